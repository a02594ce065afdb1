import type { Actor } from '@yiwang/event-core';
import type { TimeLimit } from '@yiwang/events-catalogue';
import type { CaseStatus } from './case-status.js';

/** 办理形式 — how the filing came. */
export const CHANNELS = ['window', 'computer', 'mobile', 'courier', 'kiosk'] as const;
export type Channel = (typeof CHANNELS)[number];

export const REFUSAL_GROUNDS = ['notRequired', 'otherAuthority', 'requirementsNotMet'] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

export const DELIVERY_METHODS = ['window', 'courier', 'electronic'] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

export type Outcome = 'approved' | 'rejected';
/** How handling came to its end: by a decision, by 终止 or 转报 without one, or by a decision that was taken back (核验不符). */
export const OUTCOMES = ['approved', 'rejected', 'terminated', 'forwarded', 'annulled'] as const;
export type CaseOutcome = (typeof OUTCOMES)[number];

/** 特别程序, whose time is not counted (行政许可法 art. 45). */
export const SPECIAL_PROCEDURES = [
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expertReview',
  'other',
] as const;
export type SpecialProcedureName = (typeof SPECIAL_PROCEDURES)[number];

export const PROCEDURE_NAMES: Readonly<Record<SpecialProcedureName, string>> = {
  hearing: '听证',
  tender: '招标',
  auction: '拍卖',
  inspection: '检验',
  testing: '检测',
  quarantine: '检疫',
  appraisal: '鉴定',
  expertReview: '专家评审',
  other: '其他特别程序',
};

/** 重新办理依据: 行政复议, 行政诉讼, 自行纠错. */
export const REOPENING_BASES = ['review', 'litigation', 'ownInitiative'] as const;
export type ReopeningBasis = (typeof REOPENING_BASES)[number];
export type ApplicantKind = 'person' | 'legalPerson';

/** 申请材料 as handed in: a stored file, paper copies, or both. */
export interface HandedMaterial {
  materialCode: string;
  fileRef?: string | undefined;
  paperCopies?: number | undefined;
  /** 容缺: promised, and not here yet. */
  promised?: boolean | undefined;
}

/** What may be shown of an applicant without an audit entry. */
export interface MaskedApplicant {
  /** null for who filed online: the ledger knows the account only. */
  name: string | null;
  /** Masked 公民身份号码 or other document; a 统一社会信用代码 is public and shown. */
  number?: string | undefined;
}

/** 收件地 — the counter that received a filing. */
export interface ReceivedIn {
  orgCode: string;
  regionCode: string;
}

/** 决定机关 and how its item is handled; all that is known of it before the item version arrives is what the item code says. */
export interface ItemSide {
  itemCode: string;
  itemVersion: number;
  itemName: string | null;
  acceptedBy: 'window' | 'department' | null;
  caseKind: 'immediate' | 'promised' | null;
  decidingOrg: string;
  decidingName: string | null;
  decidingRegion: string;
}

/** 办件来源 of a case that began at a department's own counter (部门自办件): its system, its number there, when it was reported here. */
export interface Origin {
  system: string;
  externalNo: string;
  reportedAt: string;
}

/** What a filing brings. Personal data is sealed before it gets here. */
export interface Filing {
  caseNo: string;
  channel: Channel;
  receivedIn: ReceivedIn | null;
  applicantKind: ApplicantKind;
  /** Account of the applicant; null when a counter filed for someone. */
  applicantId: string | null;
  applicantHash: string | null;
  applicantMasked: MaskedApplicant;
  applicantSealed: string;
  formSealed: string;
  /** Whether the form was held against the item's form; false when that form could not be had in time. */
  formChecked: boolean;
  materials: HandedMaterial[];
  /** 计费数量 by fee code, taken from the form; null when no fee of the item is charged by quantity. */
  feeQuantities: Record<string, number> | null;
  filedBy: Actor;
  submittedAt: Date;
  /** 经办人: account that filed for the applicant and acts for him; null when he acts himself. */
  agentId?: string | null | undefined;
  origin?: Origin | null | undefined;
  /** What the first step in the ledger says besides: the bundle, the earlier case, by what somebody acts for the applicant. */
  remarks?: Readonly<Record<string, unknown>> | undefined;
}

export interface Correction {
  points: string[];
  at: string;
  /** End of the time in which the applicant should answer. */
  dueAt: string;
  /** 办理中补正, of all departments at once: the number that dispatch gave to it, and when the applicant answered. */
  handling?: { called: number; answeredAt: string | null } | undefined;
}

/** 有权机关 — the authority that the applicant should turn to. */
export interface Authority {
  name: string;
  orgCode?: string | undefined;
}

