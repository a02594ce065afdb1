import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServiceSpec } from './topology.ts';

export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));
const followParent = fileURLToPath(new URL('./follow-parent.mjs', import.meta.url));
const START_MS = 60_000;
const STOP_MS = 12_000;

/** One service in a process of its own. */
export class ServiceProcess {
  readonly spec: ServiceSpec;
  readonly logFile: string;
  private readonly env: Record<string, string>;
  private child: ChildProcess | undefined;
  private exited: Promise<void> = Promise.resolve();

  constructor(spec: ServiceSpec, env: Record<string, string>, logFolder: string) {
    this.spec = spec;
    this.env = env;
    this.logFile = join(logFolder, `${spec.name}.log`);
    mkdirSync(dirname(this.logFile), { recursive: true });
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** URL of its database as its app role. */
  get databaseUrl(): string | undefined {
    return this.env['DATABASE_URL'];
  }

  get running(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Runs the migration job to its end. */
  async migrate(): Promise<void> {
    const { child, exited } = this.launch(['migrate']);
    await exited;
    if (child.exitCode !== 0) throw this.failure('migrations failed');
  }

  /** Resolves with its address when it listens. `env` overrides what it was made with, for this start only. */
  async start(env: Record<string, string> = {}): Promise<string> {
    const { child, exited } = this.launch([], env);
    this.child = child;
    this.exited = exited;
    return new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(this.failure(`did not listen within ${START_MS / 1000} s`)), START_MS);
      let output = '';
      const read = (chunk: Buffer): void => {
        // The line may come in pieces, and after any number of others.
        output = (output + chunk.toString()).slice(-10_000);
        const url = /"msg":"listening".*"url":"([^"]+)"/.exec(output)?.[1];
        if (url === undefined) return;
        child.stdout?.off('data', read);
        clearTimeout(timer);
        resolve(url);
      };
      child.stdout?.on('data', read);
      void exited.then(() => {
        clearTimeout(timer);
        reject(this.failure('ended while starting'));
      });
    });
  }

  /** Asks it to stop and waits; kills it when it does not. */
  async stop(): Promise<void> {
    if (!this.running) return;
    const timer = setTimeout(() => this.child?.kill('SIGKILL'), STOP_MS);
    this.child?.kill('SIGTERM');
    await this.exited;
    clearTimeout(timer);
  }

  /** As a crash would do it. */
  async kill(): Promise<void> {
    if (!this.running) return;
    this.child?.kill('SIGKILL');
    await this.exited;
  }

  private launch(args: string[], extra: Record<string, string> = {}): { child: ChildProcess; exited: Promise<void> } {
    const log = createWriteStream(this.logFile, { flags: 'a' });
    const main = join(repositoryRoot, 'apps', this.spec.name, 'dist', 'src', 'main.js');
    // Nine processes on few cores: a scavenge in parallel waits for threads that nobody runs.
    const flags = [
      '--enable-source-maps',
      '--no-warnings',
      '--no-parallel-scavenge',
      `--max-old-space-size=${this.spec.heapMb}`,
      `--max-semi-space-size=${this.spec.youngMb ?? 8}`,
    ];
    const child = spawn(process.execPath, [...flags, '--import', followParent, main, ...args], {
      cwd: repositoryRoot,
      env: { PATH: process.env['PATH'] ?? '', TZ: 'Asia/Shanghai', ...this.env, ...extra },
      // A terminal's Ctrl-C reaches the stack only, which then stops the services in order.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    const exited = new Promise<void>((resolve) => {
      child.once('error', () => resolve());
      child.once('close', () => log.end(resolve));
    });
    return { child, exited };
  }

  private failure(what: string): Error {
    let tail = '';
    try {
      tail = readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n');
    } catch {
      // no log, no tail
    }
    return new Error(`${this.spec.name} ${what}; the end of ${this.logFile}:\n${tail}`);
  }
}
