import type { RegionCode } from './region-code.js';

/** A county-level code that is no longer in force, and the codes that took over its territory (the largest part first). */
export interface AbolishedRegion {
  readonly code: RegionCode;
  readonly name: string;
  /** Year from which the code is no longer in force. */
  readonly abolished: number;
  readonly successors: readonly RegionCode[];
}

/** A code split without ending: part of its territory went to `to`. */
export interface RegionSplit {
  readonly from: RegionCode;
  readonly to: RegionCode;
  readonly year: number;
}

/**
 * Zhejiang's re-zonings since 2001. Written from general knowledge, except that the present codes are compared with the shipped tree;
 * the 2021 entries of Hangzhou and 龙港 are the ones the platform's own sources name.
 */
export const ABOLISHED_REGIONS: readonly AbolishedRegion[] = [
  { code: '330103', name: '下城区', abolished: 2021, successors: ['330105'] },
  { code: '330104', name: '江干区', abolished: 2021, successors: ['330102', '330114'] },
  { code: '330181', name: '萧山市', abolished: 2001, successors: ['330109'] },
  { code: '330183', name: '富阳市', abolished: 2015, successors: ['330111'] },
  { code: '330184', name: '余杭市', abolished: 2001, successors: ['330110', '330113'] },
  { code: '330185', name: '临安市', abolished: 2017, successors: ['330112'] },
  { code: '330204', name: '江东区', abolished: 2016, successors: ['330212'] },
  { code: '330227', name: '鄞县', abolished: 2002, successors: ['330212'] },
  { code: '330283', name: '奉化市', abolished: 2016, successors: ['330213'] },
  { code: '330322', name: '洞头县', abolished: 2015, successors: ['330305'] },
  { code: '330621', name: '绍兴县', abolished: 2013, successors: ['330603'] },
  { code: '330682', name: '上虞市', abolished: 2013, successors: ['330604'] },
  { code: '331021', name: '玉环县', abolished: 2017, successors: ['331083'] },
];

export const REGION_SPLITS: readonly RegionSplit[] = [
  { from: '330110', to: '330113', year: 2021 },
  { from: '330109', to: '330114', year: 2021 },
  { from: '330327', to: '330383', year: 2019 },
];

const byCode = new Map(ABOLISHED_REGIONS.map((region) => [region.code, region]));

/** The entry of an abolished 6-digit code; undefined for a code in force and for one that this list does not know. */
export const abolishedRegion = (code: RegionCode): AbolishedRegion | undefined => byCode.get(code);

/** The codes in force for a 6-digit code: itself, or what took over an abolished one, followed through several changes. */
export function currentRegionsOf(code: RegionCode): RegionCode[] {
  const entry = byCode.get(code);
  return entry ? [...new Set(entry.successors.flatMap(currentRegionsOf))] : [code];
}
