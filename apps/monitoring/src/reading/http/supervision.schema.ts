import { CaseNo, OrgCode, RegionCode } from '@yiwang/event-core';
import { PageQuery, pageOf } from '@yiwang/http-api';
import { z } from 'zod';
import { CLOCK_ACTIONS, CLOCK_KINDS, CLOCK_STATES } from '../../clock/domain/clock.js';
import { CARD_LEVELS } from '../../supervision/domain/supervision-rule.js';

const Instant = z.iso.datetime();
const Level = z.enum(CARD_LEVELS).describe('warning 预警, yellow 黄牌, red 红牌');
const Kind = z.enum(CLOCK_KINDS).describe('acceptance 受理, promise 承诺, statutory 法定, delivery 送达, task 部门办理');

export const TimelineEntry = z
  .object({
    eventId: z.uuid(),
    source: z.string().describe('the service that told it'),
    sequence: z.int().describe('that service’s own count of facts of the case'),
    type: z.string(),
    at: Instant,
    actor: z.object({ kind: z.string(), id: z.string(), orgCode: z.string().nullable() }).nullable(),
    orgCode: z.string().nullable(),
    taskId: z.uuid().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry', description: '时间线条目' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const ClockView = z
  .object({
    kind: Kind,
    taskId: z.uuid().nullable(),
    orgCode: z.string().describe('责任部门'),
    startedAt: Instant,
    dueAt: Instant,
    warnAt: Instant.describe('one working day before it is due'),
    stoppedAt: Instant.nullable(),
    state: z.enum(CLOCK_STATES).describe('breached: past its due time, whether or not it still runs'),
    provisional: z.boolean().describe('the year has no holiday notice yet'),
  })
  .meta({ id: 'SupervisionClock', description: '时钟' });
export type ClockView = z.infer<typeof ClockView>;

export const CardView = z
  .object({
    cardId: z.uuid(),
    caseNo: z.string(),
    taskId: z.uuid().nullable(),
    ruleCode: z.string().describe('监察规则编号'),
    level: Level,
    kind: Kind,
    orgCode: z.string().describe('责任部门'),
    regionCode: z.string(),
    dueAt: Instant,
    issuedAt: Instant,
    message: z.object({ zh: z.string(), en: z.string() }),
  })
  .meta({ id: 'SupervisionCard', description: '督办单' });
export type CardView = z.infer<typeof CardView>;

export const Gap = z
  .object({
    caseNo: z.string(),
    source: z.string(),
    seen: z.int().describe('facts received'),
    highest: z.int().describe('highest sequence received'),
    missing: z.array(z.int()).describe('sequences that never came; empty when a number came twice'),
  })
  .meta({ id: 'TimelineGap', description: '缺失的事实' });
export type Gap = z.infer<typeof Gap>;

export const CaseView = z
  .object({
    caseNo: z.string(),
    itemCode: z.string().nullable(),
    orgCode: z.string().nullable().describe('决定机关; null until acceptance has told it'),
    regionCode: z.string().nullable(),
    timeline: z.array(TimelineEntry),
    clocks: z.array(ClockView),
    cards: z.array(CardView),
    gaps: z.array(Gap),
  })
  .meta({ id: 'SupervisedCase', description: '办件监察档案' });
export type CaseView = z.infer<typeof CaseView>;

export const CardFilter = PageQuery.extend({
  level: Level.optional(),
  org: OrgCode.optional().describe('责任部门'),
  region: RegionCode.optional().describe('the region and everything below it'),
});
export type CardFilter = z.infer<typeof CardFilter>;
export const CardPage = pageOf(CardView);

export const GapFilter = PageQuery;
export type GapFilter = z.infer<typeof GapFilter>;
export const GapPage = pageOf(Gap);

const Count = z.int().nonnegative();
export const Figures = z
  .object({
    cases: Count,
    acceptedCases: Count,
    assignedTasks: Count,
    facts: z.record(z.string(), Count).describe('facts by type'),
    runningClocks: z.record(z.string(), Count).describe('by kind'),
    cards: z.record(z.string(), Count).describe('by level'),
    gaps: Count.describe('pairs of case and source whose facts are not contiguous'),
  })
  .meta({ id: 'SupervisionFigures', description: '监察统计' });
export type Figures = z.infer<typeof Figures>;

export const RuleBook = z
  .object({
    clockRules: z.array(
      z.object({
        eventType: z.string(),
        kind: Kind,
        action: z.enum(CLOCK_ACTIONS),
        dueField: z.string().nullable(),
      }),
    ),
    supervisionRules: z.array(
      z.object({
        ruleCode: z.string(),
        kind: Kind,
        level: Level,
        trigger: z.enum(['before_due', 'at_due', 'after_due']),
        workingDays: z.int(),
        messageZh: z.string(),
        messageEn: z.string(),
        active: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'SupervisionRuleBook', description: '时钟规则与监察规则' });
export type RuleBook = z.infer<typeof RuleBook>;

export { CaseNo };
