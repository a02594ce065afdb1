import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { organisationNotFound } from '../../organisation/organisation.errors.js';
import type { Organisation, OrganisationQuery, PostOfDuty, RegisterQuery } from './register.schema.js';

const ORGANISATIONS = `SELECT org_code AS "orgCode", name, short_name AS "shortName", region_code AS "regionCode", level,
    parent_org_code AS "parentOrgCode", path, abolished_at AS "abolishedAt", successor_org_code AS "successorOrgCode" FROM organisations`;
const LIST = `${ORGANISATIONS} WHERE org_code > $1 AND ($2::text IS NULL OR parent_org_code = $2) ORDER BY org_code LIMIT $3`;
/** In the order of the tree: each body after the one that it belongs to. */
const SUBTREE = `${ORGANISATIONS}
  WHERE path COLLATE "C" > $1 AND path COLLATE "C" >= $2 AND path COLLATE "C" < $3 ORDER BY path COLLATE "C" LIMIT $4`;
const POSTS = 'SELECT code, name, permissions, second_factor AS "secondFactor" FROM posts WHERE code > $1 ORDER BY code LIMIT $2';

type Row = Omit<Organisation, 'abolishedAt'> & { abolishedAt: Date | null };

const Position = z.object({ code: z.string().max(64) });
const PathPosition = z.object({ path: z.string().max(1_000) });
const LAST_CHARACTER = '\u{10ffff}';

/** 机构与岗位查询. */
@Injectable()
export class ListRegister {
  constructor(private readonly database: Database) {}

  /** In the order of their codes; those `under` one, it included, in the order of the tree. @throws HTTP.CURSOR_INVALID, AUTH.ORGANISATION_NOT_FOUND */
  async organisations({ cursor, limit, under, parent }: OrganisationQuery): Promise<Page<Organisation>> {
    if (under !== undefined) return this.subtree(under, cursor, limit);
    const after = decodeCursor(Position, cursor)?.code ?? '';
    const rows = await this.database.query<Row & Record<string, unknown>>(LIST, [after, parent ?? null, limit + 1]);
    const { items, next } = page(rows, limit, ({ orgCode }) => encodeCursor({ code: orgCode }));
    return { items: items.map(toOrganisation), next };
  }

  /** In the order of their codes. @throws HTTP.CURSOR_INVALID */
  async posts({ cursor, limit }: RegisterQuery): Promise<Page<PostOfDuty>> {
    const after = decodeCursor(Position, cursor)?.code ?? '';
    const rows = await this.database.query<PostOfDuty>(POSTS, [after, limit + 1]);
    return page(rows, limit, ({ code }) => encodeCursor({ code }));
  }

  private async subtree(orgCode: string, cursor: string | undefined, limit: number): Promise<Page<Organisation>> {
    const after = decodeCursor(PathPosition, cursor)?.path ?? '';
    const [root] = await this.database.query<{ path: string }>('SELECT path FROM organisations WHERE org_code = $1', [orgCode]);
    if (!root) throw organisationNotFound();
    const range = [after, root.path, root.path + LAST_CHARACTER, limit + 1];
    const rows = await this.database.query<Row & Record<string, unknown>>(SUBTREE, range);
    const { items, next } = page(rows, limit, ({ path }) => encodeCursor({ path }));
    return { items: items.map(toOrganisation), next };
  }
}

const toOrganisation = (row: Row): Organisation => ({ ...row, abolishedAt: row.abolishedAt?.toISOString() ?? null });
