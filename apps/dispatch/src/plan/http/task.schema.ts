import { CaseNo, Instant, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { JOIN_RULES } from '@yiwang/events-catalogue';
import { DepartmentTask, RECALL_REASONS, REVIEW_KINDS, SPECIAL_PROCEDURES } from '@yiwang/events-dispatch';
import { Cursor, pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { TASK_CHANNELS } from '../domain/channels.js';
import { TASK_STATES } from '../domain/task-status.js';

export const TaskId = z.uuid();
const Purpose = z.enum(['acceptance', 'handling']);
const Result = z.enum(['approved', 'rejected']);
const Channel = z.enum(TASK_CHANNELS);
export const Text = (max: number) => z.string().trim().min(1).max(max);

const Authority = z.strictObject({ name: Text(60), orgCode: OrgCode.optional() });

/** 环节: a missing start means "since the step before", a missing end "until now". */
export const StepBody = z.strictObject({
  link: Text(40).describe('审查、审核、审批 …'),
  person: Text(60).optional().describe('经办人, as the department names it'),
  opinion: Text(1000).optional().describe('环节意见'),
  startedAt: Instant.optional(),
  endedAt: Instant.optional(),
});

export const ResultBody = z.strictObject({ result: Result, opinion: Text(1000).describe('办理意见') });

export const AcceptanceBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('accept'),
    tolerated: z.array(Text(32)).min(1).max(40).optional().describe('容缺受理: material codes that may come later'),
  }),
  z.strictObject({
    kind: z.literal('refuse'),
    ground: z.enum(['notRequired', 'otherAuthority', 'requirementsNotMet']),
    reason: Text(500),
    authority: Authority.optional().describe('有权机关; with the ground otherAuthority'),
  }),
  z.strictObject({ kind: z.literal('correct'), points: z.array(Text(300)).min(1).max(30) }),
]);

export const DecisionBody = z.strictObject({
  outcome: Result,
  reason: Text(1000).optional().describe('理由; required when rejected (行政许可法 art. 38)'),
  resultNo: Text(64).optional().describe('证照或批文编号'),
  documents: z
    .array(
      z.strictObject({
        kind: z.enum(['licence', 'approval', 'rejection', 'opinion', 'other']),
        name: Text(100),
        documentNo: Text(64).optional(),
        fileRef: Text(200).optional().describe('where the department or acceptance keeps the file'),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
      }),
    )
    .min(1)
    .max(10)
    .optional()
    .describe('决定文书'),
});

const WorkingDays = z.int().min(1).max(365).describe('working days of the deciding region');
/** 办件措施 of the lead department. */
export const MeasureBody = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('suspend'),
      procedure: z.enum(SPECIAL_PROCEDURES),
      reason: Text(500),
      plannedDays: WorkingDays,
    })
    .describe('特别程序 (行政许可法 art. 45): its time is not counted'),
  z.strictObject({ kind: z.literal('resume') }).describe('恢复办理'),
  z
    .strictObject({ kind: z.literal('extend'), days: WorkingDays, approver: Text(60), reason: Text(500) })
    .describe('延长审批, once a case, with who approved it'),
  z.strictObject({ kind: z.literal('terminate'), reason: Text(1000) }).describe('终止办理: the case ends without a decision'),
  z.strictObject({ kind: z.literal('forward'), authority: Authority, reason: Text(1000) }).describe('转报 to another authority'),
]);

export const GrantBody = z.strictObject({
  purpose: Text(200).describe('what the fields are needed for; it is audited'),
  fields: z.array(z.string().startsWith('/').max(100)).min(1).max(40).optional().describe('JSON pointers; all that are visible if absent'),
});

export const GrantAnswer = z.object({ grant: z.string(), caseNo: CaseNo, fields: z.array(z.string()), expiresInSeconds: z.int() });

/** What a department learns after it moved a task. */
export const TaskMoved = z.object({
  taskId: z.uuid(),
  caseNo: CaseNo,
  purpose: Purpose,
  state: z.enum(TASK_STATES),
  result: Result.nullable(),
  answer: z.enum(['accept', 'refuse', 'correct']).nullable(),
  late: z.boolean().describe('the result came after the decision, or after an early end: it is kept, and changes nothing'),
  stepNo: z.int().optional().describe('of the step that was recorded'),
  reviewId: z.uuid().optional().describe('of the review that was called or ended'),
});

