import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { SwitchDueVersions } from './use-cases/switch-due-versions.js';

const BATCH = 100;
/** A planned day names a minute; nobody should see the old version a second after it. */
const EVERY_MS = 1_000;

/** Looks for versions whose day has come. Any number of workers may do so at once: each takes items that no other holds. */
@Injectable()
export class LifeCycleWorker {
  constructor(workers: Workers, versions: SwitchDueVersions) {
    workers.add({ name: 'switch-due-versions', everyMs: EVERY_MS, round: async () => (await versions.execute(BATCH)) >= BATCH });
  }
}
