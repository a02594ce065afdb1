import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { TestCaseEntry } from '../http/system.schema.js';
import { ShowSystems } from './show-systems.js';

interface TestTask {
  taskId: string;
  state: string;
  sentAt: string | null;
  error: string | null;
  acknowledgedAt: string | null;
  result: string | null;
}
interface Row extends Record<string, unknown> {
  serial: number;
  case_no: string;
  created_at: Date;
  run_id: string | null;
  tasks: TestTask[];
}

const Position = z.object({ serial: z.int().min(0) });
const MOST = 2_147_483_647;

/** In the order in which the tasks were given. */
const LIST = `
  SELECT c.serial, c.case_no, c.created_at, c.run_id, ARRAY(
    SELECT jsonb_build_object('taskId', t.id, 'state', t.state, 'sentAt', d.sent_at, 'error', d.error, 'acknowledgedAt', t.acknowledged_at,
      'result', t.result)
    FROM tasks t LEFT JOIN deliveries d ON d.task_id = t.id AND d.type = 'task.assigned' AND d.version = 1
    WHERE t.case_no = c.case_no ORDER BY t.stage) AS tasks
  FROM test_cases c WHERE c.system_id = $1 AND c.serial < $2 ORDER BY c.serial DESC LIMIT $3`;

/** 测试办件. */
@Injectable()
export class ListTestCases {
  constructor(
    private readonly database: Database,
    private readonly systems: ShowSystems,
  ) {}

  /** @throws DISPATCH.SYSTEM_NOT_FOUND */
  async execute(
    systemId: string,
    query: { cursor?: string | undefined; limit: number },
    principal: Principal,
  ): Promise<Page<TestCaseEntry>> {
    await this.systems.demand(systemId, principal);
    const before = decodeCursor(Position, query.cursor)?.serial ?? MOST;
    const rows = await this.database.query<Row>(LIST, [systemId, before, query.limit + 1]);
    const { items, next } = page(rows, query.limit, (last) => encodeCursor({ serial: last.serial }));
    return { items: items.map(toEntry), next };
  }
}

const instant = (text: string | null): string | null => (text === null ? null : new Date(text).toISOString());

const toEntry = (row: Row): TestCaseEntry => ({
  caseNo: row.case_no,
  createdAt: row.created_at.toISOString(),
  runId: row.run_id,
  tasks: row.tasks.map((task) => ({ ...task, sentAt: instant(task.sentAt), acknowledgedAt: instant(task.acknowledgedAt) })),
});
