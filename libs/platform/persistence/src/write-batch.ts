import type { AppError } from '@yiwang/kernel';

/** One INSERT, UPDATE or DELETE without RETURNING, kept until the unit of work flushes. */
export interface Write {
  sql: string;
  params: readonly unknown[];
  /** Row count the write must have; checked in the same statement, so a breach undoes all of it. */
  rows?: number;
  /** The error of such a breach. */
  otherwise?: () => AppError;
}

export interface ComposedStatement {
  text: string;
  values: unknown[];
}

/** SQLSTATE that `expect_rows` raises; its message is the index of the write. */
export const ROWS_EXPECTED = 'YW001';

const texts = new Map<string, string>();
const TEXT_LIMIT = 1000;

const INSERT_ROW = /^(\s*INSERT\s[\s\S]+?\bVALUES\s*)(\([\s\S]+?\))(\s+ON CONFLICT\s[\s\S]*DO NOTHING)?\s*$/i;

/** Inserts of the same text become one insert of many rows: cheaper, and rows of one table keep their order (CTEs run in any order). */
function mergeInserts(writes: readonly Write[]): Write[] {
  const groups = new Map<string, Write[]>();
  writes.forEach((write, index) => {
    const key = write.rows === undefined && INSERT_ROW.test(write.sql) ? write.sql : String(index);
    groups.set(key, [...(groups.get(key) ?? []), write]);
  });
  return [...groups.values()].map((group) => {
    if (group.length === 1) return group[0]!;
    const [, head, row, tail = ''] = INSERT_ROW.exec(group[0]!.sql)!;
    const width = group[0]!.params.length;
    const rows = group.map((_, index) => shiftParams(row!, index * width));
    return { sql: head! + rows.join(', ') + tail, params: group.flatMap((write) => write.params as unknown[]) };
  });
}

const shiftParams = (sql: string, by: number): string => sql.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + by}`);

/**
 * Makes one statement of several writes: each becomes a data-modifying CTE, so a whole use-case costs one round trip and is atomic
 * without BEGIN and COMMIT. All CTEs see the same snapshot; therefore a row is written at most once in a batch (see `touchesSameRows`).
 */
export function compose(buffered: readonly Write[]): ComposedStatement & { writes: readonly Write[] } {
  const writes = buffered.length > 1 ? mergeInserts(buffered) : buffered;
  const values = writes.flatMap((write) => write.params as unknown[]);
  const key = writes.map((write) => `${write.rows ?? ''}:${write.sql}`).join('\u0000');
  let text = texts.get(key);
  if (text === undefined) {
    text = composeText(writes);
    if (texts.size < TEXT_LIMIT) texts.set(key, text);
  }
  return { text, values, writes };
}

function composeText(writes: readonly Write[]): string {
  const [only] = writes;
  if (writes.length === 1 && only!.rows === undefined) return only!.sql;
  let offset = 0;
  const parts: string[] = [];
  const checks: string[] = [];
  writes.forEach((write, index) => {
    const shift = offset;
    const sql = shiftParams(write.sql, shift);
    offset += write.params.length;
    parts.push(`w${index} AS (${sql}${write.rows === undefined ? '' : ' RETURNING 1'})`);
    if (write.rows !== undefined) checks.push(`expect_rows((SELECT count(*) FROM w${index}), ${write.rows}, ${index})`);
  });
  return `WITH ${parts.join(', ')} SELECT ${checks.length > 0 ? checks.join(', ') : '1'}`;
}

const target = (sql: string): { verb: string; table: string } => {
  const match = /^\s*(INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+([a-z0-9_."]+)/i.exec(sql);
  if (!match) throw new Error(`a buffered write must be INSERT, UPDATE or DELETE: ${sql.slice(0, 60)}`);
  if (/\bRETURNING\b/i.test(sql)) throw new Error(`a buffered write has no RETURNING: ${sql.slice(0, 60)}`);
  return { verb: match[1]!.slice(0, 6).toUpperCase(), table: match[2]!.toLowerCase() };
};

/** Whether the next write could meet rows of a pending one, whose effect it would not see inside one statement. */
export function touchesSameRows(pending: readonly Write[], next: Write): boolean {
  const { verb, table } = target(next.sql);
  return pending.some((write) => {
    const earlier = target(write.sql);
    return earlier.table === table && !(earlier.verb === 'INSERT' && verb === 'INSERT');
  });
}
