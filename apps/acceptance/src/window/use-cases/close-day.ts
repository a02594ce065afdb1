import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, Idempotency, page, type IdempotentRequest, type Page } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { shanghaiDate } from '@yiwang/standards';
import { z } from 'zod';
import { counterOf } from '../counter-scopes.js';
import { dayClosed, dayEndNotFound, dayNotBegun, looseEnds } from '../domain/window.errors.js';
import type { CloseDay as CloseCommand, DayEnd, DayEndQuery, DayEndState, DaySummary } from '../http/day-end.schema.js';
import { SummariseDay } from '../queries/summarise-day.js';

/** One after the other: who comes second sees that the day is closed, and breaks no key. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('day-end ' || $1::text, 0))`;
const EXISTS = 'SELECT 1 FROM day_ends WHERE org_code = $1 AND day = $2::date';
const INSERT = `
  INSERT INTO day_ends (org_code, day, summary, sha256, remark, closed_by, closed_at) VALUES ($1, $2::date, $3, $4, $5, $6, $7)`;
const ONE = `
  SELECT day::text AS day, summary, sha256, remark, closed_at AS "closedAt" FROM day_ends WHERE org_code = $1 AND day = $2::date`;
const LIST = `
  SELECT day::text AS day, sha256, closed_at AS "closedAt" FROM day_ends WHERE org_code = $1 AND day < $2::date ORDER BY day DESC LIMIT $3`;

const Position = z.object({ day: z.iso.date() });

interface Row extends Record<string, unknown> {
  day: string;
  sha256: string;
  closedAt: Date;
}

/** 日结 — fixes what a counter did on a day, and says what is still loose. */
@Injectable()
export class CloseDay {
  constructor(
    private readonly summarise: SummariseDay,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** The summary as it would be fixed now. @throws ACCEPTANCE.COUNTER_UNKNOWN */
  summary(principal: Principal, day: string | undefined): Promise<DaySummary> {
    const now = this.clock.now();
    return this.summarise.execute(counterOf(principal).orgCode, day ?? shanghaiDate(now), now);
  }

  /** @throws ACCEPTANCE.COUNTER_UNKNOWN, ACCEPTANCE.DAY_NOT_BEGUN, ACCEPTANCE.DAY_CLOSED, ACCEPTANCE.DAY_HAS_LOOSE_ENDS */
  execute({ day, remark }: CloseCommand, principal: Principal, key: IdempotentRequest): Promise<DayEndState> {
    return this.idempotency.once(key, async () => {
      const { orgCode } = counterOf(principal);
      const now = this.clock.now();
      if (day > shanghaiDate(now)) throw dayNotBegun();
      await this.database.query(LOCK, [orgCode]);
      if ((await this.database.query(EXISTS, [orgCode, day])).length > 0) throw dayClosed();
      const summary = await this.summarise.execute(orgCode, day, now);
      const { papersHere, slipsOnTheWay, casesMissing } = summary.loose;
      if (papersHere + slipsOnTheWay + casesMissing > 0 && remark === undefined) throw looseEnds();
      // The hash is over the very text that is kept: json, unlike jsonb, keeps it.
      const text = JSON.stringify(summary);
      const sha256 = createHash('sha256').update(text).digest('hex');
      const by = JSON.stringify(actorOf(principal));
      await this.database.write(INSERT, [orgCode, day, text, sha256, remark ?? null, by, now.toISOString()]);
      return { orgCode, day, sha256, closedAt: now.toISOString() };
    });
  }

  /** @throws ACCEPTANCE.COUNTER_UNKNOWN, ACCEPTANCE.DAY_END_NOT_FOUND */
  async one(principal: Principal, day: string): Promise<DayEnd> {
    const { orgCode } = counterOf(principal);
    const [row] = await this.database.query<Row & { summary: DaySummary; remark: string | null }>(ONE, [orgCode, day]);
    if (!row) throw dayEndNotFound();
    const stepsSince = await this.summarise.stepsSince(row.summary);
    return { orgCode, ...row, closedAt: row.closedAt.toISOString(), stepsSince };
  }

  /** The latest first. @throws ACCEPTANCE.COUNTER_UNKNOWN */
  async list(principal: Principal, { cursor, limit }: DayEndQuery): Promise<Page<DayEndState>> {
    const before = decodeCursor(Position, cursor)?.day ?? '9999-12-31';
    const { orgCode } = counterOf(principal);
    const rows = await this.database.query<Row>(LIST, [orgCode, before, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ day: last.day }));
    return { items: items.map((row) => ({ orgCode, day: row.day, sha256: row.sha256, closedAt: row.closedAt.toISOString() })), next };
  }
}
