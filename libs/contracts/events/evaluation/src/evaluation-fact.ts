import { CaseNo, defineEvent, Instant, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { evaluationChannels } from '@yiwang/standards';
import { z } from 'zod';
import { EVALUATION_EVENTS_TOPIC } from './topics.js';

/** 满意度 in this platform's own neutral form, best first. Standards and feeds number it in opposite orders, so no number crosses. */
export const RatingLevel = z.enum(['veryGood', 'good', 'fair', 'poor', 'veryPoor']);
export type RatingLevel = z.output<typeof RatingLevel>;

/** 评价时点 — the service of a case that is evaluated. */
export const Occasion = z.enum(['acceptance', 'closing']);
export type Occasion = z.output<typeof Occasion>;

/** 首评, 追评. */
export const RatingTurn = z.enum(['first', 'followUp']);
export type RatingTurn = z.output<typeof RatingTurn>;

/** 评价渠道; `default` is the system's own rating. */
export const RatingChannel = z.enum(evaluationChannels.keys as ['web', 'mobile', 'qrCode', 'hallTablet', 'hallTerminal', 'sms', 'default']);
export type RatingChannel = z.output<typeof RatingChannel>;

/** 核实结论 — true (属实), a mistake (误评), malicious (恶意), or nobody could be reached (无法联系). */
export const Finding = z.enum(['genuine', 'mistaken', 'malicious', 'unreachable']);
export type Finding = z.output<typeof Finding>;

/** What every fact carries, so that any consumer can route it without a look-up. Words of people are never in it. */
export const EvaluationFact = z.object({
  caseNo: CaseNo,
  itemCode: ItemCode,
  /** 决定机关: the rated body, and the one that answers a bad rating. */
  orgCode: OrgCode,
  regionCode: RegionCode,
  at: Instant,
});

export const evaluationEvent = <S extends typeof EvaluationFact>(what: string, schema: S, description: string) =>
  defineEvent({
    type: `evaluation.${what}`,
    version: 1,
    topic: EVALUATION_EVENTS_TOPIC.name,
    description,
    schema,
    key: (fact) => fact.caseNo,
    route: (fact) => ({ regioncode: fact.regionCode, orgcode: fact.orgCode, itemcode: fact.itemCode }),
  });
