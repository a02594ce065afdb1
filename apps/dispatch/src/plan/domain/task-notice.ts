import { DEPARTMENT_MESSAGES, type DepartmentMessageType } from '@yiwang/events-dispatch';

/**
 * 通知部门系统 — what a department's own system is told of its tasks and their cases. Each goes out as `cn.yiwang.department.<type>.v1`
 * whose data the contract defines (libs/contracts/events/dispatch).
 */
export type NoticeType = DepartmentMessageType;
export const NOTICE_TYPES = Object.keys(DEPARTMENT_MESSAGES) as NoticeType[];

export interface TaskNotice {
  readonly type: NoticeType;
  readonly taskId: string;
  readonly systemId: string;
  readonly data: unknown;
}
