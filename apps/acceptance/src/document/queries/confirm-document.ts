import { Injectable } from '@nestjs/common';
import { isAppError } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { documentUnconfirmed } from '../domain/document.errors.js';
import { parseVerificationCode } from '../domain/verification-code.js';
import type { Confirmation } from '../http/document.schema.js';
import { SealedPapers } from '../persistence/sealed-paper.js';
import { SEALED_COLUMNS, toSealed, type SealedRow } from './document-rows.js';

const BY_CODE = `
  SELECT ${SEALED_COLUMNS}, f.sha256 AS file_sha256
  FROM documents d LEFT JOIN document_revocations r ON r.document_id = d.id LEFT JOIN document_files f ON f.document_id = d.id
  WHERE d.code = $1`;

interface CodeRow extends SealedRow {
  file_sha256: Buffer | null;
}

/**
 * 核验 — tells anybody who has the code of a document what it is, with the applicant masked; and whether a hash is that of its text or of
 * the file that was given out.
 */
@Injectable()
export class ConfirmDocument {
  constructor(
    private readonly database: Database,
    private readonly papers: SealedPapers,
  ) {}

  /** @throws ACCEPTANCE.DOCUMENT_UNCONFIRMED for an unknown code and for one that was mistyped alike */
  async execute(typed: string, sha256: string | undefined): Promise<Confirmation> {
    const code = parseVerificationCode(typed);
    const [row] = code === undefined ? [] : await this.database.query<CodeRow>(BY_CODE, [code]);
    if (!row) throw documentUnconfirmed();
    const seal = await this.findingOf(row);
    const of = sha256 === undefined ? null : hashOf(row, sha256.toLowerCase());
    return {
      code: row.code,
      status: !seal.valid ? 'damaged' : row.revoked_at === null ? 'valid' : 'revoked',
      kind: row.kind,
      title: row.title,
      number: row.number,
      caseNo: row.case_no,
      itemName: row.item_name,
      applicant: row.applicant_masked,
      issuer: { orgCode: row.issuer_org, name: row.issuer_name },
      at: row.at.toISOString(),
      revokedAt: row.revoked_at?.toISOString() ?? null,
      seal: { algorithm: row.seal.algorithm, keyId: row.seal.keyId, ...seal },
      hash:
        sha256 === undefined ? null : { sha256: sha256.toLowerCase(), confirmed: seal.valid && of !== null, of: seal.valid ? of : null },
    };
  }

  private async findingOf(row: CodeRow): Promise<{ valid: boolean; test: boolean }> {
    try {
      return (await this.papers.open(toSealed(row))).finding;
    } catch (error) {
      if (isAppError(error) && error.code === 'ACCEPTANCE.DOCUMENT_DAMAGED') return { valid: false, test: false };
      throw error;
    }
  }
}

function hashOf({ sha256, file_sha256 }: CodeRow, asked: string): 'text' | 'file' | null {
  if (sha256.toString('hex') === asked) return 'text';
  return file_sha256?.toString('hex') === asked ? 'file' : null;
}
