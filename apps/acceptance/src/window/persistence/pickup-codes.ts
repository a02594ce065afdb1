import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';

const DIGITS = 8;

/** 取件码 — eight digits that follow from the case and a secret: nothing is stored, and nobody but the applicant's account can ask for them. */
@Injectable()
export class PickupCodes {
  constructor(private readonly cipher: FieldCipher) {}

  /** Bound to the decision: a code that was used up is not good for a later one. */
  of(caseNo: string, decidedAt: Date): string {
    const bytes = Buffer.from(this.cipher.lookupHash(`pickup:${caseNo}:${decidedAt.toISOString()}`), 'base64url');
    return String(bytes.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0');
  }
}
