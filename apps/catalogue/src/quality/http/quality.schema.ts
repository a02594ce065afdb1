import { OrgCode, RegionCode } from '@yiwang/event-core';
import { PageQuery, pageOf } from '@yiwang/http-api';
import { z } from 'zod';
import { RULE_KINDS, SEVERITIES } from '../domain/quality-rule.js';

const Category = z
  .string()
  .regex(/^\d{2}$/)
  .describe('事项类型, GB/T 39046 A.1');
const RuleCode = z.string().regex(/^[A-Z_]{3,40}$/);
const Severity = z.enum(SEVERITIES).describe('error blocks publication, warning does not');

export const ProblemView = z
  .object({
    number: z.int().describe('规则编号; 1-10 as Wenzhou numbers them'),
    code: RuleCode,
    kind: z.enum(RULE_KINDS),
    severity: Severity,
    field: z.string().describe('JSON pointer of the element'),
    reason: z.string(),
  })
  .meta({ id: 'QualityProblem' });

export const VersionProblems = z
  .object({ itemCode: z.string(), version: z.int(), errors: z.int(), warnings: z.int(), problems: z.array(ProblemView) })
  .meta({ id: 'ItemVersionProblems' });
export type VersionProblems = z.infer<typeof VersionProblems>;

const Star = z.union([z.literal(0), z.literal(3), z.literal(4), z.literal(5)]);
export const VersionStar = z
  .object({
    itemCode: z.string(),
    version: z.int(),
    star: Star.describe('星级 that the elements earn by the criteria of today; 0: none'),
    published: Star.nullable().describe('星级 in the operational core since publication; null while it is a draft'),
    criteria: z.array(
      z.object({
        code: RuleCode,
        star: z.union([z.literal(3), z.literal(4), z.literal(5)]),
        met: z.boolean(),
        zh: z.string(),
        en: z.string(),
        field: z.string().describe('JSON pointer of the element looked at'),
        found: z.string().describe('what was found there'),
      }),
    ),
  })
  .meta({ id: 'ItemVersionStar' });
export type VersionStar = z.infer<typeof VersionStar>;

export const RuleView = z
  .object({
    code: RuleCode,
    number: z.int(),
    kind: z.enum(RULE_KINDS),
    severity: Severity,
    field: z.string(),
    active: z.boolean(),
    params: z.record(z.string(), z.unknown()),
    zh: z.string(),
    en: z.string(),
    changedAt: z.iso.datetime().nullable().describe('when it was changed last; null: it is as the platform brings it'),
    etag: z.string().describe('what `If-Match` of a change has to say'),
  })
  .meta({ id: 'QualityRule' });
export type RuleView = z.infer<typeof RuleView>;
export const RuleList = z.object({ items: z.array(RuleView) }).meta({ id: 'QualityRules' });
export const RuleChange = z
  .object({ severity: z.enum(SEVERITIES), active: z.boolean(), params: z.record(z.string(), z.unknown()) })
  .meta({ id: 'QualityRuleChange' });
export type RuleChange = z.infer<typeof RuleChange>;
export const RuleCodeParam = RuleCode;

export const CriterionList = z
  .object({
    items: z.array(
      z.object({
        code: RuleCode,
        check: z.string(),
        star: z.int(),
        active: z.boolean(),
        params: z.record(z.string(), z.unknown()),
        zh: z.string(),
        en: z.string(),
      }),
    ),
  })
  .meta({ id: 'StarCriteria' });

export const ReportRequest = z
  .object({
    orgCode: OrgCode.optional().describe('实施主体, wherever it stands; missing: all of the region'),
    regionCode: RegionCode.optional().describe('行政区划 with everything below it; missing: the caller’s own'),
    category: Category.optional(),
  })
  .refine(({ orgCode, regionCode }) => orgCode === undefined || regionCode === undefined, {
    path: ['regionCode'],
    params: { code: 'BODY_OR_REGION' },
  })
  .meta({ id: 'QualityReportRequest' });
export type ReportRequest = z.infer<typeof ReportRequest>;

export const ReportView = z
  .object({
    id: z.uuid(),
    orgCode: z.string().nullable(),
    regionCode: z.string(),
    category: z.string().nullable(),
    status: z.enum(['waiting', 'running', 'done']),
    expected: z.int().nullable().describe('items to be checked: until it is done an estimate of the database'),
    checked: z.int(),
    withErrors: z.int().describe('items that break a rule of severity error'),
    withWarnings: z.int().describe('items that break one of severity warning'),
    findings: z.int().describe('broken rules found'),
    kept: z.int().describe('of them those that can be listed: a report keeps the first 200,000'),
    requestedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'QualityReport' });
export type ReportView = z.infer<typeof ReportView>;
export const ReportList = z.object({ items: z.array(ReportView) }).meta({ id: 'QualityReports' });

const RowFilter = PageQuery.extend({ orgCode: OrgCode.optional(), category: Category.optional(), rule: RuleCode.optional() });
export const FindingFilter = RowFilter.extend({ severity: z.enum(SEVERITIES).optional() });
export type FindingFilter = z.infer<typeof FindingFilter>;
export const TallyFilter = RowFilter;
export type TallyFilter = z.infer<typeof TallyFilter>;

export const FindingView = z
  .object({
    itemCode: z.string(),
    version: z.int(),
    rule: RuleCode,
    severity: Severity,
    field: z.string(),
    reason: z.string(),
    orgCode: z.string(),
    category: z.string(),
  })
  .meta({ id: 'QualityFinding' });
export type FindingView = z.infer<typeof FindingView>;
export const FindingPage = pageOf(FindingView).meta({ id: 'QualityFindingPage' });

export const TallyView = z
  .object({ orgCode: z.string(), category: z.string(), rule: RuleCode, severity: Severity, items: z.int().describe('items that break it') })
  .meta({ id: 'QualityTally' });
export type TallyView = z.infer<typeof TallyView>;
export const TallyPage = pageOf(TallyView).meta({ id: 'QualityTallyPage' });
