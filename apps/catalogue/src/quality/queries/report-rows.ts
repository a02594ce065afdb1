import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { readerOf } from '../../item/http/editor-of.js';
import { reportNotFound } from '../domain/quality.errors.js';
import { KEPT_REPORTS } from '../use-cases/prune-reports.js';
import type { FindingFilter, FindingView, ReportView, TallyFilter, TallyView } from '../http/quality.schema.js';

interface ReportRow extends Omit<ReportView, 'requestedAt' | 'finishedAt'> {
  requestedAt: Date;
  finishedAt: Date | null;
}

export const REPORT_COLUMNS = `id, org_code AS "orgCode", region_code AS "regionCode", category, status, expected, checked,
  with_errors AS "withErrors", with_warnings AS "withWarnings", findings, kept, requested_at AS "requestedAt", finished_at AS "finishedAt"`;

export const reportView = (row: ReportRow): ReportView => ({
  ...row,
  requestedAt: row.requestedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

const FindingPosition = z.object({ i: z.string(), r: z.string(), f: z.string() });
const TallyPosition = z.object({ o: z.string(), c: z.string(), r: z.string() });

/** Latest reports that one reader is given. */
const MOST = 50;

/** 质量报告 — progress, tallies by body and category, and the findings. */
@Injectable()
export class ReportRows {
  constructor(private readonly db: Database) {}

  /** The latest reports within the reader's reach, of all that are kept. */
  async list(reader: Principal): Promise<ReportView[]> {
    const rows = await this.db.query<ReportRow & Record<string, unknown>>(
      `SELECT ${REPORT_COLUMNS} FROM quality_reports ORDER BY requested_at DESC, id LIMIT ${KEPT_REPORTS}`,
    );
    const own = rows.filter((row) => mayRead(reader, row));
    return own.slice(0, MOST).map(reportView);
  }

  /** @throws CATALOGUE.QUALITY_REPORT_NOT_FOUND, also for what is out of reach */
  async one(id: string, reader: Principal): Promise<ReportView> {
    const [row] = await this.db.query<ReportRow & Record<string, unknown>>(`SELECT ${REPORT_COLUMNS} FROM quality_reports WHERE id = $1`, [
      id,
    ]);
    if (!row || !mayRead(reader, row)) throw reportNotFound();
    return reportView(row);
  }

  /** By item code. @throws CATALOGUE.QUALITY_REPORT_NOT_FOUND */
  async findings(id: string, filter: FindingFilter, reader: Principal): Promise<Page<FindingView>> {
    await this.one(id, reader);
    const { where, params } = conditions(id, {
      rule: filter.rule,
      severity: filter.severity,
      org_code: filter.orgCode,
      category: filter.category,
    });
    const after = decodeCursor(FindingPosition, filter.cursor);
    if (after) {
      params.push(after.i, after.r, after.f);
      where.push(`(item_code, rule, field) > ($${params.length - 2}, $${params.length - 1}, $${params.length})`);
    }
    params.push(filter.limit + 1);
    const rows = await this.db.query<FindingView>(
      `SELECT item_code AS "itemCode", version, rule, severity, field, reason, org_code AS "orgCode", category FROM quality_findings
       WHERE ${where.join(' AND ')} ORDER BY item_code, rule, field LIMIT $${params.length}`,
      params,
    );
    return page(rows, filter.limit, (last) => encodeCursor({ i: last.itemCode, r: last.rule, f: last.field }));
  }

  /** By body, category and rule. @throws CATALOGUE.QUALITY_REPORT_NOT_FOUND */
  async tallies(id: string, filter: TallyFilter, reader: Principal): Promise<Page<TallyView>> {
    await this.one(id, reader);
    const { where, params } = conditions(id, { rule: filter.rule, org_code: filter.orgCode, category: filter.category });
    const after = decodeCursor(TallyPosition, filter.cursor);
    if (after) {
      params.push(after.o, after.c, after.r);
      where.push(`(org_code, category, rule) > ($${params.length - 2}, $${params.length - 1}, $${params.length})`);
    }
    params.push(filter.limit + 1);
    const rows = await this.db.query<TallyView>(
      `SELECT org_code AS "orgCode", category, rule, severity, items FROM quality_tallies
       WHERE ${where.join(' AND ')} ORDER BY org_code, category, rule LIMIT $${params.length}`,
      params,
    );
    return page(rows, filter.limit, (last) => encodeCursor({ o: last.orgCode, c: last.category, r: last.rule }));
  }
}

function conditions(id: string, equal: Record<string, string | undefined>): { where: string[]; params: unknown[] } {
  const params: unknown[] = [id];
  const where = ['report_id = $1'];
  for (const [column, value] of Object.entries(equal)) {
    if (value === undefined) continue;
    params.push(value);
    where.push(`${column} = $${params.length}`);
  }
  return { where, params };
}

/** A report on a region tells of every body there, so it is for those who see them all. */
export const seesRegion = (reader: Principal, regionCode: string): boolean => readerOf(reader).maySee({ orgCode: '', regionCode });

const mayRead = (reader: Principal, { orgCode, regionCode }: Pick<ReportView, 'orgCode' | 'regionCode'>): boolean =>
  orgCode === null ? seesRegion(reader, regionCode) : readerOf(reader).maySee({ orgCode, regionCode });
