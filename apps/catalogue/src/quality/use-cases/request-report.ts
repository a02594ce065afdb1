import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { readerOf } from '../../item/http/editor-of.js';
import { reportOutOfScope, reportUnderWay } from '../domain/quality.errors.js';
import type { ReportRequest, ReportView } from '../http/quality.schema.js';
import { seesRegion } from '../queries/report-rows.js';

/** 生成质量报告 — asks for a walk over a part of the library; a worker does it. Belongs inside a unit of work. */
@Injectable()
export class RequestReport {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws CATALOGUE.QUALITY_REPORT_OUT_OF_SCOPE, CATALOGUE.QUALITY_REPORT_UNDER_WAY */
  async execute({ orgCode, regionCode, category }: ReportRequest, principal: Principal): Promise<ReportView> {
    const { org, region } = await this.place(orgCode, regionCode, principal);
    const id = randomUUID();
    const now = this.clock.now();
    const found = await this.db.query<{ id: string }>(
      `SELECT id FROM quality_reports WHERE status <> 'done' AND region_code = $1 AND coalesce(org_code, '') = $2 AND coalesce(category, '') = $3 LIMIT 1`,
      [region, org ?? '', category ?? ''],
    );
    if (found.length > 0) throw reportUnderWay();
    await this.db.write(
      `INSERT INTO quality_reports (id, org_code, region_code, category, status, requested_by, requested_at)
       VALUES ($1, $2, $3, $4, 'waiting', $5, $6) ON CONFLICT DO NOTHING`,
      [id, org, region, category ?? null, principal.id, now],
      { rows: 1, otherwise: reportUnderWay },
    );
    const none = { checked: 0, withErrors: 0, withWarnings: 0, findings: 0, kept: 0 };
    const requestedAt = now.toISOString();
    return {
      id,
      orgCode: org,
      regionCode: region,
      category: category ?? null,
      status: 'waiting',
      expected: null,
      ...none,
      requestedAt,
      finishedAt: null,
    };
  }

  /** One body, at the region it is known under, or a region with everything below it; without either all that the caller may see. */
  private async place(
    orgCode: string | undefined,
    regionCode: string | undefined,
    principal: Principal,
  ): Promise<{ org: string | null; region: string }> {
    const region = regionCode ?? principal.regionCode;
    const wide = region !== undefined && seesRegion(principal, region);
    const org = orgCode ?? (regionCode === undefined && !wide ? principal.orgCode : undefined);
    if (org === undefined) {
      if (region === undefined || !wide) throw reportOutOfScope();
      return { org: null, region };
    }
    const [body] = await this.db.query<{ region_code: string }>('SELECT region_code FROM implementing_bodies WHERE org_code = $1', [org]);
    if (!body || !readerOf(principal).maySee({ orgCode: org, regionCode: body.region_code })) throw reportOutOfScope();
    return { org, region: body.region_code };
  }
}
