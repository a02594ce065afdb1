import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { OPEN_STATES_SQL } from '../../plan/domain/task-status.js';
import type { TaskPurpose } from '../../plan/domain/task.js';
import type { DepartmentSystem } from '../../system/department-system.js';

export interface KnownTask {
  readonly id: string;
  readonly open: boolean;
}

/** What the platform knows of the part that the department of a system has in a case. */
export interface KnownCase {
  /** Whether dispatch has heard of the case. */
  readonly planned: boolean;
  /** Whether the system may speak about it; which of the reasons it is when not is nobody else's business. */
  readonly theirs: boolean;
  /** Whether the department leads, and so gives the decision and not only its own result; undefined as long as nobody knows. */
  readonly leads: boolean | undefined;
  /** The newest of each kind; those that officers got are the department's, too, but for a system that is only being tested. */
  readonly acceptance: KnownTask | undefined;
  readonly handling: KnownTask | undefined;
}

/** Who leads is frozen in the plan once it is made; before that the item version says it, if it is here. */
const FIND = `
  SELECT coalesce(
      (SELECT s ->> 'orgCode' FROM jsonb_array_elements(p.seats) s WHERE (s ->> 'lead')::boolean LIMIT 1),
      (SELECT q.seat ->> 'orgCode' FROM jsonb_array_elements(v.core -> 'participants') WITH ORDINALITY AS q(seat, place)
       ORDER BY (q.seat ->> 'lead')::boolean DESC, q.place LIMIT 1)) = $2 AS leads,
    p.deciding_org_code = $2
      OR EXISTS (SELECT 1 FROM jsonb_array_elements(p.seats) s WHERE s ->> 'orgCode' = $2)
      OR EXISTS (SELECT 1 FROM jsonb_array_elements(v.core -> 'participants') q WHERE q ->> 'orgCode' = $2) AS "takesPart"
  FROM case_plans p LEFT JOIN item_versions v ON v.item_code = p.item_code AND v.version = p.item_version
  WHERE p.case_no = $1`;
const TASKS = `
  SELECT id, purpose, lead, system_id AS "systemId", state IN (${OPEN_STATES_SQL}) AS open
  FROM tasks WHERE case_no = $1 AND org_code = $2 ORDER BY assigned_at DESC, id DESC LIMIT 50`;

interface TaskRow extends KnownTask, Record<string, unknown> {
  readonly purpose: TaskPurpose;
  readonly lead: boolean;
  readonly systemId: string | null;
}

/** 已知办件 — what a form means that names a case: whether the department has a part in it, which task it may be about, and who leads. */
@Injectable()
export class KnownCases {
  constructor(private readonly database: Database) {}

  async of(system: DepartmentSystem, caseNo: string): Promise<KnownCase> {
    const { orgCode } = system;
    const [plan] = await this.database.query<{ leads: boolean | null; takesPart: boolean | null }>(FIND, [caseNo, orgCode]);
    const tasks = plan ? await this.database.query<TaskRow>(TASKS, [caseNo, orgCode]) : [];
    const mine = tasks.filter(({ systemId }) => (systemId === null ? system.state === 'live' : systemId === system.id));
    const newest = (purpose: TaskPurpose): TaskRow | undefined => mine.find((task) => task.purpose === purpose);
    const handling = newest('handling');
    return {
      planned: plan !== undefined,
      theirs: tasks.length > 0 ? mine.length > 0 : system.state === 'live' && plan?.takesPart === true,
      leads: handling?.lead ?? plan?.leads ?? undefined,
      acceptance: newest('acceptance'),
      handling,
    };
  }
}
