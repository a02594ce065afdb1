import { Injectable } from '@nestjs/common';
import { tokenEnded } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import type { Holds } from '../domain/task-work.js';
import { OfficerRepository } from '../domain/work.repository.js';
import { officerUnknown } from '../domain/workbench.errors.js';
import type { ActingOfficer, Capacity, Officer, WorkbenchUser } from '../domain/worker.js';

/** Of one organisation: who moves work shares it with his colleagues, who hands back what a leaver holds has it to himself. */
const HOLDINGS = `hashtextextended('work_holdings ' || $1, 0)`;
const SHARE = `SELECT pg_advisory_xact_lock_shared(${HOLDINGS})`;
const TAKE = `SELECT pg_advisory_xact_lock(${HOLDINGS})`;

/** Written when there is something new to say: an officer who moves a hundred tasks is no news. Who comes after he had left is back. */
const SEEN = `
  INSERT INTO work_officers AS old (org_code, officer_id, name, seen_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (org_code, officer_id) DO UPDATE SET name = excluded.name, seen_at = excluded.seen_at, left_at = NULL
  WHERE old.name <> excluded.name OR old.left_at IS NOT NULL OR old.seen_at IS NULL OR old.seen_at < excluded.seen_at - interval '1 day'`;

const CAPACITIES = `
  SELECT o.officer_id AS id, o.name, o.left_at AS "leftAt",
    ARRAY(SELECT m.post_code FROM work_post_members m WHERE m.org_code = o.org_code AND m.officer_id = o.officer_id) AS posts
  FROM work_officers o
  WHERE o.org_code = $1 AND o.officer_id IN (
    SELECT $2 UNION ALL
    SELECT d.from_id FROM work_delegations d
    WHERE d.org_code = $1 AND d.to_id = $2 AND d.revoked_at IS NULL AND d.starts_at <= $3 AND d.ends_at > $3)
  ORDER BY o.officer_id`;

const KNOWN = 'SELECT officer_id AS id, name FROM work_officers WHERE org_code = $1 AND officer_id = ANY($2) AND left_at IS NULL';
const LEFT = 'SELECT officer_id FROM work_officers WHERE org_code = $1 AND left_at IS NOT NULL';
const HOLDERS = 'SELECT post_code, officer_id FROM work_post_members WHERE org_code = $1 AND post_code = ANY($2)';

interface CapacityRow extends Record<string, unknown> {
  id: string;
  name: string;
  posts: string[];
  leftAt: Date | null;
}

@Injectable()
export class SqlOfficerRepository extends OfficerRepository {
  constructor(private readonly database: Database) {
    super();
  }

  override async share(orgCode: string): Promise<void> {
    await this.database.query(SHARE, [orgCode]);
  }

  override async handBack(orgCode: string): Promise<void> {
    await this.database.query(TAKE, [orgCode]);
  }

  override async enter(user: ActingOfficer, now: Date): Promise<WorkbenchUser> {
    const rows = await this.capacities(user, now);
    // His organisation has heard that he left before this process heard that his access has ended.
    const leftAt = rows.find((row) => row.id === user.id)?.leftAt;
    if (leftAt && user.tokenOf <= leftAt.getTime()) throw tokenEnded();
    await this.database.write(SEEN, [user.orgCode, user.id, user.name, now]);
    return userOf(user, rows);
  }

  override async look(user: ActingOfficer, now: Date): Promise<WorkbenchUser> {
    return userOf(user, await this.capacities(user, now));
  }

  private capacities({ orgCode, id }: ActingOfficer, now: Date): Promise<CapacityRow[]> {
    return this.database.query<CapacityRow>(CAPACITIES, [orgCode, id, now]);
  }

  override async known(orgCode: string, officerIds: readonly string[]): Promise<Officer[]> {
    const wanted = [...new Set(officerIds)];
    const rows = await this.database.query<{ id: string; name: string }>(KNOWN, [orgCode, wanted]);
    if (rows.length < wanted.length) throw officerUnknown();
    return wanted.map((id) => ({ id, name: rows.find((row) => row.id === id)!.name }));
  }

  override async holders(orgCode: string, posts: readonly string[]): Promise<Holds> {
    const gone = await this.database.query<{ officer_id: string }>(LEFT, [orgCode]);
    const left = new Set(gone.map((row) => row.officer_id));
    const rows = await this.database.query<{ post_code: string; officer_id: string }>(HOLDERS, [orgCode, [...new Set(posts)]]);
    const held = new Set(rows.map((row) => `${row.post_code} ${row.officer_id}`));
    return (officerId, post) => !left.has(officerId) && (post === null || held.has(`${post} ${officerId}`));
  }
}

function userOf({ id, name, manages }: ActingOfficer, rows: readonly CapacityRow[]): WorkbenchUser {
  const capacities = rows.map((row): Capacity => ({ id: row.id, name: row.name, posts: new Set(row.posts) }));
  const posts = capacities.find((each) => each.id === id)?.posts ?? new Set<string>();
  return { id, name, posts, standsInFor: capacities.filter((each) => each.id !== id), manages };
}
