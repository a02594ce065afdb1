import type { Case } from '../domain/case.js';
import type { CaseState } from '../domain/case-state.js';
import { openTolerance } from '../domain/tolerance.js';

/** Columns of `jsonb`; a statement of one row takes them as text. */
const JSON_COLUMNS = new Set([
  'materials',
  'correction',
  'refusal',
  'fee_quantities',
  'held',
  'suspensions',
  'extension',
  'tolerance',
  'applicant_masked',
]);
/** A null leaves what is stored where it is. */
const KEPT = new Set(['form_sealed', 'applicant_sealed', 'applicant_masked']);

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** What a change of a case may touch, by column. */
const CHANGED: Readonly<Record<string, (s: Readonly<CaseState>, changed: Case) => unknown>> = {
  status: (s) => s.status,
  version: (s) => s.version,
  fact_sequence: (s) => s.factSequence,
  item_name: (s) => s.itemName,
  awaiting_item: (s) => s.awaitingItem,
  accepted_by: (s) => s.acceptedBy,
  case_kind: (s) => s.caseKind,
  deciding_org: (s) => s.decidingOrg,
  deciding_name: (s) => s.decidingName,
  deciding_region: (s) => s.decidingRegion,
  window_region: (s) => s.windowRegion,
  form_sealed: (s) => s.formSealed,
  form_checked: (s) => s.formChecked,
  materials: (s) => s.materials,
  acceptance_due_at: (s) => iso(s.acceptanceDueAt),
  accepted_at: (s) => iso(s.acceptedAt),
  promise_due_at: (s) => iso(s.promiseDueAt),
  statutory_due_at: (s) => iso(s.statutoryDueAt),
  decided_at: (s) => iso(s.decidedAt),
  outcome: (s) => s.outcome,
  decision_reason: (s) => s.decisionReason,
  result_no: (s) => s.resultNo,
  delivery_due_at: (s) => iso(s.deliveryDueAt),
  delivered_at: (s) => iso(s.deliveredAt),
  delivery_method: (s) => s.deliveryMethod,
  closed_at: (s) => iso(s.closedAt),
  finish_kind: (s) => s.finishKind,
  provisional: (s) => s.provisional,
  correction_round: (s) => s.correctionRound,
  correction: (s) => s.correction,
  refusal: (s) => s.refusal,
  fee_quantities: (s) => s.feeQuantities,
  settled_fees: (s) => s.settledFees,
  exempted_fees: (s) => s.exemptedFees,
  held: (s) => s.held,
  received_at: (s) => iso(s.receivedAt),
  handed_in_at: (s) => iso(s.handedInAt),
  deemed: (s) => s.deemed,
  handling_from: (s) => iso(s.handlingFrom),
  correction_due_at: (s) => (s.status === 'correcting' ? s.correction!.dueAt : null),
  suspensions: (s) => s.suspensions,
  extension: (s) => s.extension,
  tolerance: (s) => s.tolerance,
  tolerance_due_at: (s) => (s.endedAt === null && openTolerance(s)?.dueAt) || null,
  close_due_at: (s) => iso(s.closeDueAt),
  reopenings: (s) => s.reopenings,
  ended_at: (s) => iso(s.endedAt),
  applicant_id: (s) => s.applicantId,
  agent_id: (s) => s.agentId,
  applicant_sealed: (s, changed) => (changed.applicantAmended ? s.applicantSealed : null),
  applicant_masked: (s, changed) => (changed.applicantAmended ? s.applicantMasked : null),
};
const COLUMNS = Object.keys(CHANGED);

const assignment = (column: string, to: string): string => `${column} = ${KEPT.has(column) ? `coalesce(${to}, cases.${column})` : to}`;

export const UPDATE_CASE = `UPDATE cases SET ${COLUMNS.map((column, index) => assignment(column, `$${index + 2}`)).join(', ')} WHERE case_no = $1`;

/** The same for many cases, given as a JSON array. */
export const UPDATE_CASES = `
  UPDATE cases SET ${COLUMNS.map((column) => assignment(column, `n.${column}`)).join(', ')}
  FROM jsonb_populate_recordset(NULL::cases, $1::jsonb) AS n WHERE cases.case_no = n.case_no`;

/** Parameters of UPDATE_CASE. */
export function updateParams(changed: Case): unknown[] {
  const values = COLUMNS.map((column) => {
    const value = CHANGED[column]!(changed.snapshot, changed);
    return JSON_COLUMNS.has(column) && value !== null ? JSON.stringify(value) : value;
  });
  return [changed.snapshot.caseNo, ...values];
}

/** One element of the array of UPDATE_CASES. */
export function updateRow(changed: Case): Record<string, unknown> {
  const row: Record<string, unknown> = { case_no: changed.snapshot.caseNo };
  for (const column of COLUMNS) row[column] = CHANGED[column]!(changed.snapshot, changed);
  return row;
}
