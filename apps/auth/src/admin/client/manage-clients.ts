import { Injectable } from '@nestjs/common';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { clientSecret } from '../../account/one-time-secrets.js';
import { hashPassword } from '../../account/passwords.js';
import { AccessEndings } from '../../ending/access-endings.js';
import { PayloadStore } from '../../oidc/payload-store.js';
import { AdminActions, type Administrator } from '../admin-actions.js';
import { clientNotFound, ownClient } from '../admin.errors.js';
import type { ChangedClient, NewClient, RegisteredSecret } from './client-admin.schema.js';
import { RegisteredClients } from './registered-clients.js';

/** 接入管理. A secret is stored as argon2id and never with an answer: the repetition of a request answers null instead. */
@Injectable()
export class ManageClients {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly clients: RegisteredClients,
    private readonly payloads: PayloadStore,
    private readonly endings: AccessEndings,
    private readonly actions: AdminActions,
  ) {}

  /** @throws AUTH.CLIENT_EXISTS, AUTH.ORGANISATION_UNKNOWN */
  async create(client: NewClient, by: Administrator, key: IdempotentRequest): Promise<RegisteredSecret> {
    const secret = client.kind === 'public' || client.jwks !== null || client.jwksUri !== null ? null : clientSecret();
    const hash = secret === null ? null : await hashPassword(secret);
    let made: string | null = null;
    const work = async (): Promise<{ clientId: string; requestId: string | null }> => {
      const requestId = await this.clients.add(client, hash, by);
      made = secret;
      return { clientId: client.clientId, requestId };
    };
    const answer = await this.idempotency.once(key, work, { claimFirst: true });
    return { ...answer, clientSecret: made };
  }

  /** Ends what it was given, in the same transaction. @throws AUTH.CLIENT_NOT_FOUND, AUTH.OWN_CLIENT */
  disable(clientId: string, by: Administrator & { clientId: string }, key: IdempotentRequest): Promise<ChangedClient> {
    if (clientId === by.clientId) throw ownClient();
    return this.setState(clientId, 'disabled', by, key);
  }

  /** @throws AUTH.CLIENT_NOT_FOUND */
  enable(clientId: string, by: Administrator, key: IdempotentRequest): Promise<ChangedClient> {
    return this.setState(clientId, 'enabled', by, key);
  }

  private setState(clientId: string, state: ChangedClient['state'], by: Administrator, key: IdempotentRequest): Promise<ChangedClient> {
    const work = async (): Promise<ChangedClient> => {
      const { disabled } = await this.lock(clientId);
      if (disabled !== (state === 'disabled')) {
        const sql = 'UPDATE clients SET disabled_at = CASE WHEN $2 THEN now() END WHERE client_id = $1';
        await this.database.query(sql, [clientId, state === 'disabled']);
        // When it is enabled too: a request under way may have written a token since it was disabled.
        await this.payloads.revokeClient(clientId);
        await this.endings.end({ kind: 'client', id: clientId });
        await this.actions.record(by, [{ action: `client.${state}`, target: clientId }]);
      }
      return { clientId, state };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  private async lock(clientId: string): Promise<{ disabled: boolean }> {
    const [row] = await this.database.query<{ disabled: boolean }>(
      'SELECT disabled_at IS NOT NULL AS disabled FROM clients WHERE client_id = $1 FOR UPDATE',
      [clientId],
    );
    if (!row) throw clientNotFound();
    return row;
  }
}
