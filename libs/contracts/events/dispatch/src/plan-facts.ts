import { OrgCode, Instant } from '@yiwang/event-core';
import { z } from 'zod';
import { dispatchEvent, TaskFact } from './dispatch-fact.js';
import { PLAN_CHANGES, RECALL_REASONS, REVIEW_KINDS, SPECIAL_PROCEDURES } from './words.js';

/** 任务收回. */
export const TaskRecalledV1 = dispatchEvent(
  'task.recalled',
  TaskFact.extend({ reason: z.enum(RECALL_REASONS) }),
  'A task was taken back from its department.',
);

/** 收回确认. */
export const TaskRecallAcknowledgedV1 = dispatchEvent(
  'task.recall-acknowledged',
  TaskFact,
  'The department’s system confirmed that it works no more on a task that was taken back.',
);

/**
 * 部门特别程序 — the task stands still; the case goes on, unless its lead suspends it. Told again where the case goes on while it lasts: what
 * stands still with the case has no clock, and the planned end of this is supervised.
 */
export const TaskSuspendedV1 = dispatchEvent(
  'task.suspended',
  TaskFact.extend({ procedure: z.enum(SPECIAL_PROCEDURES), plannedDays: z.int().min(1).max(365), endsBy: Instant }),
  'A department suspended its task for a special procedure.',
);

/** 部门恢复办理; when it is due then, `task.rescheduled` tells. */
export const TaskResumedV1 = dispatchEvent(
  'task.resumed',
  TaskFact.extend({ excludedDays: z.int().min(0) }),
  'The special procedure of a department is over.',
);

/** 部门延期, once a task and never beyond the promise; when it is due then, `task.rescheduled` tells. */
export const TaskExtendedV1 = dispatchEvent(
  'task.extended',
  TaskFact.extend({ days: z.int().min(1).max(365) }),
  'The lead department gave another department more time within the promise.',
);

/** 退回 — its reason stays with the task. */
export const TaskReturnedV1 = dispatchEvent('task.returned', TaskFact, 'A department returned its task to the lead.');

/** 转办 to a department that takes its place in the plan. */
export const TaskTransferredV1 = dispatchEvent(
  'task.transferred',
  TaskFact.extend({ toOrgCode: OrgCode, toTaskId: z.uuid() }),
  'A department handed its task on to another one.',
);

/** 未等到结果 — the lead decided without this department, as the join rule of the item allows. */
export const TaskDecidedWithoutV1 = dispatchEvent(
  'task.decided-without',
  TaskFact,
  'The combined decision was given while this task was open.',
);

/** 迟到的结果 — recorded, and changes nothing. */
export const LateResultV1 = dispatchEvent(
  'task.late-result',
  TaskFact.extend({ result: z.enum(['approved', 'rejected']) }),
  'A result came after the combined decision, or after the end of the joint handling.',
);

/** 方案变动 by the lead; about the department that it concerns. `taskId` is the lead's where that department has not been asked yet. */
export const PlanChangedV1 = dispatchEvent(
  'plan.changed',
  TaskFact.extend({ change: z.enum(PLAN_CHANGES), insteadOf: OrgCode.optional() }),
  'The lead department changed who takes part.',
);

/** 一家不同意即终止会签 — the others are recalled; the lead still gives the decision, which can only be a rejection. */
export const JointHandlingEndedV1 = dispatchEvent(
  'case.ended-early',
  TaskFact,
  'One department refused, which ends the joint handling by the join rule of the item.',
);

/** 联合会审、联合踏勘. */
const ReviewFact = TaskFact.extend({ reviewId: z.uuid(), kind: z.enum(REVIEW_KINDS) });
export const ReviewCalledV1 = dispatchEvent(
  'review.called',
  ReviewFact.extend({ startsAt: Instant, orgCodes: z.array(OrgCode).max(20) }),
  'The lead department called a joint review or a joint site visit.',
);
export const ReviewHeldV1 = dispatchEvent('review.held', ReviewFact, 'A joint review was held; its conclusion stays with the plan.');
export const ReviewCancelledV1 = dispatchEvent('review.cancelled', ReviewFact, 'A joint review was cancelled.');

/** 一次性补正告知 of all departments; the acceptance ledger tells the applicant. */
export const CorrectionCalledV1 = dispatchEvent(
  'correction.called',
  TaskFact.extend({
    round: z.int().min(1),
    /** Working days within which the applicant is to answer; the case is suspended meanwhile. */
    plannedDays: z.int().min(1).max(365),
    points: z
      .array(z.object({ orgCode: OrgCode, text: z.string().min(1).max(300) }))
      .min(1)
      .max(60),
  }),
  'The lead department asked for corrections on behalf of all departments.',
);
