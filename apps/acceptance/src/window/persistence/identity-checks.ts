import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import type { Actor } from '@yiwang/event-core';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import {
  documentOf,
  maskedPresent,
  type Authority,
  type CheckMethod,
  type HeldAgainst,
  type MaskedPresent,
  type Present,
  type Recognised,
  type Subject,
} from '../domain/identity.js';

export const OCCASIONS = ['filing', 'collection'] as const;
export type Occasion = (typeof OCCASIONS)[number];

export interface IdentityCheck {
  caseNo: string;
  occasion: Occasion;
  present: Present;
  recognised: Recognised;
  by: Actor;
  at: Date;
}

/** 核验记录 as it may be shown. */
export interface IdentityCheckRow extends Record<string, unknown> {
  id: string;
  occasion: Occasion;
  subject: Subject;
  method: CheckMethod;
  held_against: HeldAgainst;
  document_type: string;
  masked: MaskedPresent;
  authority: Pick<Authority, 'kind' | 'validUntil'> | null;
  checked_by: Actor;
  at: Date;
}

/** What is sealed of a person present. */
export type SealedPresent = Pick<Present, 'name' | 'documentNo' | 'mobile'> & { authorityNo?: string | undefined };

const INSERT = `
  INSERT INTO identity_checks (id, case_no, occasion, subject, method, held_against, document_type, document_hash, masked, sealed, authority,
    checked_by, checked_org, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;
const OF_CASE = `
  SELECT id, occasion, subject, method, held_against, document_type, masked, authority, checked_by, at
  FROM identity_checks WHERE case_no = $1 ORDER BY id`;
const SEALED = 'SELECT sealed FROM identity_checks WHERE id = $1 AND case_no = $2';

const placeOf = (id: string): string => `identity-check:${id}`;

/** 身份核验记录 — only ever added; the person is sealed, bound to the row, and shown masked. */
@Injectable()
export class IdentityChecks {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /** Buffered, in the unit of work of what the person came for. */
  async add({ caseNo, occasion, present, recognised, by, at }: IdentityCheck): Promise<string> {
    const id = uuidv7();
    const { name, documentNo, mobile, authority } = present;
    const sealed: SealedPresent = { name, documentNo, mobile, authorityNo: authority?.documentNo };
    await this.database.write(INSERT, [
      id,
      caseNo,
      occasion,
      recognised.subject,
      present.method,
      recognised.heldAgainst,
      present.documentType,
      this.cipher.lookupHash(documentOf(present)),
      JSON.stringify(maskedPresent(present)),
      this.cipher.encrypt(JSON.stringify(sealed), placeOf(id)),
      authority ? JSON.stringify({ kind: authority.kind, validUntil: authority.validUntil }) : null,
      JSON.stringify(by),
      by.orgCode ?? '',
      at.toISOString(),
    ]);
    return id;
  }

  ofCase(caseNo: string): Promise<IdentityCheckRow[]> {
    return this.database.query<IdentityCheckRow>(OF_CASE, [caseNo]);
  }

  /** The person in clear; undefined when the case has no such check. Whoever shows it records that in the same unit of work. */
  async open(id: string, caseNo: string): Promise<SealedPresent | undefined> {
    const [row] = await this.database.query<{ sealed: string }>(SEALED, [id, caseNo]);
    return row && (JSON.parse(this.cipher.decrypt(row.sealed, placeOf(id))) as SealedPresent);
  }
}
