import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { viewerOf } from '../../case/domain/case-viewer.js';
import { identityCheckNotFound } from '../domain/window.errors.js';
import type { ClearPerson, IdentityCheckView, IdentityChecks as Checks } from '../http/identity.schema.js';
import { IdentityChecks, type IdentityCheckRow } from '../persistence/identity-checks.js';

const RECORD = `
  INSERT INTO disclosures (at, case_no, item_code, purpose, pointers, task_id, actor_kind, actor_id, actor_org, client_id)
  VALUES ($1, $2, $3, $4, $5, NULL, $6, $7, $8, $9)`;

/** 核验记录查阅 — masked for whoever works on the case; in clear only on record. */
@Injectable()
export class ReadIdentity {
  constructor(
    private readonly cases: CaseRepository,
    private readonly checks: IdentityChecks,
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND */
  async list(caseNo: string, principal: Principal): Promise<Checks> {
    await this.cases.find(caseNo, viewerOf(principal));
    return { items: (await this.checks.ofCase(caseNo)).map(toView) };
  }

  /** What cannot be recorded is not shown. @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.IDENTITY_CHECK_NOT_FOUND */
  clear(caseNo: string, checkId: string, purpose: string, principal: Principal): Promise<ClearPerson> {
    return this.uow.run(async () => {
      const { itemCode } = await this.cases.find(caseNo, viewerOf(principal));
      const person = await this.checks.open(checkId, caseNo);
      if (!person) throw identityCheckNotFound();
      const { kind, id, orgCode, clientId } = principal;
      const at = this.clock.now().toISOString();
      await this.database.write(RECORD, [
        at,
        caseNo,
        itemCode,
        purpose,
        [`/identityChecks/${checkId}`],
        kind,
        id,
        orgCode ?? null,
        clientId,
      ]);
      return {
        checkId,
        name: person.name,
        documentNo: person.documentNo,
        mobile: person.mobile ?? null,
        authorityNo: person.authorityNo ?? null,
      };
    });
  }
}

const toView = (row: IdentityCheckRow): IdentityCheckView => ({
  checkId: row.id,
  occasion: row.occasion,
  subject: row.subject,
  method: row.method,
  heldAgainst: row.held_against,
  documentType: row.document_type,
  person: row.masked,
  authority: row.authority,
  checkedBy: { kind: row.checked_by.kind, orgCode: row.checked_by.orgCode ?? null },
  at: row.at.toISOString(),
});
