import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { itemNotFound, versionNotFound } from '../domain/item.errors.js';

/** Stored bytes and the hash that is their entity tag. */
export interface StoredText {
  body: string;
  hash: string;
}

/** Reads of single items. The answer was made when the version changed, so a read is one index look-up and no serialisation. */
@Injectable()
export class ReadItem {
  constructor(private readonly db: Database) {}

  /** The version in force, or a cancelled item as it was. @throws CATALOGUE.ITEM_NOT_FOUND */
  async current(itemCode: string): Promise<StoredText> {
    const [row] = await this.db.query<StoredText>(
      `SELECT v.detail AS body, v.etag AS hash FROM items i
       JOIN item_versions v ON v.item_code = i.item_code AND v.version = i.current_version WHERE i.item_code = $1`,
      [itemCode],
    );
    if (!row) throw itemNotFound();
    return row;
  }

  /** A version that is or was in force. @throws CATALOGUE.VERSION_NOT_FOUND */
  async version(itemCode: string, version: number): Promise<StoredText> {
    const [row] = await this.db.query<StoredText>(
      `SELECT detail AS body, etag AS hash FROM item_versions WHERE item_code = $1 AND version = $2 AND status NOT IN ('draft', 'scheduled')`,
      [itemCode, version],
    );
    if (!row) throw versionNotFound();
    return row;
  }

  /** 电子表单 or 办事指南 of a version in force or before. @throws CATALOGUE.VERSION_NOT_FOUND */
  async document(itemCode: string, version: number, kind: 'form' | 'guide'): Promise<StoredText> {
    const [row] = await this.db.query<StoredText>(DOCUMENT[kind], [itemCode, version]);
    if (!row) throw versionNotFound();
    return row;
  }
}

const DOCUMENT = {
  form: `SELECT d.body, d.sha256 AS hash FROM item_versions v JOIN forms d ON d.ref = v.form_ref
         WHERE v.item_code = $1 AND v.version = $2 AND v.status NOT IN ('draft', 'scheduled')`,
  guide: `SELECT d.body, d.sha256 AS hash FROM item_versions v JOIN guides d ON d.ref = v.guide_ref
          WHERE v.item_code = $1 AND v.version = $2 AND v.status NOT IN ('draft', 'scheduled')`,
} as const;
