import { Injectable } from '@nestjs/common';
import { assertNever, Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { CheckPublication } from '../../quality/use-cases/check-publication.js';
import { requireAlive } from '../domain/item.js';
import { ItemRepository, type Editor } from '../domain/item.repository.js';
import { isUnderWay } from '../domain/version-status.js';
import { PutInForce, type Moving } from './put-in-force.js';
import { versionState, type VersionState } from './version-state.js';

export type Move = 'publish' | 'unschedule' | 'suspend' | 'resume' | 'cancel';

/** 发布、暂停、恢复、取消 — moves a version through its life cycle and tells it in the same unit of work. */
@Injectable()
export class MoveVersion {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly items: ItemRepository,
    private readonly inForce: PutInForce,
    private readonly clock: Clock,
    private readonly check: CheckPublication,
  ) {}

  /**
   * @throws CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.VERSION_NOT_FOUND, CATALOGUE.MOVE_NOT_ALLOWED, CATALOGUE.ITEM_CANCELLED,
   * CATALOGUE.PARENT_NOT_IN_FORCE, CATALOGUE.VALIDITY_OVER, CATALOGUE.DRAFT_UNDER_REVIEW, CATALOGUE.REVIEW_NEEDED, CATALOGUE.RULES_BROKEN,
   * CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE
   */
  execute(move: Move, itemCode: string, versionNo: number, editor: Editor): Promise<VersionState> {
    return this.withVersion(itemCode, versionNo, editor, (moving) => this.move(move, moving));
  }

  /** 计划取消, or with null its withdrawal. @throws CATALOGUE.RULES_BROKEN and those of a move */
  planCancel(at: Date | null, itemCode: string, versionNo: number, editor: Editor): Promise<VersionState> {
    return this.withVersion(itemCode, versionNo, editor, async (moving) => {
      moving.version.planCancel(at, moving.now);
      await this.inForce.tell(moving);
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
        return this.publish(moving);
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
    await this.inForce.tell(moving);
    // 业务办理项 are cases of their item: nobody files under them when nobody may under the item.
    for (const code of await this.items.handlingItems(item.itemCode, move)) {
      const part = await this.items.lock(code, editor);
      await this.move(move, { ...moving, item: part, version: await this.items.version(code, part.currentVersion!) });
    }
  }

  private async publish(moving: Moving): Promise<void> {
    const { item, version, editor, now } = moving;
    requireAlive(item);
    version.requireReviewed(editor.withoutReview ?? false);
    if (isUnderWay(version.status)) await this.inForce.requireGround(moving);
    await this.check.prepare(version);
    if (!version.isPlanned(now)) return this.inForce.execute(moving);
    version.schedule(now, await this.inForce.inForce(item));
    return this.items.save(version, editor, false);
  }

  /** A version that waits for its day must not bring a cancelled item back. */
  private async dropPlanned({ item, editor, now }: Moving): Promise<void> {
    if (!item.hasDraft) return;
    const waiting = await this.items.version(item.itemCode, item.latestVersion);
    if (waiting.status !== 'scheduled') return;
    waiting.unschedule(now);
    await this.items.save(waiting, editor, false);
  }
}
