import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import type { StoredFile } from '../storage/sealed-files.js';
import { storageKey } from '../storage/file-store.js';
import { tooManyUnusedFiles } from './domain/material.errors.js';
import type { TrustLevel } from './domain/trust.js';

/** Whose file it is: the account that handed it in, of an officer with the counter or office for which he did. */
export interface FileOwner {
  kind: string;
  id: string;
  orgCode: string | null;
}

/** A file that is there. */
export interface MaterialFile {
  id: string;
  name: string;
  /** What it is, as the item calls the material: 营业执照. */
  title: string | null;
  mediaType: string;
  stored: StoredFile;
  trust: TrustLevel;
  checkedBy: { id: string; orgCode: string | null } | null;
  checkedAt: Date | null;
  issuedBy: { orgCode: string } | null;
  validUntil: string | null;
  createdAt: Date;
  used: boolean;
}

export interface NewFile {
  id: string;
  owner: FileOwner;
  name: string;
  title: string | null;
  trust: TrustLevel;
  checkedBy: { id: string; orgCode: string | null } | null;
  now: Date;
  /** Files that an account may have without using them. */
  mostUnused: number;
}

export interface FileRow extends Record<string, unknown> {
  id: string;
  name_sealed: string;
  title: string | null;
  media_type: string;
  size: string;
  sha256: string;
  sealed_key: string;
  trust: TrustLevel;
  checked_by: { id: string; orgCode: string | null } | null;
  checked_at: Date | null;
  issued_by: { orgCode: string } | null;
  valid_until: string | null;
  created_at: Date;
  used: boolean;
}

/** Of a file in the store; only rows that are ready have all of it. */
export const FILE_COLUMNS = `id, name_sealed, title, media_type, size, sha256, sealed_key, trust, checked_by, checked_at, issued_by,
  valid_until::text AS valid_until, created_at, used_at IS NOT NULL AS used`;

export const fileKeyOf = (id: string): string => storageKey('materials', id);

const RECEIVE = `
  INSERT INTO material_files (id, owner_kind, owner_id, owner_org, name_sealed, title, trust, checked_by, checked_at, created_at)
  SELECT $1::uuid, $2, $3, $4, $5, $6, $7::material_trust, $8::jsonb, $9::timestamptz, $10::timestamptz
  WHERE $11::int > (SELECT count(*) FROM material_files
    WHERE owner_kind = $2 AND owner_id = $3 AND status <> 'removing' AND used_at IS NULL AND issued_at IS NULL)
  RETURNING id`;
const READY = `
  UPDATE material_files SET status = 'ready', media_type = $2, size = $3, sha256 = $4, sealed_key = $5, scanner = $6
  WHERE id = $1 AND status = 'receiving'`;
const GIVE_UP = `UPDATE material_files SET status = 'removing' WHERE id = $1 AND status = 'receiving' RETURNING id`;
const FORGET = `DELETE FROM material_files WHERE id = $1 AND status = 'removing'`;

/** 材料文件 — the rows behind the stored files. Names are sealed: people call a scan after the person on it. */
@Injectable()
export class MaterialFiles {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /** Before the first byte is stored. @throws ACCEPTANCE.TOO_MANY_UNUSED_FILES */
  async receive({ id, owner, name, title, trust, checkedBy, now, mostUnused }: NewFile): Promise<void> {
    const at = now.toISOString();
    const rows = await this.database.query(RECEIVE, [
      id,
      owner.kind,
      owner.id,
      owner.orgCode,
      this.cipher.encrypt(name, nameOf(id)),
      title,
      trust,
      checkedBy && JSON.stringify(checkedBy),
      checkedBy && at,
      at,
      mostUnused,
    ]);
    if (rows.length === 0) throw tooManyUnusedFiles();
  }

  /** In the unit of work that answers the upload. */
  async ready(id: string, mediaType: string, { size, sha256, sealedKey }: StoredFile, scanner: string): Promise<void> {
    await this.database.write(READY, [id, mediaType, size, sha256, sealedKey, scanner], { rows: 1 });
  }

  /** Of an upload that came to nothing; false when it came to something after all, and only the answer of the database was lost. */
  async giveUp(id: string): Promise<boolean> {
    return (await this.database.query(GIVE_UP, [id])).length > 0;
  }

  /** Once the bytes are away. */
  async forget(id: string): Promise<void> {
    await this.database.query(FORGET, [id]);
  }

  open(row: FileRow): MaterialFile {
    return {
      id: row.id,
      name: this.cipher.decrypt(row.name_sealed, nameOf(row.id)),
      title: row.title,
      mediaType: row.media_type,
      stored: { key: fileKeyOf(row.id), sealedKey: row.sealed_key, size: Number(row.size), sha256: row.sha256 },
      trust: row.trust,
      checkedBy: row.checked_by,
      checkedAt: row.checked_at,
      issuedBy: row.issued_by,
      validUntil: row.valid_until,
      createdAt: row.created_at,
      used: row.used,
    };
  }
}

const nameOf = (id: string): string => `material:${id}:name`;
