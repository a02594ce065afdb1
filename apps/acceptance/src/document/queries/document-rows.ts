import { DOCUMENT_KINDS, type DocumentKind } from '../domain/document-kind.js';
import type { MaskedParty } from '../domain/paper.js';
import type { DocumentEntry } from '../http/document.schema.js';
import type { SealedPaper } from '../persistence/sealed-paper.js';
import type { SealImprint } from '../seal/seal.js';

/** What lists show of a document, without its text. */
export interface DocumentRow extends Record<string, unknown> {
  id: string;
  case_no: string | null;
  kind: DocumentKind;
  number: string;
  code: string;
  at: Date;
  title: string;
  item_name: string | null;
  issuer_org: string;
  issuer_name: string;
  applicant_masked: MaskedParty | null;
  sha256: Buffer;
  revoked_at: Date | null;
  revoked_reason: string | null;
}

export interface SealedRow extends DocumentRow {
  paper_sealed: string;
  seal: SealImprint;
}

/** Columns and joins, to stand after SELECT: `d` is the document, `r` what ended its effect. */
export const DOCUMENT_COLUMNS = `d.id, d.case_no, d.kind, d.number, d.code, d.at, d.title, d.item_name, d.issuer_org, d.issuer_name,
  d.applicant_masked, d.sha256, r.at AS revoked_at, r.reason AS revoked_reason`;
export const SEALED_COLUMNS = `${DOCUMENT_COLUMNS}, d.paper_sealed, d.seal`;
export const DOCUMENTS = 'documents d LEFT JOIN document_revocations r ON r.document_id = d.id';

export const toEntry = (row: DocumentRow): DocumentEntry => ({
  documentId: row.id,
  caseNo: row.case_no,
  kind: row.kind,
  title: row.title,
  number: row.number,
  code: row.code,
  archiveCode: DOCUMENT_KINDS[row.kind].archiveCode,
  issuer: { orgCode: row.issuer_org, name: row.issuer_name },
  at: row.at.toISOString(),
  sha256: row.sha256.toString('hex'),
  revoked: row.revoked_at === null ? null : { at: row.revoked_at.toISOString(), reason: row.revoked_reason! },
});

export const toSealed = (row: SealedRow): SealedPaper => ({
  id: row.id,
  paperSealed: row.paper_sealed,
  sha256: row.sha256,
  seal: row.seal,
  head: {
    kind: row.kind,
    title: row.title,
    number: row.number,
    code: row.code,
    caseNo: row.case_no,
    itemName: row.item_name,
    fixedAt: row.at.toISOString(),
    applicantMasked: row.applicant_masked,
    issuer: { orgCode: row.issuer_org, name: row.issuer_name },
  },
});
