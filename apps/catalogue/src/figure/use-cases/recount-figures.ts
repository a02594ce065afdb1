import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, isConnectionTrouble, UnitOfWork } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { awaitFigures } from '../figure-lock.js';
import { FoldFigures } from './fold-figures.js';

const log = logger('catalogue.figures');

/** A million versions take a few minutes. */
const WITHIN_MS = 30 * 60_000;
const MOST_AT_ONCE = 100;

/** 重新统计 — counts the library anew for whoever asked before it began. */
@Injectable()
export class RecountFigures {
  constructor(
    private readonly db: Database,
    private readonly uow: UnitOfWork,
    private readonly folding: FoldFigures,
    private readonly clock: Clock,
  ) {}

  /**
   * One transaction: readers see the figures as they were until all are counted, and who is killed in it has changed nothing, so that
   * another process counts.
   */
  async round(): Promise<boolean> {
    let asked: string[] = [];
    try {
      await this.uow.run(async () => {
        // Passes by what another process counts just now.
        const waiting = await this.db.query('SELECT 1 FROM figure_recounts WHERE finished_at IS NULL LIMIT 1 FOR KEY SHARE SKIP LOCKED');
        if (waiting.length === 0) return;
        await awaitFigures(this.db);
        // Locked for as long as it is counted: who asks meanwhile is not told that it waits.
        const open = await this.db.query<{ id: string }>(
          `SELECT id FROM figure_recounts WHERE finished_at IS NULL ORDER BY requested_at LIMIT ${MOST_AT_ONCE} FOR UPDATE SKIP LOCKED`,
        );
        if (open.length === 0) return;
        asked = open.map(({ id }) => id);
        const [counted] = await this.db.query<{ versions: string }>('SELECT recount_item_figures() AS versions', [], {
          withinMs: WITHIN_MS,
        });
        await this.folding.all(WITHIN_MS);
        await this.finish(asked, counted!.versions, null);
      });
    } catch (error) {
      // What waiting does not help would be tried for ever.
      if (asked.length === 0 || isConnectionTrouble(error)) throw error;
      log.error('the figures were not counted anew', { err: error });
      await this.uow.run(() => this.finish(asked, null, (error as Error).message.slice(0, 500)));
    }
    return false;
  }

  private finish(asked: readonly string[], versions: string | null, failure: string | null): Promise<void> {
    return this.db.write('UPDATE figure_recounts SET finished_at = $2, versions = $3, failure = $4 WHERE id = ANY ($1::uuid[])', [
      ...[asked, this.clock.now(), versions, failure],
    ]);
  }
}
