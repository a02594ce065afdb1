import { Inject, Injectable } from '@nestjs/common';
import { issueGrant } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { ServiceClient } from '@yiwang/http-client';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import type { DispatchConfig } from '../dispatch.config.js';
import { taskClosed, taskNotFound } from '../plan/domain/plan.errors.js';
import type { PlanStateName } from '../plan/domain/plan-state.js';
import { isOpen, type TaskState } from '../plan/domain/task-status.js';
import type { TaskPurpose } from '../plan/domain/task.js';
import { ALL_MATERIALS, wholeSight } from '../plan/domain/visible-content.js';
import type { DepartmentSystem } from '../system/department-system.js';
import { isTestCase } from '../system/domain/test-case.js';
import { type CaseContent, CaseContents } from './case-content.js';

const FIND = `
  SELECT t.case_no AS "caseNo", t.org_code AS "orgCode", t.purpose, t.stage, t.lead, t.state, t.visible_fields AS "visibleFields", p.state AS "planState",
    v.core->'participants' AS participants, v.core->'materials' AS materials
  FROM tasks t JOIN case_plans p ON p.case_no = t.case_no
  LEFT JOIN item_versions v ON v.item_code = p.item_code AND v.version = p.item_version
  WHERE t.id = $1 AND t.org_code = $2 AND (t.system_id IS NULL OR t.system_id = $3)`;

interface SightRow extends Record<string, unknown> {
  caseNo: string;
  orgCode: string;
  purpose: TaskPurpose;
  stage: number;
  lead: boolean;
  state: TaskState;
  visibleFields: string[] | null;
  planState: PlanStateName;
  participants: ItemOperationalCore['participants'];
  materials: ItemOperationalCore['materials'];
}

const Disclosed = z.object({
  applicant: z.record(z.string(), z.unknown()),
  fields: z.record(z.string(), z.unknown()),
  materials: z.array(
    z.object({
      code: z.string(),
      copies: z.int(),
      files: z.array(z.object({ name: z.string(), url: z.string(), sha256: z.string() })),
    }),
  ),
});

/** 测试办件的内容 — of nobody. */
const TEST_CONTENT: CaseContent = { applicant: { kind: 'legalPerson', name: '测试申请单位（联调）' }, form: {}, materials: [] };

/** In place of what was handed in. */
const TRIAL_FILE = { name: '附件.pdf', url: 'https://example.invalid/trial', sha256: '0'.repeat(64) };

interface Asked {
  readonly taskId: string;
  readonly pointers: string[];
  readonly purpose: string;
}

const PURPOSE = '部门系统对接';
const PURPOSE_DRY_RUN = '映射试算';
const TIMEOUT_MS = 5_000;

/** Fetched from acceptance with a grant of the task. Acceptance verifies it, and puts on record what it gave. */
@Injectable()
export class HttpCaseContents extends CaseContents {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly client: ServiceClient,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {
    super();
  }

  /** @throws DISPATCH.TASK_NOT_FOUND, DISPATCH.TASK_CLOSED, HTTP_CLIENT.NEIGHBOUR_UNAVAILABLE */
  override async of(system: DepartmentSystem, taskId: string, signal: AbortSignal): Promise<CaseContent> {
    const row = await this.find(system, taskId);
    if (isTestCase(row.caseNo)) return TEST_CONTENT;
    if (!isOpen(row.state) && !(row.lead && row.planState === 'handling')) throw taskClosed();
    return this.fetch(row, { taskId, pointers: wholeSight(row), purpose: PURPOSE }, signal);
  }

  /**
   * Of a task whatever became of it, to try a mapping on; for who shows it to nobody. No file is opened for that: materials are those that
   * the item asks for.
   */
  async ofPast(system: DepartmentSystem, taskId: string, signal: AbortSignal): Promise<CaseContent> {
    const row = await this.find(system, taskId);
    if (isTestCase(row.caseNo)) return TEST_CONTENT;
    const pointers = wholeSight(row);
    const seen = row.materials.filter(
      (each) => pointers.includes(ALL_MATERIALS) || pointers.includes(`${ALL_MATERIALS}/${each.materialCode}`),
    );
    const asked = pointers.filter((pointer) => pointer !== ALL_MATERIALS && !pointer.startsWith(`${ALL_MATERIALS}/`));
    const content = await this.fetch(row, { taskId, pointers: asked, purpose: PURPOSE_DRY_RUN }, signal);
    return { ...content, materials: seen.map(({ materialCode, name }) => ({ code: materialCode, name, copies: 1, files: [TRIAL_FILE] })) };
  }

  private async find({ orgCode, id }: DepartmentSystem, taskId: string): Promise<SightRow> {
    if (this.uow.active) throw new Error('contents are not fetched in a unit of work');
    const [row] = await this.database.query<SightRow>(FIND, [taskId, orgCode, id]);
    // Only a test case may be of an item that nobody has published.
    if (!row || (row.participants === null && !isTestCase(row.caseNo))) throw taskNotFound();
    return row;
  }

  private async fetch(row: SightRow, asked: Asked, signal: AbortSignal): Promise<CaseContent> {
    const { caseNo, orgCode } = row;
    if (asked.pointers.length === 0) return { applicant: {}, form: {}, materials: [] };
    const claims = { ...asked, caseNo, orgCode };
    const grant = await issueGrant(this.config.GRANT_SECRET, claims, this.config.GRANT_TTL_SECONDS);
    signal.throwIfAborted();
    const url = `${this.config.ACCEPTANCE_URL.replace(/\/$/, '')}/api/v1/internal/applications/${encodeURIComponent(caseNo)}/content`;
    const call = { schema: Disclosed, timeoutMs: TIMEOUT_MS, headers: { grant }, signal };
    const { applicant, fields, materials } = await this.client.get(url, call);
    const names = new Map(row.materials.map(({ materialCode, name }) => [materialCode, name]));
    return { applicant, form: formOf(fields), materials: materials.map((each) => ({ ...each, name: names.get(each.code) ?? each.code })) };
  }
}

/** Granted pointers put together to a form of the shape they were cut from; members of arrays become members named by their index. */
export function formOf(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const form: Record<string, unknown> = {};
  for (const [pointer, value] of Object.entries(fields)) {
    const path = pointer
      .slice(1)
      .split('/')
      .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = path.pop()!;
    let at = form;
    for (const token of path) {
      const next = Object.hasOwn(at, token) ? at[token] : undefined;
      const inner = typeof next === 'object' && next !== null ? (next as Record<string, unknown>) : {};
      define(at, token, inner);
      at = inner;
    }
    define(at, last, value);
  }
  return form;
}

/** As an own member whatever it is called: a pointer is not a way to a prototype. */
function define(at: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(at, name, { value, enumerable: true, configurable: true, writable: true });
}
