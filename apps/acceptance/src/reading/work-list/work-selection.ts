import { Injectable } from '@nestjs/common';
import { hasPermission, type Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { regionRange, type RegionRange } from '@yiwang/standards';
import { CASE_STATUSES, FINAL_STATUSES, type CaseStatus } from '../../case/domain/case-status.js';
import { viewerOf, type CaseViewer } from '../../case/domain/case-viewer.js';
import { Deadlines } from '../../case/domain/deadlines.js';
import { CounterScopes } from '../../window/counter-scopes.js';
import { workListOutOfReach } from '../reading.errors.js';
import type { WorkFilter } from './work-list.schema.js';

/** Which index leads the way to the cases: of the windows' regions, of all regions, of the deciding body, or of the item. */
export type Anchor = 'region' | 'everywhere' | 'authority' | 'item';

/** 待办范围 — a list as it was asked for, with all that the caller may see worked out. Plain data: an export keeps it for its worker. */
export interface WorkSelection {
  anchor: Anchor;
  /** Only what has ended is asked for: the newest first. What is open comes first due first. */
  ended: boolean;
  statuses: CaseStatus[];
  /** Bounds of the due date and of the filing time: ISO 8601 in UTC with milliseconds, or ±infinity. */
  dueFrom: string;
  dueTo: string;
  filedFrom: string;
  filedTo: string;
  channel: string | null;
  acceptedBy: string | null;
  orgCode: string | null;
  itemCode: string | null;
  regionFrom: string;
  regionTo: string;
  reach: CaseViewer;
  /** 收件范围 — the caller's counter is registered, so that of its region's cases it sees what it takes. */
  narrowed: boolean;
}

/** Every code lies between. */
const ALL: RegionRange = { from: '', to: '~' };
/** 即将到期 — due before the end of so many working days from today. */
const SOON_DAYS = 2;
const OPEN: readonly CaseStatus[] = CASE_STATUSES.filter((status) => !FINAL_STATUSES.includes(status));
/** The officers of a body that handles have no window, only what their body decides. */
const HANDLES = 'task.handle';

const isWithin = (inner: RegionRange, outer: RegionRange): boolean => inner.from >= outer.from && inner.to <= outer.to;
/** One form for all times, so that they can be compared as texts. */
const utc = (at: string | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());
/** A city or more: so large a part of all cases that the way over all of them is the shorter one. */
const isWide = ({ from }: RegionRange): boolean => from.length <= 4;

/** Says what a caller's list holds, and refuses what is out of reach. */
@Injectable()
export class WorkSelections {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly clock: Clock,
    private readonly counters: CounterScopes,
  ) {}

  /** @throws ACCEPTANCE.WORK_LIST_OUT_OF_REACH */
  async of(filter: WorkFilter, principal: Principal): Promise<WorkSelection> {
    const viewer = viewerOf(principal);
    const reach: CaseViewer = { ...viewer, ownerId: null };
    const region = this.regionOf(filter, reach);
    const orgCode = filter.orgCode ?? (reach.windowRegions === null ? reach.officerOrg : null);
    if (reach.windowRegions === null && (orgCode === null || orgCode !== reach.officerOrg || !hasPermission(principal, HANDLES))) {
      throw workListOutOfReach();
    }
    const statuses = this.statusesOf(filter);
    return {
      anchor: anchorOf(filter, orgCode, region),
      ended: statuses.every((status) => FINAL_STATUSES.includes(status)),
      statuses,
      ...(await this.dueOf(filter, principal)),
      filedFrom: utc(filter.from) ?? '-infinity',
      filedTo: utc(filter.to) ?? 'infinity',
      channel: filter.channel ?? null,
      acceptedBy: filter.acceptedBy ?? null,
      orgCode,
      itemCode: filter.itemCode ?? null,
      regionFrom: region.from,
      regionTo: region.to,
      reach,
      narrowed: await this.isNarrowed(reach, principal),
    };
  }

  /** End of the working day until which a case counts as due soon. */
  async soonUntil(principal: Principal): Promise<Date> {
    // A process that only answers requests hears of a published calendar by asking.
    await this.deadlines.fresh();
    return this.deadlines.moved(this.clock.now(), SOON_DAYS, principal.regionCode ?? '330000').at;
  }

  private async isNarrowed({ windowOrg }: CaseViewer, { regionCode }: Principal): Promise<boolean> {
    if (windowOrg === null || regionCode === undefined) return false;
    return (await this.counters.of({ orgCode: windowOrg, regionCode })).registered;
  }

  /** Windows of one's own region unless a part of it is asked for. A deciding body or an item is looked for wherever it was received. */
  private regionOf(filter: WorkFilter, { windowRegions }: CaseViewer): RegionRange {
    const asked = filter.region === undefined ? undefined : (regionRange(filter.region) ?? ALL);
    if (windowRegions === null) return asked ?? ALL;
    if (asked === undefined) return filter.orgCode === undefined && filter.itemCode === undefined ? windowRegions : ALL;
    if (!isWithin(asked, windowRegions)) throw workListOutOfReach();
    return asked;
  }

  private statusesOf({ status, due }: WorkFilter): CaseStatus[] {
    const asked = [...new Set(status ?? OPEN)];
    // No clock runs against anybody in a case that has ended.
    return due === undefined ? asked : asked.filter((each) => OPEN.includes(each));
  }

  private async dueOf({ due }: WorkFilter, principal: Principal): Promise<Pick<WorkSelection, 'dueFrom' | 'dueTo'>> {
    if (due === undefined) return { dueFrom: '-infinity', dueTo: 'infinity' };
    const now = this.clock.now().toISOString();
    if (due === 'overdue') return { dueFrom: '-infinity', dueTo: now };
    const soon = (await this.soonUntil(principal)).toISOString();
    return due === 'soon' ? { dueFrom: now, dueTo: soon } : { dueFrom: soon, dueTo: NO_DUE };
  }
}

/** Stands in `work_at` where no clock runs: behind everything that is due. */
export const NO_DUE = '9999-12-31T00:00:00.000Z';

function anchorOf(filter: WorkFilter, orgCode: string | null, region: RegionRange): Anchor {
  if (filter.itemCode !== undefined) return 'item';
  if (orgCode !== null) return 'authority';
  return isWide(region) ? 'everywhere' : 'region';
}