/** 权利救济: 行政复议 and 行政诉讼, and within which time (行政复议法 art. 20, 行政诉讼法 art. 46). */
export interface Remedies {
  reviewWithinDays: number;
  suitWithinMonths: number;
}

export interface Refusal {
  ground: RefusalGround;
  reason: string;
  authority?: Authority | undefined;
  remedies?: Remedies | undefined;
}

/** 特别程序 as it was told in writing; `to` is null while it lasts. */
export interface SpecialProcedure {
  procedure: SpecialProcedureName;
  /** Where it is no procedure of its own: the time that the applicant has to correct something while handling. */
  cause?: 'correction' | undefined;
  reason: string;
  from: string;
  /** 依法不计入期限的时间 that was told, in working days, and its last day. */
  plannedDays: number;
  endsBy: string;
  to: string | null;
  /** Whole working days by which it moved the clocks; null while it lasts. */
  excludedDays: number | null;
}

/** 延长审批, once a case. */
export interface GrantedExtension {
  days: number;
  approver: string;
  reason: string;
  at: string;
}

/** 容缺受理 — what was promised at acceptance, and what became of it. */
export interface Tolerance {
  materialCodes: string[];
  at: string;
  /** The time that was agreed, where it is not the usual one. */
  agreed?: TimeLimit | undefined;
  dueAt: string;
  keptAt: string | null;
}

/** 决定 with its reason and the number of the licence or document. */
export interface Decision {
  outcome: Outcome;
  reason?: string | undefined;
  resultNo?: string | undefined;
  /** 决定文书 that the department issued, by name and number. */
  documents?: readonly DecisionDocument[] | undefined;
}

export interface DecisionDocument {
  kind: string;
  name: string;
  documentNo?: string | undefined;
  fileRef?: string | undefined;
  sha256?: string | undefined;
}

/** A department's answer that waits for a fee: kept as it was given, applied when the fee is settled. */
export interface HeldStep {
  step: 'accept' | 'decide';
  by: Actor;
  at: string;
  decision?: Decision | undefined;
  /** 视为受理 that waits. */
  deemed?: boolean | undefined;
}

/** Everything the ledger knows of a case; `formSealed` is null when it was not loaded or does not change. */
export interface CaseState extends ItemSide, Omit<Filing, 'formSealed' | 'agentId' | 'origin'> {
  status: CaseStatus;
  /** Grows with every change; the entity tag. */
  version: number;
  /** Count of the facts told about the case. */
  factSequence: number;
  awaitingItem: boolean;
  /** Region whose windows have it on their list: where it was received, or where it is decided. */
  windowRegion: string;
  formSealed: string | null;
  agentId: string | null;
  origin: Origin | null;
  /** 收件 at a counter; null when the papers were not taken apart from the filing. */
  receivedAt: Date | null;
  /** When what acceptance looks at was handed in: the filing, or the last correction. */
  handedInAt: Date;
  acceptanceDueAt: Date | null;
  acceptedAt: Date | null;
  /** 视为受理: nobody answered in time. */
  deemed: boolean;
  /** Begin of the handling clocks: acceptance, or the last reopening. */
  handlingFrom: Date | null;
  promiseDueAt: Date | null;
  statutoryDueAt: Date | null;
  decidedAt: Date | null;
  outcome: CaseOutcome | null;
  decisionReason: string | null;
  resultNo: string | null;
  deliveryDueAt: Date | null;
  deliveredAt: Date | null;
  deliveryMethod: DeliveryMethod | null;
  closedAt: Date | null;
  finishKind: number | null;
  /** When it is closed by itself once it is delivered; null where no rule says so. */
  closeDueAt: Date | null;
  /** When it came to any of its ends, 不予受理 and 撤回 too. */
  endedAt: Date | null;
  provisional: boolean;
  correctionRound: number;
  correction: Correction | null;
  refusal: Refusal | null;
  suspensions: SpecialProcedure[];
  extension: GrantedExtension | null;
  tolerance: Tolerance | null;
  /** How often it was opened again after an appeal. */
  reopenings: number;
  /** Codes of fees that were paid or exempted. */
  settledFees: string[];
  /** Those of them that were exempted: an exemption outlives the end of a case, a payment is given back. */
  exemptedFees: string[];
  /** A department's answer that waits for a fee. */
  held: HeldStep | null;
}

/** 环节 — one line of the ledger: what happened, when and by whom. `detail` holds no personal data. */
export interface Step {
  kind: string;
  at: Date;
  by: Actor;
  detail?: Record<string, unknown> | undefined;
}
