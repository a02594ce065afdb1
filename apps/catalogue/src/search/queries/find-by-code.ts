import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { conditionsOf, Params } from '../../item/queries/filter-conditions.js';
import type { ItemFilters } from '../../item/queries/item-filter.js';
import { ReadCounter } from '../../item/queries/read-counter.js';
import { HIT_COLUMNS, type Hit } from './hit.js';

/** An item code, a local code or a catalogue code rather than words. */
const CODE = /^(?=(?:.*\d){6})[0-9A-Za-z][0-9A-Za-z.\-]{7,99}$/;

const Position = z.object({ k: z.string() });
/** A text that only looks like a code is searched for as words, with cursors of that search. */
const AnyPosition = z.union([Position, z.looseObject({})]);

/** 按编码检索 — items that a text names by 实施编码, 业务办理项编码, 基本编码 or 地方编码, by code. */
@Injectable()
export class FindByCode {
  constructor(
    private readonly db: Database,
    private readonly counters: ReadCounter,
  ) {}

  /** Undefined when the text names nothing that passes the filters. As many bodies as there are may have items of one catalogue code. */
  async execute(text: string, filter: ItemFilters): Promise<Page<Hit> | undefined> {
    if (!CODE.test(text)) return undefined;
    const position = Position.safeParse(decodeCursor(AnyPosition, filter.cursor) ?? { k: '' });
    if (!position.success) return undefined;
    const counter = filter.servicePoint === undefined ? undefined : await this.counters.execute(filter.servicePoint);
    if (filter.servicePoint !== undefined && !counter) return undefined;
    const params = new Params();
    const [code, given] = [params.add(text.toUpperCase()), params.add(text)];
    const conditions = [`l.item_code > ${params.add(position.data.k)}`, ...conditionsOf(filter, counter, params)];
    const rows = await this.db.query<Hit>(
      `SELECT ${HIT_COLUMNS}, 0 AS tier
       FROM (SELECT item_code FROM items WHERE item_code = ${code} UNION SELECT item_code FROM items WHERE local_code = ${given}
             UNION SELECT item_code FROM items WHERE catalogue_code = ${code}) named
       JOIN listed_items l ON l.item_code = named.item_code
       WHERE ${conditions.join(' AND ')} ORDER BY l.item_code LIMIT ${params.add(filter.limit + 1)}`,
      params.values,
    );
    if (rows.length === 0 && filter.cursor === undefined) return undefined;
    return page(rows, filter.limit, (last) => encodeCursor({ k: last.itemCode }));
  }
}
