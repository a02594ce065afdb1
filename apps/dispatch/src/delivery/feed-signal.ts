import { Injectable } from '@nestjs/common';

interface Bell {
  rings: number;
  waiters: Set<() => void>;
}

/** 来件提醒 — something came into the feed of an organisation: its readers that wait look again, and nobody else's. This process only. */
@Injectable()
export class FeedSignal {
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

  /** No reader waits any longer, for the service stops. */
  end(): void {
    this.over = true;
    for (const orgCode of this.bells.keys()) this.ring(orgCode);
  }

  get ended(): boolean {
    return this.over;
  }

  /** Resolves when it rings, at once if it rang since `heard`, or after `ms`. */
  async wait(orgCode: string, heard: number, ms: number): Promise<void> {
    const bell = this.bellOf(orgCode);
    if (this.over || bell.rings !== heard) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        bell.waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      bell.waiters.add(done);
    });
  }

  private bellOf(orgCode: string): Bell {
    let bell = this.bells.get(orgCode);
    if (!bell) this.bells.set(orgCode, (bell = { rings: 0, waiters: new Set() }));
    return bell;
  }
}
