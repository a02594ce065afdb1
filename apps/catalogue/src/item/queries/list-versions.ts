import { Injectable } from '@nestjs/common';
import { etagOf } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { Reader } from '../domain/item.repository.js';
import { itemNotFound, versionNotFound } from '../domain/item.errors.js';
import { VERSION_STATUSES, type VersionStatus } from '../domain/version-status.js';
import type { StoredText } from './read-item.js';

export const VersionEntry = z
  .object({
    version: z.int(),
    status: z.enum(VERSION_STATUSES),
    sequence: z.int(),
    etag: z.string(),
    changedBy: z.string().describe('account id'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    publishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ItemVersionEntry' });
export type VersionEntry = z.infer<typeof VersionEntry>;

interface Row {
  version: number;
  status: VersionStatus;
  sequence: number;
  etag: string;
  changed_by: string;
  created_at: Date;
  updated_at: Date;
  published_at: Date | null;
}

const MOST = 200;

/** 跟踪卡 — the history of an item, drafts included, for those who manage it. */
@Injectable()
export class ListVersions {
  constructor(private readonly db: Database) {}

  /** Newest first. @throws CATALOGUE.ITEM_NOT_FOUND */
  async execute(itemCode: string, reader: Reader): Promise<{ items: VersionEntry[] }> {
    await this.requireScope(itemCode, reader);
    const rows = await this.db.query<Row>(
      `SELECT version, status, sequence, etag, changed_by, created_at, updated_at, published_at
       FROM item_versions WHERE item_code = $1 ORDER BY version DESC LIMIT ${MOST}`,
      [itemCode],
    );
    return {
      items: rows.map((row) => ({
        version: row.version,
        status: row.status,
        sequence: row.sequence,
        etag: etagOf(row.etag),
        changedBy: row.changed_by,
        createdAt: row.created_at.toISOString(),
        updatedAt: row.updated_at.toISOString(),
        publishedAt: row.published_at?.toISOString() ?? null,
      })),
    };
  }

  /** Any version, a draft too. @throws CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.VERSION_NOT_FOUND */
  async one(itemCode: string, version: number, reader: Reader): Promise<StoredText> {
    await this.requireScope(itemCode, reader);
    const [row] = await this.db.query<StoredText>(
      'SELECT detail AS body, etag AS hash FROM item_versions WHERE item_code = $1 AND version = $2',
      [itemCode, version],
    );
    if (!row) throw versionNotFound();
    return row;
  }

  private async requireScope(itemCode: string, reader: Reader): Promise<void> {
    const [item] = await this.db.query<{ org_code: string; region_code: string }>(
      'SELECT org_code, region_code FROM items WHERE item_code = $1',
      [itemCode],
    );
    if (!item || !reader.maySee({ orgCode: item.org_code, regionCode: item.region_code })) throw itemNotFound();
  }
}
