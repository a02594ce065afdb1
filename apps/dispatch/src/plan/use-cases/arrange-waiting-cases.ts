import { Injectable } from '@nestjs/common';
import { itemVersionKey } from '@yiwang/events-catalogue';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import { ItemVersions } from '../../item/persistence/item-versions.js';
import { ArrangeSignal } from '../arrange-signal.js';
import { ChannelRepository, PlanRepository } from '../domain/plan.repository.js';
import { DueDates } from '../domain/plan-schedule.js';

const BATCH = 100;
const POLL_MS = 1000;

/** 等待事项版本的办件 — arranges them when the version has come. */
@Injectable()
export class ArrangeWaitingCases {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: PlanRepository,
    private readonly versions: ItemVersions,
    private readonly channels: ChannelRepository,
    private readonly dueDates: DueDates,
    private readonly clock: Clock,
  ) {}

  /**
   * Arranges cases whose item version has come. Whichever of the two commits last, a later pass sees both, so no lock ties the two
   * consumers together; the row lock keeps two workers, or a fact of the case, from doing it twice. Returns whether there may be more.
   */
  execute(): Promise<boolean> {
    return this.uow.run(async () => {
      const plans = await this.plans.lockArrangeable(BATCH);
      if (plans.length === 0) return false;
      const versions = await this.versions.find(plans.map((plan) => plan.snapshot));
      const items = [...versions.values()];
      const channels = await this.channels.channelsOf(
        items.flatMap((item) => item.participants.map((participant) => participant.orgCode)),
        items.map((item) => item.itemCode),
      );
      for (const plan of plans) {
        const { itemCode, itemVersion } = plan.snapshot;
        const item = versions.get(itemVersionKey({ itemCode, version: itemVersion }));
        if (item) plan.arrange({ item, channels, dueDates: this.dueDates }, this.clock.now());
      }
      await this.plans.save(plans);
      return plans.length === BATCH;
    });
  }
}

/** Runs it in the worker half of the service. */
@Injectable()
export class ArrangeWorker {
  constructor(workers: Workers, arrange: ArrangeWaitingCases, signal: ArrangeSignal) {
    workers.add({ name: 'arrange-waiting-cases', everyMs: POLL_MS, signal, round: () => arrange.execute() });
  }
}
