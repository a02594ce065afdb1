import { Injectable } from '@nestjs/common';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { AdminActions, type Administrator } from '../admin-actions.js';
import { ChangeClient } from './change-client.js';
import type { ClientTerms, DecidedRequest } from './client-admin.schema.js';
import { ClientRequests, type PendingRequest } from './client-requests.js';
import { RotateSecret } from './rotate-secret.js';

/** 接入审批 — what a second person decides. */
@Injectable()
export class DecideClientRequest {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly requests: ClientRequests,
    private readonly changes: ChangeClient,
    private readonly secrets: RotateSecret,
    private readonly actions: AdminActions,
  ) {}

  /** @throws AUTH.CLIENT_REQUEST_NOT_FOUND, AUTH.CLIENT_REQUEST_DECIDED, AUTH.SECOND_PERSON_NEEDED, InputError when the client is another by now */
  approve(id: string, by: Administrator, key: IdempotentRequest): Promise<DecidedRequest> {
    return this.decision(id, key, async (request) => {
      await this.requests.requireSecondPerson(request, by);
      await this.carryOut(request, by);
      await this.requests.decide(id, 'approved', by);
      return 'approved';
    });
  }

  /** A registration that is rejected or withdrawn leaves no client; its id may be taken again. */
  reject(id: string, reason: string, by: Administrator, key: IdempotentRequest): Promise<DecidedRequest> {
    return this.decision(id, key, async (request) => {
      await this.requests.requireSecondPerson(request, by);
      await this.drop(request, 'rejected', by, reason);
      return 'rejected';
    });
  }

  withdraw(id: string, by: Administrator, key: IdempotentRequest): Promise<DecidedRequest> {
    return this.decision(id, key, async (request) => {
      await this.drop(request, 'withdrawn', by, null);
      return 'withdrawn';
    });
  }

  private async carryOut({ clientId, kind, wanted, secretHash }: PendingRequest, by: Administrator): Promise<void> {
    switch (kind) {
      case 'registration':
        await this.database.query('UPDATE clients SET approved_at = now() WHERE client_id = $1', [clientId]);
        await this.actions.record(by, [{ action: 'client.approved', target: clientId }]);
        return;
      case 'change':
        await this.changes.apply(clientId, wanted as ClientTerms, by);
        return;
      case 'rotation':
        if (secretHash !== null) await this.secrets.apply(clientId, secretHash, Number(wanted['overlapHours']), by);
    }
  }

  private async drop(request: PendingRequest, state: 'rejected' | 'withdrawn', by: Administrator, reason: string | null): Promise<void> {
    const { id, clientId, kind } = request;
    if (kind === 'registration') await this.database.query('DELETE FROM clients WHERE client_id = $1 AND approved_at IS NULL', [clientId]);
    await this.requests.decide(id, state, by, reason);
    await this.actions.record(by, [{ action: `client.request-${state}`, target: clientId, details: { kind } }]);
  }

  private decision(
    id: string,
    key: IdempotentRequest,
    decide: (request: PendingRequest) => Promise<DecidedRequest['state']>,
  ): Promise<DecidedRequest> {
    const work = async (): Promise<DecidedRequest> => {
      const request = await this.requests.lock(id);
      return { id, clientId: request.clientId, state: await decide(request) };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }
}
