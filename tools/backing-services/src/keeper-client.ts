import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServiceName } from './backing-services.ts';
import { cleanEnvironment } from './clean-environment.ts';
import type { KeeperMessage, KeeperOptions, KeeperRequest, Launched } from './keeper-protocol.ts';

/** The keeper is TypeScript that Node runs as it is, from 22.18 on; under an older Node the pinned one of the checkout is used. */
function nodeExecutable(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const pinned = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');
  return existsSync(pinned) ? pinned : process.execPath;
}

interface Waiting {
  resolve: (launched: Launched | undefined) => void;
  reject: (error: Error) => void;
}

/** The parent's end of the line to a keeper. It does not keep the parent alive, except while an answer is awaited. */
export class KeeperClient {
  private readonly child: ChildProcess;
  private readonly log: (line: string) => void;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private closing = false;
  private readonly ended: Promise<void>;
  private ready: { resolve: () => void; reject: (error: Error) => void } | undefined;

  private constructor(child: ChildProcess, log: (line: string) => void, onLost: () => Promise<void>) {
    this.child = child;
    this.log = log;
    child.on('message', (message) => this.receive(message as KeeperMessage));
    this.ended = new Promise((resolve) => {
      const end = (reason: string) => {
        const error = new Error(`the keeper of the backing services ${reason}; see keeper.log in the state folder`);
        this.ready?.reject(error);
        for (const { reject } of this.waiting.values()) reject(error);
        this.waiting.clear();
        // Whoever killed the keeper left its servers to us.
        if (!this.closing) void onLost().catch(() => undefined);
        resolve();
      };
      child.once('error', (error) => end(error.message));
      child.once('exit', (code, signal) => end(signal ? `was ended by ${signal}` : `ended with code ${code}`));
    });
  }

  /**
   * Starts a keeper and waits until it has its run folder.
   * @param onLost called when the keeper ends without having been told to
   */
  static async start(options: KeeperOptions, log: (line: string) => void, onLost: () => Promise<void>): Promise<KeeperClient> {
    const errors = openSync(join(options.stateFolder, 'keeper.log'), 'a');
    const script = fileURLToPath(new URL('./keeper.ts', import.meta.url));
    const child = spawn(nodeExecutable(), [script, JSON.stringify(options)], {
      cwd: options.stateFolder,
      env: cleanEnvironment(),
      detached: true,
      stdio: ['ignore', 'ignore', errors, 'ipc'],
    });
    closeSync(errors);
    const client = new KeeperClient(child, log, onLost);
    await new Promise<void>((resolve, reject) => {
      client.ready = { resolve, reject };
    });
    client.letParentExit();
    return client;
  }

  async request(request: KeeperRequest): Promise<Launched | undefined> {
    if (!this.child.connected) throw new Error('the keeper of the backing services is gone');
    const id = this.nextId++;
    this.child.ref();
    this.child.channel?.ref();
    try {
      return await new Promise<Launched | undefined>((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
        this.child.send({ ...request, id }, (error) => {
          if (error) reject(error);
        });
      });
    } finally {
      this.letParentExit();
    }
  }

  /** Has everything stopped and removed; resolves when the keeper is gone too. */
  async close(): Promise<void> {
    this.closing = true;
    if (this.child.connected) {
      await this.request({ do: 'shutdown' }).catch((error: unknown) => this.log(String(error)));
      this.child.ref();
      if (this.child.connected) this.child.disconnect();
    }
    await this.ended;
  }

  private letParentExit(): void {
    if (this.waiting.size > 0) return;
    this.child.unref();
    this.child.channel?.unref();
  }

  private receive(message: KeeperMessage): void {
    switch (message.kind) {
      case 'up':
        this.ready?.resolve();
        return;
      case 'lost':
        this.log(`${message.service satisfies ServiceName} ended unexpectedly: ${message.reason}`);
        return;
      case 'done':
      case 'failed': {
        const waiting = this.waiting.get(message.id);
        this.waiting.delete(message.id);
        if (message.kind === 'done') waiting?.resolve(message.launched);
        else waiting?.reject(new Error(message.reason));
        return;
      }
    }
  }
}
