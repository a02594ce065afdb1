import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanEnvironment } from './clean-environment.ts';

/** How to run one server. */
export interface ProcessPlan {
  command: string;
  args: string[];
  cwd: string;
  /** The server's user and group where they are not the caller's (PostgreSQL refuses to run as root). */
  identity: { uid: number; gid: number } | undefined;
  logFile: string;
  /** Resolves when the server serves, rejects while it does not yet. */
  ready: () => Promise<void>;
  /** Asks for an orderly stop that keeps the data good. */
  stopSignal: NodeJS.Signals;
  /** Enough when the data is thrown away anyway. */
  discardSignal: NodeJS.Signals;
  /** What the log says when a start fails for a reason that passes by itself, soon after a crash. */
  passingFailure?: RegExp;
}

const startTimeoutMs = 60_000;
const stopTimeoutMs = 15_000;
const passingFailureLastsMs = 10_000;

/** The end of what was logged since `from` (bytes), to be shown with an error. */
function tailOf(file: string, from: number, lines = 15): string {
  try {
    return readFileSync(file).subarray(from).toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

/** One server: its start until it serves, its bounded stop, and word of an end nobody asked for. */
export class ManagedProcess {
  readonly plan: ProcessPlan;
  private readonly onUnexpectedEnd: (reason: string) => void;
  private child: ChildProcess | undefined;
  private exit: Promise<void> = Promise.resolve();
  private ending = false;
  private logStart = 0;
  private last: Promise<void> = Promise.resolve();

  constructor(plan: ProcessPlan, onUnexpectedEnd: (reason: string) => void) {
    this.plan = plan;
    this.onUnexpectedEnd = onUnexpectedEnd;
  }

  start(): Promise<void> {
    return this.inTurn(() => (this.child ? Promise.resolve() : this.launchPatiently()));
  }

  stop(): Promise<void> {
    return this.inTurn(() => this.end(this.plan.stopSignal));
  }

  kill(): Promise<void> {
    return this.inTurn(() => this.end('SIGKILL'));
  }

  /** Ends it at once, even in the middle of a start. */
  async finish(keepData: boolean): Promise<void> {
    await this.end(keepData ? this.plan.stopSignal : this.plan.discardSignal);
  }

  /** One operation at a time: a start during a stop waits for it. */
  private inTurn(operation: () => Promise<void>): Promise<void> {
    const next = this.last.then(operation);
    this.last = next.catch(() => undefined);
    return next;
  }

  private async launchPatiently(): Promise<void> {
    const deadline = Date.now() + passingFailureLastsMs;
    for (;;) {
      try {
        return await this.launch();
      } catch (error) {
        if (this.ending || Date.now() > deadline || !this.plan.passingFailure?.test(String(error))) throw error;
        await sleep(200);
      }
    }
  }

  private async launch(): Promise<void> {
    const { command, args, cwd, identity, logFile } = this.plan;
    const log = openSync(logFile, 'a');
    this.logStart = fstatSync(log).size;
    this.ending = false;
    const child = spawn(command, args, { cwd, env: cleanEnvironment(), stdio: ['ignore', log, log], ...identity });
    closeSync(log);
    this.child = child;
    let failure: string | undefined;
    this.exit = new Promise((resolve) => {
      const ended = (reason: string) => {
        if (this.child !== child) return;
        this.child = undefined;
        failure = reason;
        resolve();
      };
      child.once('error', (error) => ended(error.message));
      child.once('exit', (code, signal) => ended(signal ? `ended by ${signal}` : `ended with code ${code}`));
    });
    await this.untilReady(() => failure);
    // The exit promise is settled by the same event that set the failure, so nothing is lost between the two.
    void this.exit.then(() => {
      if (!this.ending) this.onUnexpectedEnd(`${failure ?? 'ended'}\n${this.tail()}`);
    });
  }

  private async untilReady(failure: () => string | undefined): Promise<void> {
    const deadline = Date.now() + startTimeoutMs;
    let lastReason = '';
    for (;;) {
      const reason = failure();
      if (reason !== undefined) throw new Error(`${this.plan.command} ${reason}\n${this.tail()}`);
      try {
        await this.plan.ready();
        if (failure() === undefined) return;
      } catch (error) {
        lastReason = error instanceof Error ? error.message : String(error);
      }
      if (Date.now() > deadline) {
        await this.end('SIGKILL');
        throw new Error(`${this.plan.command} did not serve within ${startTimeoutMs / 1000} s: ${lastReason}\n${this.tail()}`);
      }
      await sleep(25);
    }
  }

  private tail(): string {
    return tailOf(this.plan.logFile, this.logStart);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.ending = true;
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    await this.exit;
    clearTimeout(timer);
  }
}
