import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { ADMIN_LOCK, AdminActions, type Administrator } from '../../admin/admin-actions.js';
import { clientExists, organisationUnknown, secondPersonNeeded } from '../../admin/admin.errors.js';
import { isSamePerson } from '../../admin/same-person.js';
import { needsSecondPerson, type AuthConfig } from '../../auth.config.js';
import { continueUri } from '../site/site-login.js';
import { secretContext, type CredentialKind } from '../site/sites.js';
import type { ApprovedSite, NewSite, RegisteredSite, RotatedSiteSecret } from './site-admin.schema.js';
import { SiteCallbacks } from './site-callbacks.js';
import { siteChanged, siteCodeTaken, siteHasNoSuchSecret, siteNotFound } from './site.errors.js';

interface Credential {
  kind: CredentialKind;
  code: string;
  secret: string;
  /** Made here, so that whoever registers has to be told. */
  made: boolean;
}

/** 32 hexadecimal digits, as sites are used to; 128 bits. */
const madeSecret = (): string => randomBytes(16).toString('hex');

const ADD_CLIENT = `
  INSERT INTO clients (client_id, kind, name, org_code, api_access, first_party, redirect_uris, post_logout_redirect_uris, networks, approved_at)
  VALUES ($1, 'public', $2, $3, false, false, $4, $5, $6, CASE WHEN $7 THEN NULL ELSE now() END) ON CONFLICT (client_id) DO NOTHING RETURNING 1`;
const ADD_SITE = 'INSERT INTO sites (client_id, audience, registered_by_kind, registered_by_id) VALUES ($1, $2, $3, $4)';
const LOCK = `SELECT c.approved_at IS NOT NULL AS approved, s.registered_by_id AS "registeredBy"
  FROM sites s JOIN clients c ON c.client_id = s.client_id WHERE s.client_id = $1 FOR UPDATE`;
const ROTATE = `UPDATE site_credentials SET
    previous_secret_encrypted = CASE WHEN $4::int > 0 THEN secret_encrypted END,
    previous_until = CASE WHEN $4::int > 0 THEN now() + make_interval(hours => $4::int) END,
    secret_encrypted = $3
  WHERE client_id = $1 AND kind = $2 RETURNING code, previous_until`;

/** 网站接入管理. Secrets are sealed, for signatures are made with them; a repetition of a request answers null in their place. */
@Injectable()
export class ManageSites {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly actions: AdminActions,
    private readonly cipher: FieldCipher,
    private readonly callbacks: SiteCallbacks,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /** @throws AUTH.CLIENT_EXISTS, AUTH.ORGANISATION_UNKNOWN, AUTH.SITE_CODE_TAKEN, AUTH.SITE_CALLBACK_TAKEN */
  async register(site: NewSite, by: Administrator, key: IdempotentRequest): Promise<RegisteredSite> {
    const credentials = credentialsOf(site);
    let made: readonly Credential[] = [];
    const work = async () => {
      await this.addClient(site);
      await this.database.query(ADD_SITE, [site.clientId, site.audience, by.kind, by.id]);
      for (const credential of credentials) await this.addCredential(site.clientId, credential);
      const { clientId, audience, callbackUrls, networks } = site;
      await this.callbacks.set(clientId, callbackUrls);
      await this.actions.record(by, [{ action: 'site.registered', target: clientId, details: { audience, callbackUrls, networks } }]);
      made = credentials.filter((credential) => credential.made);
      const codeOf = (kind: CredentialKind): string | null => credentials.find((each) => each.kind === kind)?.code ?? null;
      return { clientId, serviceCode: codeOf('service'), accessKey: codeOf('access') };
    };
    const answer = await this.idempotency.once(key, work);
    const secretOf = (kind: CredentialKind): string | null => made.find((each) => each.kind === kind)?.secret ?? null;
    return { ...answer, servicePwd: secretOf('service'), accessSecret: secretOf('access') };
  }

