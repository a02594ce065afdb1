import { Controller, Get, Header, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, Idempotency, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import { PRIVATE } from '../../item/http/send-stored.js';
import { FigureState, ReadFigureState, Recount } from '../queries/figure-state.js';
import { RequestRecount } from '../use-cases/request-recount.js';

/** 统计运维. */
@ApiGroup('Operations')
@RequirePermission('ops.messaging')
@Controller('api/v1/admin/figures')
export class FigureAdminController {
  constructor(
    private readonly state: ReadFigureState,
    private readonly request: RequestRecount,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Operation({
    summary: 'Read how far the figures of the library are behind it',
    description: 'With the recounts that were asked for.',
    consistency: 'strong',
    response: { schema: FigureState },
  })
  @Header('cache-control', PRIVATE)
  read(): Promise<FigureState> {
    return this.state.execute();
  }

  @Post('recounts')
  @Operation({
    summary: 'Ask for the figures to be counted anew',
    description:
      '重新统计 from the versions themselves, by a worker: for after a load that told nothing of itself. Figures stay readable meanwhile.',
    consistency: 'eventual',
    response: { status: 202, schema: Recount },
  })
  recount(@IdempotencyKey() key: IdempotentRequest, @CurrentPrincipal() principal: Principal): Promise<Recount> {
    return this.idempotency.once(key, () => this.request.execute(principal.id), { status: 202 });
  }
}
