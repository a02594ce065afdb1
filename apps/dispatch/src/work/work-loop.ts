import { logger } from '@yiwang/telemetry';
import type { WakeSignal } from './wake-signal.js';

const log = logger('work-loop');
const PAUSE_AFTER_ERROR_MS = 1000;

/** Runs a pass over work that lies in the database, whenever it is woken and at least every so often, until it is stopped. */
export class WorkLoop {
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  /** `pass` says whether there may be more to do at once. */
  constructor(
    private readonly name: string,
    private readonly signal: WakeSignal,
    private readonly everyMs: number,
    private readonly pass: () => Promise<boolean>,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Resolves when the pass in hand is over. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.signal.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let more = false;
      let pause = this.everyMs;
      try {
        more = await this.pass();
      } catch (err) {
        if (!this.stopping) log.warn('a pass failed, it will be repeated', { name: this.name, err });
        pause = PAUSE_AFTER_ERROR_MS;
      }
      if (!more && !this.stopping) await this.signal.wait(pause);
    }
  }
}
