import { CaseNo } from '@yiwang/event-core';
import { z } from 'zod';
import { CLOCK_KINDS } from '../../case/domain/clocks.js';

export const CaseClock = z
  .object({
    clock: z.enum(CLOCK_KINDS).describe('预受理、补正、容缺、承诺、法定、送达、自动办结'),
    startedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    stoppedAt: z.iso.datetime().nullable().describe('when what it waits for happened'),
    state: z.enum(['running', 'suspended', 'stopped']),
    overdue: z.boolean(),
    elapsedDays: z.number().describe('working days used, by office time, special procedures not counted'),
    remainingDays: z.int().describe('working days left after today; negative when overdue by so many'),
  })
  .meta({ id: 'CaseClock' });
export type CaseClock = z.output<typeof CaseClock>;

export const CaseClocks = z
  .object({
    caseNo: CaseNo,
    provisional: z.boolean().describe('a holiday notice that is still missing may move the dates'),
    clocks: z.array(CaseClock),
  })
  .meta({ id: 'CaseClocks' });
export type CaseClocks = z.output<typeof CaseClocks>;
