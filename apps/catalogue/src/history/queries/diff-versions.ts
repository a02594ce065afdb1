import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { versionNotFound } from '../../item/domain/item.errors.js';
import type { Reader } from '../../item/domain/item.repository.js';
import { VERSION_STATUSES, type VersionStatus } from '../../item/domain/version-status.js';
import { CONTENT_COLUMNS, CONTENT_JOINS, ContentChange, contentChanges, type ContentRow } from './content.js';
import { itemInReach } from './item-place.js';

const Side = z.object({ version: z.int(), status: z.enum(VERSION_STATUSES) });

/** 版本比对 — every element in which version `b` differs from version `a`. */
export const VersionDiff = z
  .object({ itemCode: z.string(), a: Side, b: Side, changes: z.array(ContentChange) })
  .meta({ id: 'ItemVersionDiff' });
export type VersionDiff = z.infer<typeof VersionDiff>;

interface Row extends ContentRow {
  version: number;
  status: VersionStatus;
}

@Injectable()
export class DiffVersions {
  constructor(private readonly db: Database) {}

  /** @throws CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.VERSION_NOT_FOUND */
  async execute(itemCode: string, a: number, b: number, reader: Reader): Promise<VersionDiff> {
    await itemInReach(this.db, itemCode, reader);
    const rows = await this.db.query<Row & Record<string, unknown>>(
      `SELECT c.version, c.status, ${CONTENT_COLUMNS} FROM item_versions c ${CONTENT_JOINS} WHERE c.item_code = $1 AND c.version = ANY ($2)`,
      [itemCode, [a, b]],
    );
    const side = (version: number): Row => {
      const row = rows.find((each) => each.version === version);
      if (!row) throw versionNotFound();
      return row;
    };
    const [from, to] = [side(a), side(b)];
    return {
      itemCode,
      a: { version: a, status: from.status },
      b: { version: b, status: to.status },
      changes: contentChanges(from, to),
    };
  }
}
