import { Inject, Injectable } from '@nestjs/common';
import { issueGrant, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { Database } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import type { DispatchConfig } from '../../dispatch.config.js';
import { fieldNotVisible, taskClosed, taskNotFound } from '../domain/plan.errors.js';
import type { PlanStateName } from '../domain/plan-state.js';
import { isOpen, type TaskState } from '../domain/task-status.js';
import type { TaskPurpose } from '../domain/task.js';
import { maySee, visibleTo } from '../domain/visible-content.js';

const log = logger('grant');

const FIND = `
  SELECT t.case_no, t.org_code, t.purpose, t.stage, t.lead, t.visible_fields, t.state, p.state AS plan_state, v.core->'participants' AS participants
  FROM tasks t JOIN case_plans p ON p.case_no = t.case_no
  JOIN item_versions v ON v.item_code = p.item_code AND v.version = p.item_version
  WHERE t.id = $1 AND t.org_code = $2`;

interface GrantRow extends Record<string, unknown> {
  case_no: string;
  org_code: string;
  purpose: TaskPurpose;
  stage: number;
  lead: boolean;
  visible_fields: string[] | null;
  state: TaskState;
  plan_state: PlanStateName;
  participants: ItemOperationalCore['participants'];
}

export interface FieldGrant {
  grant: string;
  caseNo: string;
  /** JSON pointers it opens. */
  fields: string[];
  expiresInSeconds: number;
}

/** 授权凭据 — lets a department that works on a task read exactly the form fields that the item shows to it, for a few minutes. */
@Injectable()
export class IssueFieldGrant {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  /** @throws DISPATCH.TASK_NOT_FOUND, DISPATCH.TASK_CLOSED, DISPATCH.FIELD_NOT_VISIBLE */
  async execute(taskId: string, principal: Principal, wish: { purpose: string; fields?: string[] | undefined }): Promise<FieldGrant> {
    const [row] = await this.database.query<GrantRow>(FIND, [taskId, principal.orgCode ?? null]);
    if (!row) throw taskNotFound();
    // The lead reads on until the decision, even when it has given its own result.
    if (!isOpen(row.state) && !(row.lead && row.state === 'completed' && row.plan_state === 'handling')) throw taskClosed();
    const visible = visibleTo({ ...row, orgCode: row.org_code, visibleFields: row.visible_fields });
    const fields = wish.fields ?? visible;
    if (fields.some((field) => !maySee(field, row, visible))) throw fieldNotVisible();
    const expiresInSeconds = this.config.GRANT_TTL_SECONDS;
    const grant = await issueGrant(
      this.config.GRANT_SECRET,
      { caseNo: row.case_no, taskId, pointers: fields, purpose: wish.purpose, orgCode: row.org_code },
      expiresInSeconds,
    );
    log.info('grant issued', { taskId, caseNo: row.case_no, principalId: principal.id, count: fields.length });
    return { grant, caseNo: row.case_no, fields, expiresInSeconds };
  }
}
