import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { CASE_COLUMNS, toState, type CaseRow } from '../../case/persistence/case.row.js';
import { PersonalData } from '../../case/persistence/personal-data.js';
import type { CaseState } from '../../case/domain/case-state.js';
import { ListDocuments } from '../../document/queries/list-documents.js';
import { ReadDocument } from '../../document/use-cases/read-document.js';
import { firstBreak, type LinkedStep } from '../../ledger/step-chain.js';
import { STEP_CONTENT } from '../../ledger/step-content.js';
import type { PackageEntry } from '../domain/manifest.js';
import { ANY_CATEGORY } from '../domain/retention.js';

const CASE = `
  SELECT ${CASE_COLUMNS}, form_sealed, coalesce((SELECT v.core ->> 'category' FROM item_versions v
    WHERE v.code = cases.item_code AND v.version = cases.item_version), '${ANY_CATEGORY}') AS category
  FROM cases WHERE case_no = $1`;
const STEPS = `
  SELECT seq, kind, at, actor_kind AS "actorKind", actor_org AS "actorOrg", detail, encode(hash, 'hex') AS hash,
    ${STEP_CONTENT} AS content
  FROM case_steps WHERE case_no = $1 ORDER BY seq`;
const FILES = `
  SELECT id::text, title, media_type AS "mediaType", size::float8 AS size, sha256, trust, issued_at AS "issuedAt"
  FROM material_files WHERE id = ANY($1::uuid[])`;
const CHECKS = `
  SELECT material_code AS "materialCode", kind, matches, copies, note, at, actor_org AS "actorOrg"
  FROM material_checks WHERE case_no = $1 ORDER BY id`;
const RETENTION = `SELECT years FROM archive_retentions WHERE category IN ($1, '${ANY_CATEGORY}') ORDER BY category = '${ANY_CATEGORY}' LIMIT 1`;

/** Cases that began elsewhere may name files that lie elsewhere. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Row = Record<string, unknown>;

/** Everything of a case that goes into its package. */
export interface GatheredCase {
  state: CaseState;
  category: string;
  retentionYears: number | null;
  entries: PackageEntry[];
  ledger: { steps: number; head: string; brokenAt: number | null };
}

const json = (path: string, code: string, title: string, value: unknown): PackageEntry => ({
  path,
  code,
  title,
  mediaType: 'application/json',
  bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
});

/** 收集 — reads what a case left behind, and opens what is sealed of it. Call it outside a unit of work: documents may be drawn. */
@Injectable()
export class GatherCase {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly documents: ListDocuments,
    private readonly readDocument: ReadDocument,
  ) {}

  /** @throws ACCEPTANCE.DOCUMENT_DAMAGED, ACCEPTANCE.DOCUMENTS_BUSY, ACCEPTANCE.FILE_STORE_DOWN */
  async execute(caseNo: string): Promise<GatheredCase | undefined> {
    const [row] = await this.database.query<CaseRow & Row & { form_sealed: string; category: string }>(CASE, [caseNo]);
    if (!row) return undefined;
    const state = toState(row);
    const steps = await this.database.query<LinkedStep & Row>(STEPS, [caseNo]);
    const [retention] = await this.database.query<{ years: number | null }>(RETENTION, [row.category]);
    const entries = [
      json('A/application.json', 'A', '申请表', {
        caseNo,
        channel: state.channel,
        ...this.personalData.openApplicant(caseNo, row.applicant_sealed),
        form: this.personalData.openForm(caseNo, row.form_sealed),
      }),
      json('A/materials.json', 'A', '申请材料目录', await this.materialsOf(state)),
      ...(await this.documentsOf(caseNo)),
      json('case.json', 'A', '办件基本信息', basics(state)),
      json('ledger.json', 'A', '办件过程', { genesis: '0'.repeat(64), algorithm: 'SHA-256', steps }),
    ];
    const ledger = { steps: steps.length, head: steps.at(-1)?.hash ?? '', brokenAt: firstBreak(steps) };
    return { state, category: row.category, retentionYears: retention?.years ?? null, entries, ledger };
  }

  /** By reference: the files lie where they lay, known by their digests. */
  private async materialsOf({ caseNo, materials }: CaseState): Promise<unknown> {
    const refs = materials.flatMap(({ fileRef }) => (fileRef !== undefined && UUID.test(fileRef) ? fileRef : []));
    const files = refs.length === 0 ? [] : await this.database.query<Row & { id: string }>(FILES, [refs]);
    const byId = new Map(files.map((file) => [file.id, file]));
    const checks = await this.database.query(CHECKS, [caseNo]);
    return {
      materials: materials.map((material) => ({ ...material, file: (material.fileRef && byId.get(material.fileRef)) || null })),
      checks,
    };
  }

  private async documentsOf(caseNo: string): Promise<PackageEntry[]> {
    const entries: PackageEntry[] = [];
    const counts = new Map<string, number>();
    for (const { documentId, archiveCode, title, number, revoked } of await this.documents.ofCase(caseNo)) {
      const nth = (counts.get(archiveCode) ?? 0) + 1;
      counts.set(archiveCode, nth);
      const { bytes } = await this.readDocument.pdfForPlatform(documentId);
      const path = `${archiveCode[0]}/${archiveCode}-${String(nth).padStart(2, '0')}.pdf`;
      entries.push({ path, code: archiveCode, title, mediaType: 'application/pdf', bytes, number, revoked: revoked !== null });
    }
    return entries;
  }
}

/** What the ledger knows of a case, without what is sealed: that stands in the application. */
function basics({ applicantSealed: _applicant, formSealed: _form, applicantHash: _hash, ...plain }: CaseState): unknown {
  return plain;
}
