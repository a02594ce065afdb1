import { Injectable } from '@nestjs/common';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { ADMIN_LOCK, type Administrator } from '../admin/admin-actions.js';
import type { AskedPermissionChange } from '../approval/approval.schema.js';
import { PermissionChanges } from '../approval/permission-changes.js';
import { OrganisationSubject } from '../approval/subjects/organisation-subject.js';
import { organisationAbolished } from './organisation.errors.js';
import type { Abolition, MovedOrganisation } from './organisation-tree.schema.js';
import { OrganisationTree } from './organisation-tree.js';

/** 机构调整 — the tree changes at once, for nobody's rights follow from it; what moves officers waits for a second person. */
@Injectable()
export class ChangeOrganisation {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly tree: OrganisationTree,
    private readonly subject: OrganisationSubject,
    private readonly changes: PermissionChanges,
  ) {}

  /** @throws what `OrganisationTree.move` refuses */
  move(orgCode: string, parentOrgCode: string | null, by: Administrator, key: IdempotentRequest): Promise<MovedOrganisation> {
    const work = async (): Promise<MovedOrganisation> => {
      await this.lockAll();
      await this.tree.move(orgCode, parentOrgCode, by);
      return { orgCode, parentOrgCode };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  /** @throws AUTH.ORGANISATION_NOT_FOUND, AUTH.ORGANISATION_ABOLISHED, AUTH.ORGANISATION_UNKNOWN, AUTH.SUCCESSOR_NEEDED, AUTH.ORGANISATION_OUTSIDE */
  abolish(
    orgCode: string,
    { successorOrgCode, reason }: Abolition,
    by: Administrator,
    key: IdempotentRequest,
  ): Promise<AskedPermissionChange> {
    const work = async (): Promise<AskedPermissionChange> => {
      await this.lockAll();
      const { regionCode, abolished } = await this.subject.current(orgCode);
      if (abolished) throw organisationAbolished();
      await this.subject.mustBeAbolishable(orgCode, successorOrgCode);
      const wanted = { regionCode, abolished: true, successorOrgCode };
      return this.changes.ask({ kind: 'organisation', target: orgCode, wanted, reason }, by);
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  private async lockAll(): Promise<void> {
    await this.database.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
  }
}
