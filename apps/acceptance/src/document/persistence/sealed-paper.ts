import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { canonicalJson } from '../domain/canonical-json.js';
import type { Issuer } from '../domain/document-kind.js';
import { paperText, sha256Of, type Paper } from '../domain/paper.js';
import { documentDamaged } from '../domain/document.errors.js';
import { Seal, type SealFinding, type SealImprint } from '../seal/seal.js';

/** A document at rest. */
export interface ClosedPaper {
  id: string;
  paperSealed: string;
  sha256: Buffer;
  seal: SealImprint;
}

/** What a row says of its document in clear, for lists. */
export type PaperHead = Pick<Paper, 'kind' | 'title' | 'number' | 'code' | 'caseNo' | 'itemName' | 'fixedAt' | 'applicantMasked'> & {
  issuer: Issuer;
};

/** A document as its row has it. */
export interface SealedPaper extends ClosedPaper {
  head: PaperHead;
}

/** The head that the text has: what a row says beside it must be the same, or the seal would vouch for what it does not cover. */
const headOf = ({
  id,
  kind,
  title,
  number,
  code,
  caseNo,
  itemName,
  fixedAt,
  applicantMasked,
  issuer,
}: Paper): PaperHead & { id: string } => ({
  ...{ id, kind, title, number, code, caseNo, itemName, fixedAt, applicantMasked },
  issuer: { orgCode: issuer.orgCode, name: issuer.name },
});

const placeOf = (id: string): string => `document:${id}`;

/** 加密 and 签章 — the text of a document at rest: encrypted for its row, hashed and sealed as it was fixed. */
@Injectable()
export class SealedPapers {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly seal: Seal,
  ) {}

  /** Those of one transaction together: they are sealed by one signature. */
  async close(papers: readonly Paper[]): Promise<ClosedPaper[]> {
    const texts = papers.map(paperText);
    const seals = await this.seal.sealAll(texts);
    return papers.map(({ id }, i) => ({
      id,
      paperSealed: this.cipher.encrypt(texts[i]!, placeOf(id)),
      sha256: Buffer.from(sha256Of(texts[i]!), 'hex'),
      seal: seals[i]!,
    }));
  }

  /** The text as it was fixed, verified. @throws ACCEPTANCE.DOCUMENT_DAMAGED when it is not what was hashed and sealed, nor what its row says */
  async open(sealed: SealedPaper): Promise<{ paper: Paper; text: string; finding: SealFinding }> {
    const text = this.decrypt(sealed);
    if (sha256Of(text) !== sealed.sha256.toString('hex')) throw documentDamaged();
    const finding = await this.seal.verify(text, sealed.seal);
    if (!finding.valid) throw documentDamaged();
    const paper = JSON.parse(text) as Paper;
    if (canonicalJson({ ...sealed.head, id: sealed.id }) !== canonicalJson(headOf(paper))) throw documentDamaged();
    return { paper, text, finding };
  }

  private decrypt({ id, paperSealed }: ClosedPaper): string {
    try {
      return this.cipher.decrypt(paperSealed, placeOf(id));
    } catch (cause) {
      throw documentDamaged({ cause });
    }
  }
}
