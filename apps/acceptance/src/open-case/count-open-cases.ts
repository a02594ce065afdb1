import { Inject, Injectable } from '@nestjs/common';
import { forbidden, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Database } from '@yiwang/persistence';
import type { AcceptanceConfig } from '../acceptance.config.js';
import { FINAL_STATUSES } from '../case/domain/case-status.js';

/** Enough to know; nobody's hundredth open case changes an answer. */
const MOST = 100;

const COUNT = `
  SELECT count(*)::int AS open FROM (
    (SELECT case_no FROM cases WHERE applicant_id = $1 AND NOT status = ANY($2::case_status[]) LIMIT ${MOST})
    UNION
    (SELECT case_no FROM cases WHERE agent_id = $1 AND NOT status = ANY($2::case_status[]) LIMIT ${MOST})) AS found`;

/** 在办件 of an account, its own and those it is the agent of: somebody who has some does not close his account. */
@Injectable()
export class CountOpenCases {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** @throws ACCESS.FORBIDDEN */
  async execute(accountId: string, { kind, clientId }: Principal): Promise<{ open: number }> {
    if (kind !== 'service' || !this.config.OPEN_CASE_CLIENTS.includes(clientId)) throw forbidden();
    const [row] = await this.database.query<{ open: number }>(COUNT, [accountId, FINAL_STATUSES]);
    return { open: row?.open ?? 0 };
  }
}
