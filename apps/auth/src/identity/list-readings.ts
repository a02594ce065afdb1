import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { ListedReading, ReadingQuery } from './reading.schema.js';

const COLUMNS = 'id::text AS id, at, account_id, purpose, client_id, item_code, case_no FROM identity_readings';
const ALL = `SELECT ${COLUMNS} WHERE ($1::bigint IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`;
const OF_ACCOUNTS = `SELECT ${COLUMNS} WHERE account_id = ANY($3::uuid[]) AND ($1::bigint IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`;
/** Every identity of whoever is logged in. */
const OWN = `SELECT o.id FROM accounts a JOIN accounts o ON o.user_id = a.user_id WHERE a.id = $1`;

interface Row {
  id: string;
  at: Date;
  account_id: string;
  purpose: string;
  client_id: string;
  item_code: string | null;
  case_no: string | null;
}

const Position = z.object({ id: z.string().regex(/^\d{1,18}$/) });

/** 查阅记录查询, the newest first: ids rise with time. */
@Injectable()
export class ListReadings {
  constructor(private readonly database: Database) {}

  /** @throws HTTP.CURSOR_INVALID */
  execute({ accountId, ...query }: ReadingQuery): Promise<Page<ListedReading>> {
    return this.list(query, accountId === undefined ? undefined : [accountId]);
  }

  /** Of the person behind the account, in all his identities. @throws HTTP.CURSOR_INVALID */
  async own({ id }: Principal, query: Omit<ReadingQuery, 'accountId'>): Promise<Page<ListedReading>> {
    const accounts = await this.database.query<{ id: string }>(OWN, [id]);
    return this.list(
      query,
      accounts.map((account) => account.id),
    );
  }

  private async list({ cursor, limit }: Omit<ReadingQuery, 'accountId'>, accounts?: string[]): Promise<Page<ListedReading>> {
    const before = decodeCursor(Position, cursor)?.id ?? null;
    const rows = accounts
      ? await this.database.query<Row & Record<string, unknown>>(OF_ACCOUNTS, [before, limit + 1, accounts])
      : await this.database.query<Row & Record<string, unknown>>(ALL, [before, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toListed), next };
  }
}

const toListed = ({ id, at, account_id, purpose, client_id, item_code, case_no }: Row): ListedReading => ({
  id,
  at: at.toISOString(),
  accountId: account_id,
  purpose,
  clientId: client_id,
  itemCode: item_code,
  caseNo: case_no,
});
