import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Database } from '@yiwang/persistence';
import type { DispatchConfig } from '../../dispatch.config.js';
import { noTestCase } from '../../system/domain/test-case.js';

const BATCH = 1_000;
/**
 * Only of tasks that need nothing any more, in cases that nothing more is said of: the messages of a task are counted by those that are there,
 * and no version may come twice. What waited for long belongs to the day on which it was sent.
 */
const PRUNE = `
  DELETE FROM deliveries WHERE sequence IN (
    SELECT d.sequence FROM deliveries d JOIN tasks t ON t.id = d.task_id JOIN case_plans p ON p.case_no = d.case_no
    WHERE d.state IN ('sent', 'closed') AND d.created_at < now() - $1::int * interval '1 day'
      AND (d.sent_at IS NULL OR d.sent_at < now() - $1::int * interval '1 day')
      AND (t.completed_at IS NOT NULL OR t.ended_at IS NOT NULL OR t.state = 'cancelled')
      AND (p.state IN ('decided', 'ended') OR NOT (${noTestCase('d.case_no')}))
      AND NOT (d.type = 'task.recalled' AND d.acknowledged_at IS NULL)
    ORDER BY d.created_at LIMIT $2 FOR UPDATE OF d SKIP LOCKED)
  RETURNING sequence`;
const PRUNE_COUNTS = "DELETE FROM delivery_counts WHERE hour < now() - $1::int * interval '1 day'";

/** 清理 — messages are kept as long as a system may want to read them again. */
@Injectable()
export class PruneDeliveries {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  async execute(): Promise<boolean> {
    const days = this.config.DELIVERY_RETENTION_DAYS;
    const gone = await this.database.query(PRUNE, [days, BATCH]);
    if (gone.length < BATCH) await this.database.query(PRUNE_COUNTS, [days]);
    return gone.length === BATCH;
  }
}
