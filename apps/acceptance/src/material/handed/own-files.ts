import { Injectable } from '@nestjs/common';
import { FieldCipher, type Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { shanghaiDate } from '@yiwang/standards';
import { z } from 'zod';
import { canonicalDocument } from '../../case/domain/applicant.js';
import { FileStore } from '../../storage/file-store.js';
import { fileInUse, fileNotFound } from '../domain/material.errors.js';
import { FILE_COLUMNS, fileKeyOf, MaterialFiles, type FileRow, type MaterialFile } from '../material-files.js';

const Position = z.object({ id: z.uuid() });
/** A counter's files are its own, whichever clerk took them in. */
const MINE = `((owner_kind = $1 AND owner_id = $2) OR ($1 = 'officer' AND owner_kind = 'officer' AND owner_org = $3))`;
const LIST = `
  SELECT ${FILE_COLUMNS} FROM material_files
  WHERE status = 'ready' AND owner_kind = $1 AND owner_id = $2 AND ($3::text IS NULL OR title = $3) AND ($4::uuid IS NULL OR id < $4)
  ORDER BY id DESC LIMIT $5`;
const FIND = `SELECT ${FILE_COLUMNS} FROM material_files WHERE ${MINE} AND id = $4 AND status = 'ready'`;
const HELD = `
  SELECT ${FILE_COLUMNS} FROM material_files
  WHERE holder_hash = $1 AND status = 'ready' AND used_at IS NOT NULL OR holder_hash = $1 AND status = 'ready' AND issued_at IS NOT NULL
  ORDER BY id DESC LIMIT $2`;
const MARK = `UPDATE material_files SET status = 'removing' WHERE ${MINE} AND id = $4 AND status = 'ready' AND used_at IS NULL AND issued_at IS NULL RETURNING id`;
const FORGET = `DELETE FROM material_files WHERE id = $1 AND status = 'removing'`;
const ISSUE = `
  UPDATE material_files SET trust = 'A', issued_by = $4::jsonb, issued_at = $5, holder_hash = $6, title = $7, valid_until = $8::date
  WHERE id = $3 AND owner_kind = $1 AND owner_id = $2 AND status = 'ready' AND issued_at IS NULL AND used_at IS NULL`;
const RECORD = `
  INSERT INTO material_readings (at, file_id, holder_hash, purpose, actor_kind, actor_id, actor_org, client_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const MOST_HELD = 100;

export interface Issue {
  holder: { documentType: string; documentNo: string };
  title: string;
  validUntil?: string | undefined;
}

const ownerOf = ({ kind, id, orgCode }: Principal): [string, string, string | null] => [kind, id, orgCode ?? null];

/** 我的材料 — the files of an account, whatever cases they are in, and 免提交: what is held of an applicant who stands at a counter. */
@Injectable()
export class OwnFiles {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly files: MaterialFiles,
    private readonly store: FileStore,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(
    principal: Principal,
    query: { title?: string | undefined; cursor?: string | undefined; limit: number },
  ): Promise<Page<MaterialFile>> {
    const { kind, id } = principal;
    const after = decodeCursor(Position, query.cursor)?.id ?? null;
    const rows = await this.database.query<FileRow>(LIST, [kind, id, query.title ?? null, after, query.limit + 1]);
    const { items, next } = page(rows, query.limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map((row) => this.files.open(row)), next };
  }

  /** @throws ACCEPTANCE.FILE_NOT_FOUND */
  async find(id: string, principal: Principal): Promise<MaterialFile> {
    const [row] = await this.database.query<FileRow>(FIND, [...ownerOf(principal), id]);
    if (!row) throw fileNotFound();
    return this.files.open(row);
  }

  /** A file that is about to be read; put on record before the first byte. @throws ACCEPTANCE.FILE_NOT_FOUND */
  async toRead(id: string, principal: Principal): Promise<MaterialFile> {
    return this.uow.run(async () => {
      const file = await this.find(id, principal);
      // Once a case has it, an officer reads it as a material of that case, or not at all; an applicant's own stays his.
      if (principal.kind === 'officer' && file.used) throw fileNotFound();
      await this.record(principal, 'own', { fileId: id });
      return file;
    });
  }

  /** What counters took in and authorities issued of the person or body before a clerk. Each look is on record. */
  async heldOf(document: Issue['holder'], principal: Principal): Promise<MaterialFile[]> {
    const hash = this.hashOf(document);
    return this.uow.run(async () => {
      const rows = await this.database.query<FileRow>(HELD, [hash, MOST_HELD]);
      await this.record(principal, 'held', { holderHash: hash });
      const today = shanghaiDate(this.clock.now());
      return rows.map((row) => this.files.open(row)).filter(({ validUntil }) => validUntil === null || validUntil >= today);
    });
  }

  /** 签发 — says that the caller's own body made the file, for whom, and until when it is good. In a unit of work. @throws ACCEPTANCE.FILE_NOT_FOUND */
  async issue(id: string, { holder, title, validUntil }: Issue, principal: Principal): Promise<void> {
    const { kind, id: account, orgCode = null } = principal;
    const by = JSON.stringify({ orgCode, id: account });
    const at = this.clock.now().toISOString();
    const params = [kind, account, id, by, at, this.hashOf(holder), title, validUntil ?? null];
    await this.database.write(ISSUE, params, { rows: 1, otherwise: fileNotFound });
  }

  /** @throws ACCEPTANCE.FILE_NOT_FOUND, ACCEPTANCE.FILE_IN_USE */
  async remove(id: string, principal: Principal): Promise<void> {
    const [marked] = await this.database.query(MARK, [...ownerOf(principal), id]);
    if (!marked) {
      await this.find(id, principal);
      throw fileInUse();
    }
    // From here on the sweep would do it as well.
    await this.store.remove(fileKeyOf(id));
    await this.database.query(FORGET, [id]);
  }

  private hashOf(document: Issue['holder']): string {
    return this.cipher.lookupHash(canonicalDocument({ kind: 'person', ...document })!);
  }

  private record(principal: Principal, purpose: string, of: { fileId?: string; holderHash?: string }): Promise<void> {
    const { kind, id, orgCode = null, clientId } = principal;
    const at = this.clock.now().toISOString();
    return this.database.write(RECORD, [at, of.fileId ?? null, of.holderHash ?? null, purpose, kind, id, orgCode, clientId]);
  }
}
