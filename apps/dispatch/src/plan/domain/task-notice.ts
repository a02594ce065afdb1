/**
 * 通知部门系统 — what a department's own system is told of its tasks and their cases. Each goes out as `cn.yiwang.department.<type>.v1`
 * whose data the contract defines (libs/contracts/events/dispatch).
 */
export const NOTICE_TYPES = [
  'task.assigned',
  'task.recalled',
  'task.rescheduled',
  'case.suspended',
  'case.resumed',
  'case.decided',
  'review.called',
  'correction.called',
] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];

export interface TaskNotice {
  readonly type: NoticeType;
  readonly taskId: string;
  readonly data: unknown;
}
