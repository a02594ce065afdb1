import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Workers } from '@yiwang/workers';
import { AdminActions, type Administrator } from '../admin/admin-actions.js';
import { signingKeyNotFound } from '../admin/admin.errors.js';
import type { AuthConfig } from '../auth.config.js';
import { SigningKeys, type SigningKey } from './signing-keys.js';

const EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
/** What may pass until every process has read the keys again, and by how much clocks differ. Seconds. */
const SLACK_SECONDS = 900;
const WORKER: Administrator = { kind: 'worker', id: 'rotate-signing-keys' };

/**
 * 签名密钥轮换 — without anybody noticing: the next key is published for a while before it signs, so that whoever keeps a key set has it
 * by then, and the one before stays published as long as something that it signed may still be shown.
 */
@Injectable()
export class KeyRotation {
  constructor(
    @Inject(CONFIG) private readonly config: AuthConfig,
    workers: Workers,
    private readonly keys: SigningKeys,
    private readonly actions: AdminActions,
  ) {
    workers.add({ name: 'rotate-signing-keys', everyMs: EVERY_MS, round: () => this.round().then(() => false) });
  }

  /** Publishes the next key when the present one is old enough, and retires those that nothing depends on any more. */
  async round(): Promise<void> {
    await this.keys.exclusively(async () => {
      const keys = await this.keys.states();
      const signing = keys.find(({ state }) => state === 'signing');
      const due = signing !== undefined && Date.now() - signing.signsFrom.getTime() > this.config.SIGNING_KEY_DAYS * DAY_MS;
      if (due && !keys.some(({ state }) => state === 'next')) await this.publish(this.config.SIGNING_KEY_LEAD_SECONDS, WORKER);
      for (const key of keys) if (this.isSpent(key)) await this.end(key.kid, WORKER);
    });
  }

  /** Publishes a key that signs after the lead. Returns its kid. */
  prepare(leadSeconds: number, by: Administrator): Promise<string> {
    return this.keys.exclusively(() => this.publish(leadSeconds, by));
  }

  /**
   * Retires a key now: what it signed is refused as soon as the services have read the keys again. If it is the one that signs, another
   * takes its place at once. Returns that one's kid. @throws AUTH.SIGNING_KEY_NOT_FOUND
   */
  retire(kid: string, by: Administrator): Promise<string | null> {
    return this.keys.exclusively(async () => {
      const key = (await this.keys.states()).find((each) => each.kid === kid && each.state !== 'retired');
      if (!key) throw signingKeyNotFound();
      const successor = key.state === 'signing' ? await this.publish(0, by) : null;
      await this.end(kid, by);
      return successor;
    });
  }

  /** Access tokens are refused soon after; an ID token tells a logout whose it is, for as long as the session lasts. */
  private isSpent({ state, supersededAt }: SigningKey): boolean {
    const kept = (this.config.SESSION_SECONDS + this.config.ACCESS_TOKEN_SECONDS + SLACK_SECONDS) * 1_000;
    return state === 'superseded' && supersededAt !== null && Date.now() - supersededAt.getTime() > kept;
  }

  private async publish(leadSeconds: number, by: Administrator): Promise<string> {
    const kid = await this.keys.generate(leadSeconds);
    await this.actions.record(by, [{ action: 'signing-key.published', target: kid, details: { leadSeconds } }]);
    return kid;
  }

  private async end(kid: string, by: Administrator): Promise<void> {
    await this.keys.retire(kid);
    await this.actions.record(by, [{ action: 'signing-key.retired', target: kid }]);
  }
}
