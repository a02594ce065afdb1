import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import {
  CONTENT_COLUMNS,
  CONTENT_JOINS,
  ContentChange,
  contentChanges,
  contentOf,
  type ContentRow,
} from '../../history/queries/content.js';
import { itemInReach } from '../../history/queries/item-place.js';
import type { Reader } from '../../item/domain/item.repository.js';
import { VERDICTS } from '../domain/review.js';
import { reviewNotFound, roundNotFound } from '../domain/review.errors.js';
import { ReviewSummary, SUMMARY_COLUMNS, SUMMARY_FROM, summaryOf, type SummaryRow } from './list-reviews.js';

const Remark = z.object({ pointer: z.string(), text: z.string() });

/** 审核轮次 — one report, and the opinions it got or its withdrawal. */
export const ReviewRound = z
  .object({
    round: z.int(),
    batchId: z.uuid().nullable(),
    reportedBy: z.string(),
    reportedOrg: z.string().nullable(),
    reportedAt: z.iso.datetime(),
    note: z.string().nullable().describe('报送说明'),
    withdrawn: z
      .object({ by: z.string(), orgCode: z.string().nullable(), at: z.iso.datetime(), reason: z.string().nullable().describe('撤回原因') })
      .nullable()
      .describe('撤回报送, before anybody gave an opinion'),
    opinions: z.array(
      z.object({
        step: z.int(),
        stepCode: z.string(),
        stepName: z.string(),
        verdict: z.enum(VERDICTS),
        opinion: z.string().nullable().describe('审核意见'),
        remarks: z.array(Remark).describe('逐条意见: on single elements'),
        by: z.string(),
        orgCode: z.string().nullable(),
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'ItemReviewRound' });
export type ReviewRound = z.infer<typeof ReviewRound>;

export const ReviewDetail = ReviewSummary.extend({ rounds: z.array(ReviewRound) }).meta({ id: 'ItemReview' });
export type ReviewDetail = z.infer<typeof ReviewDetail>;

/** 报送内容 of a round, and what it changed against the round before, or in the first round against the version in force. */
export const ReportedContent = z
  .object({
    reviewId: z.uuid(),
    round: z.int(),
    content: z.record(z.string(), z.unknown()).describe('the definition as it was reported, with form and guide'),
    comparedWith: z.object({ round: z.int().nullable(), version: z.int().nullable() }),
    changes: z.array(ContentChange),
  })
  .meta({ id: 'ItemReportedContent' });
export type ReportedContent = z.infer<typeof ReportedContent>;

@Injectable()
export class ReadReview {
  constructor(private readonly db: Database) {}

  /** The review with all rounds and opinions. @throws CATALOGUE.REVIEW_NOT_FOUND */
  async one(reviewId: string, reader: Reader): Promise<ReviewDetail> {
    const summary = await this.summary(reviewId, reader);
    const rounds = await this.db.query<ReviewRound & Record<string, unknown>>(ROUNDS, [reviewId]);
    return { ...summary, rounds: rounds.map(roundOf) };
  }

  /** Reviews of one version, newest first. @throws CATALOGUE.ITEM_NOT_FOUND */
  async ofVersion(itemCode: string, version: number, reader: Reader): Promise<{ items: ReviewSummary[] }> {
    await itemInReach(this.db, itemCode, reader);
    const rows = await this.db.query<SummaryRow>(
      `SELECT ${SUMMARY_COLUMNS} FROM ${SUMMARY_FROM} WHERE r.item_code = $1 AND r.version = $2 ORDER BY r.id DESC LIMIT 50`,
      [itemCode, version],
    );
    return { items: rows.map(summaryOf) };
  }

  /** @throws CATALOGUE.REVIEW_NOT_FOUND, CATALOGUE.REVIEW_ROUND_NOT_FOUND */
  async content(reviewId: string, round: number, reader: Reader): Promise<ReportedContent> {
    const { itemCode, version } = await this.summary(reviewId, reader);
    const rows = await this.db.query<ContentRow & { round: number } & Record<string, unknown>>(
      `SELECT c.round, ${CONTENT_COLUMNS} FROM review_rounds c ${CONTENT_JOINS} WHERE c.review_id = $1 AND c.round IN ($2, $2 - 1)`,
      [reviewId, round],
    );
    const reported = rows.find((row) => row.round === round);
    if (!reported) throw roundNotFound();
    const earlier = rows.find((row) => row.round === round - 1);
    const published = earlier ? undefined : await this.publishedBefore(itemCode, version);
    const before = earlier ?? published;
    return {
      reviewId,
      round,
      content: contentOf(reported),
      comparedWith: { round: earlier?.round ?? null, version: published?.version ?? null },
      changes: before ? contentChanges(before, reported) : [],
    };
  }

  /** What was in force last before a version. */
  private async publishedBefore(itemCode: string, version: number): Promise<(ContentRow & { version: number }) | undefined> {
    const [row] = await this.db.query<ContentRow & { version: number } & Record<string, unknown>>(
      `SELECT c.version, ${CONTENT_COLUMNS} FROM item_versions c ${CONTENT_JOINS}
       WHERE c.item_code = $1 AND c.version < $2 AND c.published_at IS NOT NULL ORDER BY c.version DESC LIMIT 1`,
      [itemCode, version],
    );
    return row;
  }

  private async summary(reviewId: string, { maySee }: Reader): Promise<ReviewSummary> {
    const [row] = await this.db.query<SummaryRow>(`SELECT ${SUMMARY_COLUMNS} FROM ${SUMMARY_FROM} WHERE r.id = $1`, [reviewId]);
    if (!row || !maySee(row)) throw reviewNotFound();
    return summaryOf(row);
  }
}

const ROUNDS = `
  SELECT o.round, o.batch_id AS "batchId", o.reported_by AS "reportedBy", o.reported_org AS "reportedOrg", o.reported_at AS "reportedAt",
         o.note,
         CASE WHEN w.review_id IS NOT NULL THEN
           jsonb_build_object('by', w.withdrawn_by, 'orgCode', w.withdrawn_org, 'at', w.withdrawn_at, 'reason', w.reason)
         END AS withdrawn,
         coalesce((
           SELECT jsonb_agg(jsonb_build_object('step', p.step, 'stepCode', s.code, 'stepName', s.name_zh, 'verdict', p.verdict,
                                               'opinion', p.opinion, 'remarks', p.remarks, 'by', p.given_by, 'orgCode', p.given_org,
                                               'at', p.given_at) ORDER BY p.step)
           FROM review_opinions p JOIN review_steps s ON s.procedure = r.procedure AND s.step = p.step
           WHERE p.review_id = o.review_id AND p.round = o.round), '[]'::jsonb) AS opinions
  FROM review_rounds o JOIN reviews r ON r.id = o.review_id
  LEFT JOIN review_withdrawals w ON w.review_id = o.review_id AND w.round = o.round WHERE o.review_id = $1 ORDER BY o.round`;

const iso = (time: unknown): string => new Date(time as string | Date).toISOString();
const roundOf = (row: ReviewRound): ReviewRound => ({
  ...row,
  reportedAt: iso(row.reportedAt),
  withdrawn: row.withdrawn && { ...row.withdrawn, at: iso(row.withdrawn.at) },
  opinions: row.opinions.map((opinion) => ({ ...opinion, at: iso(opinion.at) })),
});
