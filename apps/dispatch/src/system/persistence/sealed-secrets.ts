import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import type { SystemContact } from '../domain/registered-systems.js';

const secretsOf = (systemId: string): string => `department-system:${systemId}:secrets`;
const contactOf = (systemId: string): string => `department-system:${systemId}:contact`;

/** 加密 — the secrets and the contact of a system at rest, bound to its row: copied to another system they open nothing. */
@Injectable()
export class SealedSecrets {
  constructor(private readonly cipher: FieldCipher) {}

  seal(systemId: string, secrets: unknown): string {
    return this.cipher.encrypt(JSON.stringify(secrets), secretsOf(systemId));
  }

  /** An empty object where the system has none. */
  open(systemId: string, sealed: string | null): unknown {
    return sealed === null ? {} : (JSON.parse(this.cipher.decrypt(sealed, secretsOf(systemId))) as unknown);
  }

  sealContact(systemId: string, contact: SystemContact): string {
    return this.cipher.encrypt(JSON.stringify(contact), contactOf(systemId));
  }

  openContact(systemId: string, sealed: string | null): SystemContact | null {
    return sealed === null ? null : (JSON.parse(this.cipher.decrypt(sealed, contactOf(systemId))) as SystemContact);
  }
}
