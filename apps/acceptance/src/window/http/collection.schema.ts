import { CaseNo as CaseNoForm, OrgCode } from '@yiwang/event-core';
import { z } from 'zod';
import { CASE_STATUSES } from '../../case/domain/case-status.js';
import { PAPER_CHECKS } from '../../case/domain/paper-check.js';
import { HANDOVER_STATUSES } from '../domain/handover.js';
import { VERDICTS } from '../domain/originals.js';
import { Present } from './identity.schema.js';

const text = (most: number) => z.string().trim().min(1).max(most);
const time = z.iso.datetime();

export const Collect = z
  .strictObject({
    collector: Present,
    pickupCode: z
      .string()
      .regex(/^\d{8}$/)
      .optional()
      .describe('取件码 of an online filing, as its applicant reads it; not needed from the person behind the account'),
    originals: z
      .array(
        z
          .strictObject({ materialCode: text(32), verdict: z.enum(VERDICTS), remark: text(200).optional() })
          .refine(({ verdict, remark }) => verdict !== 'differs' || remark !== undefined, {
            path: ['remark'],
            params: { code: 'REMARK_MISSING' },
          }),
      )
      .min(1)
      .max(60)
      .optional()
      .describe('原件核验, where `paperCheck` is atDelivery: every material once. One that differs takes the decision back'),
  })
  .meta({ id: 'CollectResult' });
export type Collect = z.output<typeof Collect>;

export const HOLDS = ['fee', 'tolerance', 'parcel', 'slip', 'notOffered', 'notDecided'] as const;

/** 领取条件 — what a clerk must know before he hands a result over. */
export const CollectionView = z
  .object({
    caseNo: CaseNoForm,
    status: z.enum(CASE_STATUSES),
    itemName: z.string().nullable(),
    applicant: z
      .object({ kind: z.enum(['person', 'legalPerson']), name: z.string().nullable(), number: z.string().optional() })
      .describe('masked'),
    outcome: z.string().nullable(),
    resultNo: z.string().nullable(),
    ready: z.boolean(),
    holds: z
      .array(z.object({ kind: z.enum(HOLDS), feeCodes: z.array(z.string()).optional(), reason: z.string() }))
      .describe('why it cannot be handed over now'),
    pickupCodeAsked: z.boolean().describe('filed online: whoever is not the person behind the account shows the pick-up code'),
    paperCheck: z.enum(PAPER_CHECKS).nullable(),
    originals: z.array(z.object({ materialCode: z.string(), name: z.string() })).describe('what the collector shows the originals of'),
    result: z
      .object({ slipNo: z.string(), status: z.enum(HANDOVER_STATUSES), at: OrgCode })
      .nullable()
      .describe('the last slip on which the deciding authority sent the result to a counter, and to which'),
  })
  .meta({ id: 'CollectionView' });
export type CollectionView = z.output<typeof CollectionView>;

export const PickupCode = z.object({ caseNo: CaseNoForm, pickupCode: z.string().regex(/^\d{8}$/) }).meta({ id: 'PickupCode' });
export type PickupCode = z.output<typeof PickupCode>;

export const ResultReceipt = z
  .object({ caseNo: CaseNoForm, deliveredAt: time, readAt: time.describe('when the applicant first confirmed to have read it') })
  .meta({ id: 'ResultReceipt' });
export type ResultReceipt = z.output<typeof ResultReceipt>;
