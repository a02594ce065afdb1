import type { Actor } from '@yiwang/event-core';
import type {
  CaseOutcome,
  CaseState,
  Channel,
  Correction,
  DeliveryMethod,
  GrantedExtension,
  HandedMaterial,
  HeldStep,
  MaskedApplicant,
  Origin,
  ReceivedIn,
  Refusal,
  SpecialProcedure,
  Tolerance,
} from '../domain/case-state.js';
import type { CaseStatus } from '../domain/case-status.js';

/** A row of `cases` without the sealed form, which few reads need. */
export interface CaseRow {
  case_no: string;
  status: CaseStatus;
  version: number;
  fact_sequence: number;
  item_code: string;
  item_version: number;
  item_name: string | null;
  awaiting_item: boolean;
  accepted_by: 'window' | 'department' | null;
  case_kind: 'immediate' | 'promised' | null;
  deciding_org: string;
  deciding_name: string | null;
  deciding_region: string;
  window_region: string;
  received_org: string | null;
  received_region: string | null;
  channel: Channel;
  applicant_kind: 'person' | 'legalPerson';
  applicant_id: string | null;
  applicant_hash: string | null;
  applicant_masked: MaskedApplicant;
  applicant_sealed: string;
  form_checked: boolean;
  materials: HandedMaterial[];
  fee_quantities: Record<string, number> | null;
  filed_by: Actor;
  submitted_at: Date;
  acceptance_due_at: Date | null;
  accepted_at: Date | null;
  promise_due_at: Date | null;
  statutory_due_at: Date | null;
  decided_at: Date | null;
  outcome: CaseOutcome | null;
  decision_reason: string | null;
  result_no: string | null;
  delivery_due_at: Date | null;
  delivered_at: Date | null;
  delivery_method: DeliveryMethod | null;
  closed_at: Date | null;
  finish_kind: number | null;
  provisional: boolean;
  correction_round: number;
  correction: Correction | null;
  refusal: Refusal | null;
  settled_fees: string[];
  exempted_fees: string[];
  held: HeldStep | null;
  agent_id: string | null;
  origin: Origin | null;
  received_at: Date | null;
  handed_in_at: Date | null;
  deemed: boolean;
  handling_from: Date | null;
  correction_due_at: Date | null;
  suspensions: SpecialProcedure[];
  extension: GrantedExtension | null;
  tolerance: Tolerance | null;
  tolerance_due_at: Date | null;
  close_due_at: Date | null;
  reopenings: number;
  ended_at: Date | null;
}

export const CASE_COLUMNS = `case_no, status, version, fact_sequence, item_code, item_version, item_name, awaiting_item, accepted_by,
  case_kind, deciding_org, deciding_name, deciding_region, window_region, received_org, received_region, channel, applicant_kind,
  applicant_id, applicant_hash, applicant_masked, applicant_sealed, form_checked, materials, fee_quantities, filed_by, submitted_at, acceptance_due_at,
  accepted_at, promise_due_at, statutory_due_at, decided_at, outcome, decision_reason, result_no, delivery_due_at, delivered_at,
  delivery_method, closed_at, finish_kind, provisional, correction_round, correction, refusal, settled_fees,
  exempted_fees, held, agent_id, origin, received_at, handed_in_at, deemed, handling_from, correction_due_at, suspensions, extension, tolerance,
  tolerance_due_at, close_due_at, reopenings, ended_at`;

const receivedIn = (row: CaseRow): ReceivedIn | null =>
  row.received_org === null ? null : { orgCode: row.received_org, regionCode: row.received_region! };

export const toState = (row: CaseRow): CaseState => ({
  caseNo: row.case_no,
  status: row.status,
  version: row.version,
  factSequence: row.fact_sequence,
  itemCode: row.item_code,
  itemVersion: row.item_version,
  itemName: row.item_name,
  awaitingItem: row.awaiting_item,
  acceptedBy: row.accepted_by,
  caseKind: row.case_kind,
  decidingOrg: row.deciding_org,
  decidingName: row.deciding_name,
  decidingRegion: row.deciding_region,
  windowRegion: row.window_region,
  receivedIn: receivedIn(row),
  channel: row.channel,
  applicantKind: row.applicant_kind,
  applicantId: row.applicant_id,
  applicantHash: row.applicant_hash,
  applicantMasked: row.applicant_masked,
  applicantSealed: row.applicant_sealed,
  formSealed: null,
  formChecked: row.form_checked,
  materials: row.materials,
  feeQuantities: row.fee_quantities,
  filedBy: row.filed_by,
  submittedAt: row.submitted_at,
  acceptanceDueAt: row.acceptance_due_at,
  acceptedAt: row.accepted_at,
  promiseDueAt: row.promise_due_at,
  statutoryDueAt: row.statutory_due_at,
  decidedAt: row.decided_at,
  outcome: row.outcome,
  decisionReason: row.decision_reason,
  resultNo: row.result_no,
  deliveryDueAt: row.delivery_due_at,
  deliveredAt: row.delivered_at,
  deliveryMethod: row.delivery_method,
  closedAt: row.closed_at,
  finishKind: row.finish_kind,
  provisional: row.provisional,
  correctionRound: row.correction_round,
  correction: row.correction,
  refusal: row.refusal,
  settledFees: row.settled_fees,
  exemptedFees: row.exempted_fees,
  held: row.held,
  agentId: row.agent_id,
  origin: row.origin,
  receivedAt: row.received_at,
  handedInAt: row.handed_in_at ?? row.submitted_at,
  deemed: row.deemed,
  handlingFrom: row.handling_from ?? row.accepted_at,
  suspensions: row.suspensions,
  extension: row.extension,
  tolerance: row.tolerance,
  closeDueAt: row.close_due_at,
  reopenings: row.reopenings,
  endedAt: row.ended_at,
});
