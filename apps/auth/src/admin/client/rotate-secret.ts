import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { clientSecret } from '../../account/one-time-secrets.js';
import { hashPassword } from '../../account/passwords.js';
import { needsSecondPerson, type AuthConfig } from '../../auth.config.js';
import { AccessEndings } from '../../ending/access-endings.js';
import { AdminActions, type Administrator } from '../admin-actions.js';
import { clientHasNoSecret, clientNotFound } from '../admin.errors.js';
import type { RotatedSecret } from './client-admin.schema.js';
import { ClientRequests } from './client-requests.js';

const ROTATE = `UPDATE clients SET
    previous_secret_hash = CASE WHEN $3::int > 0 THEN secret_hash END,
    previous_secret_until = CASE WHEN $3::int > 0 THEN now() + make_interval(hours => $3::int) END,
    secret_hash = $2
  WHERE client_id = $1 RETURNING previous_secret_until`;
const LOCK = 'SELECT secret_hash IS NOT NULL AS secret, approved_at IS NOT NULL AS approved FROM clients WHERE client_id = $1 FOR UPDATE';

/** 密钥轮换. Who makes a secret sees it and could act as the client, so that it waits for a second person like everything else that gives rights. */
@Injectable()
export class RotateSecret {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly requests: ClientRequests,
    private readonly endings: AccessEndings,
    private readonly actions: AdminActions,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /**
   * A second rotation within the overlap ends the oldest of the three secrets. The secret of a client that waits for approval itself is
   * replaced at once: it counts for nothing yet.
   * @throws AUTH.CLIENT_NOT_FOUND, AUTH.CLIENT_HAS_NO_SECRET, AUTH.CLIENT_REQUEST_PENDING
   */
  async execute(clientId: string, overlapHours: number, by: Administrator, key: IdempotentRequest): Promise<RotatedSecret> {
    const secret = clientSecret();
    const hash = await hashPassword(secret);
    let made: string | null = null;
    const work = async (): Promise<Omit<RotatedSecret, 'clientSecret'>> => {
      const waits = (await this.lock(clientId)).approved && needsSecondPerson(this.config);
      const wanted = { clientId, kind: 'rotation' as const, wanted: { overlapHours }, reason: '', secretHash: hash };
      const requestId = waits ? await this.requests.add(wanted, by) : null;
      const until = waits ? null : await this.apply(clientId, hash, overlapHours, by);
      made = secret;
      return { clientId, previousSecretUntil: until?.toISOString() ?? null, requestId };
    };
    const answer = await this.idempotency.once(key, work, { status: 200, claimFirst: true });
    return { ...answer, clientSecret: made };
  }

  /** Inside a unit of work. Until when the secret so far is good too. @throws AUTH.CLIENT_NOT_FOUND, AUTH.CLIENT_HAS_NO_SECRET */
  async apply(clientId: string, hash: string, overlapHours: number, by: Administrator): Promise<Date | null> {
    await this.lock(clientId);
    const [row] = await this.database.query<{ previous_secret_until: Date | null }>(ROTATE, [clientId, hash, overlapHours]);
    // After a leak: whoever has the secret has tokens too.
    if (overlapHours === 0) await this.endings.end({ kind: 'client', id: clientId });
    await this.actions.record(by, [{ action: 'client.secret-rotated', target: clientId, details: { overlapHours } }]);
    return row?.previous_secret_until ?? null;
  }

  private async lock(clientId: string): Promise<{ approved: boolean }> {
    const [row] = await this.database.query<{ secret: boolean; approved: boolean }>(LOCK, [clientId]);
    if (!row) throw clientNotFound();
    if (!row.secret) throw clientHasNoSecret();
    return row;
  }
}
