import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clipped } from './clipped.js';

describe('a text that is too long for its place', () => {
  it('keeps its beginning and stays well formed, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 120 }), (text, most) => {
        const short = clipped(text, most);
        // A lone half would come back as another character.
        expect(Buffer.from(short).toString()).toBe(short);
        expect(short.length).toBeLessThanOrEqual(Math.max(most, 1));
        if (text.length <= most) expect(short).toBe(text);
        else expect(text.startsWith(short.slice(0, -1)) && short.endsWith('…')).toBe(true);
      }),
    );
  });

  it('is not cut between the halves of a four-byte name', () => {
    expect(clipped('王𬱖𬱖', 3)).toBe('王…');
    expect(clipped('王𬱖𬱖', 4)).toBe('王𬱖…');
    expect(clipped('王𬱖', 3)).toBe('王𬱖');
  });
});
