import { Inject, Injectable } from '@nestjs/common';
import type { Grant } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Database } from '@yiwang/persistence';
import type { AcceptanceConfig } from '../acceptance.config.js';
import type { HandedMaterial } from '../case/domain/case-state.js';
import { ALL_MATERIALS, materialPointer } from '../material/access/record-reading.js';
import { Records } from '../material/access/records.js';
import { LINKS_PATH } from '../material/http/case-material.controller.js';
import { FILE_COLUMNS, MaterialFiles, type FileRow } from '../material/material-files.js';

export interface DisclosedMaterial {
  code: string;
  copies: number;
  files: { name: string; url: string; sha256: string }[];
}
const FILES = `SELECT ${FILE_COLUMNS} FROM material_files WHERE id = ANY($1::uuid[]) AND status = 'ready'`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The materials that a grant opens, as links; each link is on record as given, and so is every use of it. */
@Injectable()
export class MaterialContent {
  constructor(
    private readonly database: Database,
    private readonly files: MaterialFiles,
    private readonly records: Records,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** In a unit of work. */
  async of(
    { caseNo, pointers, purpose, taskId }: Grant,
    { itemCode, handed }: { itemCode: string; handed: readonly HandedMaterial[] },
    by: { kind: string; id: string; orgCode: string; clientId: string },
  ): Promise<DisclosedMaterial[]> {
    const opened = handed.filter(
      ({ materialCode }) => pointers.includes(ALL_MATERIALS) || pointers.includes(materialPointer(materialCode)),
    );
    const refs = opened.flatMap(({ fileRef }) => (fileRef !== undefined && UUID.test(fileRef) ? fileRef : []));
    const rows = refs.length === 0 ? [] : await this.database.query<FileRow>(FILES, [refs]);
    const known = new Map(rows.map((row) => [row.id, this.files.open(row)]));
    const told: DisclosedMaterial[] = [];
    for (const { materialCode, fileRef, paperCopies } of opened) {
      const file = fileRef === undefined ? undefined : known.get(fileRef);
      const files: DisclosedMaterial['files'] = [];
      if (file) {
        const reading = { caseNo, itemCode, materialCode, purpose, taskId, by };
        await this.records.reading.execute({ ...reading, purpose: `link given: ${purpose}` });
        const { token } = this.records.links.issue(file.id, reading, this.config.CONTENT_LINK_SECONDS);
        files.push({ name: file.name, url: `${this.config.PUBLIC_URL}${LINKS_PATH}?token=${token}`, sha256: file.stored.sha256 });
      }
      told.push({ code: materialCode, copies: paperCopies ?? (file ? 1 : 0), files });
    }
    return told;
  }
}
