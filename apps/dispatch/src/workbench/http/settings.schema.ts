import { Instant, ItemCode } from '@yiwang/event-core';
import { z } from 'zod';
import { TimeLimit } from '@yiwang/events-catalogue';
import { LINK_KINDS } from '../domain/work-process.js';

export const OfficerId = z
  .string()
  .regex(/^[\w.:@-]{1,128}$/)
  .describe('account of the officer at auth');
export const OfficerRef = z.object({ id: z.string(), name: z.string() });
export const PostCode = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const LinkCode = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const Name = z.string().trim().min(1).max(40);
const Purpose = z.enum(['acceptance', 'handling']);
const ProcessState = z.enum(['draft', 'published', 'retired']);

export const LinkBody = z.strictObject({
  code: LinkCode,
  name: Name.describe(
    '受理、审核、审批、办结、送达 or the organisation’s own; each one that is left becomes a step of the task by this name',
  ),
  kind: z.enum(LINK_KINDS),
  post: PostCode.nullable().default(null).describe('whose members may handle it; null: every officer who handles tasks'),
  countersign: z.array(PostCode).max(10).default([]).describe('会签: a member of each of these posts signs, instead of one person'),
  limit: TimeLimit.extend({ value: z.int().min(1).max(3650) })
    .nullable()
    .default(null)
    .describe('环节时限, by the calendar of the case’s region; never longer than the task’s own'),
  apartFrom: z.array(LinkCode).max(12).default([]).describe('职责分离: links before it whose handlers may not handle this one'),
});

export const ProcessBody = z.strictObject({
  purpose: Purpose.default('handling'),
  itemCode: ItemCode.nullable().default(null).describe('null: for all items that have no process of their own'),
  name: z.string().trim().min(1).max(100),
  links: z.array(LinkBody).min(1).max(12),
});
export const ProcessQuery = z.object({ itemCode: ItemCode.optional(), state: ProcessState.optional() });
export const ProcessId = z.uuid();
export const ProcessMade = z.object({ processId: z.uuid(), version: z.int() });

const ProcessSummary = z.object({
  processId: z.uuid(),
  purpose: Purpose,
  itemCode: ItemCode.nullable(),
  version: z.int(),
  name: z.string(),
  state: ProcessState,
  createdAt: Instant,
  publishedAt: Instant.nullable(),
  retiredAt: Instant.nullable(),
});
export const ProcessesAnswer = z.object({
  processes: z.array(ProcessSummary).describe('the newest first, at most 200'),
  builtIn: z.object({ acceptance: z.array(LinkBody), handling: z.array(LinkBody) }).describe('what holds where none is published'),
});
export const ProcessDetail = ProcessSummary.extend({ links: z.array(LinkBody) });

export const PostBody = z.strictObject({ name: Name });
export const MemberBody = z.strictObject({ name: Name.describe('until the officer comes to the workbench himself') });
export const PostsAnswer = z.object({ posts: z.array(z.object({ code: z.string(), name: z.string(), members: z.array(OfficerRef) })) });

export const DelegationBody = z.strictObject({
  toOfficerId: OfficerId,
  startsAt: Instant,
  endsAt: Instant.describe('at most 180 days after the start'),
  reason: z.string().trim().min(1).max(500),
});
export const DelegationMade = z.object({ delegationId: z.uuid() });
export const DelegationsAnswer = z.object({
  delegations: z.array(
    z.object({
      delegationId: z.uuid(),
      from: OfficerRef,
      to: OfficerRef,
      startsAt: Instant,
      endsAt: Instant,
      reason: z.string(),
      revokedAt: Instant.nullable(),
    }),
  ),
});

export const PhraseBody = z.strictObject({
  text: z.string().trim().min(1).max(500),
  shared: z.boolean().default(false).describe('for the whole organisation; needs workbench.manage'),
});
export const PhraseMade = z.object({ phraseId: z.uuid() });
export const PhrasesAnswer = z.object({ phrases: z.array(z.object({ phraseId: z.uuid(), text: z.string(), shared: z.boolean() })) });
