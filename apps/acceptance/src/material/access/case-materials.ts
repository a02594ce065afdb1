import { Inject, Injectable } from '@nestjs/common';
import { endableOf, verifyGrant, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { caseNotFound, grantMismatch, grantRequired } from '../../case/domain/case.errors.js';
import { CaseRepository } from '../../case/domain/case.repository.js';
import type { CaseState, HandedMaterial } from '../../case/domain/case-state.js';
import type { CaseStatus } from '../../case/domain/case-status.js';
import { rolesTowards, viewerOf } from '../../case/domain/case-viewer.js';
import { MaterialChecks, type MaterialCheck } from '../check/material-checks.js';
import { materialNotFound } from '../domain/material.errors.js';
import { FILE_COLUMNS, MaterialFiles, type FileRow, type MaterialFile } from '../material-files.js';
import { Records } from './records.js';
import { ALL_MATERIALS, materialPointer, type Reading } from './record-reading.js';

/** One material of a case: what was handed in, the file behind it, and what was looked at since. */
export interface CaseMaterial {
  materialCode: string;
  paperCopies?: number | undefined;
  file?: MaterialFile | undefined;
  checks: MaterialCheck[];
}

type Handed = Pick<CaseState, 'caseNo' | 'itemCode' | 'materials'>;

const BY_NUMBER = 'SELECT case_no AS "caseNo", item_code AS "itemCode", materials FROM cases WHERE case_no = $1';
const FILES = `SELECT ${FILE_COLUMNS} FROM material_files WHERE id = ANY($1::uuid[]) AND status = 'ready'`;
const FILE = `SELECT ${FILE_COLUMNS} FROM material_files WHERE id = $1 AND status = 'ready'`;
/** A window reads materials to answer acceptance, and holds them against the originals when the result is collected. */
const OPEN_AT_WINDOW: readonly (readonly [permission: string, statuses: readonly CaseStatus[]])[] = [
  ['case.collect', ['submitted', 'received', 'correcting']],
  ['case.accept', ['submitted', 'received', 'correcting']],
  ['case.deliver', ['decided', 'delivered']],
];
/** Grants are given to departments, never to an applicant's account of the same body. */
const GRANTEES = ['officer', 'system'];

/**
 * 查阅材料 — the materials of a case. What they are is shown to whoever sees the case; a file is opened to its applicant, to a window that
 * has to look at it, and to a department that brings the grant of its task, and each opening is on record before the first byte.
 */
@Injectable()
export class CaseMaterials {
  constructor(
    private readonly cases: CaseRepository,
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly files: MaterialFiles,
    private readonly checks: MaterialChecks,
    private readonly records: Records,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.GRANT_MISMATCH, ACCESS.GRANT_INVALID, ACCESS.GRANT_EXPIRED */
  async list(caseNo: string, principal: Principal, grant: string | undefined): Promise<CaseMaterial[]> {
    if (grant === undefined) return this.withFiles(await this.cases.find(caseNo, viewerOf(principal)));
    const { pointers } = await this.verified(caseNo, principal, grant);
    const handed = await this.handed(caseNo);
    return this.withFiles({ ...handed, materials: handed.materials.filter(({ materialCode }) => opens(pointers, materialCode)) });
  }

  /** The file of a material, about to be read; on record. @throws as `list`, ACCEPTANCE.MATERIAL_NOT_FOUND, ACCEPTANCE.GRANT_REQUIRED */
  async open(caseNo: string, materialCode: string, principal: Principal, grant: string | undefined): Promise<MaterialFile> {
    return this.uow.run(async () => {
      const { fileId, reading } = await this.admitted(caseNo, materialCode, principal, grant);
      return this.read(fileId, reading);
    });
  }

  /** A link that opens it for some minutes; on record already when it is given. @throws as `open` */
  async link(
    caseNo: string,
    materialCode: string,
    principal: Principal,
    grant: string | undefined,
  ): Promise<{ token: string; expiresAt: Date }> {
    return this.uow.run(async () => {
      const { fileId, reading } = await this.admitted(caseNo, materialCode, principal, grant);
      await this.records.reading.execute({ ...reading, purpose: `link given: ${reading.purpose}` });
      return this.records.links.issue(fileId, reading, this.config.MATERIAL_LINK_SECONDS, endableOf(principal));
    });
  }

  /** @throws ACCEPTANCE.MATERIAL_LINK_INVALID, ACCEPTANCE.MATERIAL_NOT_FOUND */
  async openByLink(token: string): Promise<MaterialFile> {
    const { fileId, reading } = this.records.links.open(token);
    return this.uow.run(() => this.read(fileId, reading));
  }

  private async read(fileId: string, reading: Reading): Promise<MaterialFile> {
    const [row] = await this.database.query<FileRow>(FILE, [fileId]);
    if (!row) throw materialNotFound();
    await this.records.reading.execute(reading);
    return this.files.open(row);
  }

  private async admitted(
    caseNo: string,
    materialCode: string,
    principal: Principal,
    grantToken: string | undefined,
  ): Promise<{ fileId: string; reading: Reading }> {
    const { kind, id, orgCode, clientId } = principal;
    const by = { kind, id, ...(orgCode !== undefined && { orgCode }), clientId };
    if (grantToken !== undefined) {
      const { pointers, purpose, taskId } = await this.verified(caseNo, principal, grantToken);
      if (!opens(pointers, materialCode)) throw grantMismatch();
      const handed = await this.handed(caseNo);
      return { fileId: fileOf(handed, materialCode), reading: { caseNo, itemCode: handed.itemCode, materialCode, purpose, taskId, by } };
    }
    const state = await this.cases.find(caseNo, viewerOf(principal));
    const purpose = purposeOf(state, principal);
    if (purpose === undefined) throw grantRequired();
    return { fileId: fileOf(state, materialCode), reading: { caseNo, itemCode: state.itemCode, materialCode, purpose, by } };
  }

  private async verified(caseNo: string, principal: Principal, token: string): ReturnType<typeof verifyGrant> {
    const grant = await verifyGrant(this.config.GRANT_SECRET, token);
    if (grant.caseNo !== caseNo || grant.orgCode !== principal.orgCode || !GRANTEES.includes(principal.kind)) throw grantMismatch();
    return grant;
  }

  private async handed(caseNo: string): Promise<Handed> {
    const [row] = await this.database.query<Handed & Record<string, unknown>>(BY_NUMBER, [caseNo]);
    if (!row) throw caseNotFound();
    return row;
  }

  private async withFiles({ caseNo, materials }: Handed): Promise<CaseMaterial[]> {
    const refs = materials.flatMap(({ fileRef }) => (fileRef !== undefined && UUID.test(fileRef) ? fileRef : []));
    const rows = refs.length === 0 ? [] : await this.database.query<FileRow>(FILES, [refs]);
    const files = new Map(rows.map((row) => [row.id, this.files.open(row)]));
    const checks = await this.checks.of(caseNo);
    return materials.map(({ materialCode, fileRef, paperCopies }) => ({
      materialCode,
      paperCopies,
      file: fileRef === undefined ? undefined : files.get(fileRef),
      checks: checks.filter((check) => check.materialCode === materialCode),
    }));
  }
}

const opens = (pointers: readonly string[], materialCode: string): boolean =>
  pointers.includes(ALL_MATERIALS) || pointers.includes(materialPointer(materialCode));

function purposeOf(state: CaseState, principal: Principal): string | undefined {
  const roles = rolesTowards(viewerOf(principal), state);
  if (roles.has('applicant') || roles.has('agent')) return 'own';
  const atWindow = OPEN_AT_WINDOW.some(
    ([permission, statuses]) => principal.permissions.has(permission) && statuses.includes(state.status),
  );
  return roles.has('window') && atWindow ? `window: ${state.status}` : undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function fileOf({ materials }: { materials: readonly HandedMaterial[] }, materialCode: string): string {
  const ref = materials.find((material) => material.materialCode === materialCode)?.fileRef;
  if (ref === undefined || !UUID.test(ref)) throw materialNotFound();
  return ref;
}
