import { Injectable } from '@nestjs/common';
import { assertNever, Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { AgreeWithDirectory } from '../../directory/use-cases/agree-with-directory.js';
import { CheckPublication } from '../../quality/use-cases/check-publication.js';
import type { ItemVersion } from '../domain/item-version.js';
import type { Item } from '../domain/item.js';
import { itemCancelled } from '../domain/item.errors.js';
import { ItemRepository, type Editor } from '../domain/item.repository.js';
import { ItemFacts } from './item-facts.js';
import { versionState, type VersionState } from './version-state.js';

export type Move = 'publish' | 'unschedule' | 'suspend' | 'resume' | 'cancel';

/** What happens to a version while its item is locked. */
interface Moving {
  item: Item;
  version: ItemVersion;
  editor: Editor;
  now: Date;
}

/** 发布、暂停、恢复、取消 — moves a version through its life cycle and tells it in the same unit of work. */
@Injectable()
export class MoveVersion {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly items: ItemRepository,
    private readonly facts: ItemFacts,
    private readonly clock: Clock,
    private readonly check: CheckPublication,
    private readonly directory: AgreeWithDirectory,
  ) {}

  /**
   * @throws CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.VERSION_NOT_FOUND, CATALOGUE.MOVE_NOT_ALLOWED, CATALOGUE.ITEM_CANCELLED,
   * CATALOGUE.VALIDITY_OVER, CATALOGUE.DRAFT_UNDER_REVIEW, CATALOGUE.REVIEW_NEEDED, CATALOGUE.RULES_BROKEN,
   * CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE
   */
  execute(move: Move, itemCode: string, versionNo: number, editor: Editor): Promise<VersionState> {
    return this.withVersion(itemCode, versionNo, editor, (moving) => this.move(move, moving));
  }

  /** 计划取消, or with null its withdrawal. @throws CATALOGUE.RULES_BROKEN and those of a move */
  planCancel(at: Date | null, itemCode: string, versionNo: number, editor: Editor): Promise<VersionState> {
    return this.withVersion(itemCode, versionNo, editor, async (moving) => {
      moving.version.planCancel(at, moving.now);
      await this.tell(moving);
    });
  }

  /** What the plan says for this moment; nothing when somebody was faster, or changed the plan. */
  switchDue(itemCode: string, versionNo: number, editor: Editor): Promise<VersionState> {
    return this.withVersion(itemCode, versionNo, editor, async (moving) => {
      const due = moving.version.due(moving.now);
      if (due === 'begin') await this.takeEffect(moving);
      // Its plan was over before anybody could begin it: the author has to plan anew.
      if (due === 'lapse') await this.move('unschedule', moving);
      if (due === 'end') await this.move('cancel', moving);
    });
  }

  private withVersion(itemCode: string, versionNo: number, editor: Editor, work: (moving: Moving) => Promise<void>): Promise<VersionState> {
    return this.uow.run(async () => {
      const item = await this.items.lock(itemCode, editor);
      const version = await this.items.version(itemCode, versionNo);
      await work({ item, version, editor, now: this.clock.now() });
      return versionState(version);
    });
  }

  private async move(move: Move, moving: Moving): Promise<void> {
    const { item, version, editor, now } = moving;
    switch (move) {
      case 'publish':
        if (item.status === 'cancelled') throw itemCancelled();
        version.requireReviewed(editor.withoutReview ?? false);
        if (version.status === 'draft') await this.directory.checkPublication(version.snapshot());
        await this.check.prepare(version);
        if (!version.isPlanned(now)) return this.takeEffect(moving);
        version.schedule(now);
        return this.items.save(version, editor, false);
      case 'unschedule':
        version.unschedule(now);
        return this.items.save(version, editor, false);
      case 'suspend':
        version.suspend(now);
        break;
      case 'resume':
        version.resume(now);
        break;
      case 'cancel':
        version.cancel(now);
        await this.dropPlanned(moving);
        break;
      default:
        assertNever(move);
    }
    await this.tell(moving);
  }

  private async takeEffect(moving: Moving): Promise<void> {
    const { item, version, editor, now } = moving;
    const replaces = item.currentVersion === null ? undefined : await this.items.version(item.itemCode, item.currentVersion);
    version.publish(now, replaces);
    if (replaces) {
      // Its end goes first, both in the table (one version in force) and on the topic.
      await this.items.save(replaces, editor, false);
      await this.facts.changed(replaces, now);
    }
    await this.tell(moving);
  }

  /** A version that waits for its day must not bring a cancelled item back. */
  private async dropPlanned({ item, editor, now }: Moving): Promise<void> {
    if (!item.hasDraft) return;
    const waiting = await this.items.version(item.itemCode, item.latestVersion);
    if (waiting.status !== 'scheduled') return;
    waiting.unschedule(now);
    await this.items.save(waiting, editor, false);
  }

  private async tell({ version, editor, now }: Moving): Promise<void> {
    await this.items.save(version, editor, true);
    await this.facts.changed(version, now);
  }
}
