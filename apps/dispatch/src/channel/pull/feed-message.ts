import { type DepartmentTaskRow, toDepartmentTask } from '../../delivery/department-task.js';
import type { NoticeType } from '../../plan/domain/task-notice.js';
import { toCloudEvent } from '../cloud-event.js';

export interface MessageRow extends DepartmentTaskRow, Record<string, unknown> {
  id: string;
  type: NoticeType;
  version: number;
  position: string;
  concerned: string;
  subject: string;
  data: unknown;
  created_at: Date;
  traceparent: string | null;
  leased_until?: Date;
}
export type FeedMessage = ReturnType<typeof toCloudEvent>;

export const toFeedMessage = (row: MessageRow): FeedMessage =>
  toCloudEvent({
    id: row.id,
    type: row.type,
    version: row.version,
    position: Number(row.position),
    taskId: row.concerned,
    caseNo: row.subject,
    data: row.data ?? toDepartmentTask(row),
    createdAt: row.created_at,
    traceparent: row.traceparent,
  });
