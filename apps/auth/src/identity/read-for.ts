import { CaseNo } from '@yiwang/event-core';
import { z } from 'zod';

/** Parameters of whoever reads in clear: for which item and case, where it is for one. */
export const readFor = {
  itemCode: z.string().min(1).max(64).optional().meta({ description: '事项 that it is read for.' }),
  caseNo: CaseNo.optional().meta({ description: '办件 that it is read for.' }),
};
