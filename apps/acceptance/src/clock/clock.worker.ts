import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Workers } from '@yiwang/workers';
import type { AcceptanceConfig } from '../acceptance.config.js';
import { TIMERS } from './domain/timers.js';
import { ActOnDue } from './use-cases/act-on-due.js';
import { RecountClocks } from './use-cases/recount-clocks.js';
import { ReleaseUncounted } from './use-cases/release-uncounted.js';

/** What time does to cases without being asked for. Any number of workers may run. */
@Injectable()
export class ClockWorker {
  constructor(
    workers: Workers,
    due: ActOnDue,
    recount: RecountClocks,
    uncounted: ReleaseUncounted,
    @Inject(CONFIG) config: AcceptanceConfig,
  ) {
    const everyMs = config.TIMERS_SECONDS * 1000;
    for (const rule of TIMERS) workers.add({ name: `timer-${rule.kind}`, everyMs, round: () => due.work(rule) });
    workers.add({ name: 'recount-clocks', everyMs, round: () => recount.round() });
    workers.add({ name: 'release-uncounted', everyMs, round: () => uncounted.round() });
  }
}
