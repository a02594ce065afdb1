import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { CallNote, DeliveryLines } from './delivery-lines.js';
import { NoteCalls } from './note-calls.js';

const noteOf = (systemId: string): CallNote => ({ line: { systemId } }) as CallNote;

describe('the notes of calls', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('are written together; one that cannot be written keeps back none of the others, and is given up', async () => {
    const written: string[][] = [];
    const lines = {
      note: (_holder: string, notes: readonly CallNote[]) => {
        const ids = notes.map(({ line }) => line.systemId);
        written.push(ids);
        return ids.includes('bad') ? Promise.reject(new Error('refused')) : Promise.resolve(new Set(ids.filter((id) => id !== 'lost')));
      },
    };
    const notes = new NoteCalls(lines as unknown as DeliveryLines);
    const first = notes.note('holder', noteOf('first'));
    const bad = notes.note('holder', noteOf('bad')).catch((error: unknown) => error);
    const [good, lost] = [notes.note('holder', noteOf('good')), notes.note('holder', noteOf('lost'))];
    expect(await first).toBe(true);
    await jest.advanceTimersByTimeAsync(100);
    expect([await good, await lost]).toEqual([true, false]);
    // While the bad one waits for its next try, new ones go on.
    expect(await notes.note('holder', noteOf('next'))).toBe(true);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await bad).toEqual(new Error('refused'));
    expect(written).toEqual([
      ['first'],
      ['bad', 'good', 'lost'],
      ['bad'],
      ['good'],
      ['lost'],
      ['next'],
      ['bad'],
      ['bad'],
      ['bad'],
      ['bad'],
    ]);
  });
});
