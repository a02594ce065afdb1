import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import type { DirectoryEntry } from '../domain/directory-entry.js';
import { hasSubItems } from '../domain/directory.errors.js';
import type { DirectoryMerge, DirectorySplit } from '../domain/directory-requests.js';
import { DirectoryRepository, type Keeper } from '../domain/directory.repository.js';
import { directoryState, type DirectoryState } from './directory-state.js';
import { EnterEntry } from './enter-entry.js';

/** 拆分、合并 — entries are cancelled and others take their place, at once; links say for ever what came out of what. */
@Injectable()
export class DivideEntries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: DirectoryRepository,
    private readonly enter: EnterEntry,
    private readonly clock: Clock,
  ) {}

  /** The entry that is no more, then those that took its place. @throws those of entering and cancelling an entry */
  split(code: string, { into, basis }: DirectorySplit, keeper: Keeper): Promise<DirectoryState[]> {
    return this.uow.run(async () => {
      await this.directory.hold();
      const source = await this.end(code, 'split', basis, keeper);
      const parts: DirectoryEntry[] = [];
      for (const part of into) parts.push(await this.enter.execute({ ...part, basis }, keeper));
      await this.directory.link(
        parts.map((part) => ({ from: code, to: part.code, kind: 'split' })),
        this.clock.now(),
      );
      return [source, ...parts].map(directoryState);
    });
  }

  /** Those that are no more, then the one that took their place. @throws those of entering and cancelling an entry */
  merge({ from, into, intoCode, basis }: DirectoryMerge, keeper: Keeper): Promise<DirectoryState[]> {
    return this.uow.run(async () => {
      await this.directory.hold();
      const sources: DirectoryEntry[] = [];
      for (const code of from) sources.push(await this.end(code, 'merge', basis, keeper));
      const whole = into === undefined ? await this.renew(intoCode!, basis, keeper) : await this.enter.execute({ ...into, basis }, keeper);
      await this.directory.link(
        from.map((code) => ({ from: code, to: whole.code, kind: 'merge' })),
        this.clock.now(),
      );
      return [...sources, whole].map(directoryState);
    });
  }

  private async end(code: string, change: 'split' | 'merge', basis: string, keeper: Keeper): Promise<DirectoryEntry> {
    const entry = await this.directory.entry(code, keeper);
    if (await this.directory.hasSubItems(code)) throw hasSubItems();
    const now = this.clock.now();
    entry.move(change, { basis }, now);
    await this.directory.save(entry, keeper, now);
    return entry;
  }

  /** The entry that takes the others in goes on as it is; a version of its own says on which basis. */
  private async renew(code: string, basis: string, keeper: Keeper): Promise<DirectoryEntry> {
    const entry = await this.directory.entry(code, keeper);
    entry.requireInForce();
    const now = this.clock.now();
    entry.move('change', { basis }, now);
    await this.directory.save(entry, keeper, now);
    return entry;
  }
}
