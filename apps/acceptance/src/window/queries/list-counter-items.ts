import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { ItemCode } from '@yiwang/event-core';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { counterOf, CounterScopes } from '../counter-scopes.js';
import type { CounterItem, CounterItemQuery } from '../http/counter.schema.js';

const Position = z.object({ code: ItemCode });

/** In force at $5; of several versions of one item the newest. */
const IN_FORCE = `v.status = 'published' AND v.valid_from <= $5 AND (v.valid_to IS NULL OR v.valid_to > $5)`;
const NEWEST = `NOT EXISTS (SELECT FROM item_versions n WHERE n.code = v.code AND n.version > v.version AND n.status = 'published'
  AND n.valid_from <= $5 AND (n.valid_to IS NULL OR n.valid_to > $5))`;
/** An item code begins with the code of its body: $6 narrows the list to one. */
const AFTER = `v.code > $4 AND ($6::text IS NULL OR (v.code > $6 AND v.code < $6 || ':'))`;
const REGION = `(v.core #>> '{implementingBody,regionCode}') COLLATE "C"`;

/**
 * Three ways into the list, each a page in the order of codes: the bodies' ranges of codes, the single items, and the regions one after the
 * other by their index. The cost is that of the page, and not of all that a city decides.
 */
const SQL = `
  WITH RECURSIVE given AS (SELECT f, t FROM unnest($3::text[], $7::text[]) AS g (f, t)),
  regions (code, t) AS (
    SELECT (SELECT ${REGION} FROM item_versions v WHERE v.status = 'published' AND ${REGION} >= g.f AND ${REGION} < g.t
            ORDER BY ${REGION} LIMIT 1), g.t FROM given g
    UNION
    SELECT (SELECT ${REGION} FROM item_versions v WHERE v.status = 'published' AND ${REGION} > r.code AND ${REGION} < r.t
            ORDER BY ${REGION} LIMIT 1), r.t FROM regions r WHERE r.code IS NOT NULL
  ),
  found AS (
    (SELECT b.* FROM unnest($1::text[]) AS d (org) CROSS JOIN LATERAL (
       SELECT v.code, v.version FROM item_versions v
       WHERE v.code > d.org AND v.code < d.org || ':' AND ${AFTER} AND ${IN_FORCE} AND ${NEWEST} ORDER BY v.code LIMIT $8) b)
    UNION
    (SELECT v.code, v.version FROM item_versions v
     WHERE v.code = ANY ($2::text[]) AND ${AFTER} AND ${IN_FORCE} AND ${NEWEST} ORDER BY v.code LIMIT $8)
    UNION
    (SELECT b.* FROM (SELECT DISTINCT code FROM regions WHERE code IS NOT NULL) r CROSS JOIN LATERAL (
       SELECT v.code, v.version FROM item_versions v
       WHERE ${REGION} = r.code AND ${AFTER} AND ${IN_FORCE} AND ${NEWEST} ORDER BY v.code LIMIT $8) b)
  )
  SELECT i.core FROM (SELECT code, version FROM found ORDER BY code LIMIT $8) f JOIN item_versions i USING (code, version) ORDER BY i.code`;

/** 窗口可收事项 — what the clerk's counter takes filings of now. */
@Injectable()
export class ListCounterItems {
  constructor(
    private readonly database: Database,
    private readonly scopes: CounterScopes,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.COUNTER_UNKNOWN */
  async execute(principal: Principal, { department, cursor, limit }: CounterItemQuery): Promise<Page<CounterItem>> {
    const after = decodeCursor(Position, cursor);
    const { accepts, ranges, status } = await this.scopes.of(counterOf(principal));
    if (status === 'closed') return { items: [], next: null };
    const rows = await this.database.query<{ core: ItemOperationalCore }>(SQL, [
      accepts.departments,
      accepts.items,
      ranges.map(({ from }) => from),
      after?.code ?? '',
      this.clock.now().toISOString(),
      department ?? null,
      ranges.map(({ to }) => to),
      limit + 1,
    ]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ code: last.core.itemCode }));
    return { items: items.map(({ core }) => toItem(core)), next };
  }
}

const toItem = ({
  itemCode,
  version,
  name,
  implementingBody,
  acceptedBy,
  caseKind,
  star,
  materials,
}: ItemOperationalCore): CounterItem => ({
  itemCode,
  version,
  name,
  decidingAuthority: implementingBody,
  acceptedBy,
  caseKind,
  star,
  materials: materials.map(({ materialCode, name: title, required }) => ({ materialCode, name: title, required })),
});
