import { ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { CHANNELS } from '../../case/domain/case-state.js';
import { CASE_STATUSES } from '../../case/domain/case-status.js';
import { CaseSummary } from '../../case/http/case.schema.js';
import { Statuses } from './statuses.js';

/** Of four digits in UTC too, whatever its offset: a further year is written in a form that the database does not read. */
const YEARS = [Date.parse('1900-01-01T00:00:00Z'), Date.parse('9999-12-31T00:00:00Z')] as const;
const time = z.iso
  .datetime({ offset: true })
  .refine((at) => Date.parse(at) >= YEARS[0] && Date.parse(at) < YEARS[1], { params: { code: 'BEYOND_ANY_CASE' } });

export const DUE = ['overdue', 'soon', 'later'] as const;

const filters = {
  status: Statuses.optional().describe('one or several, by commas; every status that is not an end unless given'),
  itemCode: ItemCode.optional(),
  orgCode: OrgCode.optional().describe('决定机关; one’s own for who has no window permission'),
  region: RegionCode.optional().describe('windows of this region and below; one’s own unless given'),
  channel: z.enum(CHANNELS).optional(),
  acceptedBy: z.enum(['window', 'department']).optional(),
  due: z.enum(DUE).optional().describe('by the clock that runs against the authority: overdue, due within the next working days, or later'),
  from: time.optional().describe('filed at or after'),
  to: time.optional().describe('filed before'),
};
/** What a list, its counts and its export are narrowed by. */
export const WorkFilter = z.object(filters);
export type WorkFilter = z.output<typeof WorkFilter>;

export const WorkListQuery = PageQuery.extend(filters);
export type WorkListQuery = z.output<typeof WorkListQuery>;

export const WorkItem = CaseSummary.extend({
  acceptedBy: z.enum(['window', 'department']).nullable(),
  dueAt: z.iso.datetime().nullable().describe('end of the clock that runs against the authority; null when none does'),
  overdue: z.boolean(),
}).meta({ id: 'WorkItem' });
export type WorkItem = z.output<typeof WorkItem>;
export const WorkPage = pageOf(WorkItem).meta({ id: 'WorkPage' });

const count = z.int().nonnegative();
export const WorkCounts = z
  .object({
    counts: z.array(z.object({ status: z.enum(CASE_STATUSES), total: count, overdue: count, dueSoon: count })),
    most: count.describe('a count that has reached this says: so many or more'),
    soonUntil: z.iso.datetime().describe('what is due before this is due soon'),
  })
  .meta({ id: 'WorkCounts' });
export type WorkCounts = z.output<typeof WorkCounts>;
