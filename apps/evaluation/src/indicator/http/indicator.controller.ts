import { Controller, Get, Query } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import { ListIndicators } from '../queries/list-indicators.js';
import { IndicatorPage, IndicatorQuery, type Indicator } from './indicator.schema.js';

/** 公开评价指标 — what anybody may know of how services are rated. */
@ApiGroup('Evaluations')
@Controller('api/v1/evaluations/indicators')
export class IndicatorController {
  constructor(private readonly listIndicators: ListIndicators) {}

  @Get()
  @Public()
  @Operation({
    summary: 'Read published averages',
    description:
      'Each service counts once, by its first rating from a person that stands. Default ratings are counted apart; fewer than three ' +
      'ratings give no average.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: IndicatorPage },
  })
  list(@Query({ schema: IndicatorQuery }) query: IndicatorQuery): Promise<Page<Indicator>> {
    return this.listIndicators.execute(query);
  }
}
