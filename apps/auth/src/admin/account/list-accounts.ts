import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { maskCitizenId, maskMobile } from '@yiwang/standards';
import { z } from 'zod';
import type { AccountKind } from '../../account/account-kind.js';
import { accountNotFound } from '../../contact/contact.schema.js';
import type { AccountQuery, ListedAccount } from './account-admin.schema.js';

/** A mobile or identity number for a login is found whole only: digit by digit, the search would tell what the mask hides. */
const NUMBER = '^(1[0-9]{10}|[0-9]{17}[0-9x])$';

const COLUMNS = `
  SELECT a.id, a.kind, u.login, a.real_name_level, u.must_change_password, u.initial_password_until, a.disabled_at, a.created_at,
         coalesce(o.name, i.name_masked, u.mobile_masked) AS display_name, coalesce(o.org_code, l.uscc) AS org_code,
         coalesce(g.name, e.company_name) AS org_name, g.region_code,
         ARRAY(SELECT op.post_code FROM officer_posts op WHERE op.account_id = a.id ORDER BY op.post_code) AS posts
    FROM accounts a
    JOIN users u ON u.id = a.user_id
    LEFT JOIN person_identities i ON i.user_id = a.user_id
    LEFT JOIN legal_persons l ON l.account_id = a.id
    LEFT JOIN enterprises e ON e.uscc = l.uscc
    LEFT JOIN officers o ON o.account_id = a.id
    LEFT JOIN organisations g ON g.org_code = o.org_code`;
/** By the indexes of the two tables: an OR between their columns would read every account. */
const OF_ORGANISATION =
  'a.id IN (SELECT account_id FROM officers WHERE org_code = $3 UNION ALL SELECT account_id FROM legal_persons WHERE uscc = $3)';
const list = (byOrganisation: boolean): string => `${COLUMNS}
   WHERE a.id > $1 AND ($2::text IS NULL OR a.kind = $2) AND ${byOrganisation ? OF_ORGANISATION : '$3::text IS NULL'}
     AND ($4::text IS NULL OR (u.login COLLATE "C" >= $4 AND u.login COLLATE "C" < $5 AND (u.login = $4 OR u.login !~ '${NUMBER}')))
   ORDER BY a.id LIMIT $6`;
const ONE = `${COLUMNS} WHERE a.id = $1`;

interface Row {
  id: string;
  kind: AccountKind;
  login: string | null;
  real_name_level: number | null;
  must_change_password: boolean;
  initial_password_until: Date | null;
  disabled_at: Date | null;
  created_at: Date;
  display_name: string | null;
  org_code: string | null;
  org_name: string | null;
  region_code: string | null;
  posts: string[];
}

const Position = z.object({ id: z.uuid() });
const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST_CHARACTER = '\u{10ffff}';

/** People may log in by their mobile or identity number: it is then masked like one. */
const shownLogin = (login: string | null): string | null => {
  if (login === null) return null;
  if (/^\d{17}[\dx]$/.test(login)) return maskCitizenId(login.toUpperCase());
  return /^1\d{10}$/.test(login) ? maskMobile(login) : login;
};

/** 账号查询 — with masked names, without numbers, passwords or anything made of them. */
@Injectable()
export class ListAccounts {
  constructor(private readonly database: Database) {}

  /** In the order of their ids. @throws HTTP.CURSOR_INVALID */
  async execute({ cursor, limit, kind, orgCode, login }: AccountQuery): Promise<Page<ListedAccount>> {
    const after = decodeCursor(Position, cursor)?.id ?? FIRST;
    const prefix = login?.trim().toLowerCase();
    const until = prefix === undefined ? null : prefix + LAST_CHARACTER;
    const params = [after, kind ?? null, orgCode ?? null, prefix ?? null, until, limit + 1];
    const rows = await this.database.query<Row>(list(orgCode !== undefined), params);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toListed), next };
  }

  /** @throws AUTH.ACCOUNT_NOT_FOUND */
  async one(id: string): Promise<ListedAccount> {
    const [row] = await this.database.query<Row>(ONE, [id]);
    if (!row) throw accountNotFound();
    return toListed(row);
  }
}

const toListed = (row: Row): ListedAccount => ({
  id: row.id,
  kind: row.kind,
  login: shownLogin(row.login),
  displayName: row.display_name,
  orgCode: row.org_code,
  orgName: row.org_name,
  regionCode: row.region_code,
  posts: row.posts,
  realNameLevel: row.real_name_level,
  mustChangePassword: row.must_change_password,
  initialPasswordUntil: row.must_change_password ? (row.initial_password_until?.toISOString() ?? null) : null,
  disabledAt: row.disabled_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
});
