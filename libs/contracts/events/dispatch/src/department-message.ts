import { CaseNo, defineEvent, Instant, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { z } from 'zod';
import { CASE_ENDS, RECALL_REASONS, REVIEW_KINDS, SPECIAL_PROCEDURES } from './words.js';

/** Of whose task and case a message speaks; the same on every channel. No applicant's data: what may be seen is fetched with a grant. */
const Concerning = z.object({
  taskId: z.uuid(),
  caseNo: CaseNo,
  itemCode: ItemCode,
  itemVersion: z.int().min(1),
  itemName: z.string(),
  regionCode: RegionCode,
  orgCode: OrgCode,
});
const Notice = Concerning.extend({ at: Instant });

/** 部门任务 — what a department system receives, the same on every channel. Form fields are fetched with a grant, never sent. */
export const DepartmentTask = Concerning.extend({
  purpose: z.enum(['acceptance', 'handling']),
  lead: z.boolean(),
  stage: z.int().min(1).max(9),
  assignedAt: Instant,
  dueAt: Instant,
});
export type DepartmentTask = z.infer<typeof DepartmentTask>;

/** 任务收回 — must be acknowledged; a system that never heard of the task acknowledges it all the same. */
export const TaskRecall = Notice.extend({ reason: z.enum(RECALL_REASONS) });
/** 期限变动. */
export const TaskRescheduling = Notice.extend({ dueAt: Instant, provisional: z.boolean() });
/** 特别程序 of the case; the department's clock stands meanwhile. */
export const CaseSuspensionNotice = Notice.extend({
  procedure: z.enum(SPECIAL_PROCEDURES).optional(),
  plannedDays: z.int().min(1).max(365).optional().describe('working days'),
  endsBy: Instant.optional(),
});
/** 恢复办理 with the department's due date from now on. */
export const CaseResumptionNotice = Notice.extend({ dueAt: Instant, provisional: z.boolean() });
/** 合并决定 of the lead; what a department still answers now is late and changes nothing. */
export const CaseDecisionNotice = Notice.extend({ outcome: z.enum(['approved', 'rejected']), decidedBy: OrgCode });
/** 联合会审、联合踏勘. Where, and what about, is asked of the task: a place may tell who the applicant is. */
export const ReviewCall = Notice.extend({ reviewId: z.uuid(), kind: z.enum(REVIEW_KINDS), startsAt: Instant });
export const ReviewCancellation = Notice.extend({ reviewId: z.uuid(), kind: z.enum(REVIEW_KINDS) });
/** 一次性补正告知 for all departments; the points are asked of the task. */
export const CorrectionCall = Notice.extend({ round: z.int().min(1), pointCount: z.int().min(1) });

/** 补正材料已收到, with the task as it stands: the form, materials or both are other ones now, and are read anew by a grant. */
export const CorrectionAnswer = DepartmentTask.extend({ at: Instant, round: z.int().min(1), form: z.boolean(), materials: z.boolean() });
/** 容缺补交, with the task as it stands: materials that were promised at acceptance are here, `complete` when none is missing any more. */
export const SupplementNotice = DepartmentTask.extend({ at: Instant, complete: z.boolean() });
/** 办件终结, told to who has given its answer, which nothing follows from any more; there is nothing to acknowledge. */
export const CaseEndNotice = Notice.extend({ reason: z.enum(CASE_ENDS) });
/** 退回, told to the lead: which department returned its task; why is asked of the lead's own task. */
export const TaskReturn = Notice.extend({ returnedBy: OrgCode });
/** 可以决定, told to the lead: everybody has answered whom the join rule waits for, or one refusal has ended the joint handling. */
export const DecisionCall = Notice;

/** Given to the department's system by its delivery worker, on its topic or however it is reached, so it has no single topic name. */
const departmentMessage = <S extends typeof Concerning>(what: string, schema: S, description: string) =>
  defineEvent({
    type: `department.${what}`,
    version: 1,
    topic: 'department.{orgCode}.tasks.v1',
    description,
    schema,
    key: (message) => message.caseNo,
    route: (message) => ({ regioncode: message.regionCode, orgcode: message.orgCode, itemcode: message.itemCode }),
  });

export const DepartmentTaskAssignedV1 = departmentMessage('task.assigned', DepartmentTask, 'A task for this department.');
export const DepartmentTaskRecalledV1 = departmentMessage(
  'task.recalled',
  TaskRecall,
  'A task of this department is taken back; it acknowledges the recall.',
);
export const DepartmentTaskRescheduledV1 = departmentMessage(
  'task.rescheduled',
  TaskRescheduling,
  'A task of this department is due at another time.',
);
export const DepartmentCaseSuspendedV1 = departmentMessage(
  'case.suspended',
  CaseSuspensionNotice,
  'Handling of the case stands still for a special procedure.',
);
export const DepartmentCaseResumedV1 = departmentMessage('case.resumed', CaseResumptionNotice, 'Handling of the case goes on.');
export const DepartmentCaseDecidedV1 = departmentMessage(
  'case.decided',
  CaseDecisionNotice,
  'The combined decision was given; later results of departments change nothing.',
);
export const DepartmentReviewCalledV1 = departmentMessage(
  'review.called',
  ReviewCall,
  'The lead department calls a joint review or a joint site visit.',
);
export const DepartmentReviewCancelledV1 = departmentMessage('review.cancelled', ReviewCancellation, 'A joint review does not take place.');
export const DepartmentCorrectionCalledV1 = departmentMessage(
  'correction.called',
  CorrectionCall,
  'The lead department asked the applicant for corrections, for all departments at once.',
);
export const DepartmentCorrectionAnsweredV1 = departmentMessage(
  'correction.answered',
  CorrectionAnswer,
  'The applicant answered the combined correction notice.',
);
export const DepartmentCaseSupplementedV1 = departmentMessage(
  'case.supplemented',
  SupplementNotice,
  'The applicant handed in what he had promised at acceptance.',
);
export const DepartmentCaseEndedV1 = departmentMessage(
  'case.ended',
  CaseEndNotice,
  'A case in which this department has given its answer ended without the combined decision.',
);
export const DepartmentTaskReturnedV1 = departmentMessage(
  'task.returned',
  TaskReturn,
  'Another department returned its task to this one, which leads: it asks again, asks another, or does without.',
);
export const DepartmentCaseDecidableV1 = departmentMessage(
  'case.decidable',
  DecisionCall,
  'This department, which leads, waits for no other any more: it gives the combined decision.',
);

/** Each message a department system may get, by its type without `department.` and version. */
export const DEPARTMENT_MESSAGES = {
  'task.assigned': DepartmentTaskAssignedV1,
  'task.recalled': DepartmentTaskRecalledV1,
  'task.rescheduled': DepartmentTaskRescheduledV1,
  'case.suspended': DepartmentCaseSuspendedV1,
  'case.resumed': DepartmentCaseResumedV1,
  'case.decided': DepartmentCaseDecidedV1,
  'review.called': DepartmentReviewCalledV1,
  'review.cancelled': DepartmentReviewCancelledV1,
  'correction.called': DepartmentCorrectionCalledV1,
  'correction.answered': DepartmentCorrectionAnsweredV1,
  'case.supplemented': DepartmentCaseSupplementedV1,
  'case.ended': DepartmentCaseEndedV1,
  'task.returned': DepartmentTaskReturnedV1,
  'case.decidable': DepartmentCaseDecidableV1,
} as const;
export type DepartmentMessageType = keyof typeof DEPARTMENT_MESSAGES;
