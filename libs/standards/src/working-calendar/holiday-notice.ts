/** One listed day: off, or worked although it is a weekend (调休上班). */
export interface NoticeDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly isOffDay: boolean;
  readonly name?: string;
}

/**
 * A holiday notice of the State Council. `year` is the year it is for; its days may lie in the December before (the notice for 2019 lists
 * 2018-12-29), so days are looked up by date over all notices. A notice without days counts as missing.
 */
export interface HolidayNotice {
  readonly year: number;
  readonly days: readonly NoticeDay[];
}

/** A span of office time, `HH:mm` each, Chinese time, end excluded. */
export interface OfficeInterval {
  readonly from: string;
  readonly to: string;
}

/** Office time of one day in order, normally morning and afternoon. */
export type OfficeHours = readonly OfficeInterval[];

/** A day that a city or county fixes for itself, also with office time of its own (a half day before a festival). */
export interface LocalDay extends NoticeDay {
  readonly hours?: OfficeHours;
}

/** What holds in one region and below it. The nearer region decides, then the higher one, then the State Council. */
export interface RegionOverride {
  readonly region: string;
  readonly days?: readonly LocalDay[];
  readonly hours?: OfficeHours;
}
