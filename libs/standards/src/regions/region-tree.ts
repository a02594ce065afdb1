import { fail, ok, orThrow } from '../checked.js';
import type { Checked } from '../checked.js';
import { PROVINCE_NAMES } from '../data/provinces.js';
import { ZHEJIANG_CITIES, ZHEJIANG_COUNTIES, ZHEJIANG_TOWNS } from '../data/zhejiang-regions.js';
import { cityDirectOf, isCityDirect, isDevelopmentZoneRange } from './pseudo-regions.js';
import { normaliseRegionCode, parentRegion, regionLevel } from './region-code.js';
import type { RegionCode, RegionLevel } from './region-code.js';

/** 市本级 and 开发区 are pseudo-regions: departments belong to them, GB/T 2260 does not know them. */
export type RegionKind = 'administrative' | 'cityDirect' | 'developmentZone';

export interface Region {
  readonly code: RegionCode;
  readonly name: string;
  readonly level: RegionLevel;
  readonly kind: RegionKind;
  readonly parent: RegionCode | undefined;
}

export interface RegionEntry {
  readonly code: string;
  readonly name: string;
  /** Left out: told from the code (xx01 市本级, xx71-79 开发区). A 开发区 with another code needs it. */
  readonly kind?: RegionKind;
}

function kindOf(code: RegionCode): RegionKind {
  if (isCityDirect(code)) return 'cityDirect';
  return code.length === 6 && isDevelopmentZoneRange(code) ? 'developmentZone' : 'administrative';
}

/**
 * Named regions with their parents and children. Immutable; `with` gives an enlarged copy, by which an installation adds its 开发区 and
 * villages. Containment needs no tree: use `regionContains`.
 */
export class RegionTree {
  readonly #regions: ReadonlyMap<RegionCode, Region>;
  readonly #children = new Map<RegionCode | undefined, Region[]>();

  private constructor(regions: ReadonlyMap<RegionCode, Region>) {
    this.#regions = regions;
    for (const region of regions.values()) {
      const siblings = this.#children.get(region.parent);
      if (siblings) siblings.push(region);
      else this.#children.set(region.parent, [region]);
    }
    for (const siblings of this.#children.values()) siblings.sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** Throws the codes of normaliseRegionCode, REGION_DUPLICATE, or REGION_ORPHAN (the region above is not in the tree). */
  static of(entries: Iterable<RegionEntry>): RegionTree {
    return new RegionTree(addAll(new Map(), entries));
  }

  /** A copy with more regions. Throws like `of`. */
  with(entries: Iterable<RegionEntry>): RegionTree {
    return new RegionTree(addAll(new Map(this.#regions), entries));
  }

  get size(): number {
    return this.#regions.size;
  }

  /** The region of a code in any accepted length. Codes: those of normaliseRegionCode, REGION_UNKNOWN. */
  find(text: string): Checked<Region> {
    const code = normaliseRegionCode(text);
    if (!code.ok) return code;
    const region = this.#regions.get(code.value);
    return region ? ok(region) : fail('REGION_UNKNOWN', '区划代码不存在', 'no region has this code');
  }

  has(text: string): boolean {
    return this.find(text).ok;
  }

  /** Throws the codes of `find`. */
  get(text: string): Region {
    return orThrow(this.find(text));
  }

  /** Regions directly below, in the order of their codes; without argument the provinces. */
  children(text?: string): readonly Region[] {
    return this.#children.get(text === undefined ? undefined : orThrow(normaliseRegionCode(text))) ?? [];
  }

  /** Regions above, nearest first. Throws the codes of `find`. */
  ancestors(text: string): Region[] {
    const above: Region[] = [];
    for (let code = this.get(text).parent; code !== undefined;) {
      const region = this.get(code);
      above.push(region);
      code = region.parent;
    }
    return above;
  }

  /** `浙江省宁波市海曙区`; of a 市本级 `浙江省宁波市本级`. Throws the codes of `find`. */
  fullName(text: string): string {
    const region = this.get(text);
    const above = this.ancestors(text).reverse();
    if (region.kind === 'cityDirect') above.pop();
    return [...above, region].map((each) => each.name).join('');
  }

  /** The region itself and everything below it, depth first. Throws the codes of `find`. */
  *subtree(text: string): Generator<Region> {
    const region = this.get(text);
    yield region;
    for (const child of this.children(region.code)) yield* this.subtree(child.code);
  }
}

function addAll(regions: Map<RegionCode, Region>, entries: Iterable<RegionEntry>): Map<RegionCode, Region> {
  const added: Region[] = [];
  for (const entry of entries) {
    const code = orThrow(normaliseRegionCode(entry.code));
    if (regions.has(code)) return orThrow(fail('REGION_DUPLICATE', '区划代码重复', 'two regions have the same code'));
    const region = { code, name: entry.name, level: regionLevel(code), kind: entry.kind ?? kindOf(code), parent: parentRegion(code) };
    regions.set(code, region);
    added.push(region);
  }
  const orphan = added.find((region) => region.parent !== undefined && !regions.has(region.parent));
  if (orphan) return orThrow(fail('REGION_ORPHAN', '上级区划不存在', `the region above ${orphan.code} is not in the tree`));
  return regions;
}

function* shippedRegions(): Generator<RegionEntry> {
  for (const [code, name] of Object.entries(PROVINCE_NAMES)) yield { code, name };
  for (const [code, name] of lines(ZHEJIANG_CITIES)) {
    const city = `${code}00`;
    yield { code: city, name };
    yield { code: cityDirectOf(city), name: `${name}本级` };
  }
  for (const [code, name] of lines(ZHEJIANG_COUNTIES)) yield { code, name };
  for (const [county, towns] of lines(ZHEJIANG_TOWNS)) {
    for (const town of towns.split(',')) yield { code: county + town.slice(0, 3), name: town.slice(3) };
  }
}

function* lines(text: string): Generator<[string, string]> {
  for (const line of text.split('\n')) {
    const at = line.indexOf(' ');
    if (at > 0) yield [line.slice(0, at), line.slice(at + 1)];
  }
}

let shipped: RegionTree | undefined;

/** The shipped tree: all provinces; Zhejiang's 11 cities with their 市本级, 90 counties and 1,387 towns. Built at first use. */
export const regionTree = (): RegionTree => (shipped ??= RegionTree.of(shippedRegions()));
