import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { regionTree, shanghaiDate } from '@yiwang/standards';
import type { MaskedApplicant } from '../../case/domain/case-state.js';
import { PersonalData } from '../../case/persistence/personal-data.js';
import type { DocumentDraft, DocumentKind } from '../domain/document-kind.js';
import { OfficialDocuments, type DocumentedCase, type FixedDocument, type SlipParties } from '../domain/official-documents.js';
import { writePaper, type Paper, type PaperSubject } from '../domain/paper.js';
import { newVerificationCode } from '../domain/verification-code.js';
import { DocumentNumbers } from '../numbering/document-numbers.js';
import { TemplatesInForce } from '../templates/templates-in-force.js';
import { SealedPapers } from './sealed-paper.js';

const INSERT = `
  INSERT INTO documents (id, case_no, kind, region_code, year, serial, number, code, at, title, item_name, issuer_org, issuer_name,
    addressed_org, applicant_masked, paper_sealed, sha256, seal, template_region, template_version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`;

const REVOKE = `
  INSERT INTO document_revocations (document_id, at, reason)
  SELECT id, $3, $4 FROM documents WHERE case_no = $1 AND kind = ANY($2::text[])
  ON CONFLICT DO NOTHING`;

/** What a row has besides the paper. */
interface Beside {
  addressedOrg: string | null;
  applicantMasked: MaskedApplicant | null;
}

/** 区划名称 as it stands in a number; a region that no list knows by its code. */
export function regionNameOf(regionCode: string): string {
  const region = regionTree().find(regionCode);
  return region.ok ? region.value.name : regionCode;
}

/** Fixes documents as rows of the unit of work they are called in: no query of it, one insert for all of them. */
@Injectable()
export class SqlOfficialDocuments extends OfficialDocuments {
  constructor(
    private readonly database: Database,
    private readonly templates: TemplatesInForce,
    private readonly numbers: DocumentNumbers,
    private readonly papers: SealedPapers,
    private readonly personalData: PersonalData,
  ) {
    super();
  }

  async fix(of: Readonly<DocumentedCase>, drafts: readonly DocumentDraft[]): Promise<FixedDocument[]> {
    if (drafts.length === 0) return [];
    const { applicant } = this.personalData.openApplicant(of.caseNo, of.applicantSealed);
    const subject: PaperSubject = {
      caseNo: of.caseNo,
      itemCode: of.itemCode,
      itemVersion: of.itemVersion,
      itemName: of.itemName,
      applicant: applicant.name ?? null,
      regionCode: of.decidingRegion,
      regionName: regionNameOf(of.decidingRegion),
      issuer: { orgCode: of.decidingOrg, name: of.decidingName ?? of.decidingOrg },
      submittedAt: of.submittedAt,
    };
    const beside = { addressedOrg: null, applicantMasked: of.applicantMasked };
    const fixed: FixedDocument[] = [];
    for (const draft of drafts) fixed.push(await this.fixOne(subject, draft, beside));
    return fixed;
  }

  fixSlip({ from, to, regionCode }: SlipParties, draft: DocumentDraft<'handoverSlip'>): Promise<FixedDocument> {
    const subject: PaperSubject = {
      caseNo: null,
      itemCode: null,
      itemVersion: null,
      itemName: null,
      applicant: to.name,
      regionCode,
      regionName: regionNameOf(regionCode),
      issuer: from,
      submittedAt: null,
    };
    return this.fixOne(subject, draft, { addressedOrg: to.orgCode, applicantMasked: null });
  }

  async revoke(caseNo: string, kinds: readonly DocumentKind[], reason: string, at: Date): Promise<void> {
    await this.database.write(REVOKE, [caseNo, kinds, at.toISOString(), reason]);
  }

  private async fixOne(subject: PaperSubject, draft: DocumentDraft, beside: Beside): Promise<FixedDocument> {
    const { kind, at } = draft;
    const { regionCode } = subject;
    const year = Number(shanghaiDate(at).slice(0, 4));
    const [template, serial] = await Promise.all([this.templates.of(kind, regionCode), this.numbers.take({ regionCode, kind, year })]);
    const paper = writePaper(subject, draft, template, { id: uuidv7(), serial, code: newVerificationCode() }, year);
    const { sha256, paperSealed, seal } = await this.papers.close(paper);
    await this.database.write(INSERT, [
      paper.id,
      paper.caseNo,
      kind,
      regionCode,
      year,
      serial,
      paper.number,
      paper.code,
      paper.fixedAt,
      paper.title,
      paper.itemName,
      paper.issuer.orgCode,
      paper.issuer.name,
      beside.addressedOrg,
      beside.applicantMasked && JSON.stringify(beside.applicantMasked),
      paperSealed,
      sha256,
      JSON.stringify(seal),
      paper.template.regionCode,
      paper.template.version,
    ]);
    return fixedOf(paper, sha256);
  }
}

const fixedOf = ({ id, kind, number, code }: Paper, sha256: Buffer): FixedDocument => ({
  id,
  kind,
  number,
  code,
  sha256: sha256.toString('hex'),
});
