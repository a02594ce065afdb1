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

/**
 * 申请人 — of which kind he is and, if the case was filed online, the account that did so, for himself or as his agent (代办): no name, no
 * number. A counter's case has no account.
 */
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
    /** 部门自办件 — it began at a department's own counter: the department's system, and its number there. */
    origin: z.object({ system: z.string().min(1).max(64), externalNo: z.string().min(1).max(64) }).optional(),
  }),
  'An application was filed and has its case number.',
);

/** 收件 — the papers were taken at a counter, which is not acceptance yet. */
export const CaseReceivedV1 = caseEvent(
  'received',
  CaseFact.extend({ receivedIn: z.object({ regionCode: RegionCode, orgCode: OrgCode }).optional() }),
  'The papers of the application were received; no clock moves.',
);

/** 补正告知 — sent back once a round with everything that must be corrected. */
export const CaseCorrectionRequestedV1 = caseEvent(
  'correction-requested',
  CaseFact.extend({
    round: z.int().min(1),
    pointCount: z.int().min(1),
    /** Until when the correction must be handed in. */
    dueAt: Instant.optional(),
  }),
  'The applicant was told once what must be corrected; the acceptance clock stops.',
);

/** 办理中补正 — what all departments together had asked for is here; where the case waited for nothing else, `resumed` follows. */
export const CaseCorrectedV1 = caseEvent(
  'corrected',
  CaseFact.extend({
    round: z.int().min(1).describe('of the correction request that it answers'),
    called: z.int().min(1).describe('number of the notice at dispatch, which called it'),
    /** What was handed in anew. */
    form: z.boolean(),
    materials: z.boolean(),
    feeQuantities: FeeQuantities,
  }),
  'The applicant answered a combined correction notice while the case was handled.',
);

/** 补正 — handed in again. */
export const CaseResubmittedV1 = caseEvent(
  'resubmitted',
  CaseFact.extend({
    round: z.int().min(1),
    acceptedBy: z.enum(['window', 'department']),
    acceptanceDueAt: Instant,
    provisional: z.boolean(),
    /** 补正轮次已用完: it is accepted or refused now, and not sent back again. */
    lastRound: z.boolean().optional(),
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
    /** 逾期视为受理: nobody answered in time; the clocks start on the day the materials were handed in (行政许可法 art. 32). */
    deemed: z.boolean().optional(),
    /** 容缺受理: materials that were promised, and until when. */
    tolerance: z.object({ materialCodes: z.array(z.string().min(1).max(32)).min(1).max(40), dueAt: Instant }).optional(),
  }),
  'The case was formally accepted.',
);

/** 不予受理 (refused) or 不受理 (not applicable: no licence needed, or another authority). The case ends. */
export const CaseRefusedV1 = caseEvent(
  'refused',
  CaseFact.extend({
    ground: z.enum(['notRequired', 'otherAuthority', 'requirementsNotMet']),
    /** 不予受理 or 不受理. */
    status: z.enum(['refused', 'notApplicable']).optional(),
    /** 有权机关 that the applicant was told to turn to. */
    authority: z.string().min(1).max(60).optional(),
  }),
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

/** Where it is no special procedure: the time that the applicant has to answer a combined correction notice (一次性补正告知). */
const StandstillCause = z.enum(['correction']).optional();

/** 特别程序 (行政许可法 art. 45): hearing, inspection, expert review … Its time is not counted; the applicant was told so in writing. */
export const CaseSuspendedV1 = caseEvent(
  'suspended',
  CaseFact.extend({
    procedure: z.enum(['hearing', 'tender', 'auction', 'inspection', 'testing', 'quarantine', 'appraisal', 'expertReview', 'other']),
    /** Working days that it is to take, and the end of the last of them. */
    plannedDays: z.int().min(1).max(365),
    endsBy: Instant,
    cause: StandstillCause,
  }),
  'Handling is suspended; promise and statutory clocks stand.',
);

/** 恢复办理 — the special procedure is over; both clocks are moved by the working days it took, rounded up. */
export const CaseResumedV1 = caseEvent(
  'resumed',
  CaseFact.extend({
    excludedDays: z.int().nonnegative(),
    promiseDueAt: Instant,
    statutoryDueAt: Instant,
    provisional: z.boolean(),
    cause: StandstillCause,
  }),
  'Handling goes on; promise and statutory clocks run again.',
);

/** 延长审批 — the statutory limit was extended, which happens once a case. */
export const CaseExtendedV1 = caseEvent(
  'extended',
  CaseFact.extend({ days: z.int().min(1).max(365), statutoryDueAt: Instant, provisional: z.boolean() }),
  'The statutory limit was extended by so many working days.',
);

/** 容缺补交 — promised materials came; `complete` when nothing is missing any more. */
export const CaseSupplementedV1 = caseEvent(
  'supplemented',
  CaseFact.extend({ materialCodes: z.array(z.string().min(1).max(32)).min(1).max(40), complete: z.boolean() }),
  'Materials that were promised at acceptance were handed in.',
);

/** 期限变动 — due dates that are others now, since a holiday notice or a limit changed. Only those that moved are told. */
export const CaseClocksMovedV1 = caseEvent(
  'clocks-moved',
  CaseFact.extend({
    cause: z.enum(['calendar', 'limits']),
    acceptanceDueAt: Instant.optional(),
    correctionDueAt: Instant.optional(),
    toleranceDueAt: Instant.optional(),
    promiseDueAt: Instant.optional(),
    statutoryDueAt: Instant.optional(),
    deliveryDueAt: Instant.optional(),
    provisional: z.boolean(),
  }),
  'Due dates of the case were computed anew and moved.',
);

/** 更正 — a clerical error was corrected; what it said before stands in the ledger. */
export const CaseAmendedV1 = caseEvent(
  'amended',
  CaseFact.extend({ field: z.enum(['resultNo', 'decisionReason', 'refusalReason', 'applicantName']) }),
  'A clerical error in the case was corrected.',
);

/** 重新办理 after 行政复议, 行政诉讼 or by the authority itself: the case stands at `stage` again, and its clocks start anew. */
export const CaseReopenedV1 = caseEvent(
  'reopened',
  CaseFact.extend({
    stage: z.enum(['submitted', 'accepted']),
    basis: z.enum(['review', 'litigation', 'ownInitiative']),
    /** How often it was opened again, this time included. */
    round: z.int().min(1),
    acceptedBy: z.enum(['window', 'department']),
    /** With stage `submitted`. */
    acceptanceDueAt: Instant.optional(),
    /** With stage `submitted`: 补正轮次已用完. */
    lastRound: z.boolean().optional(),
    /** With stage `accepted`. */
    promiseDueAt: Instant.optional(),
    statutoryDueAt: Instant.optional(),
    provisional: z.boolean(),
    feeQuantities: FeeQuantities,
  }),
  'An ended case was opened again.',
);

/** 办结. `finishKind` is the national code 0–7 (0 出证办结 … 6 办结). */
export const CaseClosedV1 = caseEvent(
  'closed',
  CaseFact.extend({
    finishKind: z.int().min(0).max(7),
    applicant: Applicant,
    /** How handling ended; missing when the case never got that far. */
    outcome: z.enum(['approved', 'rejected', 'terminated', 'forwarded', 'annulled']).optional(),
  }),
  'The case is closed.',
);
