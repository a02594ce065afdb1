import { describe, expect, it } from '@jest/globals';
import { cityItems } from '@yiwang/demo-data';
import { isTaskCode, parseTaskCode, regionTree } from '@yiwang/standards';
import { chance, LibraryShape } from './library-shape.ts';

const shape = new LibraryShape(
  cityItems().map(({ name, implementingBody, category, audience }) => ({
    ...{ name, category, audience },
    ...{ orgCode: implementingBody.orgCode, department: implementingBody.name },
  })),
);
const some = Array.from({ length: 40_000 }, (_, i) => shape.item(i * 25));
const share = (holds: (item: (typeof some)[number]) => boolean, among = some): number => among.filter(holds).length / among.length;

describe('the shape of a made library', () => {
  it('has room for a million items and more', () => {
    expect(shape.most).toBeGreaterThan(1_000_000);
  });

  it('gives every item a valid code of its own, whose level and body stand in its region', () => {
    expect(new Set(some.map(({ identity }) => identity.itemCode)).size).toBe(some.length);
    expect(some.filter(({ identity }) => !isTaskCode(identity.itemCode))).toEqual([]);
    const bodies = new Map(shape.allBodies().map((body) => [body.orgCode, body]));
    for (const { identity } of some.slice(0, 2_000)) {
      const code = parseTaskCode(identity.itemCode);
      const body = bodies.get(identity.itemCode.slice(0, 18));
      expect(code.ok && body).toMatchObject({ name: identity.department, regionCode: identity.regionCode });
      expect(regionTree().get(identity.regionCode).level).toBe({ 2: 'province', 3: 'city', 4: 'county' }[identity.itemCode[18]!]);
    }
  });

  it('lacks elements as often as items of real libraries do', () => {
    const sources = cityItems();
    const ofLegalPersons = some.filter(({ source }) => sources[source]!.audience.some((each) => each !== 'naturalPerson'));
    expect(share(({ gaps }) => gaps.process, ofLegalPersons)).toBeCloseTo(0.43, 1);
    expect(share(({ gaps }) => gaps.questions)).toBeCloseTo(0.89, 1);
    expect(some.filter(({ gaps }) => gaps.lawText === 30_000).length).toBeGreaterThan(0);
  });

  it('is the same each time it is asked', () => {
    expect(shape.item(123_456)).toEqual(shape.item(123_456));
    expect(chance(5, 1)).toBe(chance(5, 1));
    expect(chance(5, 1)).not.toBe(chance(5, 2));
  });
});
