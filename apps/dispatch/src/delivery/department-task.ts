import type { DepartmentTask } from '@yiwang/events-dispatch';
import type { TaskPurpose } from '../plan/domain/task.js';

/** A task as a department system needs it, whatever its channel; columns of TASK_FIELDS. */
export interface DepartmentTaskRow {
  task_id: string;
  case_no: string;
  item_code: string;
  item_version: number;
  item_name: string;
  region_code: string;
  org_code: string;
  purpose: TaskPurpose;
  lead: boolean;
  stage: number;
  assigned_at: Date;
  due_at: Date;
}

/** `t` is the task, `p` its plan. */
export const TASK_FIELDS = `t.id AS task_id, t.case_no, p.item_code, p.item_version, p.item_name, p.region_code, t.org_code, t.purpose, t.lead,
  t.stage, t.assigned_at, t.due_at`;

export const toDepartmentTask = (row: DepartmentTaskRow): DepartmentTask => ({
  taskId: row.task_id,
  caseNo: row.case_no,
  itemCode: row.item_code,
  itemVersion: row.item_version,
  itemName: row.item_name,
  regionCode: row.region_code,
  orgCode: row.org_code,
  purpose: row.purpose,
  lead: row.lead,
  stage: row.stage,
  assignedAt: row.assigned_at.toISOString(),
  dueAt: row.due_at.toISOString(),
});
