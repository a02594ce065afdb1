import { Module } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import { AccessEndings } from './access-endings.js';
import { EndingController } from './ending.controller.js';
import { ListEndings } from './list-endings.js';

const EVERY_MS = 60_000;
const BATCH = 5_000;
const PRUNE = `WITH gone AS (DELETE FROM access_endings WHERE seq IN
  (SELECT seq FROM access_endings WHERE expires_at < now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING 1)
  SELECT count(*)::int AS count FROM gone`;

/** 访问终止, for whatever ends access. */
@Module({ controllers: [EndingController], providers: [AccessEndings, ListEndings], exports: [AccessEndings] })
export class EndingModule {
  constructor(workers: Workers, database: Database) {
    const round = async (): Promise<boolean> => {
      const [row] = await database.query<{ count: number }>(PRUNE, [BATCH]);
      return row?.count === BATCH;
    };
    workers.add({ name: 'forget-endings', everyMs: EVERY_MS, round });
  }
}
