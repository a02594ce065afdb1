import { Injectable } from '@nestjs/common';
import { isAppError } from '@yiwang/kernel';
import { itemCancelled, itemNotFound } from '../../item/domain/item.errors.js';
import { ItemRepository, type Editor } from '../../item/domain/item.repository.js';
import type { Item } from '../../item/domain/item.js';
import { handlingItemHasNone, parentItemNotFound } from '../domain/directory.errors.js';

/** 业务办理项 stands under an item that exists. */
@Injectable()
export class RequireParentItem {
  constructor(private readonly items: ItemRepository) {}

  /** Nothing for a code of 31 characters. @throws CATALOGUE.PARENT_ITEM_NOT_FOUND, CATALOGUE.ITEM_CANCELLED */
  async check(itemCode: string, editor: Editor): Promise<void> {
    if (itemCode.length === 33) await this.lock(itemCode.slice(0, 31), editor);
  }

  /**
   * The item under which handling items are issued, locked: two that are issued at once get different serials.
   * @throws CATALOGUE.PARENT_ITEM_NOT_FOUND, CATALOGUE.ITEM_CANCELLED, CATALOGUE.HANDLING_ITEM_HAS_NONE
   */
  async lock(parentCode: string, editor: Editor): Promise<Item> {
    if (parentCode.length !== 31) throw handlingItemHasNone();
    const parent = await this.items.lock(parentCode, editor).catch((error: unknown) => {
      throw isAppError(error) && error.code === itemNotFound().code ? parentItemNotFound() : error;
    });
    if (parent.status === 'cancelled') throw itemCancelled();
    return parent;
  }
}
