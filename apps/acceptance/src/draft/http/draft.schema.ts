import { ItemCode } from '@yiwang/event-core';
import { pageOf } from '@yiwang/http-api';
import { z } from 'zod';
import { MOST_ITEMS, BundleReceipt, SharedParts } from '../../bundle/http/bundle.schema.js';
import { CHANNELS } from '../../case/domain/case-state.js';
import { CaseReceipt, Form, LikelyDuplicate, LinkedTo, Materials } from '../../case/http/case.schema.js';

/** What is half written down yet; the rules of a filing hold when it is submitted. */
const Loose = z.record(z.string().max(40), z.string().max(200));

const Common = {
  channel: z.enum(CHANNELS).optional(),
  applicant: Loose.optional(),
  agent: Loose.optional(),
  authority: Loose.optional(),
  legalRepresentative: Loose.optional(),
  present: z.record(z.string().max(40), z.unknown()).optional().describe('到场人 at a window, best said when it is submitted'),
  warnOfDuplicates: z.boolean().optional(),
};
const Version = z.int().min(1).max(9999);

/** An application as far as it has been said. */
export const DraftApplication = z
  .strictObject({
    itemCode: ItemCode,
    itemVersion: Version.optional().describe('the one in force unless given'),
    ...Common,
    form: Form.default({}),
    materials: Materials.default([]),
    linkedTo: LinkedTo.optional(),
  })
  .meta({ id: 'DraftApplication' });

const BundledItem = z.strictObject({
  itemVersion: Version.optional(),
  form: Form.default({}),
  materials: Materials.default([]),
  linkedTo: LinkedTo.optional(),
});

/** A bundle as far as it has been said; its items by code, so that a step can bring a part of one. */
export const DraftBundle = z
  .strictObject({
    title: z.string().trim().min(1).max(100).optional(),
    ...Common,
    shared: SharedParts.default({ groups: {}, fields: {}, materials: [] }),
    items: z.record(ItemCode, BundledItem).refine(
      (items) => {
        const count = Object.keys(items).length;
        return count >= 2 && count <= MOST_ITEMS;
      },
      { params: { code: 'ITEM_COUNT' } },
    ),
  })
  .meta({ id: 'DraftBundle' });

const one = { params: { code: 'ONE_OF_TWO' } };
const either = ({ application, bundle }: { application?: unknown; bundle?: unknown }): boolean =>
  (application === undefined) !== (bundle === undefined);

export const CreateDraft = z
  .strictObject({
    application: DraftApplication.optional(),
    bundle: DraftBundle.optional(),
    prefill: z.boolean().default(true).describe('fills empty fields from where the form says their values come from'),
  })
  .refine(either, one)
  .meta({ id: 'CreateDraft' });
export type CreateDraft = z.output<typeof CreateDraft>;

const Patch = z.record(z.string().max(100), z.unknown()).describe('JSON Merge Patch (RFC 7396): what this step brings; null takes away');
export const ChangeDraft = z
  .strictObject({ application: Patch.optional(), bundle: Patch.optional() })
  .refine(either, one)
  .meta({ id: 'ChangeDraft' });
export type ChangeDraft = z.output<typeof ChangeDraft>;

const time = z.iso.datetime();
const Field = z.object({
  pointer: z.string().describe('in the application or bundle'),
  from: z.enum(['account', 'licence', 'earlierCase']),
  caseNo: z.string().optional(),
  locked: z.boolean().optional().describe('keeps the value that was filled in'),
});

const Summary = z
  .object({
    draftId: z.uuid(),
    kind: z.enum(['application', 'bundle']),
    version: z.int().describe('the ETag of the draft'),
    items: z.array(ItemCode),
    createdAt: time,
    changedAt: time,
    expiresAt: time,
    submittedAs: z.object({ caseNo: z.string().optional(), bundleId: z.string().optional() }).nullable(),
  })
  .meta({ id: 'DraftSummary' });
export type DraftSummary = z.output<typeof Summary>;

export const DraftReceipt = Summary.extend({
  prefilled: z.array(Field).describe('预填: which fields were filled in from where; their values stand in the draft'),
}).meta({ id: 'DraftReceipt' });
export type DraftReceipt = z.output<typeof DraftReceipt>;

export const DraftPage = pageOf(Summary).meta({ id: 'DraftPage' });

export const DraftDetail = DraftReceipt.extend({
  application: z.record(z.string(), z.unknown()).nullable(),
  bundle: z.record(z.string(), z.unknown()).nullable(),
}).meta({ id: 'DraftDetail' });
export type DraftDetail = z.output<typeof DraftDetail>;

const Problem = z.object({ name: z.string(), code: z.string(), reason: z.string() });
export const DraftCheck = z
  .object({
    fileable: z.boolean(),
    problems: z.array(Problem).describe('everything for which it would be refused as it is now'),
    likelyDuplicates: z.array(LikelyDuplicate).describe('疑似重复件; they hinder nothing'),
  })
  .meta({ id: 'DraftCheck' });
export type DraftCheck = z.output<typeof DraftCheck>;

export const AdoptedVersions = DraftReceipt.extend({
  changes: z.array(Problem).describe('what has changed for the applicant between the versions'),
}).meta({ id: 'AdoptedVersions' });
export type AdoptedVersions = z.output<typeof AdoptedVersions>;

export const SubmittedDraft = z
  .object({ draftId: z.uuid(), application: CaseReceipt.nullable(), bundle: BundleReceipt.nullable() })
  .meta({ id: 'SubmittedDraft' });
