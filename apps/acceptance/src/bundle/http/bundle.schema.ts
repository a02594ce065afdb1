import { ItemCode } from '@yiwang/event-core';
import { pageOf } from '@yiwang/http-api';
import { z } from 'zod';
import {
  ActingAuthority,
  Agent,
  Applicant,
  CaseReceipt,
  CaseSummary,
  Form,
  LegalRepresentative,
  LinkedTo,
  Materials,
} from '../../case/http/case.schema.js';
import { CHANNELS } from '../../case/domain/case-state.js';
import { Present } from '../../window/http/identity.schema.js';
import { BUNDLE_PHASES } from '../domain/bundle-progress.js';

/** An authority's items of one matter; more are no single matter. */
export const MOST_ITEMS = 20;

const text = (most: number) => z.string().trim().min(1).max(most);

const SharedMaterial = z
  .strictObject({ name: text(100), fileRef: text(200).optional(), paperCopies: z.int().min(0).max(99).optional() })
  .describe('for every item that asks for a material of this name');

const MOST_GROUPS = 40;
const MOST_FIELDS = 200;
const atMost =
  (most: number) =>
  (record: object): boolean =>
    Object.keys(record).length <= most;

export const SharedParts = z
  .strictObject({
    groups: z
      .record(z.string().max(40), Form)
      .refine(atMost(MOST_GROUPS), { params: { code: 'TOO_MANY_GROUPS' } })
      .default({})
      .describe('表单组 by key, for every form with a place for it'),
    fields: Form.refine(atMost(MOST_FIELDS), { params: { code: 'TOO_MANY_FIELDS' } })
      .default({})
      .describe('fields of the forms’ first level, by name'),
    materials: z.array(SharedMaterial).max(60).default([]),
  })
  .describe('said once for all items; what an item says itself counts more');

const Item = z.strictObject({
  itemCode: ItemCode,
  itemVersion: z.int().min(1).max(9999).optional(),
  form: Form.default({}),
  materials: Materials.default([]),
  linkedTo: LinkedTo.optional(),
});

export const FileBundle = z
  .strictObject({
    title: text(100).optional().describe('一件事 that it is about'),
    channel: z.enum(CHANNELS),
    applicant: Applicant.optional(),
    agent: Agent.optional(),
    authority: ActingAuthority.optional(),
    legalRepresentative: LegalRepresentative.optional(),
    present: Present.optional(),
    shared: SharedParts.default({ groups: {}, fields: {}, materials: [] }),
    items: z
      .array(Item)
      .min(2)
      .max(MOST_ITEMS)
      .refine((items) => new Set(items.map(({ itemCode }) => itemCode)).size === items.length, { params: { code: 'ITEM_TWICE' } }),
    warnOfDuplicates: z.boolean().optional(),
  })
  .meta({ id: 'FileBundle' });
export type FileBundle = z.output<typeof FileBundle>;

const time = z.iso.datetime();
const Summary = { bundleId: z.uuid(), title: z.string().nullable(), submittedAt: time, total: z.int() };

export const BundleReceipt = z
  .object({ bundleId: z.uuid(), title: z.string().nullable(), submittedAt: time, cases: z.array(CaseReceipt) })
  .meta({ id: 'BundleReceipt' });

export const BundlePage = pageOf(z.object(Summary).meta({ id: 'BundleSummary' })).meta({ id: 'BundlePage' });

export const BundleDetail = z
  .object({
    ...Summary,
    channel: z.enum(CHANNELS),
    progress: z.object({
      phase: z.enum(BUNDLE_PHASES).describe('where the slowest of its cases stands'),
      total: z.int(),
      counts: z.object({ submitted: z.int(), accepted: z.int(), decided: z.int(), ended: z.int() }),
      correcting: z.int().describe('待补正: the applicant has something to do'),
      promiseDueAt: time.nullable().describe('the latest promised limit of what is still handled; null while one of them has none'),
    }),
    cases: z.array(CaseSummary).describe('those of its cases that the caller may see'),
  })
  .meta({ id: 'BundleDetail' });

export const PlanQuery = z.strictObject({
  items: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(ItemCode).min(2).max(MOST_ITEMS))
    .describe('item codes, comma-separated'),
});

export const BundlePlan = z
  .object({
    items: z.array(z.object({ itemCode: ItemCode, itemVersion: z.int(), itemName: z.string() })),
    groups: z.array(z.object({ group: z.string(), in: z.array(z.object({ itemCode: ItemCode, pointer: z.string() })) })),
    fields: z.array(z.object({ name: z.string(), title: z.string(), in: z.array(ItemCode) })),
    materials: z.array(
      z.object({
        name: z.string(),
        required: z.boolean().describe('by at least one of them'),
        in: z.array(z.object({ itemCode: ItemCode, materialCode: z.string() })),
      }),
    ),
  })
  .meta({ id: 'BundlePlan' });
