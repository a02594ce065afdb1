import { logger } from '@yiwang/telemetry';
import { WakeSignal } from './wake-signal.js';

const log = logger('workers');
const FIRST_PAUSE_MS = 500;
/** What was away must not be missed for longer than this once it is back, unless the work is rarer anyway. */
const LONGEST_PAUSE_MS = 5_000;

/** Work that lies in the database and is done in rounds. */
export interface Work {
  /** What the log calls it, e.g. `issue-cards`. */
  readonly name: string;
  /** Pause in ms after a round that found no more. */
  readonly everyMs: number;
  /** Does what there is, a bounded amount of it; says whether there may be more to do at once. An error means: again, later. */
  readonly round: () => Promise<boolean>;
  /** Ends the pause early. */
  readonly signal?: WakeSignal;
  /** Waits for what rounds began without waiting for it; called once, after the last round. */
  readonly settle?: () => Promise<unknown>;
}

/** Repeats the rounds of one work until it is stopped. */
export class WorkLoop {
  private readonly signal: WakeSignal;
  /** Pauses after an error apart: a busy signal must not turn the repeats into a storm. */
  private readonly interrupt = new WakeSignal();
  private stopping = false;
  private failures = 0;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly work: Work) {
    this.signal = work.signal ?? new WakeSignal();
  }

  start(): void {
    this.running = this.run();
  }

  /** Resolves when the round in hand is over, and what it left running. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.signal.wake();
    this.interrupt.wake();
    await this.running;
    await this.work.settle?.();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        const more = await this.work.round();
        this.failures = 0;
        if (!more && !this.stopping) await this.signal.wait(this.work.everyMs);
      } catch (err) {
        if (!this.stopping) await this.pauseAfter(err);
      }
    }
  }

  /** The database may be away: the work waits there, and a later round finds it. */
  private async pauseAfter(err: unknown): Promise<void> {
    this.failures++;
    const delayMs = Math.min(FIRST_PAUSE_MS * 2 ** (this.failures - 1), Math.max(LONGEST_PAUSE_MS, this.work.everyMs));
    log.warn('a round of work failed, it will be repeated', { name: this.work.name, attempt: this.failures, delayMs, err });
    await this.interrupt.wait(delayMs);
  }
}
