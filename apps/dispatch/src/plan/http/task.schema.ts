import { CaseNo, Instant, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { JOIN_RULES } from '@yiwang/events-catalogue';
import { DepartmentTask, RECALL_REASONS, REVIEW_KINDS, SPECIAL_PROCEDURES } from '@yiwang/events-dispatch';
import { Cursor, pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { TASK_CHANNELS } from '../domain/channels.js';
import { TASK_STATES } from '../domain/task-status.js';
import { Result, Text } from '../input/task-bodies.js';

export const TaskId = z.uuid();
const Purpose = z.enum(['acceptance', 'handling']);
const Channel = z.enum(TASK_CHANNELS);

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
