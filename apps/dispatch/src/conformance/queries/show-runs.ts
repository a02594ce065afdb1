import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { runNotFound } from '../../system/domain/system.errors.js';
import { ShowSystems } from '../../system/queries/show-systems.js';
import { ADVISORY, FINDINGS, type CheckResult } from '../domain/check.js';
import type { ConformanceReport } from '../http/conformance.schema.js';

interface Row extends Record<string, unknown> {
  id: string;
  system_id: string;
  form_no: number;
  channel: ConformanceReport['channel'];
  ack_seconds: number;
  state: ConformanceReport['state'];
  checks: CheckResult[];
  started_by: string;
  started_at: Date;
  ended_at: Date | null;
}

const COLUMNS = 'id, system_id, form_no, channel, ack_seconds, state, checks, started_by, started_at, ended_at';
const LIST = `SELECT ${COLUMNS} FROM conformance_runs WHERE system_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3`;
const ONE = `SELECT ${COLUMNS} FROM conformance_runs WHERE system_id = $1 AND id = $2`;
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const Position = z.object({ id: z.uuid() });

/** 检测报告. */
@Injectable()
export class ShowRuns {
  constructor(
    private readonly database: Database,
    private readonly systems: ShowSystems,
  ) {}

  /** The newest first. @throws DISPATCH.SYSTEM_NOT_FOUND */
  async list(
    systemId: string,
    query: { cursor?: string | undefined; limit: number },
    principal: Principal,
  ): Promise<Page<ConformanceReport>> {
    await this.systems.demand(systemId, principal);
    const before = decodeCursor(Position, query.cursor)?.id ?? LAST;
    const rows = await this.database.query<Row>(LIST, [systemId, before, query.limit + 1]);
    const { items, next } = page(rows, query.limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toReport), next };
  }

  /** @throws DISPATCH.SYSTEM_NOT_FOUND, DISPATCH.CONFORMANCE_NOT_FOUND */
  async show(systemId: string, runId: string, principal: Principal): Promise<ConformanceReport> {
    await this.systems.demand(systemId, principal);
    const [row] = await this.database.query<Row>(ONE, [systemId, runId]);
    if (!row) throw runNotFound();
    return toReport(row);
  }
}

const toReport = (row: Row): ConformanceReport => ({
  runId: row.id,
  systemId: row.system_id,
  formNo: row.form_no,
  channel: row.channel,
  ackSeconds: row.ack_seconds,
  state: row.state,
  checks: row.checks.map(({ check, state, finding, detail, ms }) => ({
    check,
    state,
    counts: !ADVISORY.includes(check),
    finding: finding && { code: finding, ...FINDINGS[finding] },
    detail,
    ms,
  })),
  startedBy: row.started_by,
  startedAt: row.started_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
});
