import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { Deadlines } from '../../case/domain/deadlines.js';
import { ReleaseWaitingCases } from '../../case/use-cases/release-waiting-cases.js';
import { ItemCores } from '../../item/item-cores.js';
import { ItemVersions } from '../../item/persistence/item-versions.js';

/** Filings whose item version came while its region had no calendar: they go on once one is published. */
@Injectable()
export class ReleaseUncounted {
  constructor(
    private readonly versions: ItemVersions,
    private readonly cores: ItemCores,
    private readonly release: ReleaseWaitingCases,
    private readonly deadlines: Deadlines,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async round(): Promise<boolean> {
    const arrived = await this.versions.arrivedButAwaited();
    if (arrived.length > 0) await this.deadlines.fresh();
    const failures: unknown[] = [];
    for (const { regionCode, ...id } of arrived) {
      if (!this.deadlines.covers(regionCode)) continue;
      const core = await this.cores.ofCase(id);
      // One version that cannot go on holds up no other.
      if (core) await this.uow.run(() => this.release.execute(core, this.clock.now())).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
    return false;
  }
}
