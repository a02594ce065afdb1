import { CaseNo, Instant, ItemCode, RegionCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { TASK_STATES } from '../../plan/domain/task-status.js';
import { AcceptanceBody, DecisionBody, ResultBody } from '../../plan/input/task-bodies.js';
import { MOVE_KINDS, TURN_ENDINGS, TURN_KINDS } from '../domain/turn.js';
import { LinkBody, OfficerId, OfficerRef, PostCode } from './settings.schema.js';

export const TurnId = z.uuid();
const Reason = z.string().trim().min(1).max(500);
const Opinion = z.string().trim().min(1).max(1000);
const Purpose = z.enum(['acceptance', 'handling']);

export const TransferBody = z.strictObject({ officerId: OfficerId, reason: Reason });
export const ReturnBody = z.strictObject({
  link: z.string().trim().min(1).max(40).describe('code of a link before the present one'),
  reason: Reason,
});
export const InviteBody = z.strictObject({
  officerIds: z
    .array(OfficerId)
    .min(1)
    .max(20)
    .refine((ids) => new Set(ids).size === ids.length, 'names an officer twice'),
  reason: Reason,
});
export const WithdrawBody = z.strictObject({ reason: Reason });

export const Conclusion = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('result'), result: ResultBody.shape.result }).describe('部门办理结果; the opinion goes with it'),
    DecisionBody.extend({ kind: z.literal('decision') }).describe('合并决定 of the lead department'),
    z.strictObject({ kind: z.literal('acceptance'), answer: AcceptanceBody }).describe('受理答复, of an acceptance task'),
  ])
  .describe('办理结果: with the last link, and with it only');
export const CompleteBody = z.strictObject({
  opinion: Opinion,
  agrees: z.boolean().default(true).describe('whether a countersigner, or the handler of a link before the last, agrees'),
  conclusion: Conclusion.optional(),
});
export const BatchBody = z.strictObject({
  items: z
    .array(CompleteBody.extend({ turnId: TurnId }))
    .min(1)
    .max(50)
    .refine((items) => new Set(items.map((item) => item.turnId)).size === items.length, 'names a turn twice'),
});

export const TurnQuery = PageQuery.extend({
  list: z
    .enum(['mine', 'team', 'all'])
    .default('mine')
    .describe(
      'mine: held by the caller, or by whom he stands in for; team: nobody has taken them yet and the caller may; all: of the organisation',
    ),
  post: PostCode.optional().describe('of the team’s list: of one post only'),
  overdue: z
    .enum(['true', 'false'])
    .optional()
    .transform((value) => value === 'true')
    .describe('true: the overdue ones only'),
});

const TurnSummary = z.object({
  turnId: z.uuid(),
  taskId: z.uuid(),
  caseNo: CaseNo,
  itemCode: ItemCode,
  itemName: z.string(),
  regionCode: RegionCode,
  purpose: Purpose,
  lead: z.boolean(),
  taskState: z.enum(TASK_STATES),
  link: z.string(),
  linkName: z.string(),
  kind: z.enum(TURN_KINDS).describe('link: handle it; post: sign for one post of several; invited: give an opinion'),
  visit: z.int().describe('how often the task came to a link'),
  post: z.string().nullable(),
  holder: OfficerRef.nullable(),
  onBehalf: z.boolean().describe('whether the caller stands in for the holder'),
  beganAt: Instant,
  claimedAt: Instant.nullable(),
  dueAt: Instant.describe('the earlier of the limit of the link and the due date of the task'),
  overdue: z.boolean(),
  taskDueAt: Instant,
});
export type TurnSummary = z.output<typeof TurnSummary>;
export const TurnPage = pageOf(TurnSummary);

/** What an officer learns after a move. References only: it is kept with the idempotency key. */
export const WorkMovedAnswer = z.object({
  turnId: z.uuid(),
  taskId: z.uuid(),
  caseNo: CaseNo,
  ending: z.enum(TURN_ENDINGS).nullable().describe('of the turn; null while it is open'),
  link: z.string().describe('where the task stands now'),
  openTurns: z.array(z.uuid()).describe('whose end the task waits for there'),
});

export const WorkDetail = z.object({
  taskId: z.uuid(),
  caseNo: CaseNo,
  open: z.boolean(),
  processId: z.uuid().nullable().describe('null: the built-in process'),
  link: z.string(),
  taskDueAt: Instant,
  links: z.array(LinkBody),
  turns: z.array(
    z.object({
      turnId: z.uuid(),
      visit: z.int(),
      link: z.string(),
      linkName: z.string(),
      kind: z.enum(TURN_KINDS),
      post: z.string().nullable(),
      holder: OfficerRef.nullable(),
      beganAt: Instant,
      claimedAt: Instant.nullable(),
      dueAt: Instant,
      overdue: z.boolean().describe('open after its due date, or ended after it'),
      endedAt: Instant.nullable(),
      ending: z.enum(TURN_ENDINGS).nullable(),
      doneBy: OfficerRef.nullable(),
      onBehalfOf: OfficerRef.nullable(),
      opinion: z.string().nullable(),
      agrees: z.boolean().nullable(),
    }),
  ),
  moves: z
    .array(
      z.object({
        turnId: z.uuid(),
        kind: z.enum(MOVE_KINDS),
        link: z.string(),
        by: OfficerRef,
        onBehalfOf: OfficerRef.nullable(),
        to: OfficerRef.nullable(),
        toLink: z.string().nullable(),
        reason: z.string().nullable(),
        at: Instant,
      }),
    )
    .describe('流转记录, in order'),
});
export type WorkDetail = z.output<typeof WorkDetail>;

export const BatchAnswer = z.object({
  batchId: z.uuid(),
  createdAt: Instant,
  done: z.int(),
  refused: z.int(),
  open: z.int().describe('not tried: the request broke off; send it again under its key'),
  items: z.array(
    z.object({
      turnId: z.uuid(),
      caseNo: CaseNo.nullable(),
      outcome: z.enum(['done', 'refused', 'open']),
      code: z.string().nullable().describe('why it was refused'),
    }),
  ),
});

export const OverviewAnswer = z.object({
  complete: z.boolean().describe('false: there are more turns, or places, than were counted; those due first were'),
  places: z.array(
    z.object({
      linkName: z.string(),
      post: z.string().nullable(),
      holder: OfficerRef.nullable().describe('null: nobody has taken them yet'),
      open: z.int(),
      overdue: z.int(),
      earliestDueAt: Instant,
    }),
  ),
});
