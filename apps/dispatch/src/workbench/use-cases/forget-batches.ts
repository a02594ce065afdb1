import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import { firstIdAt } from '../persistence/time-of-id.js';

const EVERY_MS = 60_000;
const AT_ONCE = 200;
const KEPT_MS = 30 * 86_400_000;

const FORGET = `
  WITH old AS (SELECT id FROM work_batches WHERE id < $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED),
    items AS (DELETE FROM work_batch_items WHERE batch_id IN (SELECT id FROM old))
  DELETE FROM work_batches WHERE id IN (SELECT id FROM old) RETURNING id`;

/** 清理批次 — what a batch did stands with each turn; that they were sent together is of use only while it may be sent again. */
@Injectable()
export class ForgetBatches {
  constructor(
    workers: Workers,
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    workers.add({ name: 'forget-batches', everyMs: EVERY_MS, round: () => this.execute() });
  }

  /** Returns whether there may be more. */
  execute(): Promise<boolean> {
    return this.uow.run(async () => {
      const before = firstIdAt(this.clock.now().getTime() - KEPT_MS);
      return (await this.database.query(FORGET, [before, AT_ONCE])).length === AT_ONCE;
    });
  }
}
