import { OrgCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { CaseNo } from '../../case/http/case.schema.js';
import { ENTRY_STATUSES, HANDOVER_KINDS, HANDOVER_STATUSES, RESOLUTIONS } from '../domain/handover.js';

const time = z.iso.datetime();
const text = (most: number) => z.string().trim().min(1).max(most);
const each = (cases: readonly { caseNo: string }[]): boolean => new Set(cases.map(({ caseNo }) => caseNo)).size === cases.length;

const Paper = z.strictObject({ materialCode: text(32), copies: z.int().min(1).max(99) });

export const SendHandover = z
  .strictObject({
    kind: z
      .enum(HANDOVER_KINDS)
      .default('papers')
      .describe('papers to the deciding authority, or its results to the counter of collection'),
    toOrg: OrgCode,
    cases: z
      .array(z.strictObject({ caseNo: CaseNo, papers: z.array(Paper).min(1).max(60).optional() }))
      .min(1)
      .max(200)
      .refine(each, { params: { code: 'REPEATED' } })
      .describe('all papers of a case unless some are named'),
    note: text(500).optional(),
  })
  .meta({ id: 'SendHandover' });
export type SendHandover = z.output<typeof SendHandover>;

export const ReceiveHandover = z
  .strictObject({
    missing: z
      .array(z.strictObject({ caseNo: CaseNo, papers: z.array(Paper).min(1).max(60).optional(), remark: text(300).optional() }))
      .max(200)
      .refine(each, { params: { code: 'REPEATED' } })
      .default([])
      .describe('what the slip lists and the bag did not hold; without papers, nothing of the case'),
  })
  .meta({ id: 'ReceiveHandover' });
export type ReceiveHandover = z.output<typeof ReceiveHandover>;

export const ResolveMissing = z
  .strictObject({
    caseNo: CaseNo,
    how: z.enum(RESOLUTIONS).describe('found by the receiver, or given up by the sender'),
    remark: text(300).optional(),
  })
  .meta({ id: 'ResolveMissing' });
export type ResolveMissing = z.output<typeof ResolveMissing>;

export const HandoverReceipt = z
  .object({
    slipId: z.uuid(),
    slipNo: z.string(),
    documentId: z.uuid().describe('材料交接单, to be read and printed as an official document'),
    status: z.enum(HANDOVER_STATUSES),
    version: z.int(),
    cases: z.array(z.object({ caseNo: z.string(), status: z.enum(ENTRY_STATUSES) })),
  })
  .meta({ id: 'HandoverReceipt' });
export type HandoverReceipt = z.output<typeof HandoverReceipt>;

const PaperView = z.object({ materialCode: z.string(), copies: z.int() });

export const HandoverSummary = z
  .object({
    slipId: z.uuid(),
    slipNo: z.string(),
    kind: z.enum(HANDOVER_KINDS),
    status: z.enum(HANDOVER_STATUSES),
    fromOrg: OrgCode,
    toOrg: OrgCode,
    note: z.string().nullable(),
    documentId: z.uuid(),
    sentAt: time,
    receivedAt: time.nullable(),
    caseCount: z.int(),
    missingCount: z.int().describe('cases of which something is still missing'),
  })
  .meta({ id: 'HandoverSummary' });
export type HandoverSummary = z.output<typeof HandoverSummary>;

export const HandoverDetail = HandoverSummary.extend({
  cases: z.array(
    z.object({
      caseNo: z.string(),
      itemName: z.string().nullable(),
      applicant: z.object({ name: z.string().nullable(), number: z.string().optional() }).describe('masked for persons'),
      status: z.enum(ENTRY_STATUSES),
      papers: z.array(PaperView),
      missing: z.array(PaperView),
      remark: z.string().nullable(),
    }),
  ),
}).meta({ id: 'HandoverSlip' });
export type HandoverDetail = z.output<typeof HandoverDetail>;

export const HandoverPage = pageOf(HandoverSummary).meta({ id: 'HandoverPage' });
export const HandoverQuery = PageQuery.extend({
  side: z.enum(['sent', 'coming']).default('sent').describe('sent by one’s own body, or coming to it'),
  status: z.enum(HANDOVER_STATUSES).optional(),
});
export type HandoverQuery = z.output<typeof HandoverQuery>;

/** 在窗材料 — a case whose papers lie at the counter. */
export const HeldPapers = z
  .object({
    caseNo: z.string(),
    itemName: z.string().nullable(),
    decidingOrg: OrgCode,
    decidingName: z.string().nullable(),
    submittedAt: time,
    cameAt: time.describe('when papers of it last came to the counter'),
    papers: z.array(PaperView).describe('what no slip has taken away'),
  })
  .meta({ id: 'HeldPapers' });
export type HeldPapers = z.output<typeof HeldPapers>;
export const HeldPapersPage = pageOf(HeldPapers).meta({ id: 'HeldPapersPage' });
export const HeldPapersQuery = PageQuery.extend({
  days: z.coerce.number().int().min(1).max(366).default(30).describe('that came so many days back'),
  department: OrgCode.optional().describe('only what goes to this 实施主体'),
});
export type HeldPapersQuery = z.output<typeof HeldPapersQuery>;
