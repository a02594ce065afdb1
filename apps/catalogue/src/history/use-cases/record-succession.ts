import { Injectable } from '@nestjs/common';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { itemCancelled } from '../../item/domain/item.errors.js';
import type { Item } from '../../item/domain/item.js';
import { ItemRepository, type Editor } from '../../item/domain/item.repository.js';
import { MoveVersion } from '../../item/use-cases/move-version.js';
import { successionCycle } from '../domain/history.errors.js';
import { checkSides, SuccessionRepository, type Succession } from '../domain/succession.js';
import { TrackRepository } from '../domain/track.js';

export interface SuccessionOrder {
  kind: string;
  from: readonly string[];
  to: readonly string[];
  basis: string;
  /** 取消 — ends the old items in the same moment; those that are cancelled already stay so. */
  cancelOld: boolean;
}

/** 下放、转移、承接、整合、拆分 — links old and new items on the cards of both, and ends the old ones where that is ordered. */
@Injectable()
export class RecordSuccession {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly items: ItemRepository,
    private readonly successions: SuccessionRepository,
    private readonly tracks: TrackRepository,
    private readonly moves: MoveVersion,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws CATALOGUE.SUCCESSION_KIND, CATALOGUE.SUCCESSION_COUNT, CATALOGUE.SUCCESSION_ITSELF, CATALOGUE.SUCCESSION_CYCLE,
   * CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.ITEM_CANCELLED for a new item, CATALOGUE.MOVE_NOT_ALLOWED
   */
  execute({ kind, from, to, basis, cancelOld }: SuccessionOrder, who: Editor): Promise<Succession> {
    return this.uow.run(async () => {
      const rule = await this.successions.kind(kind);
      checkSides(rule, from, to);
      const editor = { ...who, basis };
      await this.successions.hold();
      const locked = new Map<string, Item>();
      // In one order for everybody: two orders about the same items must not wait for each other.
      for (const code of [...from, ...to].sort()) locked.set(code, await this.items.lock(code, editor));
      if (to.some((code) => locked.get(code)!.status === 'cancelled')) throw itemCancelled();
      if (await this.successions.descend(from, to)) throw successionCycle();
      const at = this.clock.now();
      const succession: Succession = { id: uuidv7(), kind, from, to, basis, at };
      await this.successions.add(succession);
      const line = (track: string) => (itemCode: string) => {
        const { currentVersion } = locked.get(itemCode)!;
        return { itemCode, version: currentVersion, kind: track, fields: [], at, succession: succession.id };
      };
      await this.tracks.record([...from.map(line(rule.fromTrack)), ...to.map(line(rule.toTrack))], editor);
      if (cancelOld) {
        // 业务办理项 first: what is left of them goes with its item.
        for (const code of [...from].sort().reverse()) {
          const { status, currentVersion, latestVersion } = locked.get(code)!;
          if (status !== 'cancelled') await this.moves.execute('cancel', code, currentVersion ?? latestVersion, editor);
        }
      }
      return succession;
    });
  }
}
