import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { TIMERS } from './domain/timers.js';
import { ActOnDue } from './use-cases/act-on-due.js';
import { RecountClocks } from './use-cases/recount-clocks.js';

/** Nobody waits for the second at which a time limit ends. */
const EVERY_MS = 2_000;

/** What time does to cases without being asked for. Any number of workers may run. */
@Injectable()
export class ClockWorker {
  constructor(workers: Workers, due: ActOnDue, recount: RecountClocks) {
    for (const rule of TIMERS) workers.add({ name: `timer-${rule.kind}`, everyMs: EVERY_MS, round: () => due.work(rule) });
    workers.add({ name: 'recount-clocks', everyMs: EVERY_MS, round: () => recount.round() });
  }
}
