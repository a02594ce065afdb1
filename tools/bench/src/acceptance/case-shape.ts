import { LEGAL_PERSONS, ORGANISATIONS, PERSONS } from '@yiwang/demo-data';
import { citizenIdCheckChar, formatCaseNo, orgCodeCheckChar, regionTree, shanghaiDate, usccCheckChar } from '@yiwang/standards';
import { chance } from '../catalogue/library-shape.ts';
import { dayOf, instant, WorkingDays } from './working-days.ts';

/** An item version that acceptance has a copy of. */
export interface FilableItem {
  code: string;
  version: number;
  name: string;
  orgCode: string;
  orgName: string;
  region: string;
  acceptedBy: string;
  caseKind: string;
  promisedDays: number;
}

/** How far a case has come, and how it ended: each is made from a case that came there through the API. */
export const STAGES = [
  'submitted',
  'correcting',
  'accepted',
  'decided',
  'delivered',
  'closed',
  'rejected',
  'refused',
  'withdrawn',
] as const;
export type Stage = (typeof STAGES)[number];

/** 里程碑 in ms: filed, accepted, decided, delivered, closed; as many as the case has reached. */
export type Milestones = readonly number[];

export interface MadeCase {
  caseNo: string;
  stage: Stage;
  milestones: Milestones;
  item: FilableItem;
  applicant: Applicant;
  /** The counter that received it; null when it was filed online. */
  counter: { orgCode: string; region: string; clerk: string } | null;
  windowRegion: string;
}

export interface Applicant {
  kind: 'person' | 'legalPerson';
  /** Account; null at a counter. */
  id: string | null;
  name: string | null;
  documentType: string | null;
  documentNo: string | null;
}

/** 办件量 of the last eighteen months. */
const SPAN_DAYS = 540;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Shares of what becomes of cases. */
const ENDS = { rejected: 0.03, refused: 0.025, withdrawn: 0.02 };
const AT_COUNTER = 0.35;
const ELSEWHERE = 0.08;
const ON_A_DAY_OFF = 0.06;
const LEGAL_PERSONS_SHARE = 0.3;
/** Cases of accounts that one can log in with, however many there are in all: what an ordinary user has does not grow with the platform. */
const KNOWN = [
  { upTo: 120, kind: 'person', id: PERSONS.wangXiaoming.id },
  { upTo: 200, kind: 'person', id: PERSONS.chenJing.id },
  { upTo: 700, kind: 'legalPerson', id: LEGAL_PERSONS.yongjiangFood.id, uscc: LEGAL_PERSONS.yongjiangFood.uscc },
] as const;

/** 百家姓 and given names of one or two characters. */
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰云飞𬱖'];

/** Serials of made cases begin here: the service's own sequence comes to them after eighty million filings. */
export const FIRST_SERIAL = 80_000_000;

/** 百万办件的形状 — case n of any number of them: when it was filed, where, for which item, by whom, and how far it has come by now. */
export class CaseShape {
  private readonly now: number;
  private readonly size: number;
  private readonly items: readonly FilableItem[];
  private readonly calendar: WorkingDays;
  private readonly places: readonly string[];
  private readonly shares: Float64Array;
  private readonly bodies = new Map<string, string>();

  /** `size` is how many there will be: so many of them have so many applicants. */
  constructor(items: readonly FilableItem[], size: number, now: number) {
    [this.items, this.size, this.now] = [items, size, now];
    this.calendar = new WorkingDays(now, SPAN_DAYS + 30);
    const home = ORGANISATIONS.haishuService.regionCode;
    const all = [...regionTree().subtree('330000')].filter(({ level, kind }) => level === 'county' && kind === 'administrative');
    this.places = [home, ...all.map(({ code }) => code).filter((code) => code !== home)];
    // Large districts have some ten times the cases of small counties.
    this.shares = Float64Array.from(this.places, (_, rank) => 1 / (rank + 12));
    for (let i = 1; i < this.shares.length; i++) this.shares[i]! += this.shares[i - 1]!;
  }

  made(n: number): MadeCase {
    const region = this.place(chance(n, 1));
    const item = this.itemAt(n, region);
    const counter = n >= KNOWN.at(-1)!.upTo && chance(n, 3) < AT_COUNTER ? this.counter(n, region) : null;
    const { stage, milestones } = this.life(n, item, counter !== null);
    const date = shanghaiDate(new Date(milestones[0]!));
    return {
      caseNo: formatCaseNo({ region6: region, date, serial: FIRST_SERIAL + n }),
      stage,
      milestones,
      item,
      applicant: this.applicant(n, counter !== null),
      counter,
      windowRegion: counter?.region ?? region,
    };
  }

