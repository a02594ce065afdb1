import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';

export type ClientKind = 'system' | 'service' | 'public';

/** A registered OAuth client that is approved and not disabled. */
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
  /** Public keys that its assertions are checked with, instead of a secret: themselves, or where they are published. */
  jwks: { keys: Record<string, unknown>[] } | null;
  jwksUri: string | null;
  /** Where it is told that a login is over. */
  backchannelLogoutUri: string | null;
  /** CIDR blocks from which it may ask for tokens; none: from everywhere. */
  networks: string[];
  /** Items and organisations that its access is limited to; none: no limit beyond its permissions and organisation. */
  itemCodes: string[];
  orgCodes: string[];
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
              c.redirect_uris AS "redirectUris", c.post_logout_redirect_uris AS "postLogoutRedirectUris",
              c.jwks, c.jwks_uri AS "jwksUri", c.backchannel_logout_uri AS "backchannelLogoutUri", c.networks,
              c.item_codes AS "itemCodes", c.org_codes AS "orgCodes"
         FROM clients c LEFT JOIN organisations g ON g.org_code = c.org_code
        WHERE c.client_id = $1 AND c.disabled_at IS NULL AND c.approved_at IS NOT NULL`,
      [clientId],
    );
    return row;
  }
}
