import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { regionRange } from '@yiwang/standards';
import { z } from 'zod';
import { counterNotFound } from '../domain/window.errors.js';
import type { Counter, CounterQuery } from '../http/counter.schema.js';
import { SqlCounters, type CounterRow } from '../persistence/sql-counters.js';

const Position = z.object({ r: z.string(), o: z.string() });

/** 窗口台账 of the region that somebody looks after. */
@Injectable()
export class ListCounters {
  constructor(private readonly counters: SqlCounters) {}

  async execute({ regionCode }: Principal, { region, cursor, limit }: CounterQuery): Promise<Page<Counter>> {
    const after = decodeCursor(Position, cursor);
    const own = regionCode === undefined ? null : regionRange(regionCode);
    const asked = region === undefined ? own : regionRange(region);
    if (!own || !asked) return { items: [], next: null };
    const range = { from: asked.from > own.from ? asked.from : own.from, to: asked.to < own.to ? asked.to : own.to };
    const rows = await this.counters.list(range, after, limit + 1);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ r: last.regionCode, o: last.orgCode }));
    return { items: items.map(toCounter), next };
  }

  /** @throws ACCEPTANCE.COUNTER_NOT_FOUND also for one that stands elsewhere */
  async one({ regionCode }: Principal, orgCode: string): Promise<Counter> {
    const own = regionCode === undefined ? null : regionRange(regionCode);
    const row = await this.counters.one(orgCode);
    if (!row || !own || row.regionCode < own.from || row.regionCode >= own.to) throw counterNotFound();
    return toCounter(row);
  }
}

const toCounter = (row: CounterRow): Counter => ({
  orgCode: row.orgCode,
  name: row.name,
  regionCode: row.regionCode,
  status: row.status,
  version: row.version,
  said: { departments: row.departments, items: row.items, regions: row.regions },
  servicePoint:
    row.servicePoint === null
      ? null
      : {
          code: row.servicePoint,
          departments: row.pointDepartments,
          items: row.pointItems,
          followedAt: row.followedAt?.toISOString() ?? null,
          problem: row.followError,
        },
  updatedAt: row.updatedAt.toISOString(),
});
