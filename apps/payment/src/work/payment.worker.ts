import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { PeriodicWork } from '@yiwang/service-host';
import { AskChannels } from '../fee/use-cases/ask-channels.js';
import { ExpirePayables } from '../fee/use-cases/expire-payables.js';
import { FollowCases } from '../fee/use-cases/follow-cases.js';
import type { PaymentConfig } from '../payment.config.js';

const BATCH = 50;
/** Each holds a connection to a channel while it answers. */
const AT_ONCE = 10;

/** What must be done without being asked for. Any number of workers may run. */
@Injectable()
export class PaymentWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly works: readonly PeriodicWork[];

  constructor(
    follow: FollowCases,
    expire: ExpirePayables,
    ask: AskChannels,
    @Inject(CONFIG) private readonly config: PaymentConfig,
  ) {
    this.works = [
      new PeriodicWork('charge-waiting-cases', 1000, () => follow.executeWaiting(BATCH)),
      new PeriodicWork('expire-payables', 1000, () => expire.execute(BATCH)),
      new PeriodicWork('ask-for-payments', 500, () => ask.orders(AT_ONCE, config.QUERY_AFTER_SECONDS)),
      new PeriodicWork('send-refunds', 500, () => ask.refunds(AT_ONCE)),
    ];
  }

  onApplicationBootstrap(): void {
    if (this.config.ROLE !== 'api') for (const work of this.works) work.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.works.map((work) => work.stop()));
  }
}
