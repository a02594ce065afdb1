import { Controller, Get, Query } from '@nestjs/common';
import { RequirePermission } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import { ActionPage, ActionQuery, type ListedAction } from './action.schema.js';
import { ListActions } from './list-actions.js';

/** 操作留痕. */
@ApiGroup('operations')
@Controller('api/v1/admin/actions')
@RequirePermission('audit.read', 'ops.accounts', 'rights.approve')
export class ActionController {
  constructor(private readonly actions: ListActions) {}

  @Get()
  @Operation({
    summary: 'List what was administered',
    description: 'Who did what to which account, client, organisation or post, the newest first. Nothing is ever taken from it.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: ActionPage },
  })
  list(@Query({ schema: ActionQuery }) query: ActionQuery): Promise<Page<ListedAction>> {
    return this.actions.execute(query);
  }
}
