import { Actor, CaseNo, defineEvent, Instant, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { z } from 'zod';
import { DISPATCH_EVENTS_TOPIC } from './topics.js';

const DispatchFact = z.object({
  caseNo: CaseNo,
  itemCode: ItemCode,
  itemVersion: z.int().min(1),
  regionCode: RegionCode,
  /** 办理部门 this fact is about. */
  orgCode: OrgCode,
  by: Actor,
  at: Instant,
});
const TaskFact = DispatchFact.extend({ taskId: z.uuid() });

const dispatchEvent = <S extends typeof DispatchFact>(what: string, schema: S, description: string) =>
  defineEvent({
    type: `dispatch.${what}`,
    version: 1,
    topic: DISPATCH_EVENTS_TOPIC.name,
    description,
    schema,
    key: (fact) => fact.caseNo,
    route: (fact) => ({ regioncode: fact.regionCode, orgcode: fact.orgCode, itemcode: fact.itemCode }),
  });

/** 分派 — a department has a task. `acceptance` tasks decide on acceptance (受理), `handling` tasks on the matter itself. */
export const TaskAssignedV1 = dispatchEvent(
  'task.assigned',
  TaskFact.extend({
    purpose: z.enum(['acceptance', 'handling']),
    lead: z.boolean(),
    stage: z.int().min(1).max(9),
    channel: z.enum(['kafka', 'pull', 'workbench']),
    dueAt: Instant,
    provisional: z.boolean(),
  }),
  'A department was given a task.',
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
      z.object({ kind: z.literal('accept') }),
      z.object({
        kind: z.literal('refuse'),
        ground: z.enum(['notRequired', 'otherAuthority', 'requirementsNotMet']),
        reason: z.string().min(1).max(500),
      }),
      z.object({ kind: z.literal('correct'), points: z.array(z.string().min(1).max(300)).min(1).max(30) }),
    ]),
  }),
  'The department accepted, refused or asked for corrections.',
);

/** 合并决定 — the lead department's combined decision. */
export const CombinedDecisionV1 = dispatchEvent(
  'case.decided',
  TaskFact.extend({
    outcome: z.enum(['approved', 'rejected']),
    /** 理由; required by 行政许可法 art. 38 when rejected. */
    reason: z.string().max(1000).optional(),
    /** 证照或批文编号. */
    resultNo: z.string().max(64).optional(),
  }),
  'The lead department returned the combined decision.',
);
