import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { Administrator } from '../admin-actions.js';
import { clientRequestDecided, clientRequestNotFound, clientRequestPending, secondPersonNeeded } from '../admin.errors.js';
import { isSamePerson } from '../same-person.js';
import type { ClientRequest, ClientRequestQuery } from './client-admin.schema.js';

const COLUMNS = `id, client_id, kind, wanted, reason, state, requested_at, requested_by_kind, requested_by_id,
  decided_at, decided_by_kind, decided_by_id, decision_reason`;
const LIST = `SELECT ${COLUMNS} FROM client_requests
  WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR state = $2) ORDER BY id DESC LIMIT $3`;
const ADD = `INSERT INTO client_requests (id, client_id, kind, wanted, reason, requested_by_kind, requested_by_id, secret_hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (client_id) WHERE state = 'pending' DO NOTHING RETURNING 1`;
const DECIDE = `UPDATE client_requests SET state = $2, decided_at = now(), decided_by_kind = $3, decided_by_id = $4, decision_reason = $5, secret_hash = NULL
  WHERE id = $1`;

interface Row {
  id: string;
  client_id: string;
  kind: ClientRequest['kind'];
  wanted: Record<string, unknown>;
  reason: string;
  state: ClientRequest['state'];
  requested_at: Date;
  requested_by_kind: string;
  requested_by_id: string;
  decided_at: Date | null;
  decided_by_kind: string | null;
  decided_by_id: string | null;
  decision_reason: string | null;
  secret_hash?: string | null;
}

export interface WantedClient {
  clientId: string;
  kind: ClientRequest['kind'];
  wanted: object;
  reason: string;
  /** Of a secret that counts once it is approved. */
  secretHash?: string;
}

/** Never shown: the hash of a secret goes with the decision. */
export type PendingRequest = ClientRequest & { secretHash: string | null };
const Position = z.object({ id: z.uuid() });

/** 接入审批单 — what somebody wants of a client, until a second person says so. */
@Injectable()
export class ClientRequests {
  constructor(private readonly database: Database) {}

  /** The newest first. @throws HTTP.CURSOR_INVALID */
  async list({ cursor, limit, state }: ClientRequestQuery): Promise<Page<ClientRequest>> {
    const before = decodeCursor(Position, cursor)?.id ?? null;
    const rows = await this.database.query<Row & Record<string, unknown>>(LIST, [before, state ?? null, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toRequest), next };
  }

  /** Inside a unit of work. Returns its id. @throws AUTH.CLIENT_REQUEST_PENDING while another waits for the same client */
  async add({ clientId, kind, wanted, reason, secretHash }: WantedClient, by: Administrator): Promise<string> {
    const id = uuidv7();
    const added = await this.database.query(ADD, [id, clientId, kind, JSON.stringify(wanted), reason, by.kind, by.id, secretHash ?? null]);
    if (added.length === 0) throw clientRequestPending();
    return id;
  }

  /** Locks it for a decision. @throws AUTH.CLIENT_REQUEST_NOT_FOUND, AUTH.CLIENT_REQUEST_DECIDED */
  async lock(id: string): Promise<PendingRequest> {
    const [row] = await this.database.query<Row & Record<string, unknown>>(
      `SELECT ${COLUMNS}, secret_hash FROM client_requests WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (!row) throw clientRequestNotFound();
    if (row.state !== 'pending') throw clientRequestDecided();
    return { ...toRequest(row), secretHash: row.secret_hash ?? null };
  }

  /** @throws AUTH.SECOND_PERSON_NEEDED for who asked for it, in whatever office */
  async requireSecondPerson({ requestedBy }: ClientRequest, by: Administrator): Promise<void> {
    if (await isSamePerson(this.database, by.id, [requestedBy.id])) throw secondPersonNeeded();
  }

  async decide(id: string, state: 'approved' | 'rejected' | 'withdrawn', by: Administrator, reason: string | null = null): Promise<void> {
    await this.database.query(DECIDE, [id, state, by.kind, by.id, reason]);
  }
}

const toRequest = (row: Row): ClientRequest => ({
  id: row.id,
  clientId: row.client_id,
  kind: row.kind,
  wanted: row.wanted,
  reason: row.reason,
  state: row.state,
  requestedAt: row.requested_at.toISOString(),
  requestedBy: { kind: row.requested_by_kind, id: row.requested_by_id },
  decidedAt: row.decided_at?.toISOString() ?? null,
  decidedBy: row.decided_by_kind === null || row.decided_by_id === null ? null : { kind: row.decided_by_kind, id: row.decided_by_id },
  decisionReason: row.decision_reason,
});
