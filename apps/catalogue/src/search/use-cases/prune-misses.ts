import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import { dayOf } from './miss-days.js';

const EVERY_MS = 60 * 60_000;
const BATCH = 1_000;
/** 零结果检索 older than this tells nothing any more. */
const MISSES_KEPT_DAYS = 180;

@Injectable()
export class PruneMisses {
  constructor(
    workers: Workers,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {
    workers.add({ name: 'prune-search-misses', everyMs: EVERY_MS, round: () => this.prune() });
  }

  /** One bite; says whether there may be more. */
  async prune(): Promise<boolean> {
    const before = dayOf(new Date(this.clock.now().getTime() - MISSES_KEPT_DAYS * 86_400_000));
    const gone = await this.db.query(
      `DELETE FROM search_misses WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM search_misses WHERE day < $1::date LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)) RETURNING 1`,
      [before],
    );
    return gone.length === BATCH;
  }
}
