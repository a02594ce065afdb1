import { z } from 'zod';
import { text } from './text.js';

/** 收费要素 — what is told about one fee of the core, found by `feeCode`; the amount is the core's. */
export const FeeDetail = z
  .object({
    feeCode: text(32),
    standard: text(2000).optional().describe('收费标准, in words'),
    basis: text(2000).optional().describe('收费依据'),
    reducible: z.boolean().optional().describe('是否允许减免'),
    reductionBasis: text(2000).optional().describe('减免依据'),
  })
  .meta({ id: 'ItemFeeDetail' });
export type FeeDetail = z.infer<typeof FeeDetail>;
