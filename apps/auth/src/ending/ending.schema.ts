import { EndingPage } from '@yiwang/access';
import { z } from 'zod';

export const EndingQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^\d{1,18}(\.\d{1,18}\.\d{1,18})?$/)
    .optional()
    .meta({ description: 'Of the page before; without it, all that still matters.' }),
});
export type EndingQuery = z.output<typeof EndingQuery>;

export const AccessEndingPage = EndingPage.meta({ id: 'AccessEndingPage' });
