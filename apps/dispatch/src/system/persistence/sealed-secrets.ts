import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';

const placeOf = (systemId: string): string => `department-system:${systemId}:secrets`;

/** 加密 — the secrets of a system at rest, bound to its row: copied to another system they open nothing. */
@Injectable()
export class SealedSecrets {
  constructor(private readonly cipher: FieldCipher) {}

  seal(systemId: string, secrets: unknown): string {
    return this.cipher.encrypt(JSON.stringify(secrets), placeOf(systemId));
  }

  /** An empty object where the system has none. */
  open(systemId: string, sealed: string | null): unknown {
    return sealed === null ? {} : (JSON.parse(this.cipher.decrypt(sealed, placeOf(systemId))) as unknown);
  }
}
