import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { CardFilter, CardView } from '../http/supervision.schema.js';
import { regionRange, type ReadingScope } from '../reading-scope.js';
import { CARD_COLUMNS, cardView, type CardRow } from './card-row.js';

/** Microseconds as the database has them: a Date would lose the position between two cards of one millisecond. */
const Position = z.object({ at: z.string().max(40), id: z.uuid() });

/** 督办单列表 — the latest first, within the reader's jurisdiction. */
@Injectable()
export class ListCards {
  constructor(private readonly database: Database) {}

  async execute(filter: CardFilter, scope: ReadingScope): Promise<Page<CardView>> {
    const after = decodeCursor(Position, filter.cursor);
    const params: unknown[] = [];
    const bind = (value: unknown): string => `$${params.push(value)}`;
    const conditions = [`region_code >= ${bind(scope.regionFrom)}`, `region_code < ${bind(scope.regionTo)}`];
    if (scope.orgCode !== null) conditions.push(`org_code = ${bind(scope.orgCode)}`);
    if (filter.level !== undefined) conditions.push(`level = ${bind(filter.level)}`);
    if (filter.org !== undefined) conditions.push(`org_code = ${bind(filter.org)}`);
    if (filter.region !== undefined) {
      const { regionFrom, regionTo } = regionRange(filter.region);
      conditions.push(`region_code >= ${bind(regionFrom)}`, `region_code < ${bind(regionTo)}`);
    }
    if (after !== undefined) conditions.push(`(issued_at, card_id) < (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)`);
    const rows = await this.database.query<CardRow & { position: string }>(
      `SELECT ${CARD_COLUMNS}, issued_at::text AS position FROM cards WHERE ${conditions.join(' AND ')}
       ORDER BY issued_at DESC, card_id DESC LIMIT ${bind(filter.limit + 1)}`,
      params,
    );
    const { items, next } = page(rows, filter.limit, (last) => encodeCursor({ at: last.position, id: last.cardId }));
    return { items: items.map(({ position: _, ...row }) => cardView(row)), next };
  }
}
