import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { ClientAddress } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import Provider, { errors, type Adapter } from 'oidc-provider';
import { SecurityFacts } from '../security/security-facts.js';

const KIND = 'ReplayDetection';
const CLAIM = `INSERT INTO oidc_payloads AS p (kind, id_hash, payload, expires_at)
  VALUES ('${KIND}', $1, $3, now() + make_interval(secs => $2))
  ON CONFLICT (kind, id_hash) DO UPDATE SET expires_at = excluded.expires_at WHERE p.expires_at <= now() RETURNING 1`;

const refused = (): Promise<never> => Promise.reject(new Error('an assertion is only ever claimed'));

/**
 * 断言防重放 — an assertion (private_key_jwt) counts once. The provider looks first and writes then; of two requests with one assertion that
 * looked at the same moment both would go on, so looking is left out and the write decides. The provider's id is a hash of issuer and jti.
 */
@Injectable()
export class AssertionReplays {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly security: SecurityFacts,
    private readonly addresses: ClientAddress,
  ) {}

  adapter(): Adapter {
    return {
      find: () => Promise.resolve(undefined),
      upsert: (id, _payload, expiresIn = 0) => this.claim(id, expiresIn),
      findByUid: refused,
      findByUserCode: refused,
      consume: refused,
      destroy: refused,
      revokeByGrantId: refused,
    };
  }

  private async claim(id: string, seconds: number): Promise<void> {
    const hash = this.cipher.lookupHash(`oidc:${id}`);
    // Sealed like the others of the table, so that a change of keys finds nothing there that it cannot open.
    const nothing = this.cipher.encrypt('', `${KIND}:${hash}`);
    const claimed = await this.database.query(CLAIM, [hash, Math.ceil(seconds), nothing]);
    if (claimed.length > 0) return;
    const { ctx } = Provider;
    // Its signature was right, so the client's key or somebody's view of its requests is in other hands.
    if (ctx?.oidc.client) {
      await this.security.noteOnce(
        'assertion.replayed',
        { kind: 'client', id: ctx.oidc.client.clientId },
        { address: this.addresses.of(ctx.req) },
      );
    }
    throw new errors.InvalidClientAuth('client assertion tokens must only be used once');
  }
}
