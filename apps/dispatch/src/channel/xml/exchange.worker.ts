import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { PruneExchange } from './use-cases/prune-exchange.js';

/** What the XML interface looks after without being asked for. Any number of workers may run. */
@Injectable()
export class ExchangeWorker {
  constructor(workers: Workers, prune: PruneExchange) {
    workers.add({ name: 'prune-exchange', everyMs: 600_000, round: () => prune.execute() });
  }
}
