import { Worker } from 'node:worker_threads';
import { defineError } from '@yiwang/kernel';
import type { HashDone, HashWork } from './hash-thread.js';

/** As source under the tests, compiled in a service. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './hash-thread.ts' : './hash-thread.js', import.meta.url);
const MEMORY = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };

/** Who asks. Each has a line of its own, and the lines take turns: whoever floods one of them holds up nobody in another. */
export type HashLine = 'login' | 'client' | 'new';

export interface HashLimits {
  threads: number;
  /** Those beyond it are refused at once. */
  mostWaiting: number;
  /** Whoever has waited for longer when it is his turn is refused: whoever asked for him has given up by then. */
  patienceMs: number;
}

interface Waiting {
  work: HashWork;
  /** By the clock of `performance`. */
  until: number;
  resolve: (done: HashDone) => void;
  reject: (error: Error) => void;
}

export const tooManyLogins = defineError('unavailable', 'AUTH.TOO_MANY_LOGINS', {
  zh: '登录人数过多，请稍后再试',
  en: 'too many people log in at the moment',
});
/** Seconds. */
const COME_AGAIN = 5;

/** One thread, one hash after the other. Started when it is first needed; without work it keeps no process alive. */
class HashThread {
  private worker: Worker | undefined;
  private doing: Waiting | undefined;

  constructor(private readonly next: () => Waiting | undefined) {}

  wake(): void {
    if (this.doing) return;
    this.doing = this.next();
    if (!this.doing) return void this.worker?.unref();
    try {
      this.worker ??= this.start();
      this.worker.ref();
      this.worker.postMessage(this.doing.work);
    } catch (error) {
      // The machine has no thread to give: whose turn it was is told so, and who comes later tries again.
      this.free()?.reject(error as Error);
    }
  }

  private start(): Worker {
    // Nothing of the environment: it holds the service's keys.
    const worker = new Worker(THREAD, { env: {}, execArgv: [], resourceLimits: MEMORY });
    const fell = (error: Error): void => {
      if (worker !== this.worker) return;
      this.worker = undefined;
      this.free()?.reject(error);
    };
    worker.on('message', (done: HashDone) => this.free()?.resolve(done));
    worker.on('error', fell);
    worker.on('exit', () => fell(new Error('the thread that hashes has ended')));
    return worker;
  }

  /** Whose turn it was; the next one's begins before he goes on. */
  private free(): Waiting | undefined {
    const { doing } = this;
    this.doing = undefined;
    this.wake();
    return doing;
  }
}

/** 口令散列 — beside the event loop, at a lower priority than all else, a few at a time (docs/adr/0048). */
export class HashThreads {
  /** Those in which somebody waits, in the order of their turns. */
  private readonly lines = new Map<HashLine, Waiting[]>();
  private readonly threads: HashThread[];

  constructor(private readonly limits: HashLimits) {
    this.threads = Array.from({ length: limits.threads }, () => new HashThread(() => this.next()));
  }

  /** Of whoever may wait: never refused. */
  async make(password: string): Promise<string> {
    const done = await this.run('new', { password }, Number.POSITIVE_INFINITY);
    if ('made' in done) return done.made;
    throw new Error('a hash could not be made', { cause: done });
  }

  /** @throws AUTH.TOO_MANY_LOGINS */
  async matches(line: HashLine, against: string, password: string): Promise<boolean> {
    if ((this.lines.get(line)?.length ?? 0) >= this.limits.mostWaiting) throw tooManyLogins({ retryAfter: COME_AGAIN });
    const done = await this.run(line, { password, against }, performance.now() + this.limits.patienceMs);
    if ('matches' in done) return done.matches;
    throw new Error('a hash could not be compared', { cause: done });
  }

  private run(line: HashLine, work: HashWork, until: number): Promise<HashDone> {
    return new Promise((resolve, reject) => {
      const waiting = this.lines.get(line) ?? [];
      waiting.push({ work, until, resolve, reject });
      this.lines.set(line, waiting);
      for (const thread of this.threads) thread.wake();
    });
  }

  private next(): Waiting | undefined {
    for (let waiting = this.take(); waiting; waiting = this.take()) {
      if (waiting.until > performance.now()) return waiting;
      waiting.reject(tooManyLogins({ retryAfter: COME_AGAIN }));
    }
    return undefined;
  }

  /** Of the line whose turn it is, which then goes behind the others. */
  private take(): Waiting | undefined {
    const [turn] = this.lines;
    if (!turn) return undefined;
    const [line, waiting] = turn;
    const first = waiting.shift();
    this.lines.delete(line);
    if (waiting.length > 0) this.lines.set(line, waiting);
    return first;
  }
}
