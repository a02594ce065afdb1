import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { regionRange } from '@yiwang/standards';
import { z } from 'zod';
import { indicatorOf } from '../domain/indicator.js';
import { SUM_FIELDS, type RatingSums } from '../domain/rating-sums.js';
import type { Indicator, IndicatorQuery } from '../http/indicator.schema.js';

const Position = z.object({ key: z.string().max(40) });
const KEY = { department: 'org_code', item: 'item_code', region: 'region_code' } as const;

const snake = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const SUMS = SUM_FIELDS.map((field) => `sum(${snake(field)})::int AS "${field}"`).join(', ');
const sqlFor = (by: keyof typeof KEY): string => `
  SELECT ${KEY[by]} AS key, ${SUMS} FROM rating_sums
  WHERE ${KEY[by]} > $1 AND month >= $2 AND month <= $3 AND ($4::text IS NULL OR org_code = $4) AND ($5::text IS NULL OR item_code = $5)
    AND region_code >= $6 AND region_code < $7
  GROUP BY ${KEY[by]} HAVING sum(very_good + good + fair + poor + very_poor + defaults + excluded) > 0 ORDER BY ${KEY[by]} LIMIT $8`;
const SQL = { department: sqlFor('department'), item: sqlFor('item'), region: sqlFor('region') } as const;
/** Before and after every region code. */
const EVERYWHERE = { from: '', to: ':' };

/** 公开评价指标, from the sums that are kept with every rating. */
@Injectable()
export class ListIndicators {
  constructor(private readonly database: Database) {}

  async execute({ by, org, item, region, from, to, cursor, limit }: IndicatorQuery): Promise<Page<Indicator>> {
    const after = decodeCursor(Position, cursor);
    const range = region === undefined ? EVERYWHERE : regionRange(region);
    if (range === null) return { items: [], next: null };
    const rows = await this.database.query<RatingSums & { key: string }>(SQL[by], [
      after?.key ?? '',
      from ?? '0000-00',
      to ?? '9999-99',
      org ?? null,
      item ?? null,
      range.from,
      range.to,
      limit + 1,
    ]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ key: last.key }));
    return { items: items.map(({ key, ...sums }) => ({ key, ...indicatorOf(sums) })), next };
  }
}
