import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { personsOnly } from './person.errors.js';

export interface OwnUser {
  userId: string;
  accountId: string;
}

const FIND = `SELECT a.user_id FROM accounts a JOIN users u ON u.id = a.user_id
  WHERE a.id = $1 AND a.kind = 'person' AND a.disabled_at IS NULL AND u.closed_at IS NULL`;

/** 本人 — the user behind a person's token. */
@Injectable()
export class OwnPerson {
  constructor(private readonly database: Database) {}

  /** @throws AUTH.PERSONS_ONLY also for who has left meanwhile */
  find(principal: Principal): Promise<OwnUser> {
    return this.read(FIND, principal);
  }

  /** The same, in a unit of work that changes him: nobody else does at the same time. @throws AUTH.PERSONS_ONLY */
  lock(principal: Principal): Promise<OwnUser> {
    return this.read(`${FIND} FOR UPDATE OF u, a`, principal);
  }

  private async read(sql: string, { kind, id }: Principal): Promise<OwnUser> {
    if (kind !== 'person') throw personsOnly();
    const [row] = await this.database.query<{ user_id: string }>(sql, [id]);
    if (!row) throw personsOnly();
    return { userId: row.user_id, accountId: id };
  }
}
