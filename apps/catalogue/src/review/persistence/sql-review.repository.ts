import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { Review, type ReviewProcedure, type ReviewStep } from '../domain/review.js';
import {
  ReviewRepository,
  type Batch,
  type GivenOpinion,
  type ReportableDraft,
  type Reporter,
  type ReviewPlace,
} from '../domain/review.repository.js';
import { REVIEW_COLUMNS, reviewOf, type ReviewRow } from './review.row.js';

interface DraftRow extends Omit<ReviewRow, 'id'> {
  /** Null where no review is unfinished. */
  id: string | null;
  item_code: string;
  org_code: string;
  region_code: string;
  latest_version: number;
  cancelled: boolean;
  draft_version: number | null;
  name: string | null;
  etag: string | null;
  passed_etag: string | null;
}

type ProcedureRow = ReviewStep & { procedure: string; mostRounds: number; active: boolean };

const PROCEDURES = `
  SELECT p.procedure, p.most_rounds AS "mostRounds", p.active, s.step, s.code, s.name_zh AS "nameZh", s.name_en AS "nameEn", s.permission
  FROM review_procedures p JOIN review_steps s ON s.procedure = p.procedure ORDER BY p.procedure, s.step`;

const json = (rows: readonly unknown[]): string => JSON.stringify(rows);

@Injectable()
export class SqlReviewRepository extends ReviewRepository {
  constructor(private readonly db: Database) {
    super();
  }

  async activeProcedure(): Promise<ReviewProcedure> {
    const rows = (await this.db.query<ProcedureRow & Record<string, unknown>>(PROCEDURES)).filter(({ active }) => active);
    const [first] = rows;
    if (!first) throw new Error('no procedure of review is active');
    return { procedure: first.procedure, mostRounds: first.mostRounds, steps: rows.map(stepOf) };
  }

  async reportable(orgCode: string, most: number): Promise<string[]> {
    const rows = await this.db.query<{ item_code: string }>(
      `SELECT i.item_code FROM items i JOIN item_versions v ON v.item_code = i.item_code AND v.status = 'draft'
       WHERE i.org_code = $1 AND i.status <> 'cancelled' AND NOT v.under_review AND v.passed_etag IS DISTINCT FROM v.etag
         AND NOT EXISTS (SELECT FROM reviews r JOIN review_rounds o ON o.review_id = r.id AND o.round = r.round
                         WHERE r.item_code = v.item_code AND r.version = v.version
                           AND (r.status = 'refused' OR r.status = 'returned' AND o.etag = v.etag))
       ORDER BY i.item_code LIMIT $2`,
      [orgCode, most],
    );
    return rows.map((row) => row.item_code);
  }

  async lockDrafts(itemCodes: readonly string[]): Promise<ReportableDraft[]> {
    // First the lock, then a look of its own: what is joined to a row that was waited for is seen as it was before the wait.
    await this.db.query('SELECT 1 FROM items WHERE item_code = ANY ($1) ORDER BY item_code FOR UPDATE', [itemCodes]);
    const procedures = await this.procedures();
    const rows = await this.db.query<DraftRow & Record<string, unknown>>(
      `SELECT i.item_code, i.org_code, i.region_code, i.latest_version, i.status = 'cancelled' AS cancelled, v.version AS draft_version,
              v.core->>'name' AS name, v.etag, v.passed_etag,
              r.id, r.version, r.procedure, r.status, r.round, r.withdrawals, r.step, r.reported_by
       FROM items i LEFT JOIN item_versions v ON v.item_code = i.item_code AND v.status = 'draft'
       LEFT JOIN reviews r ON r.item_code = v.item_code AND r.version = v.version AND r.status <> 'passed'
       WHERE i.item_code = ANY ($1) ORDER BY i.item_code`,
      [itemCodes],
    );
    return rows.map((row) => ({
      itemCode: row.item_code,
      orgCode: row.org_code,
      regionCode: row.region_code,
      latestVersion: row.latest_version,
      version: row.draft_version,
      name: row.name ?? '',
      etag: row.etag ?? '',
      cancelled: row.cancelled,
      passedEtag: row.passed_etag,
      review: row.id === null ? undefined : reviewOf({ ...row, id: row.id }, procedures),
    }));
  }

