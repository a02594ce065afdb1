import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';

/** For which item and case; neither where it is for none. */
export interface ReadFor {
  itemCode?: string | undefined;
  caseNo?: string | undefined;
}

const RECORD = `INSERT INTO identity_readings (at, account_id, purpose, client_id, item_code, case_no)
  SELECT $1, account, $3, $4, $5, $6 FROM unnest($2::uuid[]) AS account`;

/** 查阅记录 — who was told in clear of whom, and for what. Rows are only ever added. */
@Injectable()
export class IdentityReadings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Part of the unit of work that reads: what cannot be recorded is not told. */
  async record(accountIds: readonly string[], purpose: string, clientId: string, { itemCode, caseNo }: ReadFor = {}): Promise<void> {
    if (accountIds.length === 0) return;
    const at = this.clock.now().toISOString();
    await this.database.write(RECORD, [at, accountIds, purpose, clientId, itemCode ?? null, caseNo ?? null]);
  }
}
