import { Injectable } from '@nestjs/common';
import { regionContains } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { AdminActions, type Administrator } from '../admin/admin-actions.js';
import { organisationUnknown } from '../admin/admin.errors.js';
import {
  organisationAbolished,
  organisationCycle,
  organisationNotFound,
  organisationOutside,
  successorNeeded,
} from './organisation.errors.js';

interface Node {
  orgCode: string;
  parentOrgCode: string | null;
  path: string;
  regionCode: string;
  abolished: boolean;
}

const NODE = `SELECT org_code AS "orgCode", parent_org_code AS "parentOrgCode", path, region_code AS "regionCode",
    abolished_at IS NOT NULL AS abolished FROM organisations`;
const MOVE = 'UPDATE organisations SET parent_org_code = $2 WHERE org_code = $1';
/** Of the body itself and everything below it. */
const MOVE_PATHS = `UPDATE organisations SET path = $2::text || substr(path, length($1::text) + 1)
  WHERE path COLLATE "C" >= $1::text AND path COLLATE "C" < $1::text || chr(1114111)`;
const MISFITS = `SELECT c.region_code AS inner, p.region_code AS outer FROM organisations c JOIN organisations p ON p.org_code = c.parent_org_code
  WHERE (c.org_code = $1 OR p.org_code = $1) AND c.abolished_at IS NULL`;
const CHILDREN = `${NODE} WHERE parent_org_code = $1 AND abolished_at IS NULL ORDER BY org_code`;

/** 机构树 — from the province to the village. Who changes it holds the lock of all administration. */
@Injectable()
export class OrganisationTree {
  constructor(
    private readonly database: Database,
    private readonly actions: AdminActions,
  ) {}

  /**
   * 调整隶属 — with all that is below it; null makes it a root. Part of the caller's unit of work. Whether anything changed.
   * @throws AUTH.ORGANISATION_NOT_FOUND, AUTH.ORGANISATION_UNKNOWN of the parent, AUTH.ORGANISATION_ABOLISHED, AUTH.ORGANISATION_CYCLE,
   * AUTH.ORGANISATION_OUTSIDE
   */
  async move(orgCode: string, parentOrgCode: string | null, by: Administrator): Promise<boolean> {
    const node = await this.find(orgCode);
    if (!node) throw organisationNotFound();
    if (node.abolished) throw organisationAbolished();
    if (node.parentOrgCode === parentOrgCode) return false;
    const parent = parentOrgCode === null ? undefined : await this.living(parentOrgCode);
    await this.hang(node, parent);
    const details = { parentOrgCode, before: { parentOrgCode: node.parentOrgCode } };
    await this.actions.record(by, [{ action: 'organisation.moved', target: orgCode, details }]);
    return true;
  }

  /** What is below an abolished body goes to its successor; the successor, if it was below, to where the body was. @returns how many */
  async giveChildren(orgCode: string, successor: string | null): Promise<number> {
    const node = (await this.find(orgCode))!;
    const heir = successor === null ? undefined : await this.living(successor);
    const children = await this.database.query<Node & Record<string, unknown>>(CHILDREN, [orgCode]);
    if (heir?.path.startsWith(node.path)) {
      await this.hang(heir, node.parentOrgCode === null ? undefined : await this.find(node.parentOrgCode));
    }
    for (const child of children) {
      if (child.orgCode === successor) continue;
      if (heir === undefined) throw successorNeeded();
      await this.hang((await this.find(child.orgCode))!, await this.find(heir.orgCode));
    }
    return children.length;
  }

  /** That its region lies within its parent's, and those of the bodies below within its own. @throws AUTH.ORGANISATION_OUTSIDE */
  async mustFit(orgCode: string): Promise<void> {
    const pairs = await this.database.query<{ inner: string; outer: string }>(MISFITS, [orgCode]);
    if (pairs.some(({ inner, outer }) => !regionContains(outer, inner))) throw organisationOutside();
  }

  /** @throws AUTH.ORGANISATION_UNKNOWN */
  async mustLive(orgCode: string): Promise<void> {
    await this.living(orgCode);
  }

  private async hang(node: Node, parent: Node | undefined): Promise<void> {
    if (parent?.path.startsWith(node.path)) throw organisationCycle();
    if (parent && !regionContains(parent.regionCode, node.regionCode)) throw organisationOutside();
    await this.database.query(MOVE, [node.orgCode, parent?.orgCode ?? null]);
    await this.database.query(MOVE_PATHS, [node.path, `${parent?.path ?? '/'}${node.orgCode}/`]);
  }

  private async living(orgCode: string): Promise<Node> {
    const node = await this.find(orgCode);
    if (!node || node.abolished) throw organisationUnknown();
    return node;
  }

  private async find(orgCode: string): Promise<Node | undefined> {
    const [row] = await this.database.query<Node & Record<string, unknown>>(`${NODE} WHERE org_code = $1 FOR UPDATE`, [orgCode]);
    return row;
  }
}