  /** A second rotation within the overlap ends the oldest of the three. @throws AUTH.SITE_NOT_FOUND, AUTH.SITE_HAS_NO_SUCH_SECRET */
  async rotate(
    clientId: string,
    kind: CredentialKind,
    overlapHours: number,
    by: Administrator,
    key: IdempotentRequest,
  ): Promise<RotatedSiteSecret> {
    const secret = madeSecret();
    let told: string | null = null;
    const work = async () => {
      const known = await this.database.query('SELECT 1 FROM sites WHERE client_id = $1 FOR UPDATE', [clientId]);
      if (known.length === 0) throw siteNotFound();
      const sealed = this.cipher.encrypt(secret, secretContext(clientId, kind));
      const [row] = await this.database.query<{ code: string; previous_until: Date | null }>(ROTATE, [
        clientId,
        kind,
        sealed,
        overlapHours,
      ]);
      if (!row) throw siteHasNoSuchSecret();
      await this.actions.record(by, [{ action: 'site.secret-rotated', target: clientId, details: { kind, overlapHours } }]);
      told = secret;
      return { clientId, code: row.code, previousSecretUntil: row.previous_until?.toISOString() ?? null };
    };
    const answer = await this.idempotency.once(key, work, { status: 200 });
    return { ...answer, secret: told };
  }

  /**
   * 双人复核 of these addresses: whoever changes them between the look and the approval gets nothing approved that nobody has seen. Approved
   * again, it stays as it is. @throws AUTH.SITE_NOT_FOUND, AUTH.SITE_CHANGED, AUTH.SECOND_PERSON_NEEDED
   */
  approve(clientId: string, callbackUrls: readonly string[], by: Administrator, key: IdempotentRequest): Promise<ApprovedSite> {
    const work = async (): Promise<ApprovedSite> => {
      const [site] = await this.database.query<{ approved: boolean; registeredBy: string | null }>(LOCK, [clientId]);
      if (!site) throw siteNotFound();
      if (!(await this.callbacks.are(clientId, callbackUrls))) throw siteChanged();
      if (!site.approved) {
        const asked = site.registeredBy === null ? [] : [site.registeredBy];
        if (needsSecondPerson(this.config) && (await isSamePerson(this.database, by.id, asked))) throw secondPersonNeeded();
        await this.database.query('UPDATE clients SET approved_at = now() WHERE client_id = $1', [clientId]);
        await this.actions.record(by, [{ action: 'site.approved', target: clientId, details: { callbackUrls } }]);
      }
      return { clientId, state: 'approved' };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  /** To OpenID Connect a site is a front end of which only the login is wanted; people are asked before it is told of them. */
  private async addClient({ clientId, name, orgCode, callbackUrls, networks }: NewSite): Promise<void> {
    await this.database.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
    const known = await this.database.query('SELECT 1 FROM organisations WHERE org_code = $1', [orgCode]);
    if (known.length === 0) throw organisationUnknown();
    const values = [clientId, name, orgCode, [continueUri(this.config)], callbackUrls, networks, needsSecondPerson(this.config)];
    const added = await this.database.query(ADD_CLIENT, values);
    if (added.length === 0) throw clientExists();
  }

  private async addCredential(clientId: string, { kind, code, secret }: Credential): Promise<void> {
    const added = await this.database.query(
      `INSERT INTO site_credentials (client_id, kind, code, secret_encrypted) VALUES ($1, $2, $3, $4)
       ON CONFLICT (kind, code) DO NOTHING RETURNING 1`,
      [clientId, kind, code, this.cipher.encrypt(secret, secretContext(clientId, kind))],
    );
    if (added.length === 0) throw siteCodeTaken();
  }
}

function credentialsOf({ clientId, audience, service, access }: NewSite): Credential[] {
  const wanted = (kind: CredentialKind, given: NewSite['service']): Credential => {
    if (given) return { kind, ...given, made: false };
    return { kind, code: clientId, secret: madeSecret(), made: true };
  };
  return [
    ...(audience.includes('person') ? [wanted('service', service)] : []),
    ...(audience.includes('legalPerson') ? [wanted('access', access)] : []),
  ];
}
