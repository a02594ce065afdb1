import { Actor, CaseNo, defineEvent, Instant, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { z } from 'zod';
import { ACCEPTANCE_EVENTS_TOPIC } from './topics.js';

/** What every case fact carries, so that any consumer can route it without a look-up. */
const CaseFact = z.object({
  caseNo: CaseNo,
  itemCode: ItemCode,
  itemVersion: z.int().min(1),
  /** 决定机关 — its calendar and limits apply. */
  decidingOrgCode: OrgCode,
  regionCode: RegionCode,
  by: Actor,
  at: Instant,
});

/**
 * 计费数量 — for each fee of the item that is charged by quantity, the number that stands in the form at its pointer: as much of the form
 * as `payment` needs in order to compute what is due, and nothing else of it.
 */
const FeeQuantities = z.record(z.string().min(1).max(32), z.int().nonnegative()).optional();

/** 申请人 — of which kind he is and, if he filed for himself, the account that did: no name, no number. A counter's case has no account. */
const Applicant = z.object({ kind: z.enum(['person', 'legalPerson']), accountId: z.string().min(1).max(64).optional() }).optional();

const caseEvent = <S extends typeof CaseFact>(what: string, schema: S, description: string) =>
  defineEvent({
    type: `acceptance.case.${what}`,
    version: 1,
    topic: ACCEPTANCE_EVENTS_TOPIC.name,
    description,
    schema,
    key: (fact) => fact.caseNo,
    route: (fact) => ({ regioncode: fact.regionCode, orgcode: fact.decidingOrgCode, itemcode: fact.itemCode }),
  });

/** 申报 — filed. `acceptanceDueAt` is the end of the five working days in which acceptance must answer (行政许可法 art. 32). */
export const CaseSubmittedV1 = caseEvent(
  'submitted',
  CaseFact.extend({
    acceptedBy: z.enum(['window', 'department']),
    applicantKind: z.enum(['person', 'legalPerson']),
    channel: z.enum(['window', 'computer', 'mobile', 'courier', 'kiosk']),
    /** 收件地 — region and organisation of the counter that received it, if it was a counter. */
    receivedIn: z.object({ regionCode: RegionCode, orgCode: OrgCode }).optional(),
    acceptanceDueAt: Instant,
    /** The calendar year has no holiday notice yet, so the date may move. */
    provisional: z.boolean(),
    feeQuantities: FeeQuantities,
  }),
  'An application was filed and has its case number.',
);

/** 补正告知 — sent back once with everything that must be corrected. */
export const CaseCorrectionRequestedV1 = caseEvent(
  'correction-requested',
  CaseFact.extend({ round: z.int().min(1), pointCount: z.int().min(1) }),
  'The applicant was told once what must be corrected; the acceptance clock stops.',
);

/** 补正 — handed in again. */
export const CaseResubmittedV1 = caseEvent(
  'resubmitted',
  CaseFact.extend({
    round: z.int().min(1),
    acceptedBy: z.enum(['window', 'department']),
    acceptanceDueAt: Instant,
    provisional: z.boolean(),
    feeQuantities: FeeQuantities,
  }),
  'The corrected application came back; a new acceptance clock starts.',
);

/** 受理 — accepted; promise and statutory clocks start here. */
export const CaseAcceptedV1 = caseEvent(
  'accepted',
  CaseFact.extend({
    promiseDueAt: Instant,
    statutoryDueAt: Instant,
    provisional: z.boolean(),
    caseKind: z.enum(['immediate', 'promised']),
    applicant: Applicant,
    feeQuantities: FeeQuantities,
    /** 即时办结: the window decides in the same action, so no department has a part in it. */
    onTheSpot: z.boolean().optional(),
  }),
  'The case was formally accepted.',
);

/** 不予受理 (refused) or 不受理 (not applicable: no licence needed, or another authority). The case ends. */
export const CaseRefusedV1 = caseEvent(
  'refused',
  CaseFact.extend({ ground: z.enum(['notRequired', 'otherAuthority', 'requirementsNotMet']) }),
  'Acceptance was refused; the case ends.',
);

/** 撤回 — the applicant took the application back before it was decided. The case ends. */
export const CaseWithdrawnV1 = caseEvent(
  'withdrawn',
  CaseFact.extend({ stage: z.enum(['submitted', 'correcting', 'accepted']) }),
  'The applicant withdrew the application; the case ends.',
);

/** 决定 — the combined decision is recorded in the ledger. */
export const CaseDecidedV1 = caseEvent(
  'decided',
  CaseFact.extend({
    outcome: z.enum(['approved', 'rejected']),
    deliveryDueAt: Instant,
    provisional: z.boolean(),
    feeQuantities: FeeQuantities,
  }),
  'The decision is in the acceptance ledger; the delivery clock starts.',
);

/** 寄出 — a courier has the order; `trackingNo` is his (运单号). Told once a parcel, and again when a returned one is sent anew. */
export const CaseShippedV1 = caseEvent(
  'shipped',
  CaseFact.extend({
    shipmentId: z.uuid(),
    courier: z.string().regex(/^[a-z0-9-]{1,32}$/),
    trackingNo: z.string().regex(/^[0-9A-Za-z-]{4,40}$/),
  }),
  'A courier brings the result; the case stays decided until it is delivered.',
);

/** 送达. */
export const CaseDeliveredV1 = caseEvent(
  'delivered',
  CaseFact.extend({ method: z.enum(['window', 'courier', 'electronic']) }),
  'The result reached the applicant.',
);

/** 办结. `finishKind` is the national code 0–7 (0 出证办结 … 6 办结). */
export const CaseClosedV1 = caseEvent(
  'closed',
  CaseFact.extend({ finishKind: z.int().min(0).max(7), applicant: Applicant }),
  'The case is closed.',
);
