import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { caseNotFound } from '../../case/domain/case.errors.js';
import { viewerOf } from '../../case/domain/case-viewer.js';
import { reachableBy, reachParams } from '../../case/persistence/case-access.js';
import type { DocumentEntry } from '../http/document.schema.js';
import { DOCUMENT_COLUMNS, DOCUMENTS, toEntry, type DocumentRow } from './document-rows.js';

const REACHED = `SELECT 1 FROM cases WHERE case_no = $1 AND ${reachableBy(2)}`;
const SQL = `SELECT ${DOCUMENT_COLUMNS} FROM ${DOCUMENTS} WHERE d.case_no = $1 ORDER BY d.id`;

/** 文书目录 of a case, oldest first, for who may see the case. */
@Injectable()
export class ListDocuments {
  constructor(private readonly database: Database) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND also for a case of somebody else */
  async execute(caseNo: string, principal: Principal): Promise<{ items: DocumentEntry[] }> {
    const reached = await this.database.query(REACHED, [caseNo, ...reachParams(viewerOf(principal))]);
    if (reached.length === 0) throw caseNotFound();
    return { items: await this.ofCase(caseNo) };
  }

  /** The same for the platform itself, say for the archive. */
  async ofCase(caseNo: string): Promise<DocumentEntry[]> {
    return (await this.database.query<DocumentRow>(SQL, [caseNo])).map(toEntry);
  }
}
