import { Injectable } from '@nestjs/common';
import { AgreeWithDirectory } from '../../directory/use-cases/agree-with-directory.js';
import { requireAlive, type Item } from '../domain/item.js';
import { ItemRepository, type Editor } from '../domain/item.repository.js';
import type { ItemVersion } from '../domain/item-version.js';
import { ItemFacts } from './item-facts.js';

/** What happens to a version while its item is locked. */
export interface Moving {
  item: Item;
  version: ItemVersion;
  editor: Editor;
  now: Date;
}

/** 生效 — a version takes the place of the one before it. Everything here belongs inside a unit of work. */
@Injectable()
export class PutInForce {
  constructor(
    private readonly items: ItemRepository,
    private readonly facts: ItemFacts,
    private readonly directory: AgreeWithDirectory,
  ) {}

  /**
   * What a version has to find on the day it begins, which may have changed since it was drafted or decided: an item that is not
   * cancelled, and a directory entry in force that it agrees with.
   * @throws CATALOGUE.ITEM_CANCELLED, CATALOGUE.PARENT_NOT_IN_FORCE, CATALOGUE.RULES_BROKEN, CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE
   */
  async requireGround({ item, version }: Moving): Promise<void> {
    requireAlive(item);
    await this.directory.checkPublication(version.snapshot());
  }

  /** @throws CATALOGUE.MOVE_NOT_ALLOWED, CATALOGUE.NOT_YET_EFFECTIVE, CATALOGUE.VALIDITY_OVER */
  async execute(moving: Moving): Promise<void> {
    const { item, version, editor, now } = moving;
    const replaces = await this.inForce(item);
    version.publish(now, replaces);
    if (replaces) {
      // Its end goes first, both in the table (one version in force) and on the topic.
      await this.items.save(replaces, editor, false);
      await this.facts.changed(replaces, now);
    }
    await this.tell(moving);
  }

  async inForce({ itemCode, currentVersion }: Item): Promise<ItemVersion | undefined> {
    return currentVersion === null ? undefined : this.items.version(itemCode, currentVersion);
  }

  /** Stores what became of a version, with its item, and tells it. */
  async tell({ version, editor, now }: Moving): Promise<void> {
    await this.items.save(version, editor, true);
    await this.facts.changed(version, now);
  }
}
