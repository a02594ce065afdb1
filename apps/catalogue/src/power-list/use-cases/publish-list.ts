import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { shanghaiDate } from '@yiwang/standards';
import { isDerived } from '../domain/list-kind.js';
import type { ListIdentity } from '../domain/list-version.js';
import { PowerListRepository } from '../domain/power-list.repository.js';
import { requireKeeper, type ListKeeper } from './list-keeper.js';
import { listState, type ListState } from './list-state.js';

/** 公布、废止清单. */
@Injectable()
export class PublishList {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lists: PowerListRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * A derived list takes its entries from the library in this moment, so that it says what held when it was published.
   * @throws CATALOGUE.LIST_OUT_OF_SCOPE, CATALOGUE.LIST_NOT_FOUND, CATALOGUE.LIST_IMMUTABLE, CATALOGUE.LIST_EMPTY,
   * CATALOGUE.LIST_EFFECTIVE_IN_PAST, CATALOGUE.LIST_LATER_VERSION
   */
  publish(list: ListIdentity, version: number, keeper: ListKeeper): Promise<ListState> {
    requireKeeper(keeper, list);
    return this.uow.run(async () => {
      await this.lists.lock(list);
      const now = this.clock.now();
      const draft = await this.lists.version(list, version);
      const others = await this.lists.notEnded(list, shanghaiDate(now));
      // Before a city's whole library is read for it.
      draft.requirePublishable(others, now);
      if (isDerived(list.kind)) draft.count(await this.lists.derive(draft));
      const ended = draft.publish(others, now);
      for (const other of ended) await this.lists.save(other, keeper.id);
      await this.lists.save(draft, keeper.id);
      return listState(draft);
    });
  }

  /** @throws CATALOGUE.LIST_OUT_OF_SCOPE, CATALOGUE.LIST_NOT_FOUND, CATALOGUE.LIST_NOT_PUBLISHED */
  withdraw(list: ListIdentity, version: number, keeper: ListKeeper): Promise<ListState> {
    requireKeeper(keeper, list);
    return this.uow.run(async () => {
      await this.lists.lock(list);
      const now = this.clock.now();
      const published = await this.lists.version(list, version);
      const going = published.withdraw(await this.lists.notEnded(list, shanghaiDate(now)), now);
      for (const other of going) await this.lists.save(other, keeper.id);
      await this.lists.save(published, keeper.id);
      return listState(published);
    });
  }
}
