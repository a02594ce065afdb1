import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cityDirectOf, isCityDirect, isDevelopmentZoneRange, withoutCityDirect } from './pseudo-regions.js';
import {
  isRegionCode,
  normaliseRegionCode,
  parentRegion,
  regionAncestors,
  regionContains,
  regionLevel,
  STATE_REGION,
  toRegion12,
  toRegion6,
  toRegion9,
} from './region-code.js';
import { abolishedRegion, ABOLISHED_REGIONS, currentRegionsOf, REGION_SPLITS } from './region-history.js';
import { regionTree, RegionTree } from './region-tree.js';

const value = (text: string): string => {
  const checked = normaliseRegionCode(text);
  return checked.ok ? checked.value : checked.code;
};

describe('region codes', () => {
  it('have one canonical form for 2, 4, 6, 9 and 12 digits', () => {
    expect(['33', '3302', '330203', '330203000', '330203000000', '330203001', '330203001000', '330203001002'].map(value)).toEqual([
      '330000',
      '330200',
      '330203',
      '330203',
      '330203',
      '330203001',
      '330203001',
      '330203001002',
    ]);
  });

  it('name what is wrong', () => {
    expect(value('33020')).toBe('STANDARDS.REGION_LENGTH');
    expect(value('33020A')).toBe('STANDARDS.REGION_CHARACTERS');
    expect(value('330003')).toBe('STANDARDS.REGION_GAP');
    expect(value('330203000002')).toBe('STANDARDS.REGION_GAP');
    expect(isRegionCode('')).toBe(false);
  });

  it('are written at the length an exchange wants', () => {
    expect([toRegion6('330203001'), toRegion9('330203'), toRegion12('330203'), toRegion9('330203001002')]).toEqual([
      '330203',
      '330203000',
      '330203000000',
      '330203001',
    ]);
  });

  it('know their level and what is above them', () => {
    expect(['330000', '330200', '330201', '330203', '330203001', '330203001002', STATE_REGION].map(regionLevel)).toEqual([
      'province',
      'city',
      'county',
      'county',
      'town',
      'village',
      'state',
    ]);
    expect(regionAncestors('330203001002')).toEqual(['330203001', '330203', '330200', '330000']);
    expect(parentRegion('330201')).toBe('330200');
    expect(parentRegion('330000')).toBeUndefined();
    expect(parentRegion('441900003')).toBe('441900');
  });
});

describe('an officer’s scope', () => {
  it('contains itself and what lies below, in any of the code lengths', () => {
    expect(regionContains('330200', '330203')).toBe(true);
    expect(regionContains('330200000000', '330203001')).toBe(true);
    expect(regionContains('330000', '330203001002')).toBe(true);
    expect(regionContains('330203', '330203000000')).toBe(true);
    expect(regionContains(STATE_REGION, '330203')).toBe(true);
  });

  it('does not contain what lies above or beside', () => {
    expect(regionContains('330203', '330200')).toBe(false);
    expect(regionContains('330203', '330205')).toBe(false);
    expect(regionContains('330200', '330100')).toBe(false);
    expect(regionContains('330203001', '330203002')).toBe(false);
    expect(regionContains('330203', STATE_REGION)).toBe(false);
  });

  it('holds the city’s own level (市本级) directly under its city and beside the counties', () => {
    expect(regionContains('330200', '330201')).toBe(true);
    expect(regionContains('330201', '330201')).toBe(true);
    expect(regionContains('330201', '330203')).toBe(false);
    expect(regionContains('330201', '330200')).toBe(false);
    expect(regionContains('330000', '330201')).toBe(true);
  });

  it('contains nothing and is contained in nothing when it is no code', () => {
    for (const wrong of ['', '33', '3302', '33020x', '330203\u0000', '*', '３３０２０３']) {
      expect(regionContains(wrong, '330203')).toBe(false);
      expect(regionContains('330000', wrong)).toBe(false);
      expect(regionContains(STATE_REGION, wrong)).toBe(false);
    }
  });

  it('agrees with walking up the tree, for every pair of shipped regions', () => {
    const codes = [...regionTree().subtree('330000')].map((region) => region.code);
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.constantFrom(...codes), (scope, region) => {
        expect(regionContains(scope, region)).toBe(scope === region || regionAncestors(region).includes(scope));
      }),
      { numRuns: 500 },
    );
  });
});

