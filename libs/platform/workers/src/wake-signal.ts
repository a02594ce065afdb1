/** Wakes loops of this process, say after a commit; other processes find the work by looking again. */
export class WakeSignal {
  private readonly waiters = new Set<() => void>();
  private pending = false;

  wake(): void {
    this.pending = true;
    for (const waiter of this.waiters) waiter();
  }

  /** Resolves at the next wake, at once if there was one since the last wait, or after `ms`. */
  async wait(ms: number): Promise<void> {
    if (!this.pending) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          this.waiters.delete(done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        this.waiters.add(done);
      });
    }
    this.pending = false;
  }
}
