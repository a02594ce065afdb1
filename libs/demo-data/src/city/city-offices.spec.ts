import { describe, expect, it } from '@jest/globals';
import { isRegionCode, isTaskCode, isUscc } from '@yiwang/standards';
import { cityItems } from './city-items.js';
import { cityDuties } from './duties.js';
import { cityServicePoints } from './service-points.js';

const bodies = new Set(cityItems().map((item) => item.implementingBody.orgCode));

describe('service points of the demonstration city', () => {
  const [header, ...rows] = cityServicePoints()
    .split('\n')
    .map((row) => row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));

  it('are halls, branches, counters of towns and villages, and machines, each a row with every column', () => {
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header!.length]));
    expect(new Set(rows.map((row) => row[2]))).toEqual(new Set(['政务服务中心', '分中心', '便民服务中心', '便民服务站', '自助服务点']));
    expect(new Set(rows.map((row) => row[0])).size).toBe(rows.length);
  });

  it('lie in regions, and accept departments and items that the city has', () => {
    for (const row of rows) {
      expect([row[3], isRegionCode(row[3]!)]).toEqual([row[3], true]);
      expect([row[4], isUscc(row[4]!)]).toEqual([row[4], true]);
      for (const org of row[10]!.split('|').filter(Boolean)) expect(bodies.has(org)).toBe(true);
      for (const code of row[11]!.split('|').filter(Boolean)) expect(isTaskCode(code)).toBe(true);
    }
    expect(rows.filter((row) => row[10] === '' && row[11] === '')).toEqual([]);
  });
});

describe('duties of the demonstration city', () => {
  it('are those of its departments, each with the powers behind it', () => {
    const duties = cityDuties();
    expect(new Set(duties.map(({ entryCode }) => entryCode)).size).toBe(duties.length);
    for (const { name, orgCode, content } of duties) {
      expect([name, bodies.has(orgCode)]).toEqual([name, true]);
      expect([name, content.items.length]).toEqual([name, content.matters.length]);
      for (const boundary of content.boundaries) expect(bodies.has(boundary.orgCode)).toBe(true);
    }
  });
});
