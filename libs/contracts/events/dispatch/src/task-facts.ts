import { Instant, OrgCode } from '@yiwang/event-core';
import { z } from 'zod';
import { dispatchEvent, TaskFact } from './dispatch-fact.js';
import { SPECIAL_PROCEDURES } from './words.js';

/** 机关 that a case belongs to, or goes to. */
const Authority = z.object({ name: z.string().min(1).max(60), orgCode: OrgCode.optional() });

/** 分派 — a department has a task. `acceptance` tasks decide on acceptance (受理), `handling` tasks on the matter itself. */
export const TaskAssignedV1 = dispatchEvent(
  'task.assigned',
  TaskFact.extend({
    purpose: z.enum(['acceptance', 'handling']),
    lead: z.boolean(),
    stage: z.int().min(1).max(9),
    /** `pull` stands for every way to a department's system that is not Kafka; `via` says which. */
    channel: z.enum(['kafka', 'pull', 'workbench']),
    /** 对接方式 of the system that it is delivered to. */
    via: z.string().max(20).optional(),
    dueAt: Instant,
    provisional: z.boolean(),
    /** Counts from 1; more where the department returned the task, or was released and came back. */
    attempt: z.int().min(1).optional(),
  }),
  'A department was given a task.',
);

/** 期限变动 — the task is due at another time, since the clocks of its case moved; also told when they run again after a special procedure. */
export const TaskRescheduledV1 = dispatchEvent(
  'task.rescheduled',
  TaskFact.extend({ dueAt: Instant, provisional: z.boolean() }),
  'A task that is open is due at another time.',
);

/** 签收 — the department confirmed that it has the task. */
export const TaskAcknowledgedV1 = dispatchEvent('task.acknowledged', TaskFact, 'The department acknowledged its task.');

/** 环节 — one step of handling, with its link (审查, 审核, 审批 …). */
export const TaskStepRecordedV1 = dispatchEvent(
  'task.step-recorded',
  TaskFact.extend({ stepNo: z.int().min(1), link: z.string().min(1).max(40), startedAt: Instant, endedAt: Instant }),
  'The department recorded a step.',
);

/** 部门办理结果. */
export const TaskCompletedV1 = dispatchEvent(
  'task.completed',
  TaskFact.extend({ result: z.enum(['approved', 'rejected']) }),
  'The department gave its result.',
);

/** 受理结果 — the department decided on acceptance; the acceptance ledger follows. */
export const AcceptanceAnsweredV1 = dispatchEvent(
  'acceptance.answered',
  TaskFact.extend({
    answer: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('accept'),
        /** 容缺受理: the promised materials on which it accepts. */
        tolerated: z.array(z.string().min(1).max(32)).min(1).max(40).optional(),
      }),
      z.object({
        kind: z.literal('refuse'),
        ground: z.enum(['notRequired', 'otherAuthority', 'requirementsNotMet']),
        reason: z.string().min(1).max(500),
        /** 有权机关, with the ground `otherAuthority`. */
        authority: Authority.optional(),
      }),
      z.object({ kind: z.literal('correct'), points: z.array(z.string().min(1).max(300)).min(1).max(30) }),
    ]),
  }),
  'The department accepted, refused or asked for corrections.',
);

/**
 * 决定文书 — named by its title, in which no person is named, and its number, and fixed by its hash where it is a file; the file itself is with
 * its department or in acceptance.
 */
const DecisionDocument = z.object({
  kind: z.enum(['licence', 'approval', 'rejection', 'opinion', 'other']),
  name: z.string().min(1).max(100),
  documentNo: z.string().min(1).max(64).optional(),
  fileRef: z.string().min(1).max(200).optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/** 合并决定 — the lead department's combined decision. */
export const CombinedDecisionV1 = dispatchEvent(
  'case.decided',
  TaskFact.extend({
    outcome: z.enum(['approved', 'rejected']),
    /** 理由; required by 行政许可法 art. 38 when rejected. */
    reason: z.string().max(1000).optional(),
    /** 证照或批文编号. */
    resultNo: z.string().max(64).optional(),
    /** 决定文书 that the lead department issued. */
    documents: z.array(DecisionDocument).max(10).optional(),
    /** 重新办理次数: how often the case had been opened again when this was decided. */
    reopenings: z.int().min(0).optional(),
  }),
  'The lead department returned the combined decision.',
);

/** 特别程序 — the lead department suspends handling (行政许可法 art. 45); the acceptance ledger follows. */
export const CaseSuspensionV1 = dispatchEvent(
  'case.suspended',
  TaskFact.extend({
    procedure: z.enum(SPECIAL_PROCEDURES),
    reason: z.string().min(1).max(500),
    /** Working days that it is to take, told to the applicant in writing. */
    plannedDays: z.int().min(1).max(365),
  }),
  'The lead department suspended handling for a special procedure.',
);

/** 恢复办理. */
export const CaseResumptionV1 = dispatchEvent('case.resumed', TaskFact, 'The special procedure is over; handling goes on.');

/** 延长审批 with who approved it. */
export const CaseExtensionV1 = dispatchEvent(
  'case.extended',
  TaskFact.extend({ days: z.int().min(1).max(365), approver: z.string().min(1).max(60), reason: z.string().min(1).max(500) }),
  'The lead department extended the statutory limit.',
);

/** 终止办理. */
export const CaseTerminationV1 = dispatchEvent(
  'case.terminated',
  TaskFact.extend({ reason: z.string().min(1).max(1000) }),
  'The lead department ended handling without a decision.',
);

/** 转报 — the case goes on to the authority that decides it. */
export const CaseForwardingV1 = dispatchEvent(
  'case.forwarded',
  TaskFact.extend({ authority: Authority, reason: z.string().min(1).max(1000) }),
  'The lead department forwarded the case to another authority.',
);
