import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';

/** A worker in another process cannot wake this one. */
const LOOK_AGAIN_MS = 500;

interface Bell {
  rings: number;
  waiters: Set<() => void>;
}

/** 来件提醒 — something came into the feed of an organisation: its readers that wait look again, and nobody else's. This process only. */
@Injectable()
export class FeedSignal implements BeforeApplicationShutdown {
  private readonly bells = new Map<string, Bell>();
  private over = false;

  /** Taken before looking into the feed, so that what comes between the look and the wait is not missed. */
  rings(orgCode: string): number {
    return this.bellOf(orgCode).rings;
  }

  ring(orgCode: string): void {
    const bell = this.bellOf(orgCode);
    bell.rings++;
    for (const waiter of bell.waiters) waiter();
  }

  /** A stop must not take as long as the longest wait. */
  beforeApplicationShutdown(): void {
    this.end();
  }

  /** No reader waits any longer, for the service stops. */
  end(): void {
    this.over = true;
    for (const orgCode of this.bells.keys()) this.ring(orgCode);
  }

  /** Looks until there is something, or the time is over. Who has gone is not looked for any more, so that nothing is given to nobody. */
  async awaited<T>(orgCode: string, seconds: number, gone: AbortSignal, look: () => Promise<T[]>): Promise<T[]> {
    const until = performance.now() + seconds * 1_000;
    while (!gone.aborted) {
      const heard = this.rings(orgCode);
      const found = await look();
      const left = until - performance.now();
      if (found.length > 0 || left <= 0 || this.over) return found;
      await this.wait(orgCode, heard, Math.min(left, LOOK_AGAIN_MS), gone);
    }
    return [];
  }

  /** Resolves when it rings, at once if it rang since `heard`, when the reader has gone, or after `ms`. */
  async wait(orgCode: string, heard: number, ms: number, gone?: AbortSignal): Promise<void> {
    const bell = this.bellOf(orgCode);
    if (this.over || gone?.aborted || bell.rings !== heard) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        bell.waiters.delete(done);
        gone?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      bell.waiters.add(done);
      gone?.addEventListener('abort', done, { once: true });
    });
  }

  private bellOf(orgCode: string): Bell {
    let bell = this.bells.get(orgCode);
    if (!bell) this.bells.set(orgCode, (bell = { rings: 0, waiters: new Set() }));
    return bell;
  }
}
