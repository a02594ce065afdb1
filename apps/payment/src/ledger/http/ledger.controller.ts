import { Controller, Get } from '@nestjs/common';
import { RequirePermission } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { z } from 'zod';
import { ACCOUNTS } from '../domain/ledger.js';
import { ReadBalance } from '../read-balance.js';

const LedgerBalance = z
  .object({
    sumFen: z.int().describe('over all accounts; zero, or the books are broken'),
    postings: z.int(),
    accounts: z.array(
      z.object({
        account: z.enum(ACCOUNTS),
        party: z.string().describe('channel, or organisation code of the body whose income it is'),
        balanceFen: z.int().describe('debit positive, credit negative'),
      }),
    ),
  })
  .meta({ id: 'LedgerBalance' });
export type LedgerBalance = z.output<typeof LedgerBalance>;

/** 账务. */
@ApiGroup('Payments')
@Controller('api/v1/payments/ledger')
export class LedgerController {
  constructor(private readonly readBalance: ReadBalance) {}

  @Get('balance')
  @RequirePermission('ops.messaging')
  @Operation({
    summary: 'Read the balance of every account',
    description: '试算平衡, for operators: totals only.',
    consistency: 'strong',
    response: { schema: LedgerBalance },
  })
  balance(): Promise<LedgerBalance> {
    return this.readBalance.execute();
  }
}
