import { Controller, Get, Param } from '@nestjs/common';
import { RequirePermission } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { z } from 'zod';
import { systemMoveRefused, systemNotFound } from '../../system/domain/system.errors.js';
import { ExamineExchange } from './examine-exchange.js';
import { ExchangeAnswer, type ExchangeSeen } from './exchange-tables.schema.js';

/** 前置库 of a system. */
@ApiGroup('operations')
@Controller('api/v1/admin/systems/:systemId/exchange-tables')
@RequirePermission('ops.messaging')
export class ExchangeTablesController {
  constructor(private readonly examine: ExamineExchange) {}

  @Get()
  @Operation({
    summary: 'Look at the exchange tables of a system',
    description:
      'Goes to the department’s database: whether it can be reached, what the platform may do there and should not, and how many rows lie there. ' +
      'No contents are shown. Of a system that is approved.',
    consistency: 'strong',
    errors: [systemNotFound, systemMoveRefused],
    response: { schema: ExchangeAnswer },
  })
  find(@Param('systemId', { schema: z.uuid() }) systemId: string): Promise<ExchangeSeen> {
    return this.examine.of(systemId);
  }
}
