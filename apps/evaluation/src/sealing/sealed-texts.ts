import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { uuidv7 } from '@yiwang/kernel';

/** 加密 — what people and officers write, at rest. Each text is bound to its place, so that it cannot be moved to another row. */
@Injectable()
export class SealedTexts {
  constructor(private readonly cipher: FieldCipher) {}

  sealRating(ratingId: string, text: string): string {
    return this.cipher.encrypt(text, `rating:${ratingId}:text`);
  }

  openRating(ratingId: string, sealed: string): string {
    return this.cipher.decrypt(sealed, `rating:${ratingId}:text`);
  }

  sealNote(text: string): { id: string; sealed: string } {
    const id = uuidv7();
    return { id, sealed: this.cipher.encrypt(text, `note:${id}`) };
  }

  openNote(id: string, sealed: string): string {
    return this.cipher.decrypt(sealed, `note:${id}`);
  }

  sealAnswer(handlingId: string, text: string): string {
    return this.cipher.encrypt(text, `handling:${handlingId}:answer`);
  }

  openAnswer(handlingId: string, sealed: string): string {
    return this.cipher.decrypt(sealed, `handling:${handlingId}:answer`);
  }

  /** Tells one body from another without keeping it. */
  fingerprint(body: string): string {
    return this.cipher.lookupHash(body);
  }
}
