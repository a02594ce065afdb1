import { CaseNo, Instant, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { DepartmentTask } from '@yiwang/events-dispatch';
import { Cursor, Limit, pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { TASK_CHANNELS } from '../domain/channels.js';
import { TASK_STATES } from '../domain/task-status.js';

export const TaskId = z.uuid();
const Purpose = z.enum(['acceptance', 'handling']);
const Result = z.enum(['approved', 'rejected']);
const Channel = z.enum(TASK_CHANNELS);
const Text = (max: number) => z.string().trim().min(1).max(max);

const Authority = z.strictObject({ name: Text(60), orgCode: OrgCode.optional() });

/** 环节: a missing start means "since the step before", a missing end "until now". */
export const StepBody = z.strictObject({
  link: Text(40).describe('审查、审核、审批 …'),
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
});

const WorkingDays = z.int().min(1).max(365).describe('working days of the deciding region');
/** 办件措施 of the lead department. */
export const MeasureBody = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('suspend'),
      procedure: z.enum(['hearing', 'tender', 'auction', 'inspection', 'testing', 'quarantine', 'appraisal', 'expertReview', 'other']),
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
  stepNo: z.int().optional().describe('of the step that was recorded'),
});

export const FeedQuery = z.object({
  cursor: Cursor.optional(),
  limit: Limit,
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
    .describe('open: assigned, acknowledged and in progress, the most overdue first'),
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
  completedAt: Instant.nullable(),
});
export type TaskSummary = z.output<typeof TaskSummary>;
export const WorkbenchPage = pageOf(TaskSummary);

export const TaskDetail = TaskSummary.extend({
  caseState: z.enum(['waiting', 'accepting', 'handling', 'decided', 'ended']),
  suspended: z.boolean().describe('特别程序 under way'),
  opinion: z.string().nullable(),
  decidable: z.boolean().describe('whether this department may give the combined decision now'),
  participants: z
    .array(
      z.object({
        orgCode: OrgCode,
        orgName: z.string(),
        lead: z.boolean(),
        stage: z.int(),
        dueAt: Instant,
        state: z.enum([...TASK_STATES, 'planned']).describe('planned: its stage has not begun'),
        result: Result.nullable(),
      }),
    )
    .describe('the other departments of the same case'),
  steps: z.array(z.object({ stepNo: z.int(), link: z.string(), startedAt: Instant, endedAt: Instant, recordedBy: z.string() })),
});
export type TaskDetail = z.output<typeof TaskDetail>;
