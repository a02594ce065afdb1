import { regionRange, type RegionRange } from '@yiwang/standards';
import { counterClosed, itemNotTakenHere } from './window.errors.js';

export const COUNTER_STATUSES = ['open', 'closed'] as const;
export type CounterStatus = (typeof COUNTER_STATUSES)[number];

/** 可办事项 — everything of these departments, these single items, and everything that is decided in these regions. */
export interface Accepts {
  departments: string[];
  items: string[];
  regions: string[];
}

/** What must be known of an item in order to say whether a counter takes it. */
export interface TakenItem {
  itemCode: string;
  decidingOrg: string;
  decidingRegion: string;
}

const TASK_CODE = 31;

/** 收件范围 — what one counter collects: filings are taken, and items shown, only within it. */
export class CounterScope {
  private readonly departments: ReadonlySet<string>;
  private readonly items: ReadonlySet<string>;
  readonly ranges: readonly RegionRange[];

  constructor(
    readonly accepts: Accepts,
    readonly status: CounterStatus,
    /** Whether somebody has said what it takes; otherwise it takes what is usual. */
    readonly registered: boolean,
  ) {
    this.departments = new Set(accepts.departments);
    this.items = new Set(accepts.items);
    this.ranges = accepts.regions.map(regionRange).filter((range) => range !== null);
  }

  takes({ itemCode, decidingOrg, decidingRegion }: TakenItem): boolean {
    return (
      this.departments.has(decidingOrg) ||
      this.items.has(itemCode) ||
      this.items.has(itemCode.slice(0, TASK_CODE)) ||
      this.ranges.some(({ from, to }) => decidingRegion >= from && decidingRegion < to)
    );
  }

  /** @throws ACCEPTANCE.COUNTER_CLOSED, ACCEPTANCE.ITEM_NOT_TAKEN_HERE */
  assertTakes(item: TakenItem): void {
    if (this.status === 'closed') throw counterClosed();
    if (!this.takes(item)) throw itemNotTakenHere();
  }
}

/**
 * 全城通办 — what a counter takes of which nobody has said it: all that is decided in its own city, from the city's own bodies down to
 * villages; at a counter of the province, all of the province.
 */
export function usualScope(regionCode: string): CounterScope {
  return new CounterScope({ departments: [], items: [], regions: [`${regionCode.slice(0, 4)}00`] }, 'open', false);
}
