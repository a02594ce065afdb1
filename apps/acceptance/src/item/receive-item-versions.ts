import { Injectable } from '@nestjs/common';
import { itemVersionKey } from '@yiwang/events-catalogue';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { ReleaseWaitingCases } from '../case/use-cases/release-waiting-cases.js';
import { ItemCores } from './item-cores.js';
import { ItemVersions, type ReceivedVersion } from './persistence/item-versions.js';

/** Takes over item versions from the catalogue, and files what waited for them in the same transaction. */
@Injectable()
export class ReceiveItemVersions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly versions: ItemVersions,
    private readonly cores: ItemCores,
    private readonly release: ReleaseWaitingCases,
    private readonly clock: Clock,
  ) {}

  async execute(received: readonly ReceivedVersion[]): Promise<void> {
    await this.uow.run(async () => {
      const now = this.clock.now();
      await this.versions.apply(received, now);
      const byKey = new Map(received.map(({ core }) => [itemVersionKey(core), core]));
      const ids = [...byKey.values()].map(({ itemCode, version }) => ({ itemCode, version }));
      for (const id of await this.versions.awaitedAmong(ids)) await this.release.execute(byKey.get(itemVersionKey(id))!, now);
      this.uow.afterCommit(() => {
        for (const { itemCode } of ids) this.cores.forget(itemCode);
      });
    });
  }
}
