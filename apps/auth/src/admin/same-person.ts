import type { Database } from '@yiwang/persistence';

const SAME_USER = `SELECT 1 FROM accounts mine JOIN accounts other ON other.user_id = mine.user_id
  WHERE mine.id = $1::uuid AND other.id = ANY($2::uuid[]) LIMIT 1`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * 同一人 — whether somebody is one of these, by this account or another: one person may act by several. Clients and commands, whose ids are
 * no accounts', are only themselves; sorted out here, so that the database looks for ids by its index.
 */
export async function isSamePerson(database: Database, id: string, others: readonly string[]): Promise<boolean> {
  if (others.includes(id)) return true;
  const accounts = others.filter((other) => UUID.test(other));
  return UUID.test(id) && accounts.length > 0 && (await database.query(SAME_USER, [id, accounts])).length > 0;
}
