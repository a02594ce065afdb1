import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, Idempotency, IdempotencyKey, type IdempotentRequest, Operation } from '@yiwang/http-api';
import { brokenRules, codeTaken, itemCancelled, itemOutOfScope } from '../../item/domain/item.errors.js';
import { ItemDefinition } from '../../item/domain/item-definition.js';
import { editorOf } from '../../item/http/editor-of.js';
import { ItemCode } from '../../item/http/item.schema.js';
import { VersionState } from '../../item/use-cases/version-state.js';
import { CatalogueCode } from '../domain/directory-content.js';
import {
  codesExhausted,
  entryNotFound,
  entryNotInForce,
  handlingItemHasNone,
  hasSubItems,
  parentItemNotFound,
} from '../domain/directory.errors.js';
import { DrawItem, DrawnItem } from '../use-cases/draw-item.js';
import { IssueHandlingItem } from '../use-cases/issue-handling-item.js';

/** 实施清单 — items that bodies draw from the directory, and the handling items under them. */
@ApiGroup('Item management')
@ApiProblems(itemOutOfScope, codeTaken, entryNotInForce, () => brokenRules([]))
@RequirePermission('item.manage')
@Controller('api/v1')
export class DrawnItemController {
  constructor(
    private readonly drawing: DrawItem,
    private readonly handling: IssueHandlingItem,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('catalogue/directory/:catalogueCode/items')
  @Operation({
    summary: 'Draw an item from the basic directory',
    description:
      '认领: drafts the item of a body (实施清单). Name, category and legal basis are the entry’s and locked; the code follows from body, level ' +
      'and entry.',
    consistency: 'strong',
    errors: [entryNotFound, hasSubItems],
    response: { status: 201, schema: VersionState },
  })
  draw(
    @Param('catalogueCode', { schema: CatalogueCode }) catalogueCode: string,
    @Body({ schema: DrawnItem }) item: DrawnItem,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<VersionState> {
    return this.idempotency.once(key, () => this.drawing.execute(catalogueCode, item, editorOf(principal)), { status: 201 });
  }

  @Post('items/:itemCode/handling-items')
  @Operation({
    summary: 'Draft a handling item under an item',
    description:
      '业务办理项: the next code of 33 characters is issued for ever. It has versions of its own, like any item, and its own name.',
    consistency: 'strong',
    errors: [parentItemNotFound, itemCancelled, handlingItemHasNone, codesExhausted],
    response: { status: 201, schema: VersionState },
  })
  issue(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Body({ schema: ItemDefinition }) definition: ItemDefinition,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<VersionState> {
    return this.idempotency.once(key, () => this.handling.execute(itemCode, definition, editorOf(principal)), { status: 201 });
  }
}
