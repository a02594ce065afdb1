import { Injectable } from '@nestjs/common';
import { regionContains } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { AdminActions, type Administrator } from '../../admin/admin-actions.js';
import { organisationUnknown } from '../../admin/admin.errors.js';
import { LeftBody } from '../../departure/left-body.js';
import { organisationNotFound, successorNeeded } from '../../organisation/organisation.errors.js';
import { OrganisationTree } from '../../organisation/organisation-tree.js';
import { ChangeSubject, type ChangeState } from '../change-subject.js';
import { LostPermissions } from '../lost-permissions.js';

/** Where its officers may act, and whether it is there at all. */
export const OrganisationScope = z.object({
  regionCode: z.string(),
  abolished: z.boolean(),
  successorOrgCode: z.string().nullable(),
});
export type OrganisationScope = z.output<typeof OrganisationScope>;

const CURRENT = `SELECT region_code AS "regionCode", abolished_at IS NOT NULL AS abolished, successor_org_code AS "successorOrgCode"
  FROM organisations WHERE org_code = $1 FOR UPDATE`;
const ABOLISH = 'UPDATE organisations SET abolished_at = now(), successor_org_code = $2 WHERE org_code = $1';
const OFFICERS = 'SELECT account_id::text AS id FROM officers WHERE org_code = $1 AND left_at IS NULL';
const DEPENDENTS = `SELECT 1 FROM officers WHERE org_code = $1 AND left_at IS NULL
  UNION ALL SELECT 1 FROM organisations WHERE parent_org_code = $1 AND abolished_at IS NULL LIMIT 1`;
const MOVE_OFFICERS = 'UPDATE officers SET org_code = $2 WHERE org_code = $1 AND left_at IS NULL';

/** 机构的区划、撤销与合并: a body is merged into another by being abolished with that as its successor. */
@Injectable()
export class OrganisationSubject extends ChangeSubject {
  readonly kind = 'organisation';

  constructor(
    private readonly database: Database,
    private readonly actions: AdminActions,
    private readonly lost: LostPermissions,
    private readonly tree: OrganisationTree,
    private readonly body: LeftBody,
  ) {
    super();
  }

  /** @throws AUTH.ORGANISATION_NOT_FOUND */
  override async current(target: string): Promise<OrganisationScope> {
    const [row] = await this.database.query<OrganisationScope>(CURRENT, [target]);
    if (!row) throw organisationNotFound();
    return { regionCode: row.regionCode, abolished: row.abolished, successorOrgCode: row.successorOrgCode };
  }

  /** @throws AUTH.ORGANISATION_OUTSIDE, AUTH.SUCCESSOR_NEEDED, AUTH.ORGANISATION_UNKNOWN, AUTH.ORGANISATION_CYCLE */
  override async apply(target: string, state: ChangeState, by: Administrator): Promise<void> {
    const wanted = OrganisationScope.parse(state);
    const before = await this.current(target);
    const officers = (await this.database.query<{ id: string }>(OFFICERS, [target])).map(({ id }) => id);
    if (wanted.regionCode !== before.regionCode) {
      await this.database.query('UPDATE organisations SET region_code = $2 WHERE org_code = $1', [target, wanted.regionCode]);
      await this.tree.mustFit(target);
      await this.actions.record(by, [
        { action: 'organisation.changed', target, details: { regionCode: wanted.regionCode, before: { regionCode: before.regionCode } } },
      ]);
    }
    if (wanted.abolished && !before.abolished) await this.abolish(target, wanted.successorOrgCode, officers, by);
    if (officers.length > 0) await this.lost.ofAccounts(officers);
  }

  /** Its officers, where they may act beyond the region they had: the body's own becomes another, or their new body's is. */
  override async accountsOf(target: string, state: ChangeState): Promise<string[]> {
    const { regionCode, successorOrgCode } = OrganisationScope.parse(state);
    const before = await this.current(target);
    const after = successorOrgCode === null ? regionCode : ((await this.regionOf(successorOrgCode)) ?? regionCode);
    if (regionContains(before.regionCode, after)) return [];
    return (await this.database.query<{ id: string }>(OFFICERS, [target])).map(({ id }) => id);
  }

  /** Looked at when it is asked for, and again when it is approved. @throws AUTH.ORGANISATION_UNKNOWN, AUTH.SUCCESSOR_NEEDED */
  async mustBeAbolishable(orgCode: string, successor: string | null): Promise<void> {
    if (successor === orgCode) throw organisationUnknown();
    if (successor !== null) return this.tree.mustLive(successor);
    const [left] = await this.database.query(DEPENDENTS, [orgCode]);
    if (left) throw successorNeeded();
  }

  private async regionOf(orgCode: string): Promise<string | undefined> {
    const sql = 'SELECT region_code AS "regionCode" FROM organisations WHERE org_code = $1';
    return (await this.database.query<{ regionCode: string }>(sql, [orgCode]))[0]?.regionCode;
  }

  private async abolish(orgCode: string, successor: string | null, officers: readonly string[], by: Administrator): Promise<void> {
    await this.mustBeAbolishable(orgCode, successor);
    const children = await this.tree.giveChildren(orgCode, successor);
    await this.database.query(ABOLISH, [orgCode, successor]);
    if (successor !== null) await this.database.query(MOVE_OFFICERS, [orgCode, successor]);
    for (const officer of officers) await this.body.tell(officer, orgCode);
    const details = { successorOrgCode: successor, officers: officers.length, children };
    await this.actions.record(by, [
      { action: 'organisation.abolished', target: orgCode, details },
      ...officers.map((target) => ({
        action: 'account.changed' as const,
        target,
        details: { orgCode: successor, changed: ['orgCode'], before: { orgCode } },
      })),
    ]);
  }
}
