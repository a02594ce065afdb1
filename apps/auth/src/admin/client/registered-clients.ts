import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { ADMIN_LOCK, AdminActions, type Administrator } from '../admin-actions.js';
import { clientExists, organisationUnknown } from '../admin.errors.js';
import type { ClientQuery, ListedClient, NewClient } from './client-admin.schema.js';

const LIST = `SELECT client_id, kind, name, org_code, permissions, api_access, redirect_uris, post_logout_redirect_uris, disabled_at, created_at,
    CASE WHEN previous_secret_until > now() THEN previous_secret_until END AS previous_secret_until
  FROM clients WHERE client_id > $1 AND ($2::text IS NULL OR kind = $2) ORDER BY client_id LIMIT $3`;
const INSERT = `INSERT INTO clients (client_id, kind, name, secret_hash, org_code, permissions, api_access, redirect_uris, post_logout_redirect_uris)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (client_id) DO NOTHING RETURNING 1`;

interface Row {
  client_id: string;
  kind: ListedClient['kind'];
  name: string;
  org_code: string | null;
  permissions: string[];
  api_access: boolean;
  redirect_uris: string[];
  post_logout_redirect_uris: string[];
  previous_secret_until: Date | null;
  disabled_at: Date | null;
  created_at: Date;
}
const Position = z.object({ clientId: z.string().max(64) });

@Injectable()
export class RegisteredClients {
  constructor(
    private readonly database: Database,
    private readonly actions: AdminActions,
  ) {}

  /** In the order of their ids; never with anything made of a secret. @throws HTTP.CURSOR_INVALID */
  async list({ cursor, limit, kind }: ClientQuery): Promise<Page<ListedClient>> {
    const after = decodeCursor(Position, cursor)?.clientId ?? '';
    const rows = await this.database.query<Row>(LIST, [after, kind ?? null, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ clientId: last.client_id }));
    return { items: items.map(toListed), next };
  }

  /** Inside a unit of work. `secretHash` is null for a front end. @throws AUTH.CLIENT_EXISTS, AUTH.ORGANISATION_UNKNOWN */
  async add(client: NewClient, secretHash: string | null, by: Administrator): Promise<void> {
    const { clientId, kind, name, orgCode, permissions, apiAccess, redirectUris, postLogoutRedirectUris } = client;
    await this.database.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
    if (orgCode !== undefined) {
      const known = await this.database.query('SELECT 1 FROM organisations WHERE org_code = $1', [orgCode]);
      if (known.length === 0) throw organisationUnknown();
    }
    const values = [clientId, kind, name, secretHash, orgCode ?? null, permissions, apiAccess, redirectUris, postLogoutRedirectUris];
    const added = await this.database.query(INSERT, values);
    if (added.length === 0) throw clientExists();
    const details = { kind, orgCode: orgCode ?? null, permissions, redirectUris };
    await this.actions.record(by, [{ action: 'client.registered', target: clientId, details }]);
  }
}

const toListed = (row: Row): ListedClient => ({
  clientId: row.client_id,
  kind: row.kind,
  name: row.name,
  orgCode: row.org_code,
  permissions: row.permissions,
  apiAccess: row.api_access,
  redirectUris: row.redirect_uris,
  postLogoutRedirectUris: row.post_logout_redirect_uris,
  previousSecretUntil: row.previous_secret_until?.toISOString() ?? null,
  disabledAt: row.disabled_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
});
