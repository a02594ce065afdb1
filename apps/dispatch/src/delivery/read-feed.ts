import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import type { DepartmentTask } from '@yiwang/events-dispatch';
import { decodeCursor, encodeCursor } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { type DepartmentTaskRow, TASK_FIELDS, toDepartmentTask } from './department-task.js';
import { FeedSignal } from './feed-signal.js';

/** How many a client that is limited to items looks through at once: those of others are never acknowledged by it, and lie in its way for good. */
const MOST_WALKED = 1_000;
/** The tasks that a system was told of and has not acknowledged. The page is taken first, off an index that holds only these. */
const unheard = (limit: string): string => `
    SELECT d.position, d.task_id FROM deliveries d
    WHERE d.system_id = (SELECT s.id FROM department_systems s WHERE s.org_code = $1 AND s.client_id = $2 AND s.state IN ('live', 'testing'))
      AND d.state = 'sent' AND d.type = 'task.assigned' AND d.position > $3
    ORDER BY d.position LIMIT ${limit}`;
const TASK = 'JOIN tasks t ON t.id = d.task_id JOIN case_plans p ON p.case_no = t.case_no';
const FEED = `
  SELECT d.position, true AS covered, ${TASK_FIELDS} FROM (${unheard('$4')}) d ${TASK} ORDER BY d.position`;
/** And the last one that was walked, whatever it is of: the place from where to go on. */
const FEED_OF_ITEMS = `
  SELECT d.position, p.item_code = ANY($5) AS covered, ${TASK_FIELDS}
  FROM (SELECT w.*, max(w.position) OVER () AS last FROM (${unheard('$6')}) w) d ${TASK}
  WHERE p.item_code = ANY($5) OR d.position = d.last ORDER BY d.position LIMIT $4 + 1`;

const Position = z.object({ position: z.int().nonnegative() });

interface FeedRow extends DepartmentTaskRow, Record<string, unknown> {
  position: string;
  covered: boolean;
}

export interface FeedPage {
  items: DepartmentTask[];
  next: string | null;
}

/**
 * 拉取 — the tasks delivered to the caller's system and not acknowledged yet, in the order of delivery. A system is its registered client:
 * another client of the same organisation, or one whose system was taken out of service, finds nothing; one that is limited to items goes
 * past the tasks of others, and may find none on a page.
 */
@Injectable()
export class ReadFeed {
  constructor(
    private readonly database: Database,
    private readonly signal: FeedSignal,
  ) {}

  async execute(
    principal: Principal,
    query: { cursor?: string | undefined; limit: number; wait: number },
    gone: AbortSignal,
  ): Promise<FeedPage> {
    const after = decodeCursor(Position, query.cursor)?.position ?? 0;
    const orgCode = principal.orgCode ?? '';
    const items = principal.itemCodes && [...principal.itemCodes];
    const params = [orgCode, principal.clientId, after, query.limit, ...(items ? [items, MOST_WALKED] : [])];
    const sql = items ? FEED_OF_ITEMS : FEED;
    const rows = await this.signal.awaited(orgCode, query.wait, gone, () => this.database.query<FeedRow>(sql, params));
    const shown = rows.filter(({ covered }) => covered).slice(0, query.limit);
    const last = (shown.length === query.limit ? shown : rows).at(-1);
    return {
      items: shown.map(toDepartmentTask),
      next: last ? encodeCursor({ position: Number(last.position) }) : (query.cursor ?? null),
    };
  }
}
