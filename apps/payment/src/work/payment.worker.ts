import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Workers } from '@yiwang/workers';
import { AskChannels } from '../fee/use-cases/ask-channels.js';
import { ExpirePayables } from '../fee/use-cases/expire-payables.js';
import { FollowCases } from '../fee/use-cases/follow-cases.js';
import type { PaymentConfig } from '../payment.config.js';

const BATCH = 50;
/** Each holds a connection to a channel while it answers. */
const AT_ONCE = 10;

/** What must be done without being asked for. Any number of workers may run. */
@Injectable()
export class PaymentWorker {
  constructor(workers: Workers, follow: FollowCases, expire: ExpirePayables, ask: AskChannels, @Inject(CONFIG) config: PaymentConfig) {
    workers.add({ name: 'charge-waiting-cases', everyMs: 1000, round: () => follow.executeWaiting(BATCH) });
    workers.add({ name: 'expire-payables', everyMs: 1000, round: () => expire.execute(BATCH) });
    workers.add({ name: 'ask-for-payments', everyMs: 500, round: () => ask.orders(AT_ONCE, config.QUERY_AFTER_SECONDS) });
    workers.add({ name: 'send-refunds', everyMs: 500, round: () => ask.refunds(AT_ONCE) });
  }
}
