import { endingKey, type Ending, type EndingKind } from './ending.js';

/** What of a token can have ended. Times are seconds since 1970. */
export interface EndableToken {
  issuedAt: number;
  /** In the order of `ENDING_KINDS`, those that the token has. */
  subjects: readonly (readonly [EndingKind, string])[];
}

const PRUNE_EVERY_SECONDS = 60;

/** 终止名单 — whose tokens are good for nothing though they have not expired, as auth tells it. */
export class DenyList {
  /** Grows with each that is added: what was good at a version is good while it stays. */
  version = 0;
  private readonly endings = new Map<string, Ending>();
  private prunedAt = 0;

  constructor(private readonly issuer: string) {}

  get size(): number {
    return this.endings.size;
  }

  /** The same ones may come again. `now` in seconds. */
  add(endings: readonly Ending[], now: number): void {
    for (const ending of endings) {
      const before = this.endings.get(ending.key);
      if (before && covers(before, ending)) continue;
      this.endings.set(ending.key, before ? { ...ending, notBefore: later(before.notBefore, ending.notBefore) } : ending);
      this.version++;
    }
    if (now - this.prunedAt < PRUNE_EVERY_SECONDS) return;
    this.prunedAt = now;
    for (const [key, { until }] of this.endings) if (until < now) this.endings.delete(key);
  }

  denies({ issuedAt, subjects }: EndableToken): boolean {
    if (this.endings.size === 0) return false;
    return subjects.some(([kind, id]) => {
      const ending = this.endings.get(endingKey(this.issuer, kind, id));
      return ending !== undefined && (ending.notBefore === null || issuedAt < ending.notBefore);
    });
  }
}

const later = (one: number | null, other: number | null): number | null => (one === null || other === null ? null : Math.max(one, other));
const covers = (one: Ending, other: Ending): boolean => one.until >= other.until && later(one.notBefore, other.notBefore) === one.notBefore;
