import { Instant } from '@yiwang/event-core';
import { z } from 'zod';

export const Departure = z.strictObject({ reason: z.string().trim().min(1).max(200) });
export const DepartedOfficer = z.object({ id: z.string(), leftAt: Instant }).meta({ id: 'DepartedOfficer' });
export type DepartedOfficer = z.output<typeof DepartedOfficer>;
