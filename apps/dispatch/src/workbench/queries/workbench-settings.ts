import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { z } from 'zod';
import { processNotFound } from '../domain/workbench.errors.js';
import { BUILT_IN, type Link, type WorkProcess } from '../domain/work-process.js';
import type {
  DelegationsAnswer,
  PhrasesAnswer,
  PostsAnswer,
  ProcessDetail,
  ProcessesAnswer,
  ProcessQuery,
} from '../http/settings.schema.js';
import { workbenchUserOf } from '../use-cases/workbench-user.js';

const POSTS = `
  SELECT p.code, p.name, COALESCE(jsonb_agg(jsonb_build_object('id', m.officer_id, 'name', o.name) ORDER BY m.officer_id)
    FILTER (WHERE m.officer_id IS NOT NULL), '[]') AS members
  FROM work_posts p LEFT JOIN work_post_members m ON m.org_code = p.org_code AND m.post_code = p.code
  LEFT JOIN work_officers o ON o.org_code = m.org_code AND o.officer_id = m.officer_id
  WHERE p.org_code = $1 GROUP BY p.code, p.name ORDER BY p.code`;
const PROCESS = 'id, purpose, item_code, version, name, state, created_at, published_at, retired_at';
const PROCESSES = `
  SELECT ${PROCESS} FROM work_processes WHERE org_code = $1 AND ($2::text IS NULL OR item_code = $2) AND ($3::text IS NULL OR state = $3)
  ORDER BY id DESC LIMIT 200`;
const ONE_PROCESS = `SELECT ${PROCESS}, links FROM work_processes WHERE id = $1 AND org_code = $2`;
const DELEGATIONS = `
  SELECT d.id, d.from_id, f.name AS from_name, d.to_id, t.name AS to_name, d.starts_at, d.ends_at, d.reason, d.revoked_at
  FROM work_delegations d JOIN work_officers f ON f.org_code = d.org_code AND f.officer_id = d.from_id
  JOIN work_officers t ON t.org_code = d.org_code AND t.officer_id = d.to_id
  WHERE d.org_code = $1 AND ($3 OR d.from_id = $2 OR d.to_id = $2) AND d.ends_at > $4 ORDER BY d.ends_at, d.id LIMIT 200`;
const PHRASES = `
  SELECT id, text, officer_id IS NULL AS shared FROM work_phrases
  WHERE org_code = $1 AND (officer_id = $2 OR officer_id IS NULL) ORDER BY shared, id`;

interface ProcessRow extends Record<string, unknown> {
  id: string;
  purpose: WorkProcess['purpose'];
  item_code: string | null;
  version: number;
  name: string;
  state: WorkProcess['state'];
  created_at: Date;
  published_at: Date | null;
  retired_at: Date | null;
  links: Link[];
}
interface DelegationRow extends Record<string, unknown> {
  id: string;
  from_id: string;
  from_name: string;
  to_id: string;
  to_name: string;
  starts_at: Date;
  ends_at: Date;
  reason: string;
  revoked_at: Date | null;
}

/** What an organisation has set for its workbench. All of it is small: lists have a bound instead of pages. */
@Injectable()
export class WorkbenchSettings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async posts(principal: Principal): Promise<z.output<typeof PostsAnswer>> {
    const rows = await this.database.query<PostsRow>(POSTS, [workbenchUserOf(principal).orgCode]);
    return { posts: rows.map(({ code, name, members }) => ({ code, name, members })) };
  }

  async processes(principal: Principal, { itemCode, state }: z.output<typeof ProcessQuery>): Promise<z.output<typeof ProcessesAnswer>> {
    const rows = await this.database.query<ProcessRow>(PROCESSES, [workbenchUserOf(principal).orgCode, itemCode ?? null, state ?? null]);
    return { processes: rows.map(toProcess), builtIn: { acceptance: linksOf(BUILT_IN.acceptance), handling: linksOf(BUILT_IN.handling) } };
  }

  /** @throws DISPATCH.PROCESS_NOT_FOUND */
  async process(principal: Principal, processId: string): Promise<z.output<typeof ProcessDetail>> {
    const [row] = await this.database.query<ProcessRow>(ONE_PROCESS, [processId, workbenchUserOf(principal).orgCode]);
    if (!row) throw processNotFound();
    return { ...toProcess(row), links: linksOf(row.links) };
  }

  /** One's own, given and taken; of the whole organisation for who manages its workbench. */
  async delegations(principal: Principal): Promise<z.output<typeof DelegationsAnswer>> {
    const { id, orgCode, manages } = workbenchUserOf(principal);
    const rows = await this.database.query<DelegationRow>(DELEGATIONS, [orgCode, id, manages, this.clock.now()]);
    return {
      delegations: rows.map((row) => ({
        delegationId: row.id,
        from: { id: row.from_id, name: row.from_name },
        to: { id: row.to_id, name: row.to_name },
        startsAt: row.starts_at.toISOString(),
        endsAt: row.ends_at.toISOString(),
        reason: row.reason,
        revokedAt: row.revoked_at?.toISOString() ?? null,
      })),
    };
  }

  async phrases(principal: Principal): Promise<z.output<typeof PhrasesAnswer>> {
    const { id, orgCode } = workbenchUserOf(principal);
    const rows = await this.database.query<{ id: string; text: string; shared: boolean }>(PHRASES, [orgCode, id]);
    return { phrases: rows.map((row) => ({ phraseId: row.id, text: row.text, shared: row.shared })) };
  }
}

interface PostsRow extends Record<string, unknown> {
  code: string;
  name: string;
  members: { id: string; name: string }[];
}

const linksOf = (links: readonly Link[]) =>
  links.map((link) => ({ ...link, countersign: [...link.countersign], apartFrom: [...link.apartFrom] }));

const toProcess = (row: ProcessRow) => ({
  processId: row.id,
  purpose: row.purpose,
  itemCode: row.item_code,
  version: row.version,
  name: row.name,
  state: row.state,
  createdAt: row.created_at.toISOString(),
  publishedAt: row.published_at?.toISOString() ?? null,
  retiredAt: row.retired_at?.toISOString() ?? null,
});
