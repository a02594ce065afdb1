import type { Database } from '@yiwang/persistence';

/** Those made at the same time may have their sequences in another order, but not many. */
const BEFORE_TIME = `
  SELECT min(d.sequence) - 1 AS sequence
  FROM (SELECT sequence FROM deliveries WHERE system_id = $1 AND created_at >= $2 ORDER BY created_at LIMIT 1000) d`;
const END = '999999999999999999';

/** The sequence behind which lies whatever a system was to be told since a time, so that months before it are not looked through. */
export async function beforeTime(database: Database, systemId: string, since: string | undefined): Promise<string> {
  if (since === undefined) return '0';
  const [row] = await database.query<{ sequence: string | null }>(BEFORE_TIME, [systemId, since]);
  return row?.sequence ?? END;
}
