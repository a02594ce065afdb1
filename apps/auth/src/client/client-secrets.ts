import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { matchesSecret } from '../account/passwords.js';

const REMEMBERED_MS = 300_000;

/**
 * Checks a client's secret against its argon2id hash. A right answer is remembered for five minutes under a keyed hash of hash and secret,
 * so that a service that asks for a token does not cost 50 ms each time; a new hash is a new key, so a changed secret counts at once.
 */
@Injectable()
export class ClientSecrets {
  private readonly key = randomBytes(32);
  private readonly right = new LRUCache<string, true>({ max: 1_000, ttl: REMEMBERED_MS });
  /** Under way: a client that asks by many connections at once is checked once. */
  private readonly underWay = new Map<string, Promise<boolean>>();

  /** While a secret is being changed, the new one and the one before it are both right. */
  async matchesOneOf(secretHashes: readonly (string | undefined)[], secret: string): Promise<boolean> {
    for (const secretHash of secretHashes) if (await this.matches(secretHash, secret)) return true;
    return false;
  }

  async matches(secretHash: string | undefined, secret: string): Promise<boolean> {
    if (secretHash === undefined || secret === '') return false;
    const proof = createHmac('sha256', this.key).update(secretHash).update('\0').update(secret).digest('base64');
    if (this.right.has(proof)) return true;
    const before = this.underWay.get(proof);
    if (before) return before;
    const check = this.remember(proof, this.check(secretHash, secret)).finally(() => this.underWay.delete(proof));
    this.underWay.set(proof, check);
    return check;
  }

  private async remember(proof: string, check: Promise<boolean>): Promise<boolean> {
    const matches = await check;
    if (matches) this.right.set(proof, true);
    return matches;
  }

  /** The expensive check. */
  protected check(secretHash: string, secret: string): Promise<boolean> {
    return matchesSecret(secretHash, secret);
  }
}
