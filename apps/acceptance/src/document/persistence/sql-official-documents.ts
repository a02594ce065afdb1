import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { itemCategories, parseTaskCode, regionTree, shanghaiDate } from '@yiwang/standards';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { PersonalData } from '../../case/persistence/personal-data.js';
import { QueryCodes } from '../../reading/progress/query-codes.js';
import type { DocumentDraft, DocumentKind } from '../domain/document-kind.js';
import {
  OfficialDocuments,
  type CaseDrafts,
  type DocumentedCase,
  type FixedDocument,
  type SlipParties,
} from '../domain/official-documents.js';
import { writePaper, type Paper, type PaperSubject } from '../domain/paper.js';
import { newVerificationCode, verificationUrl } from '../domain/verification-code.js';
import { DocumentNumbers } from '../numbering/document-numbers.js';
import { TemplatesInForce } from '../templates/templates-in-force.js';
import { SealedPapers, type ClosedPaper } from './sealed-paper.js';

const COLUMNS = `id, case_no, kind, region_code, year, serial, number, code, at, title, item_name, issuer_org, issuer_name,
  addressed_org, applicant_masked, paper_sealed, sha256, seal, template_region, template_version`;
const INSERT = `
  INSERT INTO documents (${COLUMNS})
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`;

const INSERT_MANY = `
  INSERT INTO documents (${COLUMNS})
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::smallint[], $6::int[], $7::text[], $8::text[],
    $9::timestamptz[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::jsonb[], $16::text[], $17::bytea[],
    $18::jsonb[], $19::text[], $20::int[])`;

const REVOKE = `
  INSERT INTO document_revocations (document_id, at, reason)
  SELECT id, $3, $4 FROM documents WHERE case_no = $1 AND kind = ANY($2::text[])
  ON CONFLICT DO NOTHING`;

/** A document in words, before it is sealed. */
interface Written {
  paper: Paper;
  year: number;
  serial: number;
  /** 接收机关 of a slip. */
  addressedOrg: string | null;
}

/** Length of an 实施编码; what follows is the serial of a 业务办理项. */
const TASK_CODE = 31;
const LICENCE = itemCategories.of('licence').code;

/** 区划名称 as it stands in a number; a region that no list knows by its code. */
export function regionNameOf(regionCode: string): string {
  const region = regionTree().find(regionCode);
  return region.ok ? region.value.name : regionCode;
}

/** What an item code says of the matter; only a 行政许可 may be answered by the words of 行政许可法. */
function isLicensing(itemCode: string): boolean {
  const task = parseTaskCode(itemCode.slice(0, TASK_CODE));
  return task.ok && task.value.catalog.category === LICENCE;
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
    private readonly queryCodes: QueryCodes,
    @Inject(CONFIG) private readonly config: Pick<AcceptanceConfig, 'PUBLIC_URL'>,
  ) {
    super();
  }

  fix(of: Readonly<DocumentedCase>, drafts: readonly DocumentDraft[]): Promise<FixedDocument[]> {
    return this.fixAll([{ of, drafts }]);
  }

  async fixAll(batch: readonly CaseDrafts[]): Promise<FixedDocument[]> {
    const written: Written[] = [];
    for (const { of, drafts } of batch) {
      if (drafts.length === 0) continue;
      const subject = this.subjectOf(of);
      for (const draft of drafts) written.push(await this.write(subject, draft));
    }
    return this.keep(written);
  }

  async fixSlip({ from, to, regionCode }: SlipParties, draft: DocumentDraft<'handoverSlip'>): Promise<FixedDocument> {
    const subject: PaperSubject = {
      caseNo: null,
      itemCode: null,
      itemVersion: null,
      itemName: null,
      applicant: to.name,
      applicantMasked: null,
      licensing: false,
      queryCode: null,
      regionCode,
      regionName: regionNameOf(regionCode),
      issuer: from,
      submittedAt: null,
    };
    const [fixed] = await this.keep([await this.write(subject, draft, to.orgCode)]);
    return fixed!;
  }

  async revoke(caseNo: string, kinds: readonly DocumentKind[], reason: string, at: Date): Promise<void> {
    await this.database.write(REVOKE, [caseNo, kinds, at.toISOString(), reason]);
  }

  private subjectOf(of: Readonly<DocumentedCase>): PaperSubject {
    const { applicant } = this.personalData.openApplicant(of.caseNo, of.applicantSealed);
    return {
      caseNo: of.caseNo,
      itemCode: of.itemCode,
      itemVersion: of.itemVersion,
      itemName: of.itemName,
      applicant: applicant.name ?? null,
      applicantMasked: of.applicantMasked,
      licensing: isLicensing(of.itemCode),
      queryCode: this.queryCodes.of(of.caseNo),
      regionCode: of.decidingRegion,
      regionName: regionNameOf(of.decidingRegion),
      issuer: { orgCode: of.decidingOrg, name: of.decidingName ?? of.decidingOrg },
      submittedAt: of.submittedAt,
    };
  }

  private async write(subject: PaperSubject, draft: DocumentDraft, addressedOrg: string | null = null): Promise<Written> {
    const { kind, at } = draft;
    const { regionCode } = subject;
    const year = Number(shanghaiDate(at).slice(0, 4));
    const [template, serial] = await Promise.all([this.templates.of(kind, regionCode), this.numbers.take({ regionCode, kind, year })]);
    const code = newVerificationCode();
    const marks = { id: uuidv7(), serial, code, url: verificationUrl(this.config.PUBLIC_URL, code) };
    return { paper: writePaper(subject, draft, template, marks, year), year, serial, addressedOrg };
  }

  private async keep(written: readonly Written[]): Promise<FixedDocument[]> {
    const sealed = await this.papers.close(written.map(({ paper }) => paper));
    for (const [i, each] of written.entries()) await this.database.write(INSERT, rowOf(each, sealed[i]!), { many: INSERT_MANY });
    return written.map(({ paper }, i) => fixedOf(paper, sealed[i]!.sha256));
  }
}

const rowOf = ({ paper, year, serial, addressedOrg }: Written, { sha256, paperSealed, seal }: ClosedPaper): unknown[] => [
  paper.id,
  paper.caseNo,
  paper.kind,
  paper.issuer.regionCode,
  year,
  serial,
  paper.number,
  paper.code,
  paper.fixedAt,
  paper.title,
  paper.itemName,
  paper.issuer.orgCode,
  paper.issuer.name,
  addressedOrg,
  paper.applicantMasked && JSON.stringify(paper.applicantMasked),
  paperSealed,
  sha256,
  JSON.stringify(seal),
  paper.template.regionCode,
  paper.template.version,
];

const fixedOf = ({ id, kind, number, code }: Paper, sha256: Buffer): FixedDocument => ({
  id,
  kind,
  number,
  code,
  sha256: sha256.toString('hex'),
});
