import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { CursorTime, decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { noTestCase } from '../../system/domain/test-case.js';
import type { TaskSummary } from '../http/task.schema.js';
import { OPEN_STATES_SQL, type TaskState } from '../domain/task-status.js';
import { SUMMARY_FIELDS, type SummaryRow, toSummary } from './task-summary.js';

const Position = z.object({ dueAt: CursorTime, id: z.uuid() });
const START = { dueAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** Test cases are the business of who tests a system. Two texts, because open work has an index of its own that stays small whatever the history. */
const list = (which: string, next: number): string => `
  SELECT ${SUMMARY_FIELDS} FROM tasks t JOIN case_plans p ON p.case_no = t.case_no
  WHERE t.org_code = $1 AND ${which} AND ${noTestCase('t.case_no')} AND (t.due_at, t.id) > ($${next}::timestamptz, $${next + 1}::uuid)
  ORDER BY t.due_at, t.id LIMIT $${next + 2}`;
const OPEN = list(`t.state IN (${OPEN_STATES_SQL})`, 2);
const IN_STATE = list('t.state = $2', 3);

@Injectable()
export class ListTasks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(
    principal: Principal,
    query: { state: TaskState | 'open'; cursor?: string | undefined; limit: number },
  ): Promise<Page<TaskSummary>> {
    const after = decodeCursor(Position, query.cursor) ?? START;
    const org = principal.orgCode ?? null;
    const rows =
      query.state === 'open'
        ? await this.database.query<SummaryRow>(OPEN, [org, after.dueAt, after.id, query.limit + 1])
        : await this.database.query<SummaryRow>(IN_STATE, [org, query.state, after.dueAt, after.id, query.limit + 1]);
    const now = this.clock.now();
    const { items, next } = page(rows, query.limit, (last) => encodeCursor({ dueAt: last.due_at.toISOString(), id: last.id }));
    return { items: items.map((row) => toSummary(row, now)), next };
  }
}
