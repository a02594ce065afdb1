import { Controller, Get } from '@nestjs/common';
import { RequirePermission } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { ReadBalance } from '../read-balance.js';
import { LedgerBalance } from './ledger.schema.js';

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
