import { Instant } from '@yiwang/event-core';
import { z } from 'zod';
import { ALERT_KINDS } from '../domain/alert.js';

export const AlertKindParam = z.enum(ALERT_KINDS);

export const AlertRuleBody = z
  .strictObject({
    threshold: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .describe(
        'seconds (circuitOpen, waiting, unacknowledged, recallUnheard), messages (parked), percent (failing), cases (dayDiffers); gone: 1',
      ),
    againAfterSeconds: z.int().min(0).max(604_800).describe('an alert that was cleared is not raised again for so long'),
    active: z.boolean(),
  })
  .meta({ id: 'AlertRuleBody' });

export const AlertRule = AlertRuleBody.extend({ kind: AlertKindParam, changedAt: Instant, changedBy: z.string().nullable() }).meta({
  id: 'AlertRule',
});
export type AlertRule = z.output<typeof AlertRule>;
export const AlertRuleList = z.object({ items: z.array(AlertRule) });
