import { CaseNo, defineEvent, defineTopic, Instant } from '@yiwang/event-core';
import { z } from 'zod';

export const MONITORING_EVENTS_TOPIC = defineTopic('monitoring.events.v1');

/** 预警 / 黄牌 / 红牌 — a supervision card; one for each (subject, rule, level), never two. */
export const CardIssuedV1 = defineEvent({
  type: 'monitoring.card.issued',
  version: 1,
  topic: MONITORING_EVENTS_TOPIC.name,
  description: 'A supervision rule fired.',
  key: (card) => card.caseNo,
  route: (card) => ({ orgcode: card.orgCode, regioncode: card.regionCode }),
  schema: z.object({
    cardId: z.uuid(),
    caseNo: CaseNo,
    taskId: z.uuid().optional(),
    /** 监察规则编号. */
    ruleCode: z.string().min(1).max(40),
    level: z.enum(['warning', 'yellow', 'red']),
    /** 责任部门. */
    orgCode: z.string().max(18),
    regionCode: z.string().max(12),
    dueAt: Instant,
    issuedAt: Instant,
  }),
});
