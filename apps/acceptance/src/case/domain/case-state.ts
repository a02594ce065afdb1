import type { Actor } from '@yiwang/event-core';
import type { CaseStatus } from './case-status.js';

/** 办理形式 — how the filing came. */
export const CHANNELS = ['window', 'computer', 'mobile', 'courier', 'kiosk'] as const;
export type Channel = (typeof CHANNELS)[number];

export const REFUSAL_GROUNDS = ['notRequired', 'otherAuthority', 'requirementsNotMet'] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

export const DELIVERY_METHODS = ['window', 'courier', 'electronic'] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

export type Outcome = 'approved' | 'rejected';
export type ApplicantKind = 'person' | 'legalPerson';

/** 申请材料 as handed in: a stored file, paper copies, or both. */
export interface HandedMaterial {
  materialCode: string;
  fileRef?: string | undefined;
  paperCopies?: number | undefined;
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
}

export interface Correction {
  points: string[];
  at: string;
  /** End of the time in which the applicant should answer. */
  dueAt: string;
}

export interface Refusal {
  ground: RefusalGround;
  reason: string;
}

/** 决定 with its reason and the number of the licence or document. */
export interface Decision {
  outcome: Outcome;
  reason?: string | undefined;
  resultNo?: string | undefined;
}

/** A department's answer that waits for a fee: kept as it was given, applied when the fee is settled. */
export interface HeldStep {
  step: 'accept' | 'decide';
  by: Actor;
  at: string;
  decision?: Decision | undefined;
}

/** Everything the ledger knows of a case; `formSealed` is null when it was not loaded or does not change. */
export interface CaseState extends ItemSide, Omit<Filing, 'formSealed'> {
  status: CaseStatus;
  /** Grows with every change; the entity tag. */
  version: number;
  /** Count of the facts told about the case. */
  factSequence: number;
  awaitingItem: boolean;
  /** Region whose windows have it on their list: where it was received, or where it is decided. */
  windowRegion: string;
  formSealed: string | null;
  acceptanceDueAt: Date | null;
  acceptedAt: Date | null;
  promiseDueAt: Date | null;
  statutoryDueAt: Date | null;
  decidedAt: Date | null;
  outcome: Outcome | null;
  decisionReason: string | null;
  resultNo: string | null;
  deliveryDueAt: Date | null;
  deliveredAt: Date | null;
  deliveryMethod: DeliveryMethod | null;
  closedAt: Date | null;
  finishKind: number | null;
  provisional: boolean;
  correctionRound: number;
  correction: Correction | null;
  refusal: Refusal | null;
  /** Codes of fees that were paid or exempted. */
  settledFees: string[];
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
