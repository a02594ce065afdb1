import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { Posting } from '../domain/ledger.js';

const INSERT_POSTING = 'INSERT INTO postings (id, ref, case_no, at) VALUES ($1, $2, $3, $4)';
const INSERT_ENTRIES = `
  INSERT INTO entries (posting_id, account, party, amount_fen)
  SELECT $1::uuid, account, party, amount_fen FROM unnest($2::ledger_account[], $3::text[], $4::bigint[]) AS e (account, party, amount_fen)`;

/** 记账 — adds postings in the unit of work that made them true. */
@Injectable()
export class SqlLedger {
  constructor(private readonly database: Database) {}

  async add({ ref, caseNo, at, entries }: Posting): Promise<void> {
    const id = uuidv7();
    await this.database.write(INSERT_POSTING, [id, ref, caseNo, at.toISOString()]);
    await this.database.write(INSERT_ENTRIES, [
      id,
      entries.map(({ account }) => account),
      entries.map(({ party }) => party),
      entries.map(({ amountFen }) => amountFen),
    ]);
  }
}