  async lock(ids: readonly string[]): Promise<Map<string, ReviewPlace>> {
    // The items first, as whoever reports does: in another order the two would wait for each other.
    await this.db.query(
      `SELECT 1 FROM items WHERE item_code IN (SELECT item_code FROM reviews WHERE id = ANY ($1::uuid[])) ORDER BY item_code FOR UPDATE`,
      [ids],
    );
    const procedures = await this.procedures();
    const rows = await this.db.query<ReviewRow & { org_code: string; region_code: string } & Record<string, unknown>>(
      `SELECT ${REVIEW_COLUMNS}, org_code, region_code FROM reviews WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, { review: reviewOf(row, procedures), orgCode: row.org_code, regionCode: row.region_code }]));
  }

  async report(
    drafts: readonly (ReportableDraft & { review: Review })[],
    batch: Batch | undefined,
    reporter: Reporter,
    at: Date,
  ): Promise<void> {
    const { id: by, orgCode = null, note = null } = reporter;
    if (batch) {
      await this.db.write(
        'INSERT INTO review_batches (id, org_code, note, reported_by, reported_at, count) VALUES ($1, $2, $3, $4, $5, $6)',
        [batch.id, batch.orgCode, note, by, at, drafts.length],
      );
    }
    const rows = json(
      drafts.map(({ review, orgCode: org, regionCode: region, name }) => ({
        ...review.snapshot,
        procedure: review.procedure.procedure,
        org,
        region,
        name,
      })),
    );
    const rowCount = { rows: drafts.length };
    await this.db.write(
      `INSERT INTO reviews (id, item_code, version, procedure, org_code, region_code, name, batch_id, status, round, step, reported_by,
                            updated_at)
       SELECT r.id, r."itemCode", r.version, r.procedure, r.org, r.region, r.name, $2::uuid, r.status, r.round, r.step, $3, $4
       FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, "itemCode" text, version integer, procedure text, org text, region text,
                                                name text, status text, round integer, step integer)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, batch_id = excluded.batch_id, status = excluded.status,
         round = excluded.round, step = excluded.step, reported_by = excluded.reported_by, updated_at = excluded.updated_at`,
      [rows, batch?.id ?? null, by, at],
      rowCount,
    );
    await this.db.write(
      `INSERT INTO review_rounds (review_id, round, batch_id, core, descriptive, form_ref, guide_ref, valid_from, valid_to, etag, note,
                                  reported_by, reported_org, reported_at)
       SELECT r.id, r.round, $2::uuid, v.core, v.descriptive, v.form_ref, v.guide_ref, v.valid_from, v.valid_to, v.etag, $3, $4, $5, $6
       FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, "itemCode" text, version integer, round integer)
       JOIN item_versions v ON v.item_code = r."itemCode" AND v.version = r.version`,
      [rows, batch?.id ?? null, note, by, orgCode, at],
      rowCount,
    );
    await this.db.write(
      `UPDATE item_versions v SET under_review = true
       FROM jsonb_to_recordset($1::jsonb) AS r ("itemCode" text, version integer)
       WHERE v.item_code = r."itemCode" AND v.version = r.version AND v.status = 'draft'`,
      [rows],
      rowCount,
    );
  }

  async withdraw({ review, capacity }: { review: Review; capacity: string }, reporter: Reporter, at: Date): Promise<void> {
    const { id, itemCode, version, round, status, withdrawals } = review.snapshot;
    const { id: by, orgCode = null, note = null } = reporter;
    await this.db.write(
      `INSERT INTO review_withdrawals (review_id, round, reason, withdrawn_by, withdrawn_org, capacity, withdrawn_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, round, note, by, orgCode, capacity, at],
    );
    const one = { rows: 1 };
    await this.db.write(
      'UPDATE reviews SET status = $2, withdrawals = $3, updated_at = $4 WHERE id = $1',
      [id, status, withdrawals, at],
      one,
    );
    await this.db.write('UPDATE item_versions SET under_review = false WHERE item_code = $1 AND version = $2', [itemCode, version], one);
  }

  async opine(opinions: readonly GivenOpinion[], reviewer: Reporter, at: Date): Promise<void> {
    const { id: by, orgCode = null } = reviewer;
    const rows = json(
      opinions.map(({ review, round, step, verdict, opinion, remarks, capacity }) => ({
        id: review.snapshot.id,
        status: review.snapshot.status,
        due: review.snapshot.step,
        ...{ round, step, verdict, opinion: opinion ?? null, remarks, capacity },
      })),
    );
    const record = `jsonb_to_recordset($1::jsonb) AS r (id uuid, status text, due integer, round integer, step integer, verdict text,
                                                        opinion text, remarks jsonb, capacity text)`;
    await this.db.write(
      `INSERT INTO review_opinions (review_id, round, step, verdict, opinion, remarks, given_by, given_org, capacity, given_at)
       SELECT r.id, r.round, r.step, r.verdict, r.opinion, r.remarks, $2, $3, r.capacity, $4 FROM ${record}`,
      [rows, by, orgCode, at],
      { rows: opinions.length },
    );
    await this.db.write(
      `UPDATE reviews v SET status = r.status, step = r.due, updated_at = $2 FROM ${record} WHERE v.id = r.id`,
      [rows, at],
      { rows: opinions.length },
    );
    const ended = opinions.filter(({ review }) => review.snapshot.status !== 'open').length;
    if (ended === 0) return;
    await this.db.write(
      `UPDATE item_versions v SET under_review = false, passed_etag = CASE r.status WHEN 'passed' THEN o.etag ELSE v.passed_etag END
       FROM ${record} JOIN review_rounds o ON o.review_id = r.id AND o.round = r.round JOIN reviews w ON w.id = r.id
       WHERE r.status <> 'open' AND v.item_code = w.item_code AND v.version = w.version`,
      [rows],
      { rows: ended },
    );
  }

  private async procedures(): Promise<Map<string, ReviewProcedure>> {
    const found = new Map<string, ReviewProcedure & { steps: ReviewStep[] }>();
    for (const row of await this.db.query<ProcedureRow & Record<string, unknown>>(PROCEDURES)) {
      const procedure = found.get(row.procedure) ?? { procedure: row.procedure, mostRounds: row.mostRounds, steps: [] };
      procedure.steps.push(stepOf(row));
      found.set(row.procedure, procedure);
    }
    return found;
  }
}

const stepOf = ({ step, code, nameZh, nameEn, permission }: ReviewStep): ReviewStep => ({ step, code, nameZh, nameEn, permission });
