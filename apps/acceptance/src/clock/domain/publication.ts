import type { NoticeDay, OfficeInterval, TimeLimit } from '@yiwang/standards';
import type { LimitKind } from '../../case/domain/clock-rules.js';

/** 节假日安排通知 of the State Council for one year; it takes the place of the one that the platform ships with. */
export interface HolidayNotice {
  title: string;
  documentNo?: string | undefined;
  days: NoticeDay[];
}

/** 区划工作日历: days and office hours that a city or county fixes for itself, and that it has a calendar at all. */
export interface RegionCalendar {
  days: (NoticeDay & { hours?: OfficeInterval[] | undefined })[];
  hours?: OfficeInterval[] | undefined;
}

/** 时限 of a region for clocks that begin at `from` or later; what it does not name the region above says. */
export interface LimitSet {
  from: string;
  limits: Partial<Record<LimitKind, TimeLimit>>;
  /** 补正轮次上限. */
  correctionRounds?: number | undefined;
}

/** What may be published: a notice under its year, the others under a region; limits under 000000 hold everywhere. */
export type PublishedContent =
  { part: 'notice'; content: HolidayNotice } | { part: 'region'; content: RegionCalendar } | { part: 'limits'; content: LimitSet };
export const PUBLISHED_PARTS = ['notice', 'region', 'limits'] as const;
export type PublishedPart = (typeof PUBLISHED_PARTS)[number];

/** One publication. The next of the same part and subject takes its place; none is ever changed. */
export type Publication = PublishedContent & {
  id: number;
  /** Year, or region code in canonical form. */
  subject: string;
  publishedAt: Date;
};