  private place(share: number): string {
    const target = share * this.shares.at(-1)!;
    let [low, high] = [0, this.shares.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.shares[middle]! < target) low = middle + 1;
      else high = middle;
    }
    return this.places[low]!;
  }

  /** Few items are filed for often. Where an item is of another region, that region's own body has the same. */
  private itemAt(n: number, region: string): FilableItem {
    const item = this.items[Math.floor(this.items.length * chance(n, 2) ** 3)]!;
    if (item.region === region) return item;
    const orgCode = this.bodyIn(region, item.orgCode);
    return { ...item, code: orgCode + item.code.slice(18), orgCode, region };
  }

  private bodyIn(region: string, of: string): string {
    const key = region + of;
    let code = this.bodies.get(key);
    if (code === undefined) {
      const serial = `MC${of.slice(10, 16)}`;
      const head = `11${region}${serial}${orgCodeCheckChar(serial)}`;
      this.bodies.set(key, (code = head + usccCheckChar(head)));
    }
    return code;
  }

  private counter(n: number, region: string): NonNullable<MadeCase['counter']> {
    const at = chance(n, 4) < ELSEWHERE ? this.place(chance(n, 5)) : region;
    const { haishuService } = ORGANISATIONS;
    const orgCode = at === haishuService.regionCode ? haishuService.orgCode : this.bodyIn(at, haishuService.orgCode);
    return { orgCode, region: at, clerk: `01900000-0000-7000-a000-${at}${String(n % 40).padStart(6, '0')}` };
  }

  private applicant(n: number, atCounter: boolean): Applicant {
    const known = KNOWN.find(({ upTo }) => n < upTo);
    if (known) {
      const documentNo = 'uscc' in known ? known.uscc : null;
      return { kind: known.kind, id: known.id, name: null, documentType: documentNo === null ? null : '001', documentNo };
    }
    const legal = chance(n, 6) < LEGAL_PERSONS_SHARE;
    // Most file once or twice, a few agents hundreds of times.
    const who = Math.floor((this.size / 2.5) * chance(n, 7) ** 1.6);
    const id = atCounter ? null : `01900000-0000-7000-${legal ? 'c' : 'b'}000-${String(who).padStart(12, '0')}`;
    const kind = legal ? 'legalPerson' : 'person';
    if (!atCounter && !legal) return { kind, id, name: null, documentType: null, documentNo: null };
    if (legal) return { kind, id, name: atCounter ? `甬江${who}号商贸有限公司` : null, documentType: '001', documentNo: enterprise(who) };
    return { kind, id, name: nameOf(who), documentType: '111', documentNo: citizen(who) };
  }

  private life(n: number, item: FilableItem, atCounter: boolean): { stage: Stage; milestones: Milestones } {
    const submitted = this.filedAt(n, atCounter);
    const next = (after: number, days: number, question: number): number =>
      Math.max(after + MINUTE, this.calendar.after(after, days, (9 + 8 * chance(n, question)) * HOUR));
    const accepted =
      chance(n, 12) < 0.35 ? submitted + (2 + 25 * chance(n, 13)) * MINUTE : next(submitted, 1 + Math.floor(2 * chance(n, 14) ** 2), 15);
    const immediate = item.caseKind === 'immediate';
    const decided = immediate ? accepted + 5 * MINUTE : next(accepted, 1 + Math.floor((item.promisedDays - 1) * chance(n, 16) ** 1.5), 17);
    const delivered = immediate ? decided + MINUTE : next(decided, Math.floor(4 * chance(n, 18)), 19);
    const closed = immediate ? delivered + MINUTE : next(delivered, Math.floor(3 * chance(n, 20)), 21);
    const end = chance(n, 22);
    if (end < ENDS.refused) return this.reached(n, 'refused', [submitted], accepted);
    if (end < ENDS.refused + ENDS.withdrawn) return this.reached(n, 'withdrawn', [submitted, accepted], decided);
    const last = end < ENDS.refused + ENDS.withdrawn + ENDS.rejected ? 'rejected' : 'closed';
    return this.reached(n, last, [submitted, accepted, decided, delivered, closed], closed);
  }

  /** What of a life has happened by now; `endsAt` is when its last stage is reached. */
  private reached(n: number, last: Stage, all: Milestones, endsAt: number): { stage: Stage; milestones: Milestones } {
    if (endsAt <= this.now) return { stage: last, milestones: last === 'refused' || last === 'withdrawn' ? [...all, endsAt] : all };
    const milestones = all.filter((at) => at <= this.now);
    const stages: readonly Stage[] = ['submitted', 'accepted', 'decided', 'delivered'];
    const stage = stages[milestones.length - 1]!;
    return { stage: stage === 'submitted' && chance(n, 23) < 0.06 ? 'correcting' : stage, milestones };
  }

  /** More lately than before; in office hours at counters, and online at every hour, few on days off. */
  private filedAt(n: number, atCounter: boolean): number {
    const before = SPAN_DAYS * chance(n, 8) ** 1.15;
    const rough = this.now - before * 24 * HOUR;
    const hours = atCounter ? 9 + 8 * chance(n, 9) : 7 + 15 * chance(n, 9) ** 1.2;
    const day = !atCounter && chance(n, 10) < ON_A_DAY_OFF ? dayOf(rough) : this.calendar.nth(this.calendar.countTo(rough) - 1);
    const at = instant(day, Math.floor(hours * HOUR));
    // What would be filed later today was filed some minutes ago.
    return at < this.now ? at : this.now - Math.floor((1 + 90 * chance(n, 11)) * MINUTE);
  }
}

const nameOf = (who: number): string => {
  const given = GIVEN[Math.floor(who / SURNAMES.length) % GIVEN.length]!;
  return SURNAMES[who % SURNAMES.length]! + given + (who % 3 === 0 ? '' : GIVEN[(who * 7) % GIVEN.length]!);
};

/** Valid by its check character, and of a region that nobody was ever born in. */
function citizen(who: number): string {
  const born = new Date(Date.UTC(1950 + (who % 55), who % 12, 1 + (who % 28))).toISOString().slice(0, 10).replaceAll('-', '');
  const head = `339900${born}${String(who % 1000).padStart(3, '0')}`;
  return head + citizenIdCheckChar(head);
}

function enterprise(who: number): string {
  const serial = `MC${String(who % 1_000_000).padStart(6, '0')}`;
  const head = `91339900${serial}${orgCodeCheckChar(serial)}`;
  return head + usccCheckChar(head);
}