describe('pseudo-regions', () => {
  it('are 市本级 where 01 is no real county', () => {
    expect(['330201', '510101', '110101', '532301', '469001', '330200', '330203'].map(isCityDirect)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(cityDirectOf('330200')).toBe('330201');
    expect(withoutCityDirect('330201')).toBe('330200');
    expect(withoutCityDirect('330203')).toBe('330203');
    for (const none of ['330203', '330000', '110100', '532300']) {
      expect(() => cityDirectOf(none)).toThrow(expect.objectContaining({ code: 'STANDARDS.REGION_NO_DIRECT_LEVEL' }));
    }
  });

  it('are 开发区 in the range of the statistics office, or by registration', () => {
    expect(isDevelopmentZoneRange('130171')).toBe(true);
    expect(isDevelopmentZoneRange('330281')).toBe(false);
    const tree = regionTree().with([
      { code: '330251', name: '某经济技术开发区', kind: 'developmentZone' },
      { code: '330271', name: '某高新区' },
    ]);
    expect(tree.get('330251').kind).toBe('developmentZone');
    expect(tree.get('330271').kind).toBe('developmentZone');
    expect(tree.fullName('330251')).toBe('浙江省宁波市某经济技术开发区');
    expect(regionContains('330200', '330251')).toBe(true);
    expect(regionTree().has('330251')).toBe(false);
  });
});

describe('the shipped tree', () => {
  it('holds Zhejiang’s 11 cities, their 市本级, 90 counties and 1,387 towns', () => {
    const regions = [...regionTree().subtree('330000')];
    const count = (level: string, kind: string): number => regions.filter((each) => each.level === level && each.kind === kind).length;
    expect(count('city', 'administrative')).toBe(11);
    expect(count('county', 'cityDirect')).toBe(11);
    expect(count('county', 'administrative')).toBe(90);
    expect(count('town', 'administrative')).toBe(1387);
    expect(regionTree().children()).toHaveLength(34);
  });

  it('names regions in full', () => {
    expect(regionTree().fullName('330203')).toBe('浙江省宁波市海曙区');
    expect(regionTree().fullName('330201')).toBe('浙江省宁波市本级');
    expect(regionTree().get('331127000000').name).toBe('景宁畲族自治县');
    expect(
      regionTree()
        .ancestors('330102001')
        .map((each) => each.name),
    ).toEqual(['上城区', '杭州市', '浙江省']);
    expect(regionTree().find('330299')).toMatchObject({ ok: false, code: 'STANDARDS.REGION_UNKNOWN' });
  });

  it('refuses two regions of one code and a region without the one above', () => {
    expect(() => regionTree().with([{ code: '330203', name: '海曙区' }])).toThrow(
      expect.objectContaining({ code: 'STANDARDS.REGION_DUPLICATE' }),
    );
    expect(() => RegionTree.of([{ code: '330203', name: '海曙区' }])).toThrow(expect.objectContaining({ code: 'STANDARDS.REGION_ORPHAN' }));
  });

  it('equals the open data of the regions, where the files are present', () => {
    const folder = resolve(import.meta.dirname, '../../../../../shared/data/regions');
    const files = existsSync(folder) ? ['zj_cities.csv', 'zj_areas.csv', 'zj_streets.csv'].map((name) => resolve(folder, name)) : [];
    const rows = files.flatMap((file) => readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1));
    const wanted =
      rows.length > 0
        ? rows.map((row) => row.replaceAll('"', '').split(','))
        : [
            ['3302', '宁波市'],
            ['330203', '海曙区'],
          ];
    for (const [code, name] of wanted) expect(regionTree().get(code!).name).toBe(name);
    if (rows.length > 0) expect(rows).toHaveLength(11 + 90 + 1387);
  });
});

describe('abolished codes', () => {
  it('lead to the codes now in force', () => {
    expect(currentRegionsOf('330103')).toEqual(['330105']);
    expect(currentRegionsOf('330104')).toEqual(['330102', '330114']);
    expect(currentRegionsOf('330203')).toEqual(['330203']);
    expect(abolishedRegion('330104')).toMatchObject({ name: '江干区', abolished: 2021 });
  });

  it('are not in the tree, and all their successors and splits are', () => {
    for (const entry of ABOLISHED_REGIONS) {
      expect(regionTree().has(entry.code)).toBe(false);
      for (const code of currentRegionsOf(entry.code)) expect(regionTree().has(code)).toBe(true);
    }
    for (const split of REGION_SPLITS) expect(regionTree().has(split.from) && regionTree().has(split.to)).toBe(true);
  });
});
