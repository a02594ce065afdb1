import { CaseNo, OrgCode, RegionCode } from '@yiwang/event-core';
import { z } from 'zod';
import { CHANNELS, DELIVERY_METHODS, OUTCOMES } from '../../case/domain/case-state.js';
import { CASE_STATUSES } from '../../case/domain/case-status.js';

/** For OpenAPI. */
export const QUERY_CODE_HEADER = { 'query-code': '查询码 of the receipt, with or without its hyphen' } as const;

const time = z.iso.datetime();

/** 办件进度 — what anybody may see who knows the number and the code, and what live streams tell; no personal data in clear. */
export const Progress = z
  .object({
    caseNo: CaseNo,
    version: z.int().describe('grows with every change'),
    status: z.enum(CASE_STATUSES),
    itemCode: z.string(),
    itemName: z.string().nullable(),
    decidingAuthority: z.object({ orgCode: OrgCode, name: z.string().nullable(), regionCode: RegionCode }),
    applicant: z.object({ kind: z.enum(['person', 'legalPerson']), name: z.string().nullable() }).describe('the name masked for persons'),
    channel: z.enum(CHANNELS),
    submittedAt: time,
    acceptanceDueAt: time.nullable(),
    correction: z.object({ at: time, dueAt: time }).nullable().describe('补正 that is asked for; what, stands in its notice'),
    acceptedAt: time.nullable(),
    promiseDueAt: time.nullable(),
    statutoryDueAt: time.nullable(),
    decidedAt: time.nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    deliveryDueAt: time.nullable(),
    deliveredAt: time.nullable(),
    deliveryMethod: z.enum(DELIVERY_METHODS).nullable(),
    endedAt: time.nullable(),
    provisional: z.boolean().describe('the calendar year has no holiday notice yet, so dates may move'),
    steps: z.array(z.object({ kind: z.string(), at: time })).describe('what happened, oldest first'),
  })
  .meta({ id: 'CaseProgress' });
export type Progress = z.output<typeof Progress>;
