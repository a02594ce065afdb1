import { AUDIENCES } from '@yiwang/events-catalogue';
import { PageQuery } from '@yiwang/http-api';
import { onlineDepths, onlineGrades } from '@yiwang/standards';
import { z } from 'zod';
import { keyOf, text } from '../domain/elements/text.js';

const TopicCode = z.string().regex(/^[0-9A-Za-z]{1,40}$/);

/** 筛选条件 of lists and search; all that are given must hold. */
export const ItemFilters = PageQuery.extend({
  orgCode: z.string().length(18).optional().describe('实施主体统一社会信用代码'),
  department: text(60).optional().describe('name of the implementing body, exactly'),
  region: z
    .string()
    .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
    .optional()
    .describe('行政区划代码: the region and everything below it'),
  category: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .describe('事项类型, GB/T 39046 A.1'),
  audience: z.enum(AUDIENCES).optional().describe('服务对象'),
  applicant: z
    .enum(['person', 'legalPerson'])
    .optional()
    .describe('个人办事、法人办事: natural persons, or organisations of any kind, public bodies too'),
  star: z.enum(['0', '3', '4', '5']).transform(Number).optional().describe('星级'),
  depth: keyOf(onlineDepths).optional().describe('网上办理深度 that the item reaches'),
  grade: keyOf(onlineGrades).optional().describe('网办级别, Ⅰ-Ⅳ'),
  personTopic: TopicCode.optional().describe('自然人主题分类: a code of the themes'),
  legalPersonTopic: TopicCode.optional().describe('法人主题分类: a code of the themes'),
  lifeEvent: TopicCode.optional().describe('人生事件: a code of the life events'),
  servicePoint: z
    .string()
    .regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,39}$/)
    .optional()
    .describe('服务网点: what this hall or counter accepts'),
});
export type ItemFilters = z.infer<typeof ItemFilters>;

export const ItemFilter = ItemFilters.extend({
  q: text(60).optional().describe('words; all must occur in name, department or result'),
});
export type ItemFilter = z.infer<typeof ItemFilter>;

export const ItemSummary = z
  .object({
    itemCode: z.string(),
    version: z.int(),
    status: z.enum(['published', 'suspended']),
    name: z.string(),
    category: z.string(),
    orgCode: z.string(),
    department: z.string(),
    regionCode: z.string(),
    audience: z.array(z.enum(AUDIENCES)),
    caseKind: z.enum(['immediate', 'promised']),
    star: z.int(),
    onlineGrade: keyOf(onlineGrades).nullable().describe('网办级别'),
  })
  .meta({ id: 'ItemSummary' });
export type ItemSummary = z.infer<typeof ItemSummary>;

/** Columns of `listed_items l` as a summary has them. */
export const SUMMARY_COLUMNS = `l.item_code AS "itemCode", l.version, l.status, l.name, l.category, l.org_code AS "orgCode", l.department,
  l.region_code AS "regionCode", l.audience, l.case_kind AS "caseKind", l.star, l.online_grade AS "onlineGrade"`;

/** Where a page of a list ended: region, then code. */
export const ListPosition = z.object({ r: z.string(), c: z.string() });
export type ListPosition = z.infer<typeof ListPosition>;

/** A row of a page beside how many matches were found in all; without an item when the page is empty. */
export type FoundSummary = Partial<ItemSummary> & { found: number };

export const summariesOf = (rows: readonly FoundSummary[]): ItemSummary[] =>
  rows.filter((row) => row.itemCode !== null).map(({ found: _found, ...item }) => item as ItemSummary);
