import { Injectable } from '@nestjs/common';
import { requireIfMatch } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { contentProblems, type ListEntry } from '../domain/list-entry.js';
import { isDerived, MOST_ENTRIES } from '../domain/list-kind.js';
import { ListVersion, type ListHead, type ListIdentity } from '../domain/list-version.js';
import { listDerived, listEntryWrong, listNotFound, listTooLong } from '../domain/power-list.errors.js';
import { PowerListRepository } from '../domain/power-list.repository.js';
import { requireKeeper, type ListKeeper } from './list-keeper.js';
import { listState, type ListState } from './list-state.js';

/** 编制清单 — a new version, its head, and its entries. */
@Injectable()
export class DraftList {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lists: PowerListRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * `copyFrom` is the version whose entries it begins with.
   * @throws CATALOGUE.LIST_OUT_OF_SCOPE, CATALOGUE.LIST_DRAFT_EXISTS, CATALOGUE.LIST_NOT_FOUND, CATALOGUE.LIST_VALIDITY_REVERSED
   */
  create(list: ListIdentity, head: ListHead, copyFrom: number | undefined, keeper: ListKeeper): Promise<ListState> {
    requireKeeper(keeper, list);
    return this.uow.run(async () => {
      const last = await this.lists.lock(list);
      if (copyFrom !== undefined && (copyFrom > last || isDerived(list.kind))) throw isDerived(list.kind) ? listDerived() : listNotFound();
      const draft = ListVersion.draft(list, last + 1, head, this.clock.now());
      await this.lists.create(draft, keeper.id);
      if (copyFrom !== undefined) {
        draft.count(await this.lists.copy(copyFrom, draft));
        await this.lists.save(draft, keeper.id);
      }
      return listState(draft);
    });
  }

  /** @throws CATALOGUE.LIST_OUT_OF_SCOPE, CATALOGUE.LIST_NOT_FOUND, CATALOGUE.LIST_IMMUTABLE, CATALOGUE.LIST_VALIDITY_REVERSED */
  edit(list: ListIdentity, version: number, head: ListHead, ifMatch: string | undefined, keeper: ListKeeper): Promise<ListState> {
    return this.change(list, version, ifMatch, keeper, async (draft) => draft.edit(head, this.clock.now()));
  }

  /**
   * Adds or replaces `put` and takes `remove` away, all or nothing.
   * @throws CATALOGUE.LIST_DERIVED, CATALOGUE.LIST_ENTRY_WRONG, CATALOGUE.LIST_TOO_LONG, and as `edit`
   */
  changeEntries(
    list: ListIdentity,
    version: number,
    { put, remove }: { put: readonly ListEntry[]; remove: readonly string[] },
    ifMatch: string | undefined,
    keeper: ListKeeper,
  ): Promise<ListState> {
    requireForm(list, put);
    return this.change(list, version, ifMatch, keeper, async (draft) => {
      draft.touch(this.clock.now());
      const entries = await this.lists.change(draft, put, remove);
      if (entries > MOST_ENTRIES) throw listTooLong();
      draft.count(entries);
    });
  }

  private change(
    list: ListIdentity,
    version: number,
    ifMatch: string | undefined,
    keeper: ListKeeper,
    work: (draft: ListVersion) => Promise<void>,
  ): Promise<ListState> {
    requireKeeper(keeper, list);
    return this.uow.run(async () => {
      await this.lists.lock(list);
      const draft = await this.lists.version(list, version);
      requireIfMatch(ifMatch, draft.snapshot().revision);
      await work(draft);
      await this.lists.save(draft, keeper.id);
      return listState(draft);
    });
  }
}

/** The form of an entry's content depends on the list, which stands in the address. */
function requireForm({ kind }: ListIdentity, put: readonly ListEntry[]): void {
  if (kind === 'power') throw listDerived();
  const invalidParams = put.flatMap((entry, i) =>
    contentProblems(kind, entry.content).map(({ path, message }) => ({
      name: `/put/${i}/content${path}`,
      code: 'CONTENT_WRONG',
      reason: message,
    })),
  );
  if (invalidParams.length > 0) throw listEntryWrong({ invalidParams });
}
