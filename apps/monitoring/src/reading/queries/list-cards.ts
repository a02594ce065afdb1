import { Injectable } from '@nestjs/common';
import { CursorTime, decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { regionRange } from '@yiwang/standards';
import { z } from 'zod';
import type { CardFilter, CardView } from '../http/supervision.schema.js';
import type { ReadingScope } from '../reading-scope.js';
import { CARD_COLUMNS, cardView, type CardRow } from './card-row.js';

/** Cards are issued at whole milliseconds of the Clock, so its text loses nothing. */
const Position = z.object({ at: CursorTime, id: z.uuid() });

const LATEST = `
  SELECT ${CARD_COLUMNS} FROM cards
  WHERE ($4::text IS NULL OR level = $4) AND (issued_at, card_id) < ($5::timestamptz, $6::uuid)`;

/** By body: the few cards of one body are filtered by region. */
const OF_BODY = `${LATEST} AND org_code = $3 AND region_code >= $1 AND region_code < $2 ORDER BY issued_at DESC, card_id DESC LIMIT $7`;

/** By region: walks from one region of the subtree to the next and takes a page from each, so that the cost is the page's. */
const OF_REGION = `
  WITH RECURSIVE regions (code) AS (
    (SELECT region_code FROM cards WHERE region_code >= $1 AND region_code < $2 ORDER BY region_code LIMIT 1)
    UNION ALL
    SELECT (SELECT c.region_code FROM cards c WHERE c.region_code > r.code AND c.region_code < $2 ORDER BY c.region_code LIMIT 1)
    FROM regions r WHERE r.code IS NOT NULL
  )
  SELECT w.* FROM regions r CROSS JOIN LATERAL (
    ${LATEST} AND region_code = r.code AND $3::text IS NULL ORDER BY issued_at DESC, card_id DESC LIMIT $7
  ) w
  WHERE r.code IS NOT NULL
  ORDER BY "issuedAt" DESC, "cardId" DESC LIMIT $7`;

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const NOTHING: Page<CardView> = { items: [], next: null };

/** 督办单列表 — the latest first, within the reader's jurisdiction. */
@Injectable()
export class ListCards {
  constructor(private readonly database: Database) {}

  async execute(filter: CardFilter, scope: ReadingScope): Promise<Page<CardView>> {
    const after = decodeCursor(Position, filter.cursor);
    const range = rangeOf(filter.region, scope);
    const { org = scope.orgCode } = filter;
    if (range === null || (scope.orgCode !== null && org !== scope.orgCode)) return NOTHING;
    const rows = await this.database.query<CardRow>(org === null ? OF_REGION : OF_BODY, [
      range.from,
      range.to,
      org,
      filter.level ?? null,
      after?.at ?? 'infinity',
      after?.id ?? LAST_ID,
      filter.limit + 1,
    ]);
    const { items, next } = page(rows, filter.limit, (last) => encodeCursor({ at: last.issuedAt.toISOString(), id: last.cardId }));
    return { items: items.map(cardView), next };
  }
}

/** The part of the jurisdiction that was asked for; two subtrees are one inside the other, or apart. */
function rangeOf(region: string | undefined, scope: ReadingScope): { from: string; to: string } | null {
  const asked = region === undefined ? { from: scope.regionFrom, to: scope.regionTo } : regionRange(region);
  if (asked === null) return null;
  const from = asked.from > scope.regionFrom ? asked.from : scope.regionFrom;
  const to = asked.to < scope.regionTo ? asked.to : scope.regionTo;
  return from < to ? { from, to } : null;
}
