import { Injectable } from '@nestjs/common';
import { FieldCipher, type Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { mobileContext } from '../../account/mobile-seal.js';
import { OwnPerson } from '../own-person.js';
import { UserChanges } from '../user-changes.js';
import type { PersonalData } from './own.schema.js';

const USER = `
  SELECT u.login, u.mobile_encrypted, u.created_at, i.name_encrypted, i.document_type, i.number_encrypted
    FROM users u LEFT JOIN person_identities i ON i.user_id = u.id WHERE u.id = $1`;
const ACCOUNTS = `
  SELECT a.id AS "accountId", a.kind, a.real_name_level AS "realNameLevel", l.uscc AS "creditCode", a.created_at AS "createdAt",
         a.disabled_at AS "disabledAt"
    FROM accounts a LEFT JOIN legal_persons l ON l.account_id = a.id WHERE a.user_id = $1 ORDER BY a.created_at, a.id`;
const VERIFICATIONS = `SELECT at, level, method, document_type AS "documentType" FROM real_name_verifications WHERE user_id = $1 ORDER BY id`;
const CHANGES = 'SELECT at, change AS what FROM user_changes WHERE user_id = $1 ORDER BY id';
const UPSTREAMS = 'SELECT upstream, bound_at AS "boundAt" FROM upstream_accounts WHERE user_id = $1 ORDER BY upstream';
const SESSIONS = `SELECT logged_in_at AS "loggedInAt", last_seen_at AS "lastSeenAt", ended_at AS "endedAt", browser, system, address_masked AS "addressMasked"
  FROM login_sessions WHERE user_id = $1 ORDER BY logged_in_at, sid`;
const CONSENTS = `SELECT c.client_id AS "clientId", c.scopes, c.given_at AS "givenAt" FROM consents c JOIN accounts a ON a.id = c.account_id
  WHERE a.user_id = $1 ORDER BY c.given_at, c.client_id`;
const READINGS = `
  SELECT r.at, r.purpose, r.client_id AS "clientId", r.item_code AS "itemCode", r.case_no AS "caseNo" FROM identity_readings r JOIN accounts a ON a.id = r.account_id
   WHERE a.user_id = $1 ORDER BY r.id DESC LIMIT 1000`;
const RECORD = `INSERT INTO identity_readings (at, account_id, purpose, client_id) VALUES ($1, $2, 'export', $3)`;

interface UserRow {
  login: string | null;
  mobile_encrypted: string | null;
  created_at: Date;
  name_encrypted: string | null;
  document_type: string | null;
  number_encrypted: string | null;
}

/** 个人信息副本 (PIPL §45) — everything that auth has of a person, in clear and for himself; that it was told is on record. */
@Injectable()
export class ExportData {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    private readonly persons: OwnPerson,
    private readonly changes: UserChanges,
  ) {}

  /** @throws AUTH.PERSONS_ONLY */
  execute(principal: Principal): Promise<PersonalData> {
    return this.uow.run(async () => {
      const { userId, accountId } = await this.persons.lock(principal);
      const now = this.clock.now().toISOString();
      const [user] = await this.database.query<UserRow & Record<string, unknown>>(USER, [userId]);
      const exported = {
        exportedAt: now,
        userId,
        ...this.open(userId, user!),
        accounts: await this.dated<PersonalData['accounts'][number]>(ACCOUNTS, userId),
        verifications: await this.dated<PersonalData['verifications'][number]>(VERIFICATIONS, userId),
        upstreamAccounts: await this.dated<PersonalData['upstreamAccounts'][number]>(UPSTREAMS, userId),
        changes: await this.dated<PersonalData['changes'][number]>(CHANGES, userId),
        logins: await this.dated<PersonalData['logins'][number]>(SESSIONS, userId),
        consents: await this.dated<PersonalData['consents'][number]>(CONSENTS, userId),
        readings: await this.dated<PersonalData['readings'][number]>(READINGS, userId),
      };
      await this.database.write(RECORD, [now, accountId, principal.clientId]);
      await this.changes.record(userId, 'data-exported');
      return exported;
    });
  }

  private open(userId: string, row: UserRow): Pick<PersonalData, 'registeredAt' | 'login' | 'mobile' | 'identity'> {
    const { name_encrypted: name, number_encrypted: number, document_type: documentType } = row;
    const open = (column: string, text: string): string => this.cipher.decrypt(text, `person_identities.${column}:${userId}`);
    return {
      registeredAt: row.created_at.toISOString(),
      login: row.login,
      mobile: row.mobile_encrypted === null ? null : this.cipher.decrypt(row.mobile_encrypted, mobileContext(userId)),
      identity:
        name === null || number === null || documentType === null
          ? null
          : { name: open('name', name), documentType, documentNo: open('number', number) },
    };
  }

  /** Rows with their times as texts. */
  private async dated<T>(sql: string, userId: string): Promise<T[]> {
    const rows = await this.database.query(sql, [userId]);
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)])) as T);
  }
}

const textOf = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
