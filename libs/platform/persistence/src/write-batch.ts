import type { AppError } from '@yiwang/kernel';
import type { Statement } from './statements.js';

/** One INSERT, UPDATE or DELETE without RETURNING, kept until the unit of work flushes. */
export interface Write {
  sql: string;
  params: readonly unknown[];
  /** Row count the write must have; checked in the same statement, so a breach undoes all of it. */
  rows?: number;
  /** The error of such a breach. */
  otherwise?: () => AppError;
  /** The same write for many rows: takes one array for each parameter, in order. Keeps the text the same for any number of rows. */
  many?: string;
}

export interface ComposedStatement extends Statement {
  writes: readonly Write[];
}

/** SQLSTATE that `expect_rows` raises; its message is the index of the write. */
export const ROWS_EXPECTED = 'YW001';

/** Inserts without `many` are merged by repeating their row; beyond this the texts would be too many to prepare each. */
const MOST_STABLE_ROWS = 8;
/** The protocol counts parameters in 16 bits, and wraps. */
const MOST_PARAMS = 60_000;
const CACHE_LIMIT = 1000;
/** Writes of a unit of work that may share its statement; with more, there is little to gain. */
const MOST_GATHERED = 16;

/** What must be known of a statement text, found once. */
interface Shape {
  table: string;
  /** The parts of an insert that may share a statement with others of its text. */
  insert: { head: string; row: string; tail: string } | undefined;
}

const shapes = new Map<string, Shape>();
const texts = new Map<string, string>();

