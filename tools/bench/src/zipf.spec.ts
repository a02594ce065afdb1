import { describe, expect, it } from '@jest/globals';
import { seeded, zipf } from './zipf.ts';

describe('zipf', () => {
  it('draws the first rank about n-th harmonic times as often as chance would', () => {
    const draw = zipf(1000, seeded(1));
    const counts = new Array<number>(1000).fill(0);
    for (let i = 0; i < 100_000; i++) counts[draw()]!++;
    const harmonic = counts.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
    expect(counts[0]! / 100_000).toBeCloseTo(1 / harmonic, 2);
    expect(counts[1]! / counts[0]!).toBeCloseTo(0.5, 1);
  });

  it('draws the same sequence for the same seed', () => {
    const [a, b] = [zipf(50, seeded(7)), zipf(50, seeded(7))];
    expect(Array.from({ length: 20 }, a)).toEqual(Array.from({ length: 20 }, b));
  });
});
