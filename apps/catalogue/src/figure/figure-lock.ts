import type { Database } from '@yiwang/persistence';

const LOCK = `SELECT pg_try_advisory_xact_lock(hashtextextended('item-figures', 0)) AS got`;

/**
 * Whether this unit of work is the one that writes figures, up to its end. Who adds up and who counts anew follow one another: what one
 * of them takes from the queue the other would count a second time.
 */
export async function holdFigures(db: Database): Promise<boolean> {
  const [lock] = await db.query<{ got: boolean }>(LOCK);
  return lock!.got;
}
