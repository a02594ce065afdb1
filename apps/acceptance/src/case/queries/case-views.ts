import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { toShipmentView, type ShipmentJson } from '../../shipment/queries/shipment-view.js';
import { paperCheckOf } from '../domain/paper-check.js';
import type { CaseProgress } from '../http/case-progress.schema.js';
import type { CaseDetail, CaseSummary } from '../http/case.schema.js';
import type { CaseRow } from '../persistence/case.row.js';
import { nodeOf } from './step-node.js';

/** Columns of a list entry. */
export const SUMMARY_COLUMNS = `case_no, status, item_code, item_version, item_name, awaiting_item, deciding_org, deciding_name,
  deciding_region, applicant_kind, applicant_masked, channel, submitted_at, acceptance_due_at, promise_due_at, delivery_due_at`;

export type SummaryRow = Pick<
  CaseRow,
  | 'case_no'
  | 'status'
  | 'item_code'
  | 'item_version'
  | 'item_name'
  | 'awaiting_item'
  | 'deciding_org'
  | 'deciding_name'
  | 'deciding_region'
  | 'applicant_kind'
  | 'applicant_masked'
  | 'channel'
  | 'submitted_at'
  | 'acceptance_due_at'
  | 'promise_due_at'
  | 'delivery_due_at'
>;

export interface StepRow {
  kind: string;
  at: string;
  actor_kind: string;
  actor_org: string | null;
  detail: Record<string, unknown> | null;
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export const toSummary = (row: SummaryRow): CaseSummary => ({
  caseNo: row.case_no,
  status: row.status,
  itemCode: row.item_code,
  itemVersion: row.item_version,
  itemName: row.item_name,
  decidingAuthority: { orgCode: row.deciding_org, name: row.deciding_name, regionCode: row.deciding_region },
  applicant: { kind: row.applicant_kind, ...row.applicant_masked },
  channel: row.channel,
  submittedAt: row.submitted_at.toISOString(),
  acceptanceDueAt: iso(row.acceptance_due_at),
  promiseDueAt: iso(row.promise_due_at),
  deliveryDueAt: iso(row.delivery_due_at),
  awaitingItem: row.awaiting_item,
});

/** Who did a step is told by kind and organisation; account ids stay inside. */
const toStep = ({ kind, at, actor_kind, actor_org, detail }: StepRow): CaseDetail['steps'][number] => ({
  kind,
  at: new Date(at).toISOString(),
  by: { kind: actor_kind, orgCode: actor_org },
  detail,
  node: nodeOf(kind, detail),
});

/** What a detail tells of other tables. */
export interface Beside {
  steps: StepRow[];
  shipment: ShipmentJson | null;
  /** Of the item version; null before it has arrived. */
  star: ItemOperationalCore['star'] | null;
}

const toProgress = (row: CaseRow): CaseProgress => ({
  receivedAt: iso(row.received_at),
  correctionRound: row.correction_round,
  deemed: row.deemed,
  tolerance: row.tolerance && {
    materialCodes: row.tolerance.materialCodes,
    at: row.tolerance.at,
    dueAt: row.tolerance.dueAt,
    keptAt: row.tolerance.keptAt,
  },
  suspensions: row.suspensions.map(({ cause, ...told }) => ({ ...told, cause: cause ?? null })),
  extension: row.extension,
  origin: row.origin,
  reopenings: row.reopenings,
  endedAt: iso(row.ended_at),
});

export const toDetail = (row: CaseRow, { steps, shipment, star }: Beside): CaseDetail => ({
  ...toSummary(row),
  ...toProgress(row),
  version: row.version,
  acceptedBy: row.accepted_by,
  caseKind: row.case_kind,
  receivedIn: row.received_org === null ? null : { orgCode: row.received_org, regionCode: row.received_region! },
  materials: row.materials,
  paperCheck: star === null ? null : paperCheckOf(star, row),
  formChecked: row.form_checked,
  acceptedAt: iso(row.accepted_at),
  statutoryDueAt: iso(row.statutory_due_at),
  correction: row.correction && {
    points: row.correction.points,
    at: row.correction.at,
    dueAt: row.correction.dueAt,
    whileHandling: row.correction.handling !== undefined,
    answeredAt: row.correction.handling?.answeredAt ?? null,
  },
  refusal: row.refusal,
  decidedAt: iso(row.decided_at),
  outcome: row.outcome,
  decisionReason: row.decision_reason,
  resultNo: row.result_no,
  deliveredAt: iso(row.delivered_at),
  deliveryMethod: row.delivery_method,
  shipment: shipment && toShipmentView(shipment),
  closedAt: iso(row.closed_at),
  finishKind: row.finish_kind,
  provisional: row.provisional,
  heldStep: row.held?.step ?? null,
  settledFees: row.settled_fees,
  steps: steps.map(toStep),
});
