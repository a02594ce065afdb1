import { ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { isRegionCode, isUscc, regionRange } from '@yiwang/standards';
import { z } from 'zod';
import { COUNTER_STATUSES } from '../domain/counter.js';

const time = z.iso.datetime();
const text = (most: number) => z.string().trim().min(1).max(most);
const each = <T>(values: readonly T[]): boolean => new Set(values).size === values.length;
const Region = RegionCode.refine((code) => isRegionCode(code) && regionRange(code) !== null, { params: { code: 'REGION_INVALID' } });
const Departments = z
  .array(OrgCode)
  .max(500)
  .refine(each, { params: { code: 'REPEATED' } });
const Items = z
  .array(ItemCode)
  .max(5_000)
  .refine(each, { params: { code: 'REPEATED' } });
const Regions = z
  .array(Region)
  .max(200)
  .refine(each, { params: { code: 'REPEATED' } });

export const CounterOrg = OrgCode.refine(isUscc, { params: { code: 'USCC_INVALID' } });

/** 窗口登记 as who looks after the windows writes it. */
export const CounterContent = z
  .strictObject({
    name: text(100),
    regionCode: Region.describe('where it stands'),
    status: z.enum(COUNTER_STATUSES).default('open').describe('closed: takes no filings any more'),
    departments: Departments.default([]).describe('all items of these 实施主体'),
    items: Items.default([]).describe('single items'),
    regions: Regions.default([]).describe('全城通办: everything that is decided in these regions and below'),
    servicePoint: z
      .string()
      .regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,39}$/)
      .optional()
      .describe('服务网点 of the catalogue: what that accepts is taken over, again and again'),
  })
  .meta({ id: 'CounterContent' });
export type CounterContent = z.output<typeof CounterContent>;

export const NewCounter = CounterContent.extend({ orgCode: CounterOrg }).meta({ id: 'NewCounter' });
export type NewCounter = z.output<typeof NewCounter>;

const AcceptsView = z.object({ departments: z.array(z.string()), items: z.array(z.string()), regions: z.array(z.string()) });

export const Counter = z
  .object({
    orgCode: OrgCode,
    name: z.string(),
    regionCode: RegionCode,
    status: z.enum(COUNTER_STATUSES),
    version: z.int().describe('the ETag'),
    said: AcceptsView.describe('by hand'),
    servicePoint: z
      .object({
        code: z.string(),
        departments: z.array(z.string()),
        items: z.array(z.string()),
        followedAt: time.nullable(),
        problem: z.string().nullable().describe('why it could not be read the last time'),
      })
      .nullable(),
    updatedAt: time,
  })
  .meta({ id: 'Counter' });
export type Counter = z.output<typeof Counter>;

export const CounterPage = pageOf(Counter).meta({ id: 'CounterPage' });
export const CounterQuery = PageQuery.extend({ region: Region.optional().describe('this region and below; one’s own unless given') });
export type CounterQuery = z.output<typeof CounterQuery>;

export const CounterState = z.object({ orgCode: OrgCode, version: z.int() }).meta({ id: 'CounterState' });
export type CounterState = z.output<typeof CounterState>;

/** 收件范围 of the caller's own counter. */
export const OwnCounter = z
  .object({
    orgCode: OrgCode,
    regionCode: RegionCode,
    registered: z.boolean().describe('false: nobody has said what it takes, so it takes what is decided in its city'),
    status: z.enum(COUNTER_STATUSES),
    accepts: AcceptsView,
  })
  .meta({ id: 'OwnCounter' });
export type OwnCounter = z.output<typeof OwnCounter>;

export const CounterItem = z
  .object({
    itemCode: ItemCode,
    version: z.int(),
    name: z.string(),
    decidingAuthority: z.object({ orgCode: OrgCode, name: z.string(), regionCode: RegionCode }),
    acceptedBy: z.enum(['window', 'department']),
    caseKind: z.enum(['immediate', 'promised']),
    star: z.int(),
    materials: z.array(z.object({ materialCode: z.string(), name: z.string(), required: z.boolean() })),
  })
  .meta({ id: 'CounterItem' });
export type CounterItem = z.output<typeof CounterItem>;

export const CounterItemPage = pageOf(CounterItem).meta({ id: 'CounterItemPage' });
export const CounterItemQuery = PageQuery.extend({ department: OrgCode.optional().describe('only of this 实施主体') });
export type CounterItemQuery = z.output<typeof CounterItemQuery>;
