import { logger } from '@yiwang/telemetry';

const log = logger('work');

/** Repeats a pass over work that lies in the database: at once while there is more, otherwise every so often, until it is stopped. */
export class PeriodicWork {
  private stopping = false;
  private running: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;

  /** `pass` says whether there may be more to do at once. */
  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    private readonly pass: () => Promise<boolean>,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Resolves when the pass in hand is over. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let more = false;
      try {
        more = await this.pass();
      } catch (err) {
        if (!this.stopping) log.warn('a pass failed, it will be repeated', { name: this.name, err });
      }
      if (!more && !this.stopping) await this.pause();
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.everyMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
