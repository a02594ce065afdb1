import { Injectable } from '@nestjs/common';
import { assertNever, Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { CheckPublication } from '../../quality/use-cases/check-publication.js';
import { itemCancelled } from '../domain/item.errors.js';
import { ItemRepository, type Editor } from '../domain/item.repository.js';
import { ItemFacts } from './item-facts.js';
import { versionState, type VersionState } from './version-state.js';

export type Move = 'publish' | 'suspend' | 'resume' | 'cancel';

/** 发布、暂停、恢复、取消 — moves a version through its life cycle and tells it in the same unit of work. */
@Injectable()
export class MoveVersion {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly items: ItemRepository,
    private readonly facts: ItemFacts,
    private readonly clock: Clock,
    private readonly check: CheckPublication,
  ) {}

  /**
   * @throws CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.VERSION_NOT_FOUND, CATALOGUE.MOVE_NOT_ALLOWED, CATALOGUE.ITEM_CANCELLED, CATALOGUE.NOT_YET_EFFECTIVE,
   * CATALOGUE.DRAFT_UNDER_REVIEW, CATALOGUE.REVIEW_NEEDED, CATALOGUE.RULES_BROKEN
   */
  execute(move: Move, itemCode: string, versionNo: number, editor: Editor): Promise<VersionState> {
    return this.uow.run(async () => {
      const item = await this.items.lock(itemCode, editor);
      const version = await this.items.version(itemCode, versionNo);
      const now = this.clock.now();
      switch (move) {
        case 'publish': {
          if (item.status === 'cancelled') throw itemCancelled();
          version.requireReviewed(editor.withoutReview ?? false);
          await this.check.prepare(version);
          const replaces = item.currentVersion === null ? undefined : await this.items.version(itemCode, item.currentVersion);
          version.publish(now, replaces);
          if (replaces) {
            // Its end goes first, both in the table (one version in force) and on the topic.
            await this.items.save(replaces, editor, false);
            await this.facts.changed(replaces, now);
          }
          break;
        }
        case 'suspend':
          version.suspend(now);
          break;
        case 'resume':
          version.resume(now);
          break;
        case 'cancel':
          version.cancel(now);
          break;
        default:
          assertNever(move);
      }
      await this.items.save(version, editor, true);
      await this.facts.changed(version, now);
      return versionState(version);
    });
  }
}
