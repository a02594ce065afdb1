import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Idempotency, parseInput, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { needsSecondPerson, type AuthConfig } from '../../auth.config.js';
import { AccessEndings } from '../../ending/access-endings.js';
import { AdminActions, type Administrator } from '../admin-actions.js';
import { clientNeedsCredential, clientNotApproved, clientNotFound } from '../admin.errors.js';
import { NewClient, type ClientChange, type ClientTerms, type DecidedRequest } from './client-admin.schema.js';
import { ClientRequests } from './client-requests.js';
import { RegisteredClients } from './registered-clients.js';

const COLUMN_OF: Readonly<Record<keyof ClientTerms, string>> = {
  name: 'name',
  permissions: 'permissions',
  apiAccess: 'api_access',
  firstParty: 'first_party',
  redirectUris: 'redirect_uris',
  postLogoutRedirectUris: 'post_logout_redirect_uris',
  backchannelLogoutUri: 'backchannel_logout_uri',
  jwks: 'jwks',
  jwksUri: 'jwks_uri',
  networks: 'networks',
  itemCodes: 'item_codes',
  orgCodes: 'org_codes',
};
const FIELDS = Object.entries(COLUMN_OF).map(([field, column]) => `${column} AS "${field}"`);
const LOCK = `SELECT client_id AS "clientId", kind, org_code AS "orgCode", ${FIELDS.join(', ')}, approved_at IS NOT NULL AS approved,
    secret_hash IS NOT NULL AS secret
  FROM clients WHERE client_id = $1 FOR UPDATE`;
/** A client that proves itself by keys has no secret any more, nor the one before it. */
const BY_KEYS = ', secret_hash = NULL, previous_secret_hash = NULL, previous_secret_until = NULL';

type Locked = {
  clientId: string;
  kind: NewClient['kind'];
  orgCode: string | null;
  approved: boolean;
  secret: boolean;
} & Required<ClientTerms>;

/** 接入变更 — what a client may and how it is reached changes when a second person has said so; its tokens of before end then. */
@Injectable()
export class ChangeClient {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly requests: ClientRequests,
    private readonly clients: RegisteredClients,
    private readonly endings: AccessEndings,
    private readonly actions: AdminActions,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /** @throws AUTH.CLIENT_NOT_FOUND, AUTH.CLIENT_NOT_APPROVED, AUTH.CLIENT_REQUEST_PENDING, AUTH.ORGANISATION_UNKNOWN, AUTH.CLIENT_NEEDS_CREDENTIAL, InputError for what its kind cannot have */
  request(clientId: string, change: ClientChange, by: Administrator, key: IdempotentRequest): Promise<DecidedRequest> {
    const { reason, ...wanted } = change;
    const work = async (): Promise<DecidedRequest> => {
      const client = await this.lock(clientId);
      if (!client.approved) throw clientNotApproved();
      await this.check(client, wanted);
      const id = await this.requests.add({ clientId, kind: 'change', wanted, reason }, by);
      if (needsSecondPerson(this.config)) return { id, clientId, state: 'pending' };
      await this.carryOut(client, wanted, by);
      // Nobody but the platform itself stands for it; the table holds that it is not who asked.
      await this.requests.decide(id, 'approved', { kind: 'configuration', id: 'SECOND_PERSON=off' });
      return { id, clientId, state: 'approved' };
    };
    return this.idempotency.once(key, work);
  }

  /** Inside a unit of work. @throws as `request`: the client may be another by now */
  async apply(clientId: string, wanted: ClientTerms, by: Administrator): Promise<void> {
    const client = await this.lock(clientId);
    await this.check(client, wanted);
    await this.carryOut(client, wanted, by);
  }

  private async carryOut(client: Locked, wanted: ClientTerms, by: Administrator): Promise<void> {
    const byKeys = (wanted.jwks ?? wanted.jwksUri ?? null) !== null;
    // One kind of keys takes the place of the other.
    const terms: ClientTerms = byKeys ? { jwks: null, jwksUri: null, ...wanted } : wanted;
    const fields = Object.keys(terms) as (keyof ClientTerms)[];
    const values = fields.map((field) => (field === 'jwks' && terms.jwks ? JSON.stringify(terms.jwks) : terms[field]));
    const set = fields.map((field, i) => `${COLUMN_OF[field]} = $${i + 2}`).join(', ');
    await this.database.query(`UPDATE clients SET ${set}${byKeys ? BY_KEYS : ''} WHERE client_id = $1`, [client.clientId, ...values]);
    // A system asks for another token. At a front end people stay logged in: what it may is looked at whenever a token is renewed.
    if (client.kind !== 'public') await this.endings.end({ kind: 'client', id: client.clientId });
    const before = Object.fromEntries(fields.map((field) => [field, client[field]]));
    await this.actions.record(by, [{ action: 'client.changed', target: client.clientId, details: { ...terms, before } }]);
  }

  /** The client as it would be is one that could be registered. */
  private async check(client: Locked, wanted: ClientTerms): Promise<void> {
    const { approved: _, secret: __, orgCode, ...present } = client;
    const byKeys = (wanted.jwks ?? wanted.jwksUri ?? null) !== null;
    await parseInput(NewClient, {
      ...present,
      ...(orgCode !== null && { orgCode }),
      ...(byKeys && { jwks: null, jwksUri: null }),
      ...wanted,
    });
    const keys =
      byKeys || ((wanted.jwks === undefined ? client.jwks : null) ?? (wanted.jwksUri === undefined ? client.jwksUri : null)) !== null;
    if (client.kind !== 'public' && !client.secret && !keys) throw clientNeedsCredential();
    if (wanted.orgCodes) await this.clients.requireKnown(wanted.orgCodes);
  }

  private async lock(clientId: string): Promise<Locked> {
    const [row] = await this.database.query<Locked & Record<string, unknown>>(LOCK, [clientId]);
    if (!row) throw clientNotFound();
    return row;
  }
}
