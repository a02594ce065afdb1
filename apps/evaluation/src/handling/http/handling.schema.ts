import { CaseNo, Instant, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { Finding, Occasion, RatingLevel, RatingTurn } from '@yiwang/events-evaluation';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { HANDLING_STATES } from '../domain/handling-moves.js';

export const HandlingId = z.uuid();
const Text = (most: number) => z.string().trim().min(1).max(most);
const State = z.enum(HANDLING_STATES);
const Complexity = z.enum(['simple', 'complex']);
const Extension = z.enum(['none', 'requested', 'approved', 'refused']);

export const Contact = z
  .strictObject({ outcome: z.enum(['reached', 'unreachable']), note: Text(1000).describe('what was said; kept encrypted') })
  .meta({ id: 'HandlingContact' });
export type Contact = z.output<typeof Contact>;

export const Verification = z
  .strictObject({
    finding: Finding.describe('属实、误评、恶意、无法联系'),
    complexity: Complexity.default('simple').describe('which limit the answer has'),
    note: Text(1000).describe('on what grounds; kept encrypted'),
  })
  .meta({ id: 'HandlingVerification' });
export type Verification = z.output<typeof Verification>;

export const Answer = z.strictObject({ text: Text(1000).describe('shown to the person') }).meta({ id: 'HandlingAnswer' });
export type Answer = z.output<typeof Answer>;

export const ExtensionRequest = z.strictObject({ reason: Text(500) }).meta({ id: 'ExtensionRequest' });
export type ExtensionRequest = z.output<typeof ExtensionRequest>;

export const ExtensionDecision = z.strictObject({ approved: z.boolean() }).meta({ id: 'ExtensionDecision' });
export type ExtensionDecision = z.output<typeof ExtensionDecision>;

export const HandlingReceipt = z
  .object({
    handlingId: z.uuid(),
    caseNo: CaseNo,
    state: State,
    version: z.int(),
    contactDueAt: Instant,
    answerDueAt: Instant,
    provisional: z.boolean().describe('no holiday notice tells yet of some of the days, so dates may move'),
    complexity: Complexity,
    finding: Finding.nullable(),
    extension: Extension,
  })
  .meta({ id: 'HandlingReceipt' });

export const HandlingSummary = z
  .object({
    handlingId: z.uuid(),
    caseNo: CaseNo,
    itemCode: ItemCode,
    orgCode: OrgCode,
    regionCode: RegionCode,
    level: RatingLevel,
    state: State,
    openedAt: Instant,
    contactDueAt: Instant,
    contactedAt: Instant.nullable(),
    answerDueAt: Instant,
    answeredAt: Instant.nullable(),
    provisional: z.boolean(),
    finding: Finding.nullable(),
    extension: Extension,
    overdue: z.boolean().describe('what comes next is past its limit'),
    late: z.object({ contact: z.boolean(), answer: z.boolean() }).describe('whether a limit was missed, now or when it was done'),
  })
  .meta({ id: 'HandlingSummary' });
export type HandlingSummary = z.output<typeof HandlingSummary>;
export const HandlingPage = pageOf(HandlingSummary);

export const HandlingQuery = PageQuery.extend({
  done: z.stringbool().default(false).describe('the answered ones instead of the open ones'),
  overdue: z.stringbool().default(false).describe('only open ones whose next limit has passed'),
});

export const HandlingDetail = HandlingSummary.extend({
  ratingId: z.uuid(),
  occasion: Occasion,
  turn: RatingTurn,
  tags: z.array(z.string()),
  complexity: Complexity,
  attempts: z.int(),
  reached: z.boolean(),
  version: z.int(),
  steps: z.array(
    z.object({
      kind: z.string(),
      at: Instant,
      by: z.object({ kind: z.string(), orgCode: z.string().nullable() }),
      outcome: z.string().nullable(),
      noteId: z.uuid().nullable(),
    }),
  ),
}).meta({ id: 'Handling' });
export type HandlingDetail = z.output<typeof HandlingDetail>;

export const TextsQuery = z.object({ purpose: Text(200).describe('what for; it is recorded') });
export const HandlingTexts = z
  .object({
    handlingId: z.uuid(),
    rating: z.string().nullable().describe('what the person wrote'),
    notes: z.array(z.object({ noteId: z.uuid(), text: z.string() })),
    answer: z.string().nullable(),
  })
  .meta({ id: 'HandlingTexts' });
export type HandlingTexts = z.output<typeof HandlingTexts>;
