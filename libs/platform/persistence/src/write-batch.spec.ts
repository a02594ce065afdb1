import { describe, expect, it } from '@jest/globals';
import { compose, touchesSameRows } from './write-batch.js';

describe('compose', () => {
  it('sends a single write as it is', () => {
    expect(compose([{ sql: 'INSERT INTO a (x) VALUES ($1)', params: [1] }])).toMatchObject({
      text: 'INSERT INTO a (x) VALUES ($1)',
      values: [1],
    });
  });

  it('renumbers the parameters of later writes', () => {
    const { text, values } = compose([
      { sql: 'INSERT INTO a (x, y) VALUES ($1, $2)', params: [1, 2] },
      { sql: 'INSERT INTO b (z) VALUES ($1)', params: [3] },
    ]);
    expect(text).toBe('WITH w0 AS (INSERT INTO a (x, y) VALUES ($1, $2)), w1 AS (INSERT INTO b (z) VALUES ($3)) SELECT 1');
    expect(values).toEqual([1, 2, 3]);
  });

  it('makes one insert of many rows, in order, from inserts of the same text', () => {
    const sql = 'INSERT INTO a (x, y) VALUES ($1, now()) ON CONFLICT DO NOTHING';
    const { text, values } = compose([
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
    const { text } = compose([{ sql: 'UPDATE a SET x = $1', params: [1], rows: 1 }]);
    expect(text).toBe('WITH w0 AS (UPDATE a SET x = $1 RETURNING 1) SELECT expect_rows((SELECT count(*) FROM w0), 1, 0)');
  });
});

describe('touchesSameRows', () => {
  const insert = { sql: 'INSERT INTO a (x) VALUES ($1)', params: [1] };
  const update = { sql: 'UPDATE a SET x = $1', params: [1] };

  it('lets inserts of one table share a statement', () => expect(touchesSameRows([insert], insert)).toBe(false));
  it('keeps an update out of the statement that inserts its row', () => expect(touchesSameRows([insert], update)).toBe(true));
  it('keeps two updates of one table apart', () => expect(touchesSameRows([update], update)).toBe(true));
  it('refuses RETURNING', () =>
    expect(() => touchesSameRows([], { sql: 'DELETE FROM a RETURNING x', params: [] })).toThrow('no RETURNING'));
  it('refuses a read', () => expect(() => touchesSameRows([], { sql: 'SELECT 1', params: [] })).toThrow('must be INSERT'));
});
