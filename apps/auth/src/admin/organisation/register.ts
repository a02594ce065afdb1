import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, Idempotency, page, type IdempotentRequest, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { ADMIN_LOCK, AdminActions, type AdminAction, type Administrator } from '../admin-actions.js';
import { readLines, refused, reportOf, type ImportReport, type LineResult, type Outcome, type ReadLine } from '../import/import-lines.js';
import { OrganisationLine, PostLine, type Organisation, type PostOfDuty, type RegisterQuery } from './register.schema.js';

const SQL = {
  organisations: `SELECT org_code AS "orgCode", name, short_name AS "shortName", region_code AS "regionCode" FROM organisations`,
  posts: 'SELECT code, name, permissions FROM posts',
  putOrganisation: `INSERT INTO organisations (org_code, name, short_name, region_code) VALUES ($1, $2, $3, $4)
    ON CONFLICT (org_code) DO UPDATE SET name = excluded.name, short_name = excluded.short_name, region_code = excluded.region_code`,
  putPost: `INSERT INTO posts (code, name, permissions) VALUES ($1, $2, $3)
    ON CONFLICT (code) DO UPDATE SET name = excluded.name, permissions = excluded.permissions`,
};
const Position = z.object({ code: z.string().max(64) });

/** How one kind of line becomes a row, and what is written down of it. */
interface Kind<T> {
  codeOf: (value: T) => string;
  known: (codes: string[]) => Promise<T[]>;
  put: (value: T) => Promise<unknown>;
  imported: AdminAction['action'];
  changed: AdminAction['action'];
  /** What stands in the record of it, as it is now, and for a change as it was before (`before`). */
  details: (value: T) => Record<string, unknown>;
}

const sorted = (permissions: readonly string[]): string[] => [...new Set(permissions)].sort();

/** 机构与岗位 — what officers and department systems belong to, and what a post may do. A list may be imported any number of times. */
@Injectable()
export class Register {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly actions: AdminActions,
  ) {}

  importOrganisations(raw: readonly Record<string, unknown>[], by: Administrator, key: IdempotentRequest): Promise<ImportReport> {
    const lines = readLines(OrganisationLine, raw, { field: 'orgCode', of: ({ orgCode }) => orgCode });
    return this.import(lines, by, key, {
      codeOf: ({ orgCode }) => orgCode,
      known: (codes) => this.database.query<Organisation>(`${SQL.organisations} WHERE org_code = ANY($1)`, [codes]),
      put: ({ orgCode, name, shortName, regionCode }) => this.database.query(SQL.putOrganisation, [orgCode, name, shortName, regionCode]),
      imported: 'organisation.imported',
      changed: 'organisation.changed',
      details: ({ regionCode }) => ({ regionCode }),
    });
  }

  importPosts(raw: readonly Record<string, unknown>[], by: Administrator, key: IdempotentRequest): Promise<ImportReport> {
    const lines = readLines(PostLine, raw, { field: 'code', of: ({ code }) => code }).map((line) =>
      'value' in line ? { ...line, value: { ...line.value, permissions: sorted(line.value.permissions) } } : line,
    );
    return this.import<PostOfDuty>(lines, by, key, {
      codeOf: ({ code }) => code,
      known: async (codes) => {
        const rows = await this.database.query<PostOfDuty>(`${SQL.posts} WHERE code = ANY($1)`, [codes]);
        return rows.map((row) => ({ ...row, permissions: sorted(row.permissions) }));
      },
      put: ({ code, name, permissions }) => this.database.query(SQL.putPost, [code, name, permissions]),
      imported: 'post.imported',
      changed: 'post.changed',
      details: ({ permissions }) => ({ permissions }),
    });
  }

  /** In the order of their codes. @throws HTTP.CURSOR_INVALID */
  async organisations({ cursor, limit }: RegisterQuery): Promise<Page<Organisation>> {
    const after = decodeCursor(Position, cursor)?.code ?? '';
    const sql = `${SQL.organisations} WHERE org_code > $1 ORDER BY org_code LIMIT $2`;
    const rows = await this.database.query<Organisation>(sql, [after, limit + 1]);
    return page(rows, limit, ({ orgCode }) => encodeCursor({ code: orgCode }));
  }

  /** In the order of their codes. @throws HTTP.CURSOR_INVALID */
  async posts({ cursor, limit }: RegisterQuery): Promise<Page<PostOfDuty>> {
    const after = decodeCursor(Position, cursor)?.code ?? '';
    const rows = await this.database.query<PostOfDuty>(`${SQL.posts} WHERE code > $1 ORDER BY code LIMIT $2`, [after, limit + 1]);
    return page(rows, limit, ({ code }) => encodeCursor({ code }));
  }

  private import<T>(lines: readonly ReadLine<T>[], by: Administrator, key: IdempotentRequest, kind: Kind<T>): Promise<ImportReport> {
    const work = async (): Promise<ImportReport> => {
      await this.database.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
      const codes = lines.flatMap((line) => ('value' in line ? [kind.codeOf(line.value)] : []));
      const known = new Map((await kind.known(codes)).map((value) => [kind.codeOf(value), value]));
      const results: LineResult[] = [];
      for (const line of lines)
        results.push('value' in line ? await this.land(line.line, line.value, by, kind, known) : refused(line.line, line.problems));
      return reportOf(results);
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  private async land<T>(line: number, value: T, by: Administrator, kind: Kind<T>, known: ReadonlyMap<string, T>): Promise<LineResult> {
    const code = kind.codeOf(value);
    const before = known.get(code);
    const outcome: Outcome = before === undefined ? 'created' : isSame(before, value) ? 'unchanged' : 'updated';
    if (outcome !== 'unchanged') {
      await kind.put(value);
      const details = { ...kind.details(value), ...(before !== undefined && { before: kind.details(before) }) };
      await this.actions.record(by, [{ action: before === undefined ? kind.imported : kind.changed, target: code, details }]);
    }
    return { line, outcome, id: code, problems: [] };
  }
}

const isSame = (a: unknown, b: unknown): boolean => {
  const flat = (value: unknown): string => JSON.stringify(Object.entries(value as object).sort(([x], [y]) => (x < y ? -1 : 1)));
  return flat(a) === flat(b);
};
