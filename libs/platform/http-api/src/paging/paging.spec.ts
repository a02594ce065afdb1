import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { AskedTime, CursorTime, decodeCursor, encodeCursor, page, PageQuery } from './paging.js';

describe('paging', () => {
  it('gives the extra row only as the hint that there is more', () => {
    expect(page([1, 2, 3], 2, String)).toEqual({ items: [1, 2], next: '2' });
    expect(page([1, 2], 2, String)).toEqual({ items: [1, 2], next: null });
    expect(page([], 2, String)).toEqual({ items: [], next: null });
  });

  it('reads back the position it wrote', () => {
    const Position = z.object({ at: z.string(), id: z.int() });
    expect(decodeCursor(Position, encodeCursor({ at: '2026-11-21', id: 5 }))).toEqual({ at: '2026-11-21', id: 5 });
    expect(decodeCursor(Position, undefined)).toBeUndefined();
  });

  it.each(['', 'not base64 json', encodeCursor({ other: 1 }), 'bnVsbA'])('refuses the cursor %p', (text) => {
    expect(() => decodeCursor(z.object({ at: z.string() }), text)).toThrow(/HTTP\.CURSOR_INVALID/);
  });

  it('takes no time that a database could not read', () => {
    expect(CursorTime.safeParse(new Date().toISOString()).success).toBe(true);
    for (const at of ['0000-01-01T00:00:00.000Z', `2026-01-01T00:00:00.${'0'.repeat(300)}Z`, '2026-01-01T00:00:00+08:00', 'infinity'])
      expect(CursorTime.safeParse(at).success).toBe(false);
  });

  it('asks only for times that the database can read', () => {
    for (const at of [new Date().toISOString(), '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.123456Z'])
      expect(AskedTime.safeParse(at).success).toBe(true);
    for (const at of ['0000-01-01T00:00:00Z', `2026-01-01T00:00:00.${'0'.repeat(300)}Z`, 'yesterday', 'infinity'])
      expect(AskedTime.safeParse(at).success).toBe(false);
  });

  it('bounds the limit', () => {
    expect(PageQuery.parse({}).limit).toBe(20);
    for (const limit of ['0', '101', 'x', '1.5']) expect(PageQuery.safeParse({ limit }).success).toBe(false);
  });
});
