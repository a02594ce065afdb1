import { z } from 'zod';
import { CASE_STATUSES } from '../../case/domain/case-status.js';

/** `status=submitted,received`, or the parameter several times. */
export const Statuses = z
  .union([z.string().max(200), z.array(z.string().max(40)).max(20)])
  .transform((given) => [given].flat().flatMap((part) => part.split(',')))
  .pipe(z.array(z.enum(CASE_STATUSES)).min(1).max(CASE_STATUSES.length))
  .describe('one or several, by commas');
