import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boxAround, distanceMetres } from './distance.js';

const degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
const inChina = fc.record({ latitude: degrees(3, 54), longitude: degrees(73, 136) });

describe('the distance between two positions', () => {
  it('is that of Ningbo and Hangzhou, within a kilometre', () => {
    const metres = distanceMetres({ latitude: 29.8683, longitude: 121.544 }, { latitude: 30.2741, longitude: 120.1551 });
    expect(Math.abs(metres - 141_300)).toBeLessThan(1_000);
  });

  it('is nothing from a place to itself', () => {
    fc.assert(fc.property(inChina, (place) => expect(distanceMetres(place, place)).toBe(0)));
  });

  it('never reaches out of the box around a position', () => {
    fc.assert(
      fc.property(inChina, inChina, fc.integer({ min: 1, max: 500_000 }), (a, b, metres) => {
        fc.pre(distanceMetres(a, b) <= metres);
        const { west, south, east, north } = boxAround(a, metres);
        expect(b.longitude >= west && b.longitude <= east && b.latitude >= south && b.latitude <= north).toBe(true);
      }),
    );
  });
});
