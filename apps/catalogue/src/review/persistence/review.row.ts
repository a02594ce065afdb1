import { Review, type ReviewProcedure, type ReviewStatus } from '../domain/review.js';

export interface ReviewRow {
  id: string;
  item_code: string;
  version: number;
  procedure: string;
  status: ReviewStatus;
  round: number;
  withdrawals: number;
  step: number;
  reported_by: string;
}

export const REVIEW_COLUMNS = 'id, item_code, version, procedure, status, round, withdrawals, step, reported_by';

export function reviewOf(row: ReviewRow, procedures: ReadonlyMap<string, ReviewProcedure>): Review {
  const procedure = procedures.get(row.procedure);
  if (!procedure) throw new Error(`a review follows the unknown procedure ${row.procedure}`);
  return new Review(procedure, {
    id: row.id,
    itemCode: row.item_code,
    version: row.version,
    status: row.status,
    round: row.round,
    withdrawals: row.withdrawals,
    step: row.step,
    reportedBy: row.reported_by,
  });
}
