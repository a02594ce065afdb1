import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { CountDays } from './use-cases/count-days.js';
import { PruneCounts } from './use-cases/prune-counts.js';
import { PruneDeliveries } from './use-cases/prune-deliveries.js';
import { WatchSystems } from './use-cases/watch-systems.js';

/** What is looked after without being asked for. Any number of workers may run. */
@Injectable()
export class AssuranceWorker {
  constructor(workers: Workers, watch: WatchSystems, days: CountDays, counts: PruneCounts, prune: PruneDeliveries) {
    workers.add({ name: 'watch-department-systems', everyMs: 15_000, round: () => watch.execute().then(() => false) });
    workers.add({ name: 'count-days-of-systems', everyMs: 60_000, round: () => days.execute() });
    workers.add({ name: 'prune-counts-of-systems', everyMs: 600_000, round: () => counts.execute() });
    workers.add({ name: 'prune-deliveries', everyMs: 600_000, round: () => prune.execute() });
  }
}
