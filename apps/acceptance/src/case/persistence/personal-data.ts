import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import type { ActingAuthority } from '../domain/authority.js';
import { canonicalDocument, type Agent, type ApplicantIdentity, type LegalRepresentative } from '../domain/applicant.js';

const applicantOf = (caseNo: string): string => `case:${caseNo}:applicant`;
const formOf = (caseNo: string): string => `case:${caseNo}:form`;

/** What is sealed of an applicant. */
export interface SealedApplicant {
  applicant: ApplicantIdentity;
  agent?: Agent | undefined;
  authority?: ActingAuthority | undefined;
  legalRepresentative?: LegalRepresentative | undefined;
}

/** 加密 — personal data of a case at rest. Each text is bound to its case and place, so that it cannot be moved to another row. */
@Injectable()
export class PersonalData {
  constructor(private readonly cipher: FieldCipher) {}

  sealApplicant(caseNo: string, sealed: SealedApplicant): string {
    return this.cipher.encrypt(JSON.stringify(sealed), applicantOf(caseNo));
  }

  openApplicant(caseNo: string, sealed: string): SealedApplicant {
    return JSON.parse(this.cipher.decrypt(sealed, applicantOf(caseNo))) as SealedApplicant;
  }

  /** Keyed hash to find an applicant's cases by document number. */
  hashOf(identity: Partial<ApplicantIdentity>): string | null {
    const document = canonicalDocument(identity);
    return document === undefined ? null : this.cipher.lookupHash(document);
  }

  sealForm(caseNo: string, form: string): string {
    return this.cipher.encrypt(form, formOf(caseNo));
  }

  openForm(caseNo: string, sealed: string): unknown {
    return JSON.parse(this.cipher.decrypt(sealed, formOf(caseNo)));
  }
}
