import { Injectable } from '@nestjs/common';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { RECOUNT_COLUMNS, recountOf, type Recount, type RecountRow } from '../queries/figure-state.js';

/** 要求重新统计 — a worker does it. Belongs inside a unit of work. */
@Injectable()
export class RequestRecount {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The one that waits already, if there is one. One that runs is not: it does not see what was loaded since it began. */
  async execute(by: string): Promise<Recount> {
    const [waiting] = await this.db.query<RecountRow>(
      `SELECT ${RECOUNT_COLUMNS} FROM figure_recounts WHERE finished_at IS NULL ORDER BY requested_at LIMIT 1 FOR SHARE SKIP LOCKED`,
    );
    if (waiting) return recountOf(waiting);
    const [asked] = await this.db.query<RecountRow>(
      `INSERT INTO figure_recounts (id, requested_by, requested_at) VALUES ($1, $2, $3) RETURNING ${RECOUNT_COLUMNS}`,
      [uuidv7(), by, this.clock.now()],
    );
    return recountOf(asked!);
  }
}
