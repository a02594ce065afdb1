import type { Database } from '@yiwang/persistence';

const KEY = `hashtextextended('item-figures', 0)`;

/**
 * Whether this unit of work is the one that writes figures, up to its end. Who adds up and who counts anew follow one another: what one
 * of them takes from the queue the other would count a second time.
 */
export async function holdFigures(db: Database): Promise<boolean> {
  const [lock] = await db.query<{ got: boolean }>(`SELECT pg_try_advisory_xact_lock(${KEY}) AS got`);
  return lock!.got;
}

/** The same for who comes rarely: whoever only tried would meet a worker that looks as often as itself again and again. */
export async function awaitFigures(db: Database): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock(${KEY})`);
}
