import { Injectable } from '@nestjs/common';
import { ADMINISTRATIVE_DUTIES, type AdministrativeDuty } from '@yiwang/permissions';
import { Database } from '@yiwang/persistence';

/** The catalogue says which permissions belong to a duty when an installation begins; which do so now is data. */
export { ADMINISTRATIVE_DUTIES as DUTIES };
export type Duty = AdministrativeDuty;

/** Users by all their accounts, disabled ones and delegations to come included; and posts by themselves. Few posts have such permissions. */
const CONFLICTS = `
  WITH held AS (
    SELECT account_id, post_code FROM officer_posts
    UNION ALL
    SELECT to_account_id, unnest(posts) FROM post_delegations WHERE revoked_at IS NULL AND ended_at IS NULL AND ends_at > now()),
  dutiful AS (SELECT p.code, d.duty FROM administrator_duties d JOIN posts p ON d.permission = ANY(p.permissions))
  SELECT a.user_id::text AS holder FROM dutiful JOIN held ON held.post_code = dutiful.code JOIN accounts a ON a.id = held.account_id
   GROUP BY a.user_id HAVING count(DISTINCT dutiful.duty) > 1
  UNION ALL
  SELECT code FROM dutiful GROUP BY code HAVING count(DISTINCT duty) > 1`;

/** 三员分立 — permissions of the three administrators exclude one another: for a user, whatever accounts he acts by, and for a post. */
@Injectable()
export class Duties {
  constructor(private readonly database: Database) {}

  /** Duty by permission, of the permissions that have one. */
  async all(): Promise<Map<string, Duty>> {
    const rows = await this.database.query<{ permission: string; duty: Duty }>('SELECT permission, duty FROM administrator_duties');
    return new Map(rows.map(({ permission, duty }) => [permission, duty]));
  }

  /** User ids and codes of posts that hold permissions of several duties. */
  async conflicts(): Promise<Set<string>> {
    const rows = await this.database.query<{ holder: string }>(CONFLICTS);
    return new Set(rows.map(({ holder }) => holder));
  }
}

/** Whether the permissions belong to more than one of the duties. */
export function exclude(duties: ReadonlyMap<string, Duty>, permissions: Iterable<string>): boolean {
  const found = new Set<Duty>();
  for (const permission of permissions) {
    const duty = duties.get(permission);
    if (duty !== undefined) found.add(duty);
  }
  return found.size > 1;
}
