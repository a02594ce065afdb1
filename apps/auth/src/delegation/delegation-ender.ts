import { Injectable } from '@nestjs/common';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import { AccessEndings } from '../ending/access-endings.js';

const EVERY_MS = 10_000;
const BATCH = 100;
const OVER = `UPDATE post_delegations SET ended_at = now() WHERE id IN (
  SELECT id FROM post_delegations WHERE ended_at IS NULL AND (ends_at <= now() OR revoked_at IS NOT NULL)
   ORDER BY ends_at LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING to_account_id::text AS "to", revoked_at IS NOT NULL AS revoked`;

/** 到期收回 — a post that was lent goes back in time; the tokens that still speak of it end within seconds and not when they expire. */
@Injectable()
export class DelegationEnder {
  constructor(
    workers: Workers,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly endings: AccessEndings,
  ) {
    workers.add({ name: 'end-delegations', everyMs: EVERY_MS, round: () => this.end() });
  }

  /** Whether there may be more. */
  end(): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const over = await this.database.query<{ to: string; revoked: boolean }>(OVER, [BATCH]);
      await this.endings.end(...over.filter(({ revoked }) => !revoked).map(({ to }) => ({ kind: 'account' as const, id: to })));
      return over.length === BATCH;
    });
  }
}
