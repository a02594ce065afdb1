import type { TaskSummary } from '../http/task.schema.js';
import { isOpen } from '../domain/task-status.js';
import type { TaskRow } from '../persistence/plan.row.js';

export interface SummaryRow extends TaskRow, Record<string, unknown> {
  item_code: string;
  item_version: number;
  item_name: string;
  region_code: string;
}

/** `t` is the task, `p` its plan. */
export const SUMMARY_FIELDS = `t.id, t.case_no, t.org_code, t.purpose, t.lead, t.stage, t.state, t.channel, t.assigned_at, t.acknowledged_at,
  t.due_at, t.provisional, t.result, t.completed_at, p.item_code, p.item_version, p.item_name, p.region_code`;

export const toSummary = (row: SummaryRow, now: Date): TaskSummary => ({
  taskId: row.id,
  caseNo: row.case_no,
  itemCode: row.item_code,
  itemVersion: row.item_version,
  itemName: row.item_name,
  regionCode: row.region_code,
  purpose: row.purpose,
  lead: row.lead,
  stage: row.stage,
  state: row.state,
  channel: row.channel,
  assignedAt: row.assigned_at.toISOString(),
  acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
  dueAt: row.due_at.toISOString(),
  provisional: row.provisional,
  overdue: isOpen(row.state) && row.due_at < now,
  result: row.result,
  completedAt: row.completed_at?.toISOString() ?? null,
});
