import { CaseNo as CaseNoForm, Instant, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { Occasion, RatingChannel, RatingLevel, RatingTurn } from '@yiwang/events-evaluation';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { isCaseNo } from '@yiwang/standards';
import { z } from 'zod';
import { TOKEN_FORM } from '../domain/link-token.js';

export const CaseNo = CaseNoForm.refine(isCaseNo, { params: { code: 'CASE_NO_CHECK_CHAR' } });
export const Token = z.string().regex(TOKEN_FORM);
export const InvitationId = z.uuid();

const Opinion = {
  turn: RatingTurn.default('first').describe('首评 or, once, 追评'),
  level: RatingLevel.describe('满意度, best first'),
  tags: z.array(z.string().min(1).max(16)).max(10).default([]).describe('codes of the list of tags, those that fit the level'),
  text: z.string().trim().min(1).max(500).optional().describe('kept encrypted; shown to the rated body and to who verifies'),
  channel: RatingChannel.exclude(['default']),
};
const distinct = ({ tags }: { tags: string[] }): boolean => new Set(tags).size === tags.length;
const TAGS_TWICE = { path: ['tags'], params: { code: 'TAG_TWICE' } };

export const RateByLink = z.strictObject(Opinion).refine(distinct, TAGS_TWICE).meta({ id: 'RateByLink' });
export type RateByLink = z.output<typeof RateByLink>;

export const RateCase = z
  .strictObject({ caseNo: CaseNo, occasion: Occasion.default('closing'), ...Opinion })
  .refine(distinct, TAGS_TWICE)
  .meta({ id: 'RateCase' });
export type RateCase = z.output<typeof RateCase>;

export const RatingReceipt = z
  .object({
    ratingId: z.uuid(),
    invitationId: z.uuid(),
    caseNo: CaseNoForm,
    turn: RatingTurn,
    level: RatingLevel,
    givenAt: Instant,
    handlingOpened: z.boolean().describe('a bad rating: the body must get in touch within the limit'),
  })
  .meta({ id: 'RatingReceipt' });

const GivenRating = z.object({
  ratingId: z.uuid(),
  turn: RatingTurn,
  level: RatingLevel,
  tags: z.array(z.string()),
  channel: RatingChannel,
  isDefault: z.boolean().describe('given by the system because nobody rated in time'),
  givenAt: Instant,
});

const FollowedUp = z.object({
  turn: RatingTurn,
  state: z.enum(['opened', 'contacted', 'verified', 'answered']),
  contactDueAt: Instant,
  answerDueAt: Instant,
  answeredAt: Instant.nullable(),
  answer: z.string().nullable().describe('反馈 of the rated body'),
});

/** 待评与已评 — one service of a case, as who may rate it sees it. */
export const EvaluationView = z
  .object({
    invitationId: z.uuid(),
    caseNo: CaseNoForm,
    occasion: Occasion,
    itemCode: ItemCode,
    orgCode: OrgCode,
    regionCode: RegionCode,
    state: z.enum(['open', 'rated', 'lapsed', 'expired']),
    issuedAt: Instant,
    expiresAt: Instant,
    next: RatingTurn.nullable().describe('what may still be given, and null when nothing may'),
    nextUntil: Instant.nullable(),
    ratings: z.array(GivenRating),
    handlings: z.array(FollowedUp).describe('差评处置, one for each bad rating'),
  })
  .meta({ id: 'Evaluation' });
export type EvaluationView = z.output<typeof EvaluationView>;
export const EvaluationPage = pageOf(EvaluationView);
export const EvaluationList = z.object({ items: z.array(EvaluationView) });

export const RatingTag = z
  .object({ code: z.string(), tone: z.enum(['praise', 'complaint']), zh: z.string(), en: z.string() })
  .meta({ id: 'RatingTag' });
export const RatingTags = z.object({ items: z.array(RatingTag) });

export const IssuedLink = z
  .object({ invitationId: z.uuid(), token: z.string().describe('shown once; every link before it is void'), expiresAt: Instant })
  .meta({ id: 'IssuedLink' });

export const RatingQuery = PageQuery.extend({
  from: Instant.optional(),
  to: Instant.optional(),
});
export const RatingRecord = z
  .object({
    ratingId: z.uuid(),
    caseNo: CaseNoForm,
    occasion: Occasion,
    itemCode: ItemCode,
    orgCode: OrgCode,
    regionCode: RegionCode,
    applicantKind: z.enum(['person', 'legalPerson']).nullable(),
    turn: RatingTurn,
    level: RatingLevel,
    satisfaction: z.object({
      national: z.string().describe('GB/T 39046 A.8: 1 the best'),
      feed: z.string().describe('national and Zhejiang feed: 5 the best'),
    }),
    channel: RatingChannel,
    channelCode: z.string().describe('评价渠道 (pf) of the Zhejiang feed'),
    assessNumber: z.int().describe('1 first, 2 follow-up'),
    tags: z.array(z.string()),
    hasText: z.boolean(),
    isDefault: z.boolean(),
    excluded: z.boolean().describe('误评 or 恶意: not counted'),
    givenAt: Instant,
  })
  .meta({ id: 'RatingRecord' });
export type RatingRecord = z.output<typeof RatingRecord>;
export const RatingPage = pageOf(RatingRecord);
