import { defineEvent, Instant, OrgCode } from '@yiwang/event-core';
import { z } from 'zod';
import { DISPATCH_EVENTS_TOPIC } from './topics.js';

const SystemAlert = z.object({
  alertId: z.uuid(),
  systemId: z.uuid(),
  systemName: z.string().min(1).max(200),
  /** The department whose system it is. */
  orgCode: OrgCode,
  /** circuitOpen, parked, waiting, unacknowledged, recallUnheard, failing, dayDiffers, gone; more may come. */
  kind: z.string().regex(/^[a-zA-Z]{1,40}$/),
  /** What was measured, in the unit of its kind: seconds, messages, percent, cases. */
  figure: z.int().min(0),
  raisedAt: Instant,
});

const systemEvent = <S extends typeof SystemAlert>(what: string, schema: S, description: string) =>
  defineEvent({
    type: `dispatch.system.${what}`,
    version: 1,
    topic: DISPATCH_EVENTS_TOPIC.name,
    description,
    schema,
    key: (alert) => alert.alertId,
    route: (alert) => ({ orgcode: alert.orgCode }),
  });

/** 系统告警. */
export const SystemAlertRaisedV1 = systemEvent(
  'alert-raised',
  SystemAlert,
  'Deliveries to a department’s system are in trouble; its officers are told.',
);
export const SystemAlertClearedV1 = systemEvent(
  'alert-cleared',
  SystemAlert.extend({ clearedAt: Instant }),
  'The trouble with a department’s system is over.',
);
