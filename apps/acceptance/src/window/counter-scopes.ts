import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { LRUCache } from 'lru-cache';
import { counterUnknown } from '../case/domain/case.errors.js';
import { CounterScope, usualScope } from './domain/counter.js';
import { SqlCounters, type CounterRow } from './persistence/sql-counters.js';

/** Another process may have changed a counter; this one hears of its own changes at once. Real time, whatever the Clock says. */
const FRESH_MS = 5_000;
/** Codes in all the scopes together; one has thousands at most. */
const MOST_CODES = 300_000;

/** A counter from which filings are taken. */
export interface CounterPlace {
  orgCode: string;
  regionCode: string;
}

/** 收件范围 of counters, in memory, so that a filing at a counter asks the database for it once in seconds. */
@Injectable()
export class CounterScopes {
  private readonly known = new LRUCache<string, { scope: CounterScope; loadedAt: number }>({
    maxSize: MOST_CODES,
    sizeCalculation: ({ scope: { accepts } }) => 1 + accepts.departments.length + accepts.items.length + accepts.regions.length,
  });

  constructor(private readonly counters: SqlCounters) {}

  async of({ orgCode, regionCode }: CounterPlace): Promise<CounterScope> {
    // Clerks of one body who belong to different regions share what was registered, not what is usual.
    const key = `${orgCode}@${regionCode}`;
    const known = this.known.get(key);
    if (known && Date.now() - known.loadedAt < FRESH_MS) return known.scope;
    const loadedAt = Date.now();
    const row = await this.counters.one(orgCode);
    const scope = row ? scopeOf(row) : usualScope(regionCode);
    this.known.set(key, { scope, loadedAt });
    return scope;
  }

  forget(): void {
    this.known.clear();
  }
}

export const scopeOf = (row: CounterRow): CounterScope =>
  new CounterScope(
    {
      departments: [...new Set([...row.departments, ...row.pointDepartments])],
      items: [...new Set([...row.items, ...row.pointItems])],
      regions: row.regions,
    },
    row.status,
    true,
  );

/** The counter at which an officer works. @throws ACCEPTANCE.COUNTER_UNKNOWN */
export function counterOf({ kind, orgCode, regionCode }: Principal): CounterPlace {
  if (kind !== 'officer' || orgCode === undefined || regionCode === undefined) throw counterUnknown();
  return { orgCode, regionCode };
}
