import { Inject, Injectable } from '@nestjs/common';
import { verifyGrant, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { AcceptanceConfig } from '../acceptance.config.js';
import { caseNotFound, grantMismatch, grantRequired } from '../case/domain/case.errors.js';
import type { CaseStatus } from '../case/domain/case-status.js';
import { rolesTowards, viewerOf } from '../case/domain/case-viewer.js';
import { reachableBy, reachParams } from '../case/persistence/case-access.js';
import { CASE_COLUMNS, toState, type CaseRow } from '../case/persistence/case.row.js';
import { PersonalData } from '../case/persistence/personal-data.js';
import { ALL_MATERIALS } from '../material/access/record-reading.js';
import { valueAt } from './json-pointer.js';

/** What was read in clear: exactly the granted fields by their pointers, or the whole form by who needs no grant. */
export interface DisclosedForm {
  caseNo: string;
  purpose: string;
  /** Value of each granted pointer that leads to one. */
  fields?: Record<string, unknown>;
  form?: unknown;
}

const BY_NUMBER = 'SELECT item_code, form_sealed FROM cases WHERE case_no = $1';
const BY_VIEWER = `SELECT ${CASE_COLUMNS}, form_sealed FROM cases WHERE case_no = $1 AND ${reachableBy(2)}`;
const RECORD = `
  INSERT INTO disclosures (at, case_no, item_code, purpose, pointers, task_id, actor_kind, actor_id, actor_org, client_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
/** RFC 6901: the whole document. */
const WHOLE = '';
/** Grants are given to departments: their officers and their systems, never to an applicant's account of the same body. */
const GRANTEES = ['officer', 'system'];
/** A window reads the form to receive it and to answer acceptance; afterwards only who handles the case has a reason to. */
const OPEN_AT_WINDOW: readonly CaseStatus[] = ['submitted', 'received', 'correcting'];
const READS_AT_WINDOW = ['case.collect', 'case.accept'];

interface Reading {
  caseNo: string;
  itemCode: string;
  purpose: string;
  pointers: readonly string[];
  taskId?: string;
}

/**
 * 查阅表单 — gives form fields in clear and records who read them and for what, in one transaction: what cannot be recorded is not shown.
 * Departments come with a grant of dispatch; the applicant reads his own form, and a window reads it whole until acceptance is answered.
 */
@Injectable()
export class DiscloseForm {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.GRANT_REQUIRED, ACCEPTANCE.GRANT_MISMATCH, ACCESS.GRANT_INVALID, ACCESS.GRANT_EXPIRED */
  execute(caseNo: string, principal: Principal, grantToken: string | undefined): Promise<DisclosedForm> {
    return grantToken === undefined ? this.whole(caseNo, principal) : this.granted(caseNo, principal, grantToken);
  }

  private async granted(caseNo: string, principal: Principal, token: string): Promise<DisclosedForm> {
    const grant = await verifyGrant(this.config.GRANT_SECRET, token);
    if (grant.caseNo !== caseNo || grant.orgCode !== principal.orgCode || !GRANTEES.includes(principal.kind)) throw grantMismatch();
    return this.uow.run(async () => {
      const [row] = await this.database.query<{ item_code: string; form_sealed: string }>(BY_NUMBER, [caseNo]);
      if (!row) throw caseNotFound();
      const form = this.personalData.openForm(caseNo, row.form_sealed);
      const { purpose, taskId } = grant;
      // The same grant may open materials; what is recorded here is what was read here.
      const pointers = grant.pointers.filter((pointer) => pointer !== ALL_MATERIALS && !pointer.startsWith(`${ALL_MATERIALS}/`));
      await this.record(principal, { caseNo, itemCode: row.item_code, purpose, pointers, taskId });
      const found = pointers.map((pointer) => [pointer, valueAt(form, pointer)] as const).filter(([, value]) => value !== undefined);
      return { caseNo, purpose, fields: Object.fromEntries(found) };
    });
  }

  private whole(caseNo: string, principal: Principal): Promise<DisclosedForm> {
    const viewer = viewerOf(principal);
    return this.uow.run(async () => {
      const [row] = await this.database.query<CaseRow & { form_sealed: string }>(BY_VIEWER, [caseNo, ...reachParams(viewer)]);
      if (!row) throw caseNotFound();
      const roles = rolesTowards(viewer, toState(row));
      const atWindow =
        roles.has('window') &&
        OPEN_AT_WINDOW.includes(row.status) &&
        READS_AT_WINDOW.some((permission) => principal.permissions.has(permission));
      const own = roles.has('applicant') || roles.has('agent');
      if (!own && !atWindow) throw grantRequired();
      const purpose = own ? 'own' : `window: ${row.status}`;
      await this.record(principal, { caseNo, itemCode: row.item_code, purpose, pointers: [WHOLE] });
      return { caseNo, purpose, form: this.personalData.openForm(caseNo, row.form_sealed) };
    });
  }

  private record(principal: Principal, { caseNo, itemCode, purpose, pointers, taskId }: Reading): Promise<void> {
    const { kind, id, orgCode, clientId } = principal;
    const at = this.clock.now().toISOString();
    return this.database.write(RECORD, [at, caseNo, itemCode, purpose, pointers, taskId ?? null, kind, id, orgCode ?? null, clientId]);
  }
}
