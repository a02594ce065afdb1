import type { Finding, RatingLevel } from '@yiwang/events-evaluation';
import type { ExtensionState } from '../domain/handling.js';
import type { HandlingState } from '../domain/handling-moves.js';
import type { HandlingSummary } from '../http/handling.schema.js';

/** Columns of a list entry, of a handling case `h`. */
export const SUMMARY_COLUMNS = `h.id, h.case_no, h.item_code, h.org_code, h.region_code, h.level, h.state, h.opened_at, h.contact_due_at,
  h.contacted_at, h.answer_due_at, h.answered_at, h.provisional, h.finding, h.extension, h.next_due_at`;

export interface SummaryRow extends Record<string, unknown> {
  id: string;
  case_no: string;
  item_code: string;
  org_code: string;
  region_code: string;
  level: RatingLevel;
  state: HandlingState;
  opened_at: Date;
  contact_due_at: Date;
  contacted_at: Date | null;
  answer_due_at: Date;
  answered_at: Date | null;
  provisional: boolean;
  finding: Finding | null;
  extension: ExtensionState;
  next_due_at: Date;
}

export const toSummary = (row: SummaryRow, now: Date): HandlingSummary => ({
  handlingId: row.id,
  caseNo: row.case_no,
  itemCode: row.item_code,
  orgCode: row.org_code,
  regionCode: row.region_code,
  level: row.level,
  state: row.state,
  openedAt: row.opened_at.toISOString(),
  contactDueAt: row.contact_due_at.toISOString(),
  contactedAt: row.contacted_at?.toISOString() ?? null,
  answerDueAt: row.answer_due_at.toISOString(),
  answeredAt: row.answered_at?.toISOString() ?? null,
  provisional: row.provisional,
  finding: row.finding,
  extension: row.extension,
  overdue: row.state !== 'answered' && now > row.next_due_at,
  late: { contact: (row.contacted_at ?? now) > row.contact_due_at, answer: (row.answered_at ?? now) > row.answer_due_at },
});
