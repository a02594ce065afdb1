import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';

const GRANTED = `
  SELECT 1 FROM clients c LEFT JOIN consents s ON s.client_id = c.client_id AND s.account_id = $2::uuid
   WHERE c.client_id = $1 AND (c.first_party OR s.scopes @> $3::text[])`;
const GIVE = `
  INSERT INTO consents (account_id, client_id, scopes, given_at) VALUES ($2::uuid, $1, $3::text[], $4)
  ON CONFLICT (account_id, client_id) DO UPDATE SET scopes = ARRAY(SELECT DISTINCT unnest(consents.scopes || excluded.scopes) ORDER BY 1),
    given_at = excluded.given_at`;

/** 授权同意 — which applications that are not the platform's may be told of an account. The platform's own need no consent. */
@Injectable()
export class Consents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async covers(clientId: string, accountId: string, scopes: readonly string[]): Promise<boolean> {
    return (await this.database.query(GRANTED, [clientId, accountId, [...scopes]])).length > 0;
  }

  async give(clientId: string, accountId: string, scopes: readonly string[]): Promise<void> {
    await this.database.query(GIVE, [clientId, accountId, [...scopes], this.clock.now().toISOString()]);
  }
}
