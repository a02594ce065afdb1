import { Controller, Get, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import { counterUnknown } from '../../case/domain/case.errors.js';
import { counterOf, CounterScopes } from '../counter-scopes.js';
import { ListCounterItems } from '../queries/list-counter-items.js';
import { type CounterItem, CounterItemPage, CounterItemQuery, OwnCounter } from './counter.schema.js';

/** 综合窗口 — what the clerk's own counter takes. */
@ApiGroup('Windows')
@RequirePermission('case.collect')
@Controller('api/v1/window')
export class WindowController {
  constructor(
    private readonly scopes: CounterScopes,
    private readonly listItems: ListCounterItems,
  ) {}

  @Get('counter')
  @Operation({
    summary: 'Read what one’s counter takes',
    description: '收件范围, as it is said of the counter or, until somebody has said it, as it is usual.',
    consistency: 'eventual',
    errors: [counterUnknown],
    response: { schema: OwnCounter },
  })
  async counter(@CurrentPrincipal() principal: Principal): Promise<OwnCounter> {
    const place = counterOf(principal);
    const { accepts, registered, status } = await this.scopes.of(place);
    return { ...place, registered, status, accepts };
  }

  @Get('items')
  @Operation({
    summary: 'List the items of which one’s counter takes filings',
    description: 'Those in force now, by code; nothing at a counter that is closed.',
    consistency: 'eventual',
    errors: [counterUnknown, cursorInvalid],
    response: { schema: CounterItemPage },
  })
  items(
    @Query({ schema: CounterItemQuery }) query: CounterItemQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<CounterItem>> {
    return this.listItems.execute(principal, query);
  }
}
