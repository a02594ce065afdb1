import { normaliseRegionCode, regionContains, regionLevel, regionRange, STATE_REGION, type RegionRange } from '@yiwang/standards';
import { calendarOutOfScope } from './calendar.errors.js';

/** What holds everywhere is published by a province; everything else by the region itself or one above it. @throws ACCEPTANCE.CALENDAR_OUT_OF_SCOPE */
export function requireCalendarScope(own: string | undefined, subject: string): void {
  if (own === undefined || !normaliseRegionCode(own).ok) throw calendarOutOfScope();
  const provincial = ['province', 'state'].includes(regionLevel(own));
  if (!(subject === STATE_REGION ? provincial : regionContains(own, subject))) throw calendarOutOfScope();
}

/** The regions of whose cases an officer hears: his own and those below; null for the state, which is all. @throws ACCEPTANCE.CALENDAR_OUT_OF_SCOPE */
export function calendarScope(own: string | undefined): RegionRange | null {
  const region = normaliseRegionCode(own ?? '');
  if (!region.ok) throw calendarOutOfScope();
  return regionRange(region.value);
}
