import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';

export type ClientKind = 'system' | 'service' | 'public';

/** A registered OAuth client that is not disabled. */
export interface RegisteredClient {
  clientId: string;
  kind: ClientKind;
  name: string;
  /** argon2id; null for a public client. */
  secretHash: string | null;
  /** Of the secret before it, while that is good beside it (轮换过渡期); null afterwards. */
  previousSecretHash: string | null;
  orgCode: string | null;
  regionCode: string | null;
  permissions: string[];
  /** Whether its tokens speak to the platform's API. */
  apiAccess: boolean;
  redirectUris: string[];
  postLogoutRedirectUris: string[];
}

@Injectable()
export class Clients {
  constructor(private readonly database: Database) {}

  async find(clientId: string): Promise<RegisteredClient | undefined> {
    if (clientId.includes('\0')) return undefined; // comes from anybody's address bar, and the database takes none
    const [row] = await this.database.query<RegisteredClient>(
      `SELECT c.client_id AS "clientId", c.kind, c.name, c.secret_hash AS "secretHash",
              CASE WHEN c.previous_secret_until > now() THEN c.previous_secret_hash END AS "previousSecretHash", c.org_code AS "orgCode",
              g.region_code AS "regionCode", c.permissions, c.api_access AS "apiAccess",
              c.redirect_uris AS "redirectUris", c.post_logout_redirect_uris AS "postLogoutRedirectUris"
         FROM clients c LEFT JOIN organisations g ON g.org_code = c.org_code
        WHERE c.client_id = $1 AND c.disabled_at IS NULL`,
      [clientId],
    );
    return row;
  }
}
