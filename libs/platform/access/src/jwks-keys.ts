import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { keysUnavailable } from './access.errors.js';

const Jwks = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional(), crv: z.string().optional() })) });

export interface JwksOptions {
  url: string;
  /** A key set older than this (a minute) is fetched again beside the work, so that a withdrawn key stops being trusted. Milliseconds. */
  refreshMs?: number;
  /** One older than this (ten minutes) is waited for, as long as the issuer may take. */
  maxAgeMs?: number;
  /** An unknown key id causes at most one fetch in this time: a flood of forged tokens must not become a flood of requests. */
  cooldownMs?: number;
  timeoutMs?: number;
  /** Milliseconds on a clock that is never moved. */
  now?: () => number;
}

/** The issuer's public ES256 keys by key id, fetched over HTTP and cached. */
export class JwksKeys {
  private keys = new Map<string, KeyObject>();
  private fetchedAt = Number.NEGATIVE_INFINITY;
  private triedAt = Number.NEGATIVE_INFINITY;
  private running: Promise<void> | undefined;
  private readonly now: () => number;

  constructor(private readonly options: JwksOptions) {
    this.now = options.now ?? Date.now;
  }

  /** The key, or undefined when the issuer does not have it. Throws ACCESS.KEYS_UNAVAILABLE when no key set was ever obtained. */
  async find(kid: string): Promise<KeyObject | undefined> {
    const age = this.now() - this.fetchedAt;
    const known = this.keys.get(kid);
    if (known && age <= (this.options.maxAgeMs ?? 600_000)) {
      if (age > (this.options.refreshMs ?? 60_000)) void this.refresh();
      return known;
    }
    await this.refresh();
    if (this.fetchedAt === Number.NEGATIVE_INFINITY) throw keysUnavailable({ retryAfter: 5 });
    return this.keys.get(kid);
  }

  private refresh(): Promise<void> {
    if (this.running) return this.running;
    // Before the first success a short pause is enough: at start every service waits for auth to come up.
    const never = this.fetchedAt === Number.NEGATIVE_INFINITY;
    const pause = never ? 200 : (this.options.cooldownMs ?? 3_000);
    if (this.now() - this.triedAt < pause) return Promise.resolve();
    this.triedAt = this.now();
    this.running = this.fetchKeys().finally(() => (this.running = undefined));
    return this.running;
  }

  /** A failed fetch keeps the keys at hand: an auth that is down must not lock everybody out. */
  private async fetchKeys(): Promise<void> {
    try {
      const answer = await fetch(this.options.url, { signal: AbortSignal.timeout(this.options.timeoutMs ?? 3_000) });
      if (!answer.ok) return;
      const { keys } = Jwks.parse(await answer.json());
      const usable = keys.filter((jwk) => jwk.kty === 'EC' && jwk.crv === 'P-256' && jwk.kid !== undefined);
      this.keys = new Map(usable.map((jwk) => [jwk.kid!, createPublicKey({ key: { ...jwk }, format: 'jwk' })]));
      this.fetchedAt = this.now();
    } catch {
      // The caller sees the outcome: no keys at all is ACCESS.KEYS_UNAVAILABLE, an unknown key is an invalid token.
    }
  }
}
