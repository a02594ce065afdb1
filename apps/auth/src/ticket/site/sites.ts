import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { AddressGuard } from '@yiwang/http-client';
import { Database } from '@yiwang/persistence';
import { Clients } from '../../client/clients.js';
import { SecurityFacts } from '../../security/security-facts.js';

/** Whom a site lets in: persons by the personal entrance, legal persons by theirs. */
export type Audience = 'person' | 'legalPerson';
/** `service`: servicecode and servicepwd of the personal interface; `access`: the key pair of the legal persons'. */
export type CredentialKind = 'service' | 'access';

export interface Site {
  clientId: string;
  name: string;
  audience: Audience[];
  /** CIDR blocks that its servers call from; none: from everywhere. */
  networks: string[];
  /** Registered addresses; the first is where people go unless another is asked for. */
  callbacks: string[];
}

interface CredentialRow {
  client_id: string;
  secret_encrypted: string;
  previous_secret_encrypted: string | null;
}

export const secretContext = (clientId: string, kind: CredentialKind): string => `site_credentials.secret:${clientId}:${kind}`;

/** Longer than any code of a site; what comes from outside is looked up only when it can be one. */
const isCode = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text);

/** 部门网站 as they call and are called. A site whose client is disabled or not approved is none. */
@Injectable()
export class Sites {
  constructor(
    private readonly database: Database,
    private readonly clients: Clients,
    private readonly cipher: FieldCipher,
    private readonly security: SecurityFacts,
  ) {}

  async byServiceCode(code: string): Promise<Site | undefined> {
    if (!isCode(code)) return undefined;
    return this.find(`SELECT client_id FROM site_credentials WHERE kind = 'service' AND code = $1`, code);
  }

  async byCallback(url: string): Promise<Site | undefined> {
    if (url.includes('\0')) return undefined;
    return this.find('SELECT client_id FROM site_callbacks WHERE url = $1', url);
  }

  /** Whose call it is: the site with this code one of whose secrets fits, if it comes from a network of its own. */
  async authenticate(kind: CredentialKind, code: string, from: string, fits: (secret: string) => boolean): Promise<Site | undefined> {
    if (!isCode(code)) return undefined;
    const [row] = await this.database.query<CredentialRow & Record<string, unknown>>(
      `SELECT client_id, secret_encrypted, CASE WHEN previous_until > now() THEN previous_secret_encrypted END AS previous_secret_encrypted
         FROM site_credentials WHERE kind = $1 AND code = $2`,
      [kind, code],
    );
    if (!row) return undefined;
    const sealed = [row.secret_encrypted, row.previous_secret_encrypted].filter((text) => text !== null);
    const right = sealed.some((text) => fits(this.cipher.decrypt(text, secretContext(row.client_id, kind))));
    const site = right ? await this.load(row.client_id) : undefined;
    if (!site || site.networks.length === 0 || new AddressGuard(site.networks).names(from)) return site;
    await this.security.noteOnce('client.addressRefused', { kind: 'client', id: site.clientId }, { address: from });
    return undefined;
  }

  async load(clientId: string): Promise<Site | undefined> {
    const client = await this.clients.find(clientId);
    if (!client) return undefined;
    const [row] = await this.database.query<{ audience: Audience[]; callbacks: string[] }>(
      `SELECT s.audience, ARRAY(SELECT url FROM site_callbacks c WHERE c.client_id = s.client_id ORDER BY position) AS callbacks
         FROM sites s WHERE s.client_id = $1`,
      [clientId],
    );
    return row && { clientId, name: client.name, networks: client.networks, ...row };
  }

  private async find(sql: string, by: string): Promise<Site | undefined> {
    const [row] = await this.database.query<{ client_id: string }>(sql, [by]);
    return row && this.load(row.client_id);
  }
}
