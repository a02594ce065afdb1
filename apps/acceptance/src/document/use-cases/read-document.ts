import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { viewerOf } from '../../case/domain/case-viewer.js';
import { reachableBy, reachParams } from '../../case/persistence/case-access.js';
import { documentNotFound } from '../domain/document.errors.js';
import type { Paper } from '../domain/paper.js';
import type { DocumentEntry } from '../http/document.schema.js';
import { SealedPapers } from '../persistence/sealed-paper.js';
import { DOCUMENTS, SEALED_COLUMNS, toEntry, toSealed, type SealedRow } from '../queries/document-rows.js';
import { DrawnDocuments, type DrawnDocument } from '../render/drawn-documents.js';

/** A document of a case is read by who may see the case; a slip by officers of the two bodies. */
const FIND = `
  SELECT ${SEALED_COLUMNS}, c.applicant_id, c.item_code FROM ${DOCUMENTS} LEFT JOIN cases c ON c.case_no = d.case_no
  WHERE d.id = $1 AND (${reachableBy(2)}
    OR (d.case_no IS NULL AND $3::text IN (d.issuer_org, d.addressed_org)))`;
const FIND_ANY = `SELECT ${SEALED_COLUMNS}, NULL AS applicant_id, NULL AS item_code FROM ${DOCUMENTS} WHERE d.id = $1`;
const RECORD = `
  INSERT INTO disclosures (at, case_no, item_code, purpose, pointers, task_id, actor_kind, actor_id, actor_org, client_id)
  VALUES ($1, $2, $3, $4, $5, NULL, $6, $7, $8, $9)`;

interface FoundRow extends SealedRow {
  applicant_id: string | null;
  item_code: string | null;
}

/** A document in clear. */
export interface ReadPaper {
  entry: DocumentEntry;
  paper: Paper;
}

/** 查阅文书 — a document names people and says why: each reading is recorded, and what cannot be recorded is not shown. */
@Injectable()
export class ReadDocument {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly papers: SealedPapers,
    private readonly drawn: DrawnDocuments,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.DOCUMENT_NOT_FOUND also for one of somebody else's case, ACCEPTANCE.DOCUMENT_DAMAGED */
  async words(id: string, principal: Principal): Promise<ReadPaper> {
    const row = await this.recorded(id, principal);
    return { entry: toEntry(row), paper: (await this.papers.open(toSealed(row))).paper };
  }

  /** @throws as `words`, and as DrawnDocuments.of */
  async pdf(id: string, principal: Principal): Promise<DrawnDocument & { entry: DocumentEntry }> {
    const row = await this.recorded(id, principal);
    return { entry: toEntry(row), ...(await this.drawn.of(toSealed(row))) };
  }

  /** For the platform itself, say for the archive of the case. Call it outside a unit of work. @throws as `pdf` */
  async pdfForPlatform(id: string): Promise<DrawnDocument> {
    const [row] = await this.database.query<FoundRow>(FIND_ANY, [id]);
    if (!row) throw documentNotFound();
    return this.drawn.of(toSealed(row));
  }

  private recorded(id: string, principal: Principal): Promise<FoundRow> {
    return this.uow.run(async () => {
      const viewer = viewerOf(principal);
      const [row] = await this.database.query<FoundRow>(FIND, [id, ...reachParams(viewer)]);
      if (!row) throw documentNotFound();
      if (row.case_no !== null) await this.record(row, principal, viewer.ownerId);
      return row;
    });
  }

  private record({ id, case_no: caseNo, item_code: itemCode, applicant_id, kind }: FoundRow, by: Principal, ownerId: string | null) {
    const purpose = ownerId !== null && ownerId === applicant_id ? 'own' : `document: ${kind}`;
    const at = this.clock.now().toISOString();
    return this.database.write(RECORD, [
      at,
      caseNo,
      itemCode,
      purpose,
      [`/documents/${id}`],
      by.kind,
      by.id,
      by.orgCode ?? null,
      by.clientId,
    ]);
  }
}
