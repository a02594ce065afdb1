import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { DirectoryContent } from '../domain/directory-content.js';
import { DirectoryEntry } from '../domain/directory-entry.js';
import { entryOutOfScope } from '../domain/directory.errors.js';
import type { NewDirectoryEntry } from '../domain/directory-requests.js';
import { DirectoryRepository, type Keeper } from '../domain/directory.repository.js';
import { DirectoryPlaces } from './directory-places.js';

/** 新增 — enters an entry, with a code that is made or checked, and stays taken for ever. */
@Injectable()
export class EnterEntry {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: DirectoryRepository,
    private readonly places: DirectoryPlaces,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws CATALOGUE.RULES_BROKEN, CATALOGUE.DIRECTORY_OUT_OF_SCOPE, CATALOGUE.CODE_TAKEN, CATALOGUE.LOCAL_CODE_TAKEN,
   * CATALOGUE.CODES_EXHAUSTED, CATALOGUE.DIRECTORY_CYCLE, CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE
   */
  execute(wanted: NewDirectoryEntry, keeper: Keeper): Promise<DirectoryEntry> {
    return this.uow.run(async () => {
      if (!keeper.mayKeep(wanted.regionCode)) throw entryOutOfScope();
      await this.directory.hold();
      const code = await this.places.codeOf(wanted);
      const parentCode = wanted.parentCode ?? (await this.places.mainOf(code));
      await this.places.requirePlace(code, parentCode);
      const now = this.clock.now();
      // Of the request only what belongs to the content: codes and the order of the change stand elsewhere.
      const content = { ...DirectoryContent.parse(wanted), parentCode };
      const entry = DirectoryEntry.enter(code, wanted.localCode ?? null, content, wanted, now);
      await this.directory.enter(entry, keeper, now);
      return entry;
    });
  }
}
