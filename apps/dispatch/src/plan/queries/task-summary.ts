import type { TaskSummary } from '../http/task.schema.js';
import { isOpen } from '../domain/task-status.js';
import type { TaskRow } from '../persistence/plan.row.js';

export interface SummaryRow extends TaskRow, Record<string, unknown> {
  item_code: string;
  item_version: number;
  item_name: string;
  region_code: string;
  suspended: boolean;
}

/** `t` is the task, `p` its plan. */
export const SUMMARY_FIELDS = `t.id, t.case_no, t.org_code, t.purpose, t.lead, t.stage, t.state, t.channel, t.assigned_at, t.acknowledged_at,
  t.due_at, t.provisional, t.result, t.late, t.completed_at, t.system_id, t.recall_reason, t.recall_acknowledged_at, p.item_code, p.item_version, p.item_name, p.region_code,
  p.suspended`;

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
  // While a special procedure lasts, its own or that of the case, nothing is counted.
  overdue: isOpen(row.state) && row.state !== 'suspended' && !row.suspended && row.due_at < now,
  result: row.result,
  late: row.late,
  completedAt: row.completed_at?.toISOString() ?? null,
  recallReason: row.recall_reason,
  recallAcknowledged: recallAcknowledged(row),
});

/** Null where there is nothing to acknowledge: the task was not recalled, or no system had it. */
export const recallAcknowledged = (row: Pick<TaskRow, 'state' | 'system_id' | 'recall_acknowledged_at'>): boolean | null =>
  row.state === 'recalled' && row.system_id !== null ? row.recall_acknowledged_at !== null : null;
