import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, PageQuery, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { regionBounds } from '../../item/queries/region-bounds.js';
import { REVIEW_STATUSES, type ReviewStatus } from '../domain/review.js';

export const ReviewFilter = PageQuery.extend({
  status: z.enum(REVIEW_STATUSES).optional().describe('审核状态; `open` unless a batch is asked for'),
  step: z.coerce.number().int().min(1).max(9).optional().describe('the step that is due, or the last one done'),
  orgCode: z.string().length(18).optional().describe('实施主体统一社会信用代码'),
  batchId: z.uuid().optional().describe('报送批次'),
});
export type ReviewFilter = z.infer<typeof ReviewFilter>;

export const ReviewSummary = z
  .object({
    reviewId: z.uuid(),
    itemCode: z.string(),
    version: z.int(),
    name: z.string(),
    orgCode: z.string(),
    regionCode: z.string(),
    batchId: z.uuid().nullable(),
    status: z.enum(REVIEW_STATUSES),
    round: z.int(),
    step: z.int(),
    stepCode: z.string(),
    stepName: z.string().describe('审核环节'),
    reportedBy: z.string(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'ItemReviewSummary' });
export type ReviewSummary = z.infer<typeof ReviewSummary>;

/** Whose reviews a reader sees: those of the own body, and with a region those of the region and everything below it. */
export interface ReviewReach {
  orgCode?: string | undefined;
  regionCode?: string | undefined;
}

export const SUMMARY_COLUMNS = `r.id AS "reviewId", r.item_code AS "itemCode", r.version, r.name, r.org_code AS "orgCode",
  r.region_code AS "regionCode", r.batch_id AS "batchId", r.status, r.round, r.step, s.code AS "stepCode", s.name_zh AS "stepName",
  r.reported_by AS "reportedBy", r.updated_at`;
export const SUMMARY_FROM = 'reviews r JOIN review_steps s ON s.procedure = r.procedure AND s.step = r.step';

export type SummaryRow = Omit<ReviewSummary, 'updatedAt'> & { updated_at: Date; status: ReviewStatus } & Record<string, unknown>;
export const summaryOf = ({ updated_at, ...row }: SummaryRow): ReviewSummary => ({ ...row, updatedAt: updated_at.toISOString() });

const Position = z.object({ r: z.string().max(12), i: z.uuid() });

/** 审核工作列表 — by region, and the oldest first. */
@Injectable()
export class ListReviews {
  constructor(private readonly db: Database) {}

  /** @throws HTTP.CURSOR_INVALID */
  async execute(filter: ReviewFilter, reach: ReviewReach): Promise<Page<ReviewSummary>> {
    const params: unknown[] = [];
    const conditions: string[] = [];
    const add = (sql: (n: string) => string, value: unknown): void => {
      params.push(value);
      conditions.push(sql(`$${params.length}`));
    };
    const status = filter.status ?? (filter.batchId === undefined ? 'open' : undefined);
    if (status !== undefined) add((n) => `r.status = ${n}`, status);
    if (filter.step !== undefined) add((n) => `r.step = ${n}`, filter.step);
    if (filter.batchId !== undefined) add((n) => `r.batch_id = ${n}`, filter.batchId);
    const org = filter.orgCode ?? (reach.regionCode === undefined ? reach.orgCode : undefined);
    if (org !== undefined) add((n) => `r.org_code = ${n}`, org);
    // A body's own reviews are its own wherever it stands; all others must lie in the reader's region.
    if (org === undefined || org !== reach.orgCode) {
      if (reach.regionCode === undefined) return { items: [], next: null };
      const { from, below } = regionBounds(reach.regionCode);
      add((n) => `r.region_code >= ${n}`, from);
      add((n) => `r.region_code < ${n}`, below);
    }
    const after = decodeCursor(Position, filter.cursor);
    if (after) {
      params.push(after.r, after.i);
      conditions.push(`(r.region_code, r.id) > ($${params.length - 1}, $${params.length}::uuid)`);
    }
    params.push(filter.limit + 1);
    const rows = await this.db.query<SummaryRow>(
      `SELECT ${SUMMARY_COLUMNS} FROM ${SUMMARY_FROM} WHERE ${conditions.join(' AND ')}
       ORDER BY r.region_code, r.id LIMIT $${params.length}`,
      params,
    );
    const { items, next } = page(rows, filter.limit, (last) => encodeCursor({ r: last.regionCode, i: last.reviewId }));
    return { items: items.map(summaryOf), next };
  }
}
