import { CaseNo as CaseNoForm, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { isCaseNo, isUscc } from '@yiwang/standards';
import { z } from 'zod';
import { Statuses } from '../../reading/work-list/statuses.js';
import { Recipient, ShipmentView } from '../../shipment/http/shipment.schema.js';
import { Present } from '../../window/http/identity.schema.js';
import { isDocument } from '../domain/applicant.js';
import { AUTHORITY_KINDS } from '../domain/authority.js';
import { CASE_RELATIONS } from '../domain/case-relation.js';
import { CHANNELS, DELIVERY_METHODS, OUTCOMES, REFUSAL_GROUNDS } from '../domain/case-state.js';
import { CASE_STATUSES } from '../domain/case-status.js';
import { PAPER_CHECKS } from '../domain/paper-check.js';
import { CaseProgress } from './case-progress.schema.js';

/** 申报号 in a path: its length, digits and check character. */
export const CaseNo = CaseNoForm.refine(isCaseNo, { params: { code: 'CASE_NO_CHECK_CHAR' } });

const text = (most: number) => z.string().trim().min(1).max(most);
const mobile = z.string().regex(/^1\d{10}$/);

const Person = z
  .strictObject({
    kind: z.literal('person'),
    name: text(60),
    documentType: z
      .string()
      .regex(/^\d{3}$/)
      .default('111')
      .describe('GA/T 2000.156: 111 citizen ID card, 414 passport, 511 Taiwan permit, 999 other'),
    documentNo: text(40),
    mobile: mobile.optional(),
  })
  .refine(({ documentType, documentNo }) => isDocument(documentType, documentNo), {
    path: ['documentNo'],
    params: { code: 'DOCUMENT_INVALID' },
  });

const LegalPerson = z
  .strictObject({ kind: z.literal('legalPerson'), name: text(120), documentNo: z.string(), mobile: mobile.optional() })
  .refine(({ documentNo }) => isUscc(documentNo), { path: ['documentNo'], params: { code: 'USCC_INVALID' } })
  .transform((applicant) => ({ ...applicant, documentType: '001' }));

export const Applicant = z
  .union([Person, LegalPerson])
  .describe('申请人; named by a counter, and by who acts for another with an authority');

export const Agent = z
  .strictObject({ name: text(60), idNumber: text(18), mobile: mobile.optional() })
  .refine(({ idNumber }) => isDocument('111', idNumber), { path: ['idNumber'], params: { code: 'CITIZEN_ID_INVALID' } })
  .describe('经办人');

export const LegalRepresentative = z
  .strictObject({
    name: text(60),
    documentType: z
      .string()
      .regex(/^\d{3}$/)
      .default('111'),
    documentNo: text(40).optional(),
  })
  .refine(({ documentType, documentNo }) => documentNo === undefined || isDocument(documentType, documentNo), {
    path: ['documentNo'],
    params: { code: 'DOCUMENT_INVALID' },
  })
  .describe('法定代表人; only of an organisation');

export const ActingAuthority = z
  .strictObject({
    kind: z.enum(AUTHORITY_KINDS),
    documentNo: text(64).optional(),
    validUntil: z.iso.date().optional().describe('last day on which it holds'),
  })
  .describe('代办: by what an account acts for the applicant that it names; at a counter it belongs to the person present');

export const LinkedTo = z
  .strictObject({ caseNo: CaseNo, relation: z.enum(CASE_RELATIONS) })
  .describe('变更、延续、注销: the earlier case, granted to the same applicant, that this one is about');

const Material = z.strictObject({
  materialCode: text(32),
  fileRef: text(200).optional(),
  paperCopies: z.int().min(0).max(99).optional(),
  promised: z.boolean().optional().describe('容缺: it will follow; only of materials that the item tolerates to be missing'),
});
export const Materials = z.array(Material).max(60);
export const Form = z.record(z.string().max(100), z.unknown());

export const FileApplication = z
  .strictObject({
    itemCode: ItemCode,
    itemVersion: z.int().min(1).max(9999).optional().describe('the version the applicant saw; the one in force unless given'),
    applicant: Applicant.optional(),
    agent: Agent.optional(),
    authority: ActingAuthority.optional(),
    channel: z.enum(CHANNELS).describe('window and courier at a counter; computer, mobile and kiosk for oneself'),
    present: Present.optional(),
    form: Form,
    materials: Materials.default([]),
    legalRepresentative: LegalRepresentative.optional(),
    linkedTo: LinkedTo.optional(),
    warnOfDuplicates: z.boolean().optional().describe('tells likely duplicates with the receipt; the filing is taken all the same'),
  })
  .meta({ id: 'FileApplication' });
export type FileApplication = z.output<typeof FileApplication>;

const Authority = z.strictObject({ name: text(60), orgCode: OrgCode.optional() });

export const Refuse = z
  .strictObject({
    ground: z.enum(REFUSAL_GROUNDS).describe('notRequired: 不受理; the others: 不予受理'),
    reason: text(500),
    authority: Authority.optional().describe('有权机关, which has to be named with the ground otherAuthority'),
  })
  .meta({ id: 'RefuseApplication' });
export type Refuse = z.output<typeof Refuse>;

export const RequestCorrections = z
  .strictObject({ points: z.array(text(300)).min(1).max(30).describe('everything that must be corrected, told once') })
  .meta({ id: 'RequestCorrections' });
export type RequestCorrections = z.output<typeof RequestCorrections>;

export const Resubmit = z
  .strictObject({ form: Form.optional(), materials: Materials.optional() })
  .refine(({ form, materials }) => form !== undefined || materials !== undefined, { params: { code: 'NOTHING_CORRECTED' } })
  .meta({ id: 'ResubmitApplication' });
export type Resubmit = z.output<typeof Resubmit>;

export const Complete = z
  .strictObject({ outcome: z.enum(['approved', 'rejected']), reason: text(1000).optional(), resultNo: text(64).optional() })
  .meta({ id: 'CompleteApplication' });
export type Complete = z.output<typeof Complete>;

export const Deliver = z
  .strictObject({
    method: z.enum(DELIVERY_METHODS),
    recipient: Recipient.optional(),
  })
  .refine(({ method, recipient }) => method !== 'courier' || recipient !== undefined, {
    path: ['recipient'],
    params: { code: 'RECIPIENT_MISSING' },
  })
  .refine(({ method, recipient }) => method === 'courier' || recipient === undefined, {
    path: ['recipient'],
    params: { code: 'RECIPIENT_NOT_ALLOWED' },
  })
  .meta({ id: 'DeliverResult' });
export type Deliver = z.output<typeof Deliver>;

export const Close = z
  .strictObject({ finishKind: z.int().min(0).max(7).optional().describe('national finish kind; the usual one of the result unless given') })
  .meta({ id: 'CloseApplication' });
export type Close = z.output<typeof Close>;

const time = z.iso.datetime();

export const LikelyDuplicate = z
  .object({
    caseNo: CaseNoForm.nullable().describe('null where the caller may not see that case'),
    ground: z.enum(['sameAccount', 'sameDocument']),
    status: z.enum(CASE_STATUSES),
    submittedAt: time,
  })
  .meta({ id: 'LikelyDuplicate' });

export const CaseReceipt = z
  .object({
    caseNo: CaseNoForm,
    status: z.enum(CASE_STATUSES),
    version: z.int().describe('the ETag of the case'),
    itemCode: ItemCode,
    itemVersion: z.int(),
    awaitingItem: z.boolean().describe('the item version has not arrived yet; clocks start as soon as it has'),
    formChecked: z.boolean().describe('whether the form was held against the form of the item'),
    submittedAt: time,
    acceptanceDueAt: time.nullable(),
    promiseDueAt: time.nullable(),
    statutoryDueAt: time.nullable(),
    deliveryDueAt: time.nullable(),
    provisional: z.boolean().describe('the calendar year has no holiday notice yet, so dates may move'),
    queryCode: z.string().optional().describe('查询码: with the number it opens the public progress; told to who files'),
    likelyDuplicates: z.array(LikelyDuplicate).optional().describe('疑似重复件: where the filing asked for them'),
  })
  .meta({ id: 'CaseReceipt' });

const Masked = z.object({
  kind: z.enum(['person', 'legalPerson']),
  name: z.string().nullable().describe('masked for persons; null when the case was filed online: the account is known, its name is not'),
  number: z.string().optional().describe('masked for persons'),
});
const DecidingAuthority = z.object({ orgCode: OrgCode, name: z.string().nullable(), regionCode: RegionCode });

export const CaseSummary = z
  .object({
    caseNo: CaseNoForm,
    status: z.enum(CASE_STATUSES),
    itemCode: ItemCode,
    itemVersion: z.int(),
    itemName: z.string().nullable(),
    decidingAuthority: DecidingAuthority,
    applicant: Masked,
    channel: z.enum(CHANNELS),
    submittedAt: time,
    acceptanceDueAt: time.nullable(),
    promiseDueAt: time.nullable(),
    deliveryDueAt: time.nullable(),
    awaitingItem: z.boolean(),
    accountId: z.string().optional().describe('with view=enterprise: the account of the enterprise that acts in the case'),
  })
  .meta({ id: 'CaseSummary' });
export type CaseSummary = z.output<typeof CaseSummary>;

export const CasePage = pageOf(CaseSummary).meta({ id: 'CasePage' });

const Step = z.object({
  kind: z.string(),
  at: time,
  by: z.object({ kind: z.string(), orgCode: z.string().nullable() }),
  detail: z.record(z.string(), z.unknown()).nullable(),
  node: z
    .object({ type: z.string(), result: z.string() })
    .nullable()
    .describe('环节类型与环节结果 by the codes of exchanges (nodetype, noderesult); null for a step that they do not know'),
});

export const CaseDetail = CaseSummary.extend({
  ...CaseProgress.shape,
  version: z.int(),
  acceptedBy: z.enum(['window', 'department']).nullable(),
  caseKind: z.enum(['immediate', 'promised']).nullable(),
  receivedIn: z.object({ orgCode: OrgCode, regionCode: RegionCode }).nullable(),
  materials: z.array(
    z.object({
      materialCode: z.string(),
      fileRef: z.string().optional(),
      paperCopies: z.int().optional(),
      promised: z.boolean().optional(),
    }),
  ),
  paperCheck: z
    .enum(PAPER_CHECKS)
    .nullable()
    .describe(
      '原件核验: when the papers behind an online filing are seen, as the star of the item fixes it; null: there is nothing to see',
    ),
  formChecked: z.boolean(),
  acceptedAt: time.nullable(),
  statutoryDueAt: time.nullable(),
  correction: z
    .object({
      points: z.array(z.string()),
      at: time,
      dueAt: time,
      whileHandling: z.boolean().describe('办理中补正: asked for by the departments, and answered by a resubmission too'),
      answeredAt: time.nullable().describe('when a correction while handling was handed in'),
    })
    .nullable(),
  refusal: z
    .object({
      ground: z.enum(REFUSAL_GROUNDS),
      reason: z.string(),
      authority: z.object({ name: z.string(), orgCode: OrgCode.optional() }).optional(),
      remedies: z
        .object({ reviewWithinDays: z.int(), suitWithinMonths: z.int() })
        .optional()
        .describe('行政复议、行政诉讼 and within which time'),
    })
    .nullable(),
  decidedAt: time.nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  decisionReason: z.string().nullable(),
  resultNo: z.string().nullable(),
  deliveredAt: time.nullable(),
  deliveryMethod: z.enum(DELIVERY_METHODS).nullable(),
  shipment: ShipmentView.nullable().describe('快件: the latest parcel with the result'),
  closedAt: time.nullable(),
  finishKind: z.int().nullable(),
  provisional: z.boolean(),
  heldStep: z.enum(['accept', 'decide']).nullable().describe('a department’s answer that waits for a fee'),
  settledFees: z.array(z.string()).describe('codes of the fees that were paid or exempted'),
  steps: z.array(Step),
}).meta({ id: 'CaseDetail' });
export type CaseDetail = z.output<typeof CaseDetail>;

export const CaseList = PageQuery.extend({
  view: z
    .enum(['mine', 'enterprise', 'window'])
    .default('mine')
    .describe(
      'mine: one’s own, newest first; enterprise: what the enterprise for which one acts has filed by any account, as far as one is ' +
        'authorised; window: open work of the clerk’s region, first due first',
    ),
  status: Statuses.optional().describe('with view=mine and view=enterprise: one or several, by commas'),
  accountId: z.string().min(1).max(64).optional().describe('with view=enterprise: of one account, as that of an agent who has gone'),
  work: z
    .enum(['accept', 'deliver'])
    .default('accept')
    .describe('with view=window: what waits for acceptance, or for delivery and closing'),
});
export type CaseList = z.output<typeof CaseList>;
