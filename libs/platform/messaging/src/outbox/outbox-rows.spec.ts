import { describe, expect, it } from '@jest/globals';
import { inPortions, toBatches, type OutboxRow } from './outbox-rows.js';

const row = (id: number, bytes = 10, topic = 't'): OutboxRow => ({
  id: String(id),
  topic,
  key: 'k',
  type: 'e',
  payload: '办'.repeat(bytes / 3),
});

describe('outbox rows', () => {
  it('leave in one portion while they are small', () => {
    const rows = Array.from({ length: 500 }, (_, id) => row(id));
    expect(inPortions(rows)).toEqual([rows]);
    expect(inPortions([])).toEqual([]);
  });

  it('are split, in order, before a request becomes too large; one that is too large goes alone', () => {
    const rows = [row(1), row(2, 900_000), row(3, 300_000), row(4, 300_000), row(5, 300_000)];
    expect(inPortions(rows).map((portion) => portion.map(({ id }) => id))).toEqual([['1'], ['2'], ['3', '4'], ['5']]);
  });

  it('are grouped by topic in order', () => {
    const batches = toBatches([row(1, 3, 'a'), row(2, 3, 'b'), row(3, 6, 'a')]);
    expect(batches.map(({ topic, messages }) => [topic, messages.map(({ value }) => value)])).toEqual([
      ['a', ['办', '办办']],
      ['b', ['办']],
    ]);
  });
});
