import { Injectable } from '@nestjs/common';

/** Wakes the relay of this process after a commit. A relay in another process finds the row by polling. */
@Injectable()
export class RelaySignal {
  private waiter: (() => void) | undefined;
  private pending = false;

  wake(): void {
    this.pending = true;
    this.waiter?.();
  }

  /** Resolves at the next wake, at once if there was one since the last wait, or after `ms`. */
  async wait(ms: number): Promise<void> {
    if (!this.pending) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.waiter = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.waiter = undefined;
    }
    this.pending = false;
  }
}
