import { Injectable } from '@nestjs/common';
import { requireIfMatch } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { DirectoryContent } from '../domain/directory-content.js';
import type { DirectoryEntry } from '../domain/directory-entry.js';
import { entryOutOfScope, hasSubItems } from '../domain/directory.errors.js';
import type { ChangedDirectoryEntry, DirectoryMove } from '../domain/directory-requests.js';
import { DirectoryRepository, type Keeper } from '../domain/directory.repository.js';
import { DirectoryPlaces } from './directory-places.js';
import { directoryState, type DirectoryState } from './directory-state.js';

/** 变更、暂停、恢复、取消 — each makes a new version, in force at once or on its planned day. */
@Injectable()
export class ChangeEntry {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: DirectoryRepository,
    private readonly places: DirectoryPlaces,
    private readonly clock: Clock,
  ) {}

  /**
   * `ifMatch` is the ETag of the entry that the keeper saw.
   * @throws CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND, CATALOGUE.DIRECTORY_OUT_OF_SCOPE, CATALOGUE.RULES_BROKEN, CATALOGUE.DIRECTORY_CYCLE,
   * CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED, CATALOGUE.DIRECTORY_CHANGE_PENDING
   */
  change(code: string, wanted: ChangedDirectoryEntry, ifMatch: string | undefined, keeper: Keeper): Promise<DirectoryState> {
    return this.withEntry(code, keeper, async (entry, now) => {
      requireIfMatch(ifMatch, entry.revision);
      if (!keeper.mayKeep(wanted.regionCode)) throw entryOutOfScope();
      if (wanted.parentCode !== entry.content.parentCode) await this.places.requirePlace(code, wanted.parentCode);
      entry.change(DirectoryContent.parse(wanted), wanted, now);
    });
  }

  /**
   * @throws CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND, CATALOGUE.DIRECTORY_OUT_OF_SCOPE, CATALOGUE.RULES_BROKEN,
   * CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED, CATALOGUE.DIRECTORY_CHANGE_PENDING, CATALOGUE.DIRECTORY_HAS_SUB_ITEMS
   */
  move(code: string, { change, ...order }: DirectoryMove, keeper: Keeper): Promise<DirectoryState> {
    return this.withEntry(code, keeper, async (entry, now) => {
      if (change === 'cancel' && (await this.directory.hasSubItems(code))) throw hasSubItems();
      entry.move(change, order, now);
    });
  }

  private withEntry(code: string, keeper: Keeper, work: (entry: DirectoryEntry, now: Date) => Promise<void>): Promise<DirectoryState> {
    return this.uow.run(async () => {
      await this.directory.hold();
      const entry = await this.directory.entry(code, keeper);
      const now = this.clock.now();
      await work(entry, now);
      await this.directory.save(entry, keeper, now);
      return directoryState(entry);
    });
  }
}
