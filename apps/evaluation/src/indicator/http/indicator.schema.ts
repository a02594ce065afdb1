import { ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';

const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
const Count = z.int().nonnegative();

export const IndicatorQuery = PageQuery.extend({
  by: z.enum(['department', 'item', 'region']).default('department'),
  org: OrgCode.optional(),
  item: ItemCode.optional(),
  region: RegionCode.optional().describe('the region and all below it'),
  from: Month.optional().describe('first month, YYYY-MM'),
  to: Month.optional().describe('last month'),
});
export type IndicatorQuery = z.output<typeof IndicatorQuery>;

export const Indicator = z
  .object({
    key: z.string().describe('organisation, item or region code, as asked for'),
    active: Count.describe('services that a person rated and whose rating stands'),
    defaults: Count.describe('services with the system’s default rating only; in no average'),
    followUps: Count,
    excluded: Count.describe('误评 and 恶意, not counted'),
    levels: z.object({ veryGood: Count, good: Count, fair: Count, poor: Count, veryPoor: Count }).nullable(),
    average: z.number().min(1).max(5).nullable().describe('5 the best, two decimals; null for fewer than 3 ratings'),
    suppressed: z.boolean().describe('levels and average are held back, because so few ratings could be traced to people'),
  })
  .meta({ id: 'EvaluationIndicator' });
export type Indicator = z.output<typeof Indicator>;
export const IndicatorPage = pageOf(Indicator);
