import { SECURITY_KINDS } from '@yiwang/events-auth';
import { PageQuery, pageOf } from '@yiwang/http-api';
import { z } from 'zod';
import { CARD_LEVELS } from '../../supervision/domain/supervision-rule.js';

const Subject = z
  .string()
  .regex(/^(user|account|client|login|mobile|address):.{1,64}$/)
  .describe('kind and id; a login, number or address as a keyed hash');

export const SecurityFactFilter = PageQuery.extend({ kind: z.enum(SECURITY_KINDS).optional(), subject: Subject.optional() });
export type SecurityFactFilter = z.output<typeof SecurityFactFilter>;

export const SecurityFactView = z
  .object({
    eventId: z.uuid(),
    at: z.iso.datetime(),
    kind: z.enum(SECURITY_KINDS),
    subject: Subject,
    network: z.string().nullable().describe('where it came from: IPv4 /24 or IPv6 /48'),
    by: z.object({ kind: z.string(), id: z.string() }).nullable(),
  })
  .meta({ id: 'SecurityFact', description: '安全事件' });
export type SecurityFactView = z.infer<typeof SecurityFactView>;
export const SecurityFactPage = pageOf(SecurityFactView).meta({ id: 'SecurityFactPage' });

export const SecurityAlertView = z
  .object({
    ruleCode: z.string(),
    level: z.enum(CARD_LEVELS),
    gathered: z.string().describe('the subject, the network or whoever did it'),
    day: z.iso.date().describe('in China; a rule alerts once a day for one of them'),
    count: z.int().describe('the most within the time of the rule'),
    firstAt: z.iso.datetime(),
    lastAt: z.iso.datetime(),
    message: z.object({ zh: z.string(), en: z.string() }),
  })
  .meta({ id: 'SecurityAlert', description: '安全告警' });
export type SecurityAlertView = z.infer<typeof SecurityAlertView>;
export const SecurityAlertPage = pageOf(SecurityAlertView).meta({ id: 'SecurityAlertPage' });
export const SecurityAlertFilter = PageQuery.extend({ level: z.enum(CARD_LEVELS).optional() });
export type SecurityAlertFilter = z.output<typeof SecurityAlertFilter>;
