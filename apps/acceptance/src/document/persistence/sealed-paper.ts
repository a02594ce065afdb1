import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { paperText, sha256Of, type Paper } from '../domain/paper.js';
import { documentDamaged } from '../domain/document.errors.js';
import { Seal, type SealFinding, type SealImprint } from '../seal/seal.js';

/** A document as its row has it. */
export interface SealedPaper {
  id: string;
  paperSealed: string;
  sha256: Buffer;
  seal: SealImprint;
}

const placeOf = (id: string): string => `document:${id}`;

/** 加密 and 签章 — the text of a document at rest: encrypted for its row, hashed and sealed as it was fixed. */
@Injectable()
export class SealedPapers {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly seal: Seal,
  ) {}

  async close(paper: Paper): Promise<SealedPaper> {
    const text = paperText(paper);
    return {
      id: paper.id,
      paperSealed: this.cipher.encrypt(text, placeOf(paper.id)),
      sha256: Buffer.from(sha256Of(text), 'hex'),
      seal: await this.seal.seal(text),
    };
  }

  /** The text as it was fixed, verified. @throws ACCEPTANCE.DOCUMENT_DAMAGED when it is not what was hashed and sealed */
  async open(sealed: SealedPaper): Promise<{ paper: Paper; text: string; finding: SealFinding }> {
    const text = this.decrypt(sealed);
    if (sha256Of(text) !== sealed.sha256.toString('hex')) throw documentDamaged();
    const finding = await this.seal.verify(text, sealed.seal);
    if (!finding.valid) throw documentDamaged();
    return { paper: JSON.parse(text) as Paper, text, finding };
  }

  private decrypt({ id, paperSealed }: SealedPaper): string {
    try {
      return this.cipher.decrypt(paperSealed, placeOf(id));
    } catch (cause) {
      throw documentDamaged({ cause });
    }
  }
}
