import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { AccessEndings } from '../ending/access-endings.js';

const AND_BORROWERS = `SELECT unnest($1::uuid[])::text AS id UNION SELECT to_account_id::text FROM post_delegations
  WHERE from_account_id = ANY($1) AND revoked_at IS NULL AND ended_at IS NULL`;
const HOLDERS = 'SELECT DISTINCT account_id::text AS id FROM held_posts WHERE post_code = $1';

/** 权限收回 — who may do less than before goes on with a new token, which says so; the tokens that are out end. */
@Injectable()
export class LostPermissions {
  constructor(
    private readonly database: Database,
    private readonly endings: AccessEndings,
  ) {}

  /** And of those whom they lent posts to. */
  async ofAccounts(ids: readonly string[]): Promise<void> {
    await this.end(await this.database.query<{ id: string }>(AND_BORROWERS, [ids]));
  }

  /** Of everybody at the post. */
  async ofPost(code: string): Promise<void> {
    await this.end(await this.database.query<{ id: string }>(HOLDERS, [code]));
  }

  private async end(accounts: readonly { id: string }[]): Promise<void> {
    await this.endings.end(...accounts.map(({ id }) => ({ kind: 'account' as const, id })));
  }
}
