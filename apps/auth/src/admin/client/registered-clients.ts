import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { needsSecondPerson, type AuthConfig } from '../../auth.config.js';
import { ADMIN_LOCK, AdminActions, type Administrator } from '../admin-actions.js';
import { clientExists, organisationUnknown } from '../admin.errors.js';
import type { ClientQuery, ListedClient, NewClient } from './client-admin.schema.js';
import { ClientRequests } from './client-requests.js';

const LIST = `SELECT client_id, kind, name, org_code, permissions, api_access, redirect_uris, post_logout_redirect_uris, disabled_at, created_at,
    first_party, backchannel_logout_uri, jwks_uri, networks, item_codes, org_codes, approved_at,
    CASE WHEN secret_hash IS NOT NULL THEN 'secret' WHEN jwks IS NOT NULL THEN 'keys' WHEN jwks_uri IS NOT NULL THEN 'keysAtUri' ELSE 'none' END
      AS credential,
    CASE WHEN previous_secret_until > now() THEN previous_secret_until END AS previous_secret_until
  FROM clients WHERE client_id > $1 AND ($2::text IS NULL OR kind = $2) ORDER BY client_id LIMIT $3`;
const INSERT = `INSERT INTO clients (client_id, kind, name, secret_hash, org_code, permissions, api_access, redirect_uris, post_logout_redirect_uris,
    first_party, backchannel_logout_uri, jwks, jwks_uri, networks, item_codes, org_codes, approved_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, CASE WHEN $17::boolean THEN now() END) ON CONFLICT (client_id) DO NOTHING RETURNING 1`;

interface Row {
  client_id: string;
  kind: ListedClient['kind'];
  name: string;
  org_code: string | null;
  permissions: string[];
  api_access: boolean;
  redirect_uris: string[];
  post_logout_redirect_uris: string[];
  first_party: boolean;
  backchannel_logout_uri: string | null;
  credential: ListedClient['credential'];
  jwks_uri: string | null;
  networks: string[];
  item_codes: string[];
  org_codes: string[];
  approved_at: Date | null;
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
    private readonly requests: ClientRequests,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /** In the order of their ids; never with anything made of a secret. @throws HTTP.CURSOR_INVALID */
  async list({ cursor, limit, kind }: ClientQuery): Promise<Page<ListedClient>> {
    const after = decodeCursor(Position, cursor)?.clientId ?? '';
    const rows = await this.database.query<Row>(LIST, [after, kind ?? null, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ clientId: last.client_id }));
    return { items: items.map(toListed), next };
  }

  /**
   * Inside a unit of work. `secretHash` is null for who has none. Returns the request that a second person has to approve before the client
   * gets any token; null where none has to, as for a command run on the machine.
   * @throws AUTH.CLIENT_EXISTS, AUTH.ORGANISATION_UNKNOWN
   */
  async add(client: NewClient, secretHash: string | null, by: Administrator): Promise<string | null> {
    const { clientId, kind, orgCode, permissions, redirectUris } = client;
    const approved = by.kind === 'command' || !needsSecondPerson(this.config);
    await this.database.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
    await this.requireKnown([...(orgCode === undefined ? [] : [orgCode]), ...client.orgCodes]);
    const added = await this.database.query(INSERT, valuesOf(client, secretHash, approved));
    if (added.length === 0) throw clientExists();
    const details = { kind, orgCode: orgCode ?? null, permissions, redirectUris };
    await this.actions.record(by, [{ action: 'client.registered', target: clientId, details }]);
    const { reason = '', ...wanted } = client;
    return approved ? null : this.requests.add({ clientId, kind: 'registration', wanted, reason }, by);
  }

  /** @throws AUTH.ORGANISATION_UNKNOWN */
  async requireKnown(orgCodes: readonly string[]): Promise<void> {
    const [row] = await this.database.query<{ known: number }>(
      'SELECT count(*)::int AS known FROM organisations WHERE org_code = ANY($1)',
      [orgCodes],
    );
    if (row?.known !== new Set(orgCodes).size) throw organisationUnknown();
  }
}

const valuesOf = (client: NewClient, secretHash: string | null, approved: boolean): unknown[] => [
  client.clientId,
  client.kind,
  client.name,
  secretHash,
  client.orgCode ?? null,
  client.permissions,
  client.apiAccess,
  client.redirectUris,
  client.postLogoutRedirectUris,
  client.firstParty,
  client.backchannelLogoutUri,
  client.jwks === null ? null : JSON.stringify(client.jwks),
  client.jwksUri,
  client.networks,
  client.itemCodes,
  client.orgCodes,
  approved,
];

const toListed = (row: Row): ListedClient => ({
  clientId: row.client_id,
  kind: row.kind,
  name: row.name,
  orgCode: row.org_code,
  permissions: row.permissions,
  apiAccess: row.api_access,
  redirectUris: row.redirect_uris,
  postLogoutRedirectUris: row.post_logout_redirect_uris,
  firstParty: row.first_party,
  backchannelLogoutUri: row.backchannel_logout_uri,
  credential: row.credential,
  jwksUri: row.jwks_uri,
  networks: row.networks,
  itemCodes: row.item_codes,
  orgCodes: row.org_codes,
  approvedAt: row.approved_at?.toISOString() ?? null,
  previousSecretUntil: row.previous_secret_until?.toISOString() ?? null,
  disabledAt: row.disabled_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
});
