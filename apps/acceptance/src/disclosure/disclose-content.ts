import { Inject, Injectable } from '@nestjs/common';
import { forbidden, verifyGrant, type Grant, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { AcceptanceConfig } from '../acceptance.config.js';
import { caseNotFound, grantMismatch } from '../case/domain/case.errors.js';
import type { HandedMaterial } from '../case/domain/case-state.js';
import { PersonalData, type SealedApplicant } from '../case/persistence/personal-data.js';
import { ALL_MATERIALS } from '../material/access/record-reading.js';
import { ApplicantContent } from './applicant-content.js';
import { tokensOf, valueAt } from './json-pointer.js';
import { MaterialContent, type DisclosedMaterial } from './material-content.js';

/** 办件内容: exactly what the grant opens. */
export interface DisclosedContent {
  caseNo: string;
  applicant: Record<string, unknown>;
  fields: Record<string, unknown>;
  materials: DisclosedMaterial[];
}

interface ContentRow extends Record<string, unknown> {
  item_code: string;
  form_sealed: string;
  applicant_sealed: string;
  applicant_id: string | null;
  materials: HandedMaterial[];
}

const APPLICANT = '/$applicant';
const BY_NUMBER = 'SELECT item_code, form_sealed, applicant_sealed, applicant_id, materials FROM cases WHERE case_no = $1';
const RECORD = `
  INSERT INTO disclosures (at, case_no, item_code, purpose, pointers, task_id, actor_kind, actor_id, actor_org, client_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
const isMaterial = (pointer: string): boolean => pointer === ALL_MATERIALS || pointer.startsWith(`${ALL_MATERIALS}/`);
const isApplicant = (pointer: string): boolean => pointer === APPLICANT || pointer.startsWith(`${APPLICANT}/`);

/**
 * 办件内容 — for dispatch, which hands it on to the department's system that the grant is for: form fields, the applicant, and materials as
 * links that open them for a day. What was given to whom is on record before it is given.
 */
@Injectable()
export class DiscloseContent {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly materials: MaterialContent,
    private readonly applicants: ApplicantContent,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** @throws ACCESS.FORBIDDEN, ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.GRANT_MISMATCH, ACCESS.GRANT_INVALID, ACCESS.GRANT_EXPIRED */
  async execute(caseNo: string, principal: Principal, token: string | undefined): Promise<DisclosedContent> {
    if (principal.kind !== 'service' || !this.config.CONTENT_CLIENTS.includes(principal.clientId)) throw forbidden();
    const grant = await verifyGrant(this.config.GRANT_SECRET, token ?? '');
    if (grant.caseNo !== caseNo) throw grantMismatch();
    const { sealed, accountId, itemCode, ...content } = await this.uow.run(() => this.read(grant, principal));
    const granted = grant.pointers.filter(isApplicant);
    if (granted.length === 0) return { ...content, applicant: {} };
    return { ...content, applicant: cut(await this.applicants.of(sealed, accountId, { caseNo, itemCode }), granted) };
  }

  private async read(
    grant: Grant,
    { kind, clientId }: Principal,
  ): Promise<Omit<DisclosedContent, 'applicant'> & { sealed: SealedApplicant; accountId: string | null; itemCode: string }> {
    const { caseNo, pointers, purpose, taskId, orgCode } = grant;
    const [row] = await this.database.query<ContentRow>(BY_NUMBER, [caseNo]);
    if (!row) throw caseNotFound();
    const read = pointers.filter((pointer) => !isMaterial(pointer));
    const at = this.clock.now().toISOString();
    if (read.length > 0)
      await this.database.write(RECORD, [at, caseNo, row.item_code, purpose, read, taskId, kind, clientId, orgCode, clientId]);
    const form = this.personalData.openForm(caseNo, row.form_sealed);
    const fields = read
      .filter((pointer) => !isApplicant(pointer))
      .map((pointer) => [pointer, valueAt(form, pointer)] as const)
      .filter(([, value]) => value !== undefined);
    return {
      caseNo,
      fields: Object.fromEntries(fields),
      materials: await this.materials.of(
        grant,
        { itemCode: row.item_code, handed: row.materials },
        { kind, id: clientId, orgCode, clientId },
      ),
      sealed: this.personalData.openApplicant(caseNo, row.applicant_sealed),
      accountId: row.applicant_id,
      itemCode: row.item_code,
    };
  }
}

/** What of the applicant is granted and no more, in the same shape; members of arrays become members named by their index. */
function cut(applicant: Record<string, unknown>, pointers: readonly string[]): Record<string, unknown> {
  if (pointers.includes(APPLICANT)) return applicant;
  const granted: Record<string, unknown> = {};
  for (const pointer of pointers.filter((each) => !pointers.some((wider) => each.startsWith(`${wider}/`)))) {
    const path = pointer.slice(APPLICANT.length);
    const value = valueAt(applicant, path);
    if (value !== undefined) put(granted, tokensOf(path), value);
  }
  return granted;
}

/** As own members whatever they are called: a pointer is not a way to a prototype. */
function put(at: Record<string, unknown>, [name, ...rest]: readonly string[], value: unknown): void {
  const there = Object.hasOwn(at, name!) ? (at[name!] as Record<string, unknown>) : {};
  if (rest.length > 0) put(there, rest, value);
  Object.defineProperty(at, name!, { value: rest.length > 0 ? there : value, enumerable: true, configurable: true, writable: true });
}
