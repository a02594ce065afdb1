import { orgCodeCheckChar, regionTree, usccCheckChar, type Region } from '@yiwang/standards';
import type { Gaps, Identity } from './template.ts';

/** What the shape of the library depends on: the items it is made from. */
export interface Source {
  name: string;
  orgCode: string;
  department: string;
  category: string;
  audience: readonly string[];
}

/** One item of the made library: which source it comes from, what makes it its own, and what it goes without. */
export interface MadeItem {
  source: number;
  identity: Identity;
  gaps: Gaps;
}

const LEVELS: Readonly<Record<string, string>> = { province: '2', city: '3', county: '4' };

/** Regions in which every entry of the directory is implemented: the province, its cities and counties, about a hundred. */
const regions = (): Region[] =>
  [...regionTree().subtree('330000')].filter(({ level, kind }) => level in LEVELS && kind === 'administrative');

const SUBJECTS = ['', '个体工商户', '小微企业', '外商投资企业', '事业单位', '社会组织', '农民专业合作社', '个人'];
const CASES = ['首次', '变更', '延续', '补证', '注销', '年度核验', '信息更正', '跨区域', '告知承诺', '委托办理', '分支机构', '异议复核'];
/** So many 情形 of one source there are at most; 96 of some 330 sources in a hundred regions are three million items. */
const VARIATIONS = SUBJECTS.length * CASES.length;

/** Shares of real libraries (Guangdong): 43 % of legal persons' items have no process rows, 25.9 % no materials, 89 % no questions. */
const SHARES = { processOfLegalPersons: 0.43, processOfPersons: 0.2, materials: 0.259, questions: 0.89 };
/** 法条: the longest known has 30,000 characters; few items quote any. */
const LAW_TEXTS = { long: { share: 0.0002, length: 30_000 }, short: { share: 0.04, length: 800 } };

/** A number in [0, 1) that is always the same for the same item and question. */
export function chance(n: number, question: number): number {
  let h = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(question + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 4_294_967_296;
}

/**
 * 百万事项的形状 — which items a library of any size consists of: each source in each region, then the next 情形 of it. Item n is always
 * the same, so a library grows by what it has not yet, and a reader knows its codes without asking.
 */
export class LibraryShape {
  private readonly sources: readonly Source[];
  private readonly places = regions();
  private readonly departments: string[];
  private readonly bodies = new Map<string, { orgCode: string; name: string }>();

  constructor(sources: readonly Source[]) {
    this.sources = sources;
    this.departments = [...new Set(sources.map(({ orgCode }) => orgCode))].sort();
  }

  /** Largest library there is. */
  get most(): number {
    return this.sources.length * this.places.length * VARIATIONS;
  }

  /** n from 0. */
  item(n: number): MadeItem {
    const entry = Math.floor(n / this.places.length);
    const place = n % this.places.length;
    const source = entry % this.sources.length;
    const variation = Math.floor(entry / this.sources.length);
    const { name, category, orgCode, department, audience } = this.sources[source]!;
    const region = this.places[place]!;
    const body = this.body(this.departments.indexOf(orgCode), department, place);
    const catalogueCode = `33${category}${String(60_000 + source)}${String(variation + 1).padStart(3, '0')}`;
    const suffix = `${SUBJECTS[Math.floor(variation / CASES.length) % SUBJECTS.length]!}${CASES[variation % CASES.length]!}`;
    return {
      source,
      identity: {
        itemCode: body.orgCode + LEVELS[region.level]! + catalogueCode,
        name: `${name.replace(/（[^（）]*）$/, '')}（${suffix}）`,
        department: body.name,
        regionCode: region.code,
      },
      gaps: gapsOf(n, category, audience),
    };
  }

  /** Bodies of all regions: credit code, name, region. */
  allBodies(): { orgCode: string; name: string; regionCode: string }[] {
    const named = new Map(this.sources.map(({ orgCode, department }) => [orgCode, department]));
    return this.places.flatMap(({ code }, place) =>
      this.departments.map((orgCode, serial) => ({ ...this.body(serial, named.get(orgCode)!, place), regionCode: code })),
    );
  }

  private body(serial: number, department: string, place: number): { orgCode: string; name: string } {
    const key = `${serial}/${place}`;
    let body = this.bodies.get(key);
    if (!body) this.bodies.set(key, (body = bodyOf(serial, department, place, this.places[place]!)));
    return body;
  }
}

function bodyOf(serial: number, department: string, place: number, { code, name }: Region): { orgCode: string; name: string } {
  const organisation = `MC${String(serial).padStart(2, '0')}${String(place).padStart(4, '0')}`;
  const head = `11${code}${organisation}${orgCodeCheckChar(organisation)}`;
  return {
    orgCode: head + usccCheckChar(head),
    name: department.includes('宁波市') ? department.replace('宁波市', name) : name + department,
  };
}

/** Only what is applied for has materials and questions at all. */
const APPLIED = new Set(['01', '05', '07', '08', '09', '10', '20']);

function gapsOf(n: number, category: string, audience: readonly string[]): Gaps {
  const legalPerson = audience.some((each) => each !== 'naturalPerson');
  const lawText = chance(n, 4);
  return {
    process: chance(n, 1) < (legalPerson ? SHARES.processOfLegalPersons : SHARES.processOfPersons),
    materials: APPLIED.has(category) && chance(n, 2) < SHARES.materials,
    questions: chance(n, 3) < SHARES.questions,
    lawText: lawText < LAW_TEXTS.long.share ? LAW_TEXTS.long.length : lawText < LAW_TEXTS.short.share ? LAW_TEXTS.short.length : 0,
  };
}
