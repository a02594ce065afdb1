import { DepartmentTask, DepartmentTaskAssignedV1 } from '@yiwang/events-dispatch';
import type { Envelope } from '@yiwang/event-core';
import type { BrokerMessage } from '@yiwang/messaging';
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

/**
 * The CloudEvent on a department's topic. Its id is the delivery's, so that a repeat is recognised; its sequence is the position in the
 * department's feed, so that a gap is seen.
 */
export function toMessage(task: DepartmentTask, delivery: { id: string; position: number; traceparent: string | null }): BrokerMessage {
  const data = DepartmentTask.parse(task);
  const envelope: Envelope = {
    specversion: '1.0',
    id: delivery.id,
    source: '/yiwang/dispatch',
    type: DepartmentTaskAssignedV1.fullType,
    subject: DepartmentTaskAssignedV1.key(data),
    time: data.assignedAt,
    datacontenttype: 'application/json',
    sequence: delivery.position,
    ...DepartmentTaskAssignedV1.route(data),
    ...(delivery.traceparent === null ? {} : { traceparent: delivery.traceparent }),
    data,
  };
  return {
    key: envelope.subject,
    value: JSON.stringify(envelope),
    headers: { type: envelope.type, 'content-type': 'application/cloudevents+json; charset=utf-8' },
  };
}
