import { CaseNo as CaseNoForm, ItemCode, OrgCode } from '@yiwang/event-core';
import { z } from 'zod';
import { AMENDABLE } from '../domain/amendment.js';
import { CHANNELS, REOPENING_BASES, SPECIAL_PROCEDURES } from '../domain/case-state.js';
import { Agent, Applicant, Form, Materials } from './case.schema.js';

const text = (most: number) => z.string().trim().min(1).max(most);
const time = z.iso.datetime();

export const Receive = z
  .strictObject({ paperCopies: z.int().min(0).max(999).optional().describe('纸质份数 taken at the counter, all materials together') })
  .prefault({})
  .meta({ id: 'ReceivePapers' });
export type Receive = z.output<typeof Receive>;

export const Accept = z
  .strictObject({
    tolerated: z
      .array(text(32))
      .min(1)
      .max(40)
      .optional()
      .describe('容缺: codes of all materials that the applicant promised to hand in later'),
    agreed: z
      .strictObject({ value: z.int().min(1).max(365), unit: z.enum(['workingDay', 'calendarDay', 'month']) })
      .optional()
      .describe('容缺期限, where it is not the usual one'),
  })
  .refine(({ tolerated, agreed }) => agreed === undefined || tolerated !== undefined, { params: { code: 'NOTHING_TOLERATED' } })
  .prefault({})
  .meta({ id: 'AcceptApplication' });
export type Accept = z.output<typeof Accept>;

export const Withdraw = z
  .strictObject({ reason: text(500).optional() })
  .prefault({})
  .meta({ id: 'WithdrawApplication' });
export type Withdraw = z.output<typeof Withdraw>;

export const Supplement = z.strictObject({ materials: Materials.min(1) }).meta({ id: 'SupplementMaterials' });
export type Supplement = z.output<typeof Supplement>;

export const Suspend = z
  .strictObject({
    procedure: z.enum(SPECIAL_PROCEDURES).describe('特别程序, 行政许可法 art. 45'),
    reason: text(500),
    plannedDays: z.int().min(1).max(365).describe('working days that are not counted, as the applicant is told'),
  })
  .meta({ id: 'SuspendHandling' });
export type Suspend = z.output<typeof Suspend>;

export const Extend = z
  .strictObject({
    days: z.int().min(1).max(365).describe('working days, at most what the law allows'),
    approver: text(60).describe('批准人'),
    reason: text(500),
  })
  .meta({ id: 'ExtendLimit' });
export type Extend = z.output<typeof Extend>;

export const Terminate = z.strictObject({ reason: text(1000) }).meta({ id: 'TerminateHandling' });
export type Terminate = z.output<typeof Terminate>;

export const Forward = z
  .strictObject({ authority: z.strictObject({ name: text(60), orgCode: OrgCode.optional() }).describe('转报机关'), reason: text(1000) })
  .meta({ id: 'ForwardCase' });
export type Forward = z.output<typeof Forward>;

export const Annul = z
  .strictObject({ reason: text(1000).describe('what of the originals is not as it was filed') })
  .meta({ id: 'AnnulDecision' });
export type Annul = z.output<typeof Annul>;

export const Cancel = z
  .strictObject({
    finishKind: z.union([z.literal(2), z.literal(3)]).describe('2 作废; 3 删除, before acceptance only'),
    reason: text(500),
    duplicateOf: CaseNoForm.optional(),
  })
  .meta({ id: 'CancelApplication' });
export type Cancel = z.output<typeof Cancel>;

export const Amend = z
  .strictObject({ field: z.enum(AMENDABLE), to: text(1000), reason: text(500) })
  .refine(({ field, to }) => field !== 'resultNo' || to.length <= 64, { path: ['to'], params: { code: 'RESULT_NO_TOO_LONG' } })
  .refine(({ field, to }) => field !== 'applicantName' || to.length <= 120, { path: ['to'], params: { code: 'NAME_TOO_LONG' } })
  .meta({ id: 'AmendCase' });
export type Amend = z.output<typeof Amend>;

export const Reopen = z
  .strictObject({
    basis: z.enum(REOPENING_BASES).describe('review 行政复议; litigation 行政诉讼; ownInitiative 自行纠错'),
    reason: text(1000),
    documentNo: text(64).optional().describe('文号 of the decision or judgment'),
  })
  .refine(({ basis, documentNo }) => basis === 'ownInitiative' || documentNo !== undefined, {
    path: ['documentNo'],
    params: { code: 'DOCUMENT_NO_MISSING' },
  })
  .meta({ id: 'ReopenCase' });
export type Reopen = z.output<typeof Reopen>;

export const ReportOffline = z
  .strictObject({
    itemCode: ItemCode,
    itemVersion: z.int().min(1).max(9999).optional().describe('the version in force unless given'),
    externalNo: z
      .string()
      .regex(/^[0-9A-Za-z._/-]{1,64}$/)
      .describe('number of the case in the department’s own system; reported once'),
    applicant: Applicant,
    agent: Agent.optional(),
    channel: z.enum(CHANNELS).default('window').describe('how it came to the department'),
    form: Form,
    materials: Materials.default([]),
    submittedAt: time,
    acceptedAt: time.optional(),
    decision: z
      .strictObject({
        at: time,
        outcome: z.enum(['approved', 'rejected']),
        reason: text(1000).optional(),
        resultNo: text(64).optional(),
      })
      .optional(),
  })
  .refine(({ decision, acceptedAt }) => decision === undefined || acceptedAt !== undefined, {
    path: ['acceptedAt'],
    params: { code: 'DECIDED_WITHOUT_ACCEPTANCE' },
  })
  .meta({ id: 'ReportOfflineCase' });
export type ReportOffline = z.output<typeof ReportOffline>;
