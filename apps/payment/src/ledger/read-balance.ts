import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { Account } from './domain/ledger.js';
import type { LedgerBalance } from './http/ledger.schema.js';

const SQL = `
  SELECT account, party, sum(amount_fen)::text AS balance, (SELECT count(*) FROM postings)::int AS postings
  FROM entries GROUP BY account, party ORDER BY account, party`;

interface Row extends Record<string, unknown> {
  account: Account;
  party: string;
  balance: string;
  postings: number;
}

/** 试算平衡 in one statement, so that all accounts are of the same moment. */
@Injectable()
export class ReadBalance {
  constructor(private readonly database: Database) {}

  async execute(): Promise<LedgerBalance> {
    const rows = await this.database.query<Row>(SQL);
    const accounts = rows.map(({ account, party, balance }) => ({ account, party, balanceFen: Number(balance) }));
    return { sumFen: accounts.reduce((sum, { balanceFen }) => sum + balanceFen, 0), postings: rows[0]?.postings ?? 0, accounts };
  }
}
