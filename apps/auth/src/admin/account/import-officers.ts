import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { initialPassword } from '../../account/one-time-secrets.js';
import { hashPassword } from '../../account/passwords.js';
import { Duties } from '../../approval/duties.js';
import { sorted } from '../../approval/change-subject.js';
import { PermissionChanges } from '../../approval/permission-changes.js';
import { ADMIN_LOCK, AdminActions, type Administrator } from '../admin-actions.js';
import { readLines, reportOf, type ImportReport, type LineResult } from '../import/import-lines.js';
import { judge, OfficerLine, type ExistingAccount, type JudgedLine, type Surroundings } from './officer-line.js';
import { OFFICER_SQL } from './officer.sql.js';

interface ExistingRow {
  id: string;
  kind: string;
  login: string;
  name: string | null;
  org_code: string | null;
  mobile_encrypted: string | null;
  gone: boolean;
  posts: string[];
}

/** Two at a time: logins go on beside an import. */
const HASHING = 2;

interface Prepared {
  password: string;
  hash: string;
}

/** 导入工作人员. Good lines land together, whatever the bad ones beside them; the same list again changes nothing. */
@Injectable()
export class ImportOfficers {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly idempotency: Idempotency,
    private readonly actions: AdminActions,
    private readonly changes: PermissionChanges,
    private readonly duties: Duties,
  ) {}

  /**
   * `passwords` are the initial passwords of the accounts that this very request made, by account id. They are stored as hashes only and
   * not with the answer: the repetition of a request has none.
   */
  async execute(
    raw: readonly Record<string, unknown>[],
    by: Administrator,
    key: IdempotentRequest,
  ): Promise<{ report: ImportReport; passwords: Map<string, string> }> {
    const lines = readLines(OfficerLine, raw, { field: 'login', of: ({ login }) => login });
    const values = lines.flatMap((line) => ('value' in line ? [line.value] : []));
    const prepared = await this.prepare(values.map(({ login }) => login));
    const passwords = new Map<string, string>();
    const report = await this.idempotency.once(
      key,
      async () => {
        await this.database.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
        const judged = judge(lines, { ...(await this.surroundings(values)), by: by.id });
        return reportOf(await this.land(judged, by, prepared, passwords));
      },
      { status: 200, claimFirst: true },
    );
    return { report, passwords };
  }

  /** argon2id is slow on purpose: done before the transaction, for logins that are new. Accounts are never deleted, so no other is needed. */
  private async prepare(logins: readonly string[]): Promise<Map<string, Prepared>> {
    const rows = await this.database.query<{ login: string }>('SELECT login FROM users WHERE login = ANY($1)', [logins]);
    const known = new Set(rows.map(({ login }) => login));
    const missing = logins.filter((login) => !known.has(login));
    const prepared = new Map<string, Prepared>();
    for (let at = 0; at < missing.length; at += HASHING) {
      await Promise.all(
        missing.slice(at, at + HASHING).map(async (login) => {
          const password = initialPassword();
          prepared.set(login, { password, hash: await hashPassword(password) });
        }),
      );
    }
    return prepared;
  }

  private async surroundings(values: readonly OfficerLine[]): Promise<Omit<Surroundings, 'by'>> {
    const accounts = await this.database.query<ExistingRow>(OFFICER_SQL.existing, [values.map(({ login }) => login)]);
    const organisations = await this.database.query<{ org_code: string }>(
      'SELECT org_code FROM organisations WHERE org_code = ANY($1) AND abolished_at IS NULL',
      [values.map(({ orgCode }) => orgCode)],
    );
    const posts = await this.database.query<{ code: string; permissions: string[] }>('SELECT code, permissions FROM posts');
    return {
      accounts: new Map(accounts.map((row) => [row.login, this.existing(row)])),
      organisations: new Set(organisations.map((row) => row.org_code)),
      posts: new Map(posts.map((row) => [row.code, row.permissions])),
      duties: await this.duties.all(),
    };
  }

  private existing({ id, name, org_code, mobile_encrypted, posts, gone }: ExistingRow): ExistingAccount {
    if (name === null || org_code === null) return { id };
    const mobile = mobile_encrypted === null ? null : this.cipher.decrypt(mobile_encrypted, `officers.mobile:${id}`);
    return { id, officer: { name, orgCode: org_code, posts, mobile, left: gone } };
  }

  private async land(
    judged: readonly (JudgedLine | LineResult)[],
    by: Administrator,
    prepared: ReadonlyMap<string, Prepared>,
    passwords: Map<string, string>,
  ): Promise<LineResult[]> {
    const results: LineResult[] = [];
    for (const one of judged) results.push('problems' in one ? one : await this.landOne(one, by, prepared, passwords));
    return results;
  }

  /** Name and number land at once; where the officer belongs and what he may do wait for a second person. */
  private async landOne(
    { line, outcome, value, changed, accountId }: JudgedLine,
    by: Administrator,
    prepared: ReadonlyMap<string, Prepared>,
    passwords: Map<string, string>,
  ): Promise<LineResult> {
    const id = accountId ?? uuidv7();
    if (outcome === 'created') {
      const { password, hash } = prepared.get(value.login)!;
      await this.database.query(OFFICER_SQL.account, [id, uuidv7(), value.login, hash, true]);
      passwords.set(id, password);
      await this.put(id, value);
      await this.actions.record(by, [{ action: 'account.imported', target: id, details: { orgCode: value.orgCode } }]);
    }
    const plain = changed.filter((field) => field === 'name' || field === 'mobile');
    if (plain.length > 0) {
      await this.put(id, value);
      await this.actions.record(by, [{ action: 'account.changed', target: id, details: { changed: plain } }]);
    }
    const wanted = { orgCode: value.orgCode, posts: sorted(value.posts) };
    const asked = await this.changes.ask({ kind: 'officer', target: id, wanted, reason: '' }, by);
    const waits = outcome === 'updated' && plain.length === 0 && asked.outcome === 'pending';
    return { line, outcome: waits ? 'requested' : outcome, id, problems: [], changeId: asked.changeId };
  }

  private async put(id: string, { name, orgCode, mobile }: OfficerLine): Promise<void> {
    const sealed = mobile === undefined ? null : this.cipher.encrypt(mobile, `officers.mobile:${id}`);
    await this.database.query(OFFICER_SQL.officer, [id, name, orgCode, sealed]);
  }
}
