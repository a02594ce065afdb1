import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import type { DepartmentTask } from '@yiwang/events-dispatch';
import { decodeCursor, encodeCursor } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { type DepartmentTaskRow, TASK_FIELDS, toDepartmentTask } from './department-task.js';
import { FeedSignal } from './feed-signal.js';

/** For a client whose access is limited to items. */
const OF_ITEMS = `
      AND EXISTS (SELECT 1 FROM tasks t JOIN case_plans p ON p.case_no = t.case_no WHERE t.id = d.task_id AND p.item_code = ANY($5))`;
/** The tasks that a system was told of and has not acknowledged. The page is taken first, off an index that holds only these. */
const feed = (ofItems: boolean): string => `
  SELECT d.position, ${TASK_FIELDS}
  FROM (SELECT d.position, d.task_id FROM deliveries d
    WHERE d.system_id = (SELECT s.id FROM department_systems s WHERE s.org_code = $1 AND s.client_id = $2 AND s.state IN ('live', 'testing'))
      AND d.state = 'sent' AND d.type = 'task.assigned' AND d.position > $3${ofItems ? OF_ITEMS : ''}
    ORDER BY d.position LIMIT $4) d
  JOIN tasks t ON t.id = d.task_id JOIN case_plans p ON p.case_no = t.case_no
  ORDER BY d.position`;

const [FEED, FEED_OF_ITEMS] = [feed(false), feed(true)];

const Position = z.object({ position: z.int().nonnegative() });

interface FeedRow extends DepartmentTaskRow, Record<string, unknown> {
  position: string;
}

export interface FeedPage {
  items: DepartmentTask[];
  next: string | null;
}

/**
 * 拉取 — the tasks delivered to the caller's system and not acknowledged yet, in the order of delivery. A system is its registered client:
 * another client of the same organisation, or one whose system was taken out of service, finds nothing.
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
    const params = [orgCode, principal.clientId, after, query.limit, ...(items ? [items] : [])];
    const sql = items ? FEED_OF_ITEMS : FEED;
    const rows = await this.signal.awaited(orgCode, query.wait, gone, () => this.database.query<FeedRow>(sql, params));
    const last = rows.at(-1);
    return {
      items: rows.map(toDepartmentTask),
      next: last ? encodeCursor({ position: Number(last.position) }) : (query.cursor ?? null),
    };
  }
}
