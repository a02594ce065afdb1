import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, pageOf, PageQuery, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { day } from '../../item/domain/elements/text.js';

export const MissFilter = PageQuery.extend({
  from: day.optional().describe('first day'),
  to: day.optional().describe('last day'),
});
export type MissFilter = z.infer<typeof MissFilter>;

export const Miss = z.object({ day: z.iso.date(), words: z.string(), times: z.int() }).meta({ id: 'SearchMiss' });
export type Miss = z.infer<typeof Miss>;
export const MissPage = pageOf(Miss).meta({ id: 'SearchMissPage' });

const Position = z.object({ d: day, t: z.int32(), w: z.string() });
const FIRST = { from: '0001-01-01', to: '9999-12-31' };

/** 零结果检索 — the latest day first, within a day what was looked for most often. */
@Injectable()
export class ListMisses {
  constructor(private readonly db: Database) {}

  async execute(filter: MissFilter): Promise<Page<Miss>> {
    const after = decodeCursor(Position, filter.cursor);
    const params: unknown[] = [filter.from ?? FIRST.from, filter.to ?? FIRST.to, filter.limit + 1];
    if (after) params.push(after.d, after.t, after.w);
    const rows = await this.db.query<Miss>(
      `SELECT to_char(day, 'YYYY-MM-DD') AS day, words, times FROM search_misses
       WHERE day >= $1::date AND day <= $2::date
         ${after ? 'AND day <= $4::date AND (day < $4::date OR times < $5 OR (times = $5 AND words > $6))' : ''}
       ORDER BY day DESC, times DESC, words LIMIT $3`,
      params,
    );
    return page(rows, filter.limit, (last) => encodeCursor({ d: last.day, t: last.times, w: last.words }));
  }
}
