import { describe, expect, it } from '@jest/globals';
import { compose, PendingWrites, type Write } from './write-batch.js';

const only = (writes: Write[]) => {
  const statements = compose(writes);
  expect(statements).toHaveLength(1);
  return statements[0]!;
};

describe('compose', () => {
  it('sends a single write as it is', () => {
    expect(only([{ sql: 'INSERT INTO a (x) VALUES ($1)', params: [1] }])).toMatchObject({
      text: 'INSERT INTO a (x) VALUES ($1)',
      values: [1],
    });
  });

  it('renumbers the parameters of later writes', () => {
    const { text, values } = only([
      { sql: 'INSERT INTO a (x, y) VALUES ($1, $2)', params: [1, 2] },
      { sql: 'INSERT INTO b (z) VALUES ($1)', params: [3] },
    ]);
    expect(text).toBe('WITH w0 AS (INSERT INTO a (x, y) VALUES ($1, $2)), w1 AS (INSERT INTO b (z) VALUES ($3)) SELECT 1');
    expect(values).toEqual([1, 2, 3]);
  });

  it('makes one insert of many rows, in order, from inserts of the same text', () => {
    const sql = 'INSERT INTO a (x, y) VALUES ($1, now()) ON CONFLICT DO NOTHING';
    const { text, values } = only([
      { sql, params: [1] },
      { sql: 'DELETE FROM b WHERE z = $1', params: [9] },
      { sql, params: [2] },
    ]);
    expect(text).toBe(
      'WITH w0 AS (INSERT INTO a (x, y) VALUES ($1, now()), ($2, now()) ON CONFLICT DO NOTHING), w1 AS (DELETE FROM b WHERE z = $3) SELECT 1',
    );
    expect(values).toEqual([1, 2, 9]);
  });

  it('checks an expected row count in the same statement', () => {
    const { text } = only([{ sql: 'UPDATE a SET x = $1', params: [1], rows: 1 }]);
    expect(text).toBe('WITH w0 AS (UPDATE a SET x = $1 RETURNING 1) SELECT expect_rows((SELECT count(*) FROM w0), 1, 0)');
  });

  it('uses the text for many rows, one array a parameter, whatever their number', () => {
    const sql = 'INSERT INTO a (x, y) VALUES ($1, $2)';
    const many = 'INSERT INTO a (x, y) SELECT * FROM unnest($1::int[], $2::int[])';
    const row = (n: number): Write => ({ sql, many, params: [n, -n] });
    expect(only([row(1)])).toMatchObject({ text: sql, values: [1, -1], stable: true });
    expect(only([row(1), row(2)])).toMatchObject({ text: many, values: [[1, 2], [-1, -2]], stable: true }); // prettier-ignore
    expect(only(Array.from({ length: 500 }, (_, n) => row(n)))).toMatchObject({ text: many, stable: true });
  });

  it('does not offer texts of many rows for preparation', () => {
    const rows = (count: number): Write[] =>
      Array.from({ length: count }, (_, n) => ({ sql: 'INSERT INTO a (x) VALUES ($1)', params: [n] }));
    expect(only(rows(8)).stable).toBe(true);
    expect(only(rows(9)).stable).toBe(false);
  });

  it('never passes the number of parameters that one statement may have', () => {
    const rows: Write[] = Array.from({ length: 50_000 }, (_, n) => ({ sql: 'INSERT INTO a (x, y) VALUES ($1, $2)', params: [n, n] }));
    const statements = compose([...rows, { sql: 'DELETE FROM b WHERE z = $1', params: [1] }]);
    for (const { values } of statements) expect(values.length).toBeLessThanOrEqual(60_000);
    expect(statements.flatMap(({ values }) => values)).toHaveLength(100_001);
  });
});

describe('PendingWrites', () => {
  const insert = { sql: 'INSERT INTO a (x) VALUES ($1)', params: [1] };
  const update = { sql: 'UPDATE a SET x = $1', params: [1] };
  const upsert = { sql: 'INSERT INTO a (x) VALUES ($1) ON CONFLICT (x) DO UPDATE SET x = excluded.x', params: [1] };
  const conflicts = (earlier: Write, later: Write): boolean => {
    const pending = new PendingWrites();
    pending.add(earlier);
    return pending.conflictsWith(later);
  };

  it('is gathered with others where it is a few inserts that can simply be merged', () => {
    const gatherable = (...writes: Write[]): boolean => {
      const pending = new PendingWrites();
      for (const write of writes) pending.add(write);
      return pending.gatherable;
    };
    const other = { sql: 'INSERT INTO b (y) VALUES ($1)', params: [1] };
    const row = { ...other, many: 'INSERT INTO b (y) SELECT * FROM unnest($1::int[])' };
    expect(gatherable(insert, other)).toBe(true);
    expect(gatherable(insert, row, row)).toBe(true);
    expect(gatherable()).toBe(false);
    expect(gatherable(insert, { sql: 'UPDATE b SET y = 1', params: [] })).toBe(false);
    expect(gatherable({ ...insert, rows: 1 })).toBe(false);
    expect(gatherable(insert, insert)).toBe(false);
    expect(gatherable(...Array.from({ length: 17 }, () => row))).toBe(false);
    expect(gatherable({ sql: insert.sql, params: Array.from({ length: 7501 }, () => 1) })).toBe(false);
  });

  it('lets inserts of one text share a statement', () => expect(conflicts(insert, insert)).toBe(false));
  it('lets writes of different tables share a statement', () =>
    expect(conflicts(insert, { sql: 'INSERT INTO b (x) VALUES ($1)', params: [1] })).toBe(false));
  it('keeps an update out of the statement that inserts its row', () => expect(conflicts(insert, update)).toBe(true));
  it('keeps two updates of one table apart', () => expect(conflicts(update, update)).toBe(true));
  it('keeps two upserts of one table apart, since one statement may not touch a row twice', () =>
    expect(conflicts(upsert, upsert)).toBe(true));
  it('keeps inserts of different texts apart, since their order would be lost', () =>
    expect(conflicts(insert, { sql: 'INSERT INTO a (x, y) VALUES ($1, $2)', params: [1, 2] })).toBe(true));
  it('refuses RETURNING', () =>
    expect(() => new PendingWrites().add({ sql: 'DELETE FROM a RETURNING x', params: [] })).toThrow('no RETURNING'));
  it('refuses a read', () => expect(() => new PendingWrites().add({ sql: 'SELECT 1', params: [] })).toThrow('must be INSERT'));
});
