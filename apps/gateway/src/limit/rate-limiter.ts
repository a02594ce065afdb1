import { LRUCache } from 'lru-cache';

/** Requests a subject may make in one window of a minute, by class of route. */
export type RateRules = Readonly<Record<string, number>>;

export interface RateDecision {
  allowed: boolean;
  limit: number;
  /** Requests left in this window, as far as this replica knows. */
  remaining: number;
  /** Seconds until the window ends. */
  resetSeconds: number;
}

/** Counter shared by all replicas: adds `amount` to the window's count and returns the new count. */
export interface WindowCounter {
  add(key: string, amount: number): Promise<number>;
}

interface Lease {
  window: number;
  /** Requests taken from the shared budget and not spent yet. */
  left: number;
  /** What the shared counter said last; at `limit` nothing more can be leased in this window. */
  counted: number;
  pending: Promise<void> | undefined;
}

export interface RateLimiterOptions {
  counter: WindowCounter;
  rules: RateRules;
  now?: () => number;
  /** Called each time the shared counter could not be asked and the limit was applied by this replica alone. */
  onLocal?: () => void;
}

const WINDOW_MS = 60_000;
/** How long the shared counter is left alone after it failed. */
const RETRY_MS = 1_000;
const MAX_SUBJECTS = 50_000;

/** A twentieth of the budget, at most 1000: small limits are exact, large ones cost a round trip every thousand requests. */
export const chunkOf = (limit: number): number => Math.min(1_000, Math.max(1, Math.floor(limit / 20)));

/**
 * 限流 — window counters per subject (principal or client address) and class of route.
 *
 * A round trip per request would cost more than the cached answers it guards, so each replica leases a chunk of the window's budget
 * with one addition and spends it locally. The price: what a replica has leased and not spent is lost to the others, so a subject whose
 * requests are spread may be refused up to `replicas × chunk` requests early. It never gets more than the limit, except while the
 * counter is away: then each replica applies the limit by itself (fail open, bounded).
 */
export class RateLimiter {
  private readonly leases = new LRUCache<string, Lease>({ max: MAX_SUBJECTS });
  private readonly now: () => number;
  private localUntil = 0;

  constructor(private readonly options: RateLimiterOptions) {
    this.now = options.now ?? Date.now;
  }

  /** Takes one request from the subject's budget. Answers at once while the lease lasts. */
  take(routeClass: string, subject: string): RateDecision | Promise<RateDecision> {
    const limit = this.options.rules[routeClass];
    if (limit === undefined) throw new Error(`no rate limit for route class ${routeClass}`);
    const now = this.now();
    const window = Math.floor(now / WINDOW_MS);
    const key = `${routeClass}:${subject}`;
    let lease = this.leases.get(key);
    if (lease === undefined || lease.window !== window) {
      lease = { window, left: 0, counted: 0, pending: undefined };
      this.leases.set(key, lease);
    }
    if (lease.left > 0) {
      lease.left--;
      return decide(true, limit, lease, now);
    }
    if (lease.counted >= limit) return decide(false, limit, lease, now);
    lease.pending ??= this.refill(key, lease, limit);
    return lease.pending.then(() => this.take(routeClass, subject));
  }

  private async refill(key: string, lease: Lease, limit: number): Promise<void> {
    try {
      if (this.now() < this.localUntil) return this.applyLocally(lease, limit);
      const chunk = chunkOf(limit);
      const counted = await this.options.counter.add(`${key}:${lease.window}`, chunk);
      const before = counted - chunk;
      lease.left += Math.max(0, Math.min(chunk, limit - before));
      lease.counted = Math.min(counted, limit);
    } catch {
      this.localUntil = this.now() + RETRY_MS;
      this.applyLocally(lease, limit);
    } finally {
      lease.pending = undefined;
    }
  }

  private applyLocally(lease: Lease, limit: number): void {
    lease.left += Math.max(0, limit - lease.counted);
    lease.counted = limit;
    this.options.onLocal?.();
  }
}

function decide(allowed: boolean, limit: number, lease: Lease, now: number): RateDecision {
  return {
    allowed,
    limit,
    remaining: limit - lease.counted + lease.left,
    resetSeconds: Math.max(1, Math.ceil(((lease.window + 1) * WINDOW_MS - now) / 1000)),
  };
}
