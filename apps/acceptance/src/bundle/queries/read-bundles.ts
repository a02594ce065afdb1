import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { viewerOf } from '../../case/domain/case-viewer.js';
import { reachableBy, reachParams } from '../../case/persistence/case-access.js';
import { SUMMARY_COLUMNS, toSummary, type SummaryRow } from '../../case/queries/case-views.js';
import type { CaseSummary } from '../../case/http/case.schema.js';
import { progressOf, type BundleProgress } from '../domain/bundle-progress.js';
import { bundleNotFound } from '../domain/bundle.errors.js';

export interface BundleSummary {
  bundleId: string;
  title: string | null;
  submittedAt: string;
  total: number;
}

export interface BundleDetail extends BundleSummary {
  channel: string;
  progress: Omit<BundleProgress, 'promiseDueAt'> & { promiseDueAt: string | null };
  cases: CaseSummary[];
}

interface BundleRow {
  id: string;
  title: string | null;
  channel: string;
  submitted_at: Date;
  total: number;
  /** Of the caller himself, or of his counter. */
  own: boolean;
}

const Position = z.object({ id: z.uuid() });
const listOf = (whose: string): string => `
  SELECT id, title, channel, submitted_at, total FROM bundles WHERE ${whose} = $1 AND id < $2::uuid ORDER BY id DESC LIMIT $3`;
const OF_ACCOUNT = listOf('account_id');
const OF_COUNTER = listOf('received_org');
const ONE = `
  SELECT id, title, channel, submitted_at, total, (account_id = $2 OR received_org = $3) IS TRUE AS own FROM bundles WHERE id = $1`;
const columns = SUMMARY_COLUMNS.split(',')
  .map((column) => `cases.${column.trim()}`)
  .join(', ');
const CASES = `
  SELECT ${columns}, cases.accepted_at, cases.decided_at, ${reachableBy(2)} IS TRUE AS reachable
  FROM bundle_cases b JOIN cases ON cases.case_no = b.case_no WHERE b.bundle_id = $1 ORDER BY b.position`;
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** 联办件 — one progress of all its cases, and those of them that the caller may see. */
@Injectable()
export class ReadBundles {
  constructor(private readonly database: Database) {}

  /** Those that the caller's account has filed, or that his counter has received, newest first. */
  async list(principal: Principal, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<Page<BundleSummary>> {
    const after = decodeCursor(Position, cursor);
    const { ownerId, windowOrg } = viewerOf(principal);
    const params = [ownerId ?? windowOrg, after?.id ?? LAST, limit + 1];
    const rows = await this.database.query<BundleRow & Record<string, unknown>>(ownerId === null ? OF_COUNTER : OF_ACCOUNT, params);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toBundle), next };
  }

  /** @throws ACCEPTANCE.BUNDLE_NOT_FOUND also for who may see none of its cases */
  async one(bundleId: string, principal: Principal): Promise<BundleDetail> {
    const viewer = viewerOf(principal);
    const [row] = await this.database.query<BundleRow & Record<string, unknown>>(ONE, [bundleId, viewer.ownerId, viewer.windowOrg]);
    const rows = await this.database.query<
      SummaryRow & { accepted_at: Date | null; decided_at: Date | null; reachable: boolean } & Record<string, unknown>
    >(CASES, [bundleId, ...reachParams(viewer)]);
    const seen = rows.filter(({ reachable }) => reachable);
    if (!row || (!row.own && seen.length === 0)) throw bundleNotFound();
    const progress = progressOf(
      rows.map(({ status, accepted_at, decided_at, promise_due_at }) => ({
        status,
        acceptedAt: accepted_at,
        decidedAt: decided_at,
        promiseDueAt: promise_due_at,
      })),
    );
    return {
      ...toBundle(row),
      channel: row.channel,
      progress: { ...progress, promiseDueAt: progress.promiseDueAt?.toISOString() ?? null },
      cases: seen.map(toSummary),
    };
  }
}

const toBundle = ({ id, title, submitted_at, total }: BundleRow): BundleSummary => ({
  bundleId: id,
  title,
  submittedAt: submitted_at.toISOString(),
  total,
});
