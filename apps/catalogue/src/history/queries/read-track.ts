import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, PageQuery, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { Reader } from '../../item/domain/item.repository.js';
import { fieldName } from '../domain/field-names.js';
import { itemInReach, type ItemHead } from './item-place.js';

/** One line of the 跟踪卡. */
export const TrackLine = z
  .object({
    at: z.iso.datetime(),
    kind: z.string(),
    kindName: z.string().describe('变更类型: 起草、报送、发布、取消、下放、承接 …'),
    version: z.int().nullable(),
    by: z.object({
      id: z.string().describe('account id'),
      orgCode: z.string().nullable(),
      capacity: z.string().describe('岗位权限: the permission by which it was done; `system` for the service itself'),
    }),
    basis: z.string().nullable().describe('依据'),
    fields: z.array(z.object({ pointer: z.string(), name: z.string() })).describe('elements that changed'),
    succession: z
      .object({
        id: z.string(),
        kind: z.string(),
        kindName: z.string(),
        items: z.array(z.object({ itemCode: z.string(), name: z.string(), side: z.enum(['from', 'to']) })),
      })
      .nullable()
      .describe('下放、转移、整合、拆分: the other items, `from` whom or `to` whom the item passed'),
  })
  .meta({ id: 'ItemTrackLine' });
export type TrackLine = z.infer<typeof TrackLine>;

const Position = z.object({ id: z.string().regex(/^\d{1,18}$/) });

interface Row {
  id: string;
  at: Date;
  kind: string;
  kind_name: string | null;
  version: number | null;
  actor_id: string;
  actor_org: string | null;
  capacity: string;
  basis: string | null;
  fields: string[];
  succession: TrackLine['succession'];
}

export interface TrackCard extends Page<TrackLine> {
  item: { itemCode: string; name: string; status: ItemHead['status']; currentVersion: number | null };
}

/** 跟踪卡 — who changed what of an item, when and on which basis, newest first. */
@Injectable()
export class ReadTrack {
  constructor(private readonly db: Database) {}

  /** @throws CATALOGUE.ITEM_NOT_FOUND, HTTP.CURSOR_INVALID */
  async execute(itemCode: string, { cursor, limit }: z.infer<typeof PageQuery>, reader: Reader): Promise<TrackCard> {
    const { name, status, current_version } = await itemInReach(this.db, itemCode, reader);
    const before = decodeCursor(Position, cursor)?.id ?? null;
    const rows = await this.db.query<Row & Record<string, unknown>>(LINES, [itemCode, before, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { item: { itemCode, name, status, currentVersion: current_version }, items: items.map(lineOf), next };
  }
}

const LINES = `
  SELECT t.id::text AS id, t.at, t.kind, k.name_zh AS kind_name, t.version, t.actor_id, t.actor_org, t.capacity, t.basis, t.fields,
         CASE WHEN t.succession_id IS NOT NULL THEN (
           SELECT jsonb_build_object('id', s.id, 'kind', s.kind, 'kindName', sk.name_zh, 'items', (
                    SELECT jsonb_agg(jsonb_build_object('itemCode', o.item_code, 'name', i.name, 'side', o.side) ORDER BY o.item_code)
                    FROM item_succession_sides o JOIN items i ON i.item_code = o.item_code
                    WHERE o.succession_id = s.id AND o.item_code <> t.item_code))
           FROM item_successions s JOIN succession_kinds sk ON sk.kind = s.kind WHERE s.id = t.succession_id)
         END AS succession
  FROM item_tracks t LEFT JOIN track_kinds k ON k.kind = t.kind
  WHERE t.item_code = $1 AND ($2::bigint IS NULL OR t.id < $2::bigint) ORDER BY t.id DESC LIMIT $3`;

const lineOf = (row: Row): TrackLine => ({
  at: row.at.toISOString(),
  kind: row.kind,
  kindName: row.kind_name ?? row.kind,
  version: row.version,
  by: { id: row.actor_id, orgCode: row.actor_org, capacity: row.capacity },
  basis: row.basis,
  fields: row.fields.map((pointer) => ({ pointer, name: fieldName(pointer) })),
  succession: row.succession,
});