const TARGET = /^\s*(INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+([a-z0-9_."]+)/i;
const INSERT_ROW = /^(\s*INSERT\s[\s\S]+?\bVALUES\s*)(\([\s\S]+?\))(\s+ON CONFLICT\s[\s\S]*DO NOTHING)?\s*$/i;

function shapeOf(sql: string): Shape {
  const known = shapes.get(sql);
  if (known) return known;
  const target = TARGET.exec(sql);
  if (!target) throw new Error(`a buffered write must be INSERT, UPDATE or DELETE: ${sql.slice(0, 60)}`);
  if (/\bRETURNING\b/i.test(sql)) throw new Error(`a buffered write has no RETURNING: ${sql.slice(0, 60)}`);
  const [, head, row, tail = ''] = INSERT_ROW.exec(sql) ?? [];
  const shape = { table: target[2]!.toLowerCase(), insert: head && row ? { head, row, tail } : undefined };
  if (shapes.size < CACHE_LIMIT) shapes.set(sql, shape);
  return shape;
}

const isMergeable = (write: Write): boolean => write.rows === undefined && shapeOf(write.sql).insert !== undefined;

/** The writes of a unit of work that wait for its flush. */
export class PendingWrites {
  private writes: Write[] = [];
  private readonly byTable = new Map<string, Write>();

  /**
   * Whether the write must not share a statement with what waits: all parts of one statement see the same snapshot, so it would not see
   * rows that another has touched; and two inserts of a table keep their order only as one insert.
   */
  conflictsWith(write: Write): boolean {
    const { table } = shapeOf(write.sql);
    const earlier = this.byTable.get(table);
    return earlier !== undefined && !(earlier.sql === write.sql && isMergeable(earlier) && isMergeable(write));
  }

  add(write: Write): void {
    this.byTable.set(shapeOf(write.sql).table, write);
    this.writes.push(write);
  }

  get size(): number {
    return this.writes.length;
  }

  /** Whether the writes may share a statement with those of other units of work: few, and nothing but inserts that are simply merged. */
  get gatherable(): boolean {
    if (this.writes.length === 0 || this.writes.length > MOST_GATHERED || !this.writes.every(isMergeable)) return false;
    if (this.writes.reduce((sum, { params }) => sum + params.length, 0) > MOST_PARAMS / MOST_STABLE_ROWS) return false;
    const alone = this.writes.filter(({ many }) => many === undefined).map(({ sql }) => sql);
    return new Set(alone).size === alone.length;
  }

  /** Empties the buffer as it is. */
  takeGatherable(): Write[] {
    const writes = this.writes;
    this.clear();
    return writes;
  }

  /** Empties the buffer into the statements to send in order; one, unless there are more parameters than one may have. */
  take(): ComposedStatement[] {
    const writes = this.writes;
    this.clear();
    return compose(writes);
  }

  clear(): void {
    this.writes = [];
    this.byTable.clear();
  }
}

/**
 * Makes one statement of several writes: each becomes a data-modifying CTE, so a whole use-case costs one round trip and is atomic
 * without BEGIN and COMMIT.
 */
export function compose(buffered: readonly Write[]): ComposedStatement[] {
  const merged: { write: Write; stable: boolean }[] = [];
  for (const group of groups(buffered)) merged.push(...merge(group));
  const statements: ComposedStatement[] = [];
  for (let from = 0; from < merged.length;) {
    let to = from;
    let params = 0;
    while (to < merged.length && (to === from || params + merged[to]!.write.params.length <= MOST_PARAMS))
      params += merged[to++]!.write.params.length;
    statements.push(composeOne(merged.slice(from, to)));
    from = to;
  }
  return statements;
}

/** Inserts of the same text belong together: one insert of many rows is cheaper, and keeps their order (CTEs run in any order). */
function groups(buffered: readonly Write[]): Write[][] {
  if (buffered.length === 1) return [[buffered[0]!]];
  const found = new Map<unknown, Write[]>();
  for (const write of buffered) {
    const key = isMergeable(write) ? write.sql : write;
    const group = found.get(key);
    if (group) group.push(write);
    else found.set(key, [write]);
  }
  return [...found.values()];
}

function merge(group: readonly Write[]): { write: Write; stable: boolean }[] {
  const [first] = group;
  if (group.length === 1) return [{ write: first!, stable: true }];
  const width = first!.params.length;
  if (first!.many !== undefined) {
    const columns = Array.from({ length: width }, (_, column) => group.map((write) => write.params[column]));
    return [{ write: { sql: first!.many, params: columns }, stable: true }];
  }
  const { head, row, tail } = shapeOf(first!.sql).insert!;
  const most = Math.max(1, Math.floor(MOST_PARAMS / Math.max(1, width)));
  const chunks: { write: Write; stable: boolean }[] = [];
  for (let from = 0; from < group.length; from += most) {
    const chunk = group.slice(from, from + most);
    const rows = chunk.map((_, index) => shiftParams(row, index * width));
    const params = chunk.flatMap((write) => write.params as unknown[]);
    chunks.push({ write: { sql: head + rows.join(', ') + tail, params }, stable: chunk.length <= MOST_STABLE_ROWS });
  }
  return chunks;
}

const shiftParams = (sql: string, by: number): string => (by === 0 ? sql : sql.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + by}`));

function composeOne(merged: readonly { write: Write; stable: boolean }[]): ComposedStatement {
  const writes = merged.map(({ write }) => write);
  const values = writes.flatMap((write) => write.params as unknown[]);
  const stable = merged.every((part) => part.stable);
  if (!stable) return { text: composeText(writes), values, stable, writes };
  const key = writes.map((write) => `${write.rows ?? ''}:${write.sql}`).join('\u0000');
  let text = texts.get(key);
  if (text === undefined) {
    text = composeText(writes);
    if (texts.size < CACHE_LIMIT) texts.set(key, text);
  }
  return { text, values, stable, writes };
}

function composeText(writes: readonly Write[]): string {
  const [only] = writes;
  if (writes.length === 1 && only!.rows === undefined) return only!.sql;
  let offset = 0;
  const parts: string[] = [];
  const checks: string[] = [];
  writes.forEach((write, index) => {
    const sql = shiftParams(write.sql, offset);
    offset += write.params.length;
    parts.push(`w${index} AS (${sql}${write.rows === undefined ? '' : ' RETURNING 1'})`);
    if (write.rows !== undefined) checks.push(`expect_rows((SELECT count(*) FROM w${index}), ${write.rows}, ${index})`);
  });
  return `WITH ${parts.join(', ')} SELECT ${checks.length > 0 ? checks.join(', ') : '1'}`;
}
