import { describe, expect, it } from '@jest/globals';
import { paperCheckOf } from './paper-check.js';

const materials = [{ materialCode: 'M1', fileRef: 'files/1' }];

describe('the papers behind a filing', () => {
  it.each([
    [5, 'never'],
    [4, 'atDelivery'],
    [3, 'beforeAcceptance'],
    [0, null],
  ] as const)('are seen, by an item of %i stars that was filed online: %s', (star, when) => {
    for (const channel of ['computer', 'mobile', 'kiosk'] as const) expect(paperCheckOf(star, { channel, materials })).toBe(when);
  });

  it('are nobody’s question where they came with the filing, or where there are none', () => {
    for (const channel of ['window', 'courier'] as const) expect(paperCheckOf(4, { channel, materials })).toBeNull();
    expect(paperCheckOf(4, { channel: 'computer', materials: [] })).toBeNull();
  });
});
