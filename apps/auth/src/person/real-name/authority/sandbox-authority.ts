import { Inject, Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { PERSONS } from '@yiwang/demo-data';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { AuthConfig } from '../../../auth.config.js';
import { documentHash } from '../document.js';
import { NameAuthority, type FaceResult, type NameClaim, type StartedFace } from './name-authority.js';

/**
 * 沙箱核验 — an authority for development: it knows the people of the demonstration and those that a developer tells it of, and a face passes
 * when the developer says so. Refused in production.
 */
@Injectable()
export class SandboxAuthority extends NameAuthority {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    @Inject(CONFIG) private readonly config: Pick<AuthConfig, 'AUTH_ISSUER'>,
  ) {
    super();
  }

  async confirmsName(claim: NameClaim): Promise<boolean> {
    const { name, documentNo } = claim;
    if (Object.values(PERSONS).some((person) => person.name === name && person.idNumber === documentNo)) return true;
    const known = await this.database.query('SELECT 1 FROM sandbox_persons WHERE number_hash = $1 AND name_hash = $2', [
      this.numberHash(claim),
      this.nameHash(name),
    ]);
    return known.length > 0;
  }

  /** It believes every card of somebody it knows. */
  confirmsCard(claim: NameClaim): Promise<boolean> {
    return this.confirmsName(claim);
  }

  async startFace(claim: NameClaim): Promise<StartedFace> {
    const reference = uuidv7();
    const known = await this.confirmsName(claim);
    await this.database.query('INSERT INTO sandbox_faces (reference, known) VALUES ($1, $2)', [reference, known]);
    return { reference, url: `${new URL(this.config.AUTH_ISSUER).origin}/sandbox/authority/faces/${reference}` };
  }

  async faceResult(reference: string): Promise<FaceResult> {
    const [row] = await this.database.query<{ result: FaceResult }>('SELECT result FROM sandbox_faces WHERE reference = $1', [reference]);
    return row?.result ?? 'failed';
  }

  /** From now on the sandbox knows this person. */
  async know(claim: NameClaim): Promise<void> {
    await this.database.query(
      `INSERT INTO sandbox_persons (number_hash, name_hash) VALUES ($1, $2)
       ON CONFLICT (number_hash) DO UPDATE SET name_hash = excluded.name_hash`,
      [this.numberHash(claim), this.nameHash(claim.name)],
    );
  }

  /** A face of nobody it knows does not pass. Undefined where there is no such check. */
  async look(reference: string, result: 'passed' | 'failed'): Promise<FaceResult | undefined> {
    const [row] = await this.database.query<{ result: FaceResult }>(
      `UPDATE sandbox_faces SET result = CASE WHEN known THEN $2 ELSE 'failed' END WHERE reference = $1 RETURNING result`,
      [reference, result],
    );
    return row?.result;
  }

  private numberHash({ documentType, documentNo }: NameClaim): string {
    return this.cipher.lookupHash(`sandbox:${documentHash(this.cipher, { type: documentType, number: documentNo })}`);
  }

  private nameHash(name: string): string {
    return this.cipher.lookupHash(`sandbox-name:${name}`);
  }
}