export const FeedQuery = z.object({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(20),
  wait: z.coerce.number().int().min(0).max(25).default(0).describe('seconds to wait for a task when there is none'),
});
export const FeedAnswer = z.object({
  items: z.array(DepartmentTask),
  next: z.string().nullable().describe('cursor after the last task given; ask again with it. Without a cursor: from the oldest open task'),
});

export const WorkbenchQuery = PageQuery.extend({
  state: z
    .enum(['open', ...TASK_STATES])
    .default('open')
    .describe('open: assigned, acknowledged, in progress and suspended, the most overdue first'),
});

const TaskSummary = z.object({
  taskId: z.uuid(),
  caseNo: CaseNo,
  itemCode: ItemCode,
  itemVersion: z.int(),
  itemName: z.string(),
  regionCode: RegionCode,
  purpose: Purpose,
  lead: z.boolean(),
  stage: z.int(),
  state: z.enum(TASK_STATES),
  channel: Channel,
  assignedAt: Instant,
  acknowledgedAt: Instant.nullable(),
  dueAt: Instant,
  provisional: z.boolean(),
  overdue: z.boolean(),
  result: Result.nullable(),
  late: z.boolean(),
  completedAt: Instant.nullable(),
  recallReason: z.enum(RECALL_REASONS).nullable(),
  recallAcknowledged: z.boolean().nullable().describe('of a recalled task that a system had: whether the system has said that it knows'),
});
export type TaskSummary = z.output<typeof TaskSummary>;
export const WorkbenchPage = pageOf(TaskSummary);

const Suspended = z.object({
  procedure: z.enum(SPECIAL_PROCEDURES),
  reason: z.string().nullable(),
  plannedDays: z.int().describe('working days'),
  from: Instant,
  endsBy: Instant,
});

export const TaskDetail = TaskSummary.extend({
  caseState: z.enum(['waiting', 'accepting', 'handling', 'decided', 'ended']),
  joinRule: z.enum(JOIN_RULES).describe('合并规则 of the item'),
  refusedBy: OrgCode.nullable().describe('the department whose refusal ended the joint handling: only a rejection can follow'),
  suspended: z.boolean().describe('特别程序 of the case under way'),
  caseSuspension: Suspended.nullable(),
  attempt: z.int().describe('more than 1 where the department was asked again'),
  suspension: Suspended.nullable().describe('特别程序 of this task alone'),
  extended: z.boolean(),
  endReason: z.string().nullable().describe('why it was returned or handed on'),
  opinion: z.string().nullable(),
  decidable: z.boolean().describe('whether this department may give the combined decision now'),
  participants: z
    .array(
      z.object({
        orgCode: OrgCode,
        orgName: z.string(),
        lead: z.boolean(),
        mandatory: z.boolean().describe('the lead waits for it'),
        stage: z.int(),
        attempt: z.int(),
        dueAt: Instant,
        state: z.enum([...TASK_STATES, 'planned']).describe('planned: its stage has not begun'),
        result: Result.nullable(),
        late: z.boolean(),
        recallAcknowledged: z.boolean().nullable(),
        endReason: z.string().nullable(),
      }),
    )
    .describe('the other departments of the same case, with those that take part no more; none to a department that is out of the case'),
  steps: z.array(
    z.object({
      stepNo: z.int(),
      link: z.string(),
      person: z.string().nullable(),
      opinion: z.string().nullable(),
      startedAt: Instant,
      endedAt: Instant,
      recordedBy: z.string(),
    }),
  ),
  reviews: z
    .array(
      z.object({
        reviewId: z.uuid(),
        kind: z.enum(REVIEW_KINDS),
        startsAt: Instant,
        place: z.string(),
        agenda: z.string(),
        orgCodes: z.array(OrgCode),
        state: z.enum(['called', 'held', 'cancelled']),
        conclusion: z.string().nullable(),
      }),
    )
    .describe('联合会审、联合踏勘 to which this department is called'),
  corrections: z
    .array(
      z.object({
        round: z.int(),
        at: Instant,
        points: z.array(z.object({ orgCode: OrgCode, text: z.string() })),
        answeredAt: Instant.nullable().describe('when the applicant handed in what was asked for'),
      }),
    )
    .describe('一次性补正告知: of the lead all points, of another department its own'),
  planChanges: z
    .array(z.object({ change: z.string(), orgCode: OrgCode, insteadOf: OrgCode.nullable(), reason: z.string(), at: Instant }))
    .describe('方案调整 and special procedures of single departments with their reasons: of the lead all, of another department its own'),
});
export type TaskDetail = z.output<typeof TaskDetail>;
