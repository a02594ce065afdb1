import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { ApplyDirectoryPlans } from './use-cases/apply-directory-plans.js';

const BATCH = 100;
const EVERY_MS = 1_000;

/** Looks for entries whose planned day has come. Any number of workers may do so at once: they take turns, entry by entry. */
@Injectable()
export class DirectoryPlansWorker {
  constructor(workers: Workers, plans: ApplyDirectoryPlans) {
    workers.add({ name: 'apply-directory-plans', everyMs: EVERY_MS, round: async () => (await plans.execute(BATCH)) >= BATCH });
  }
}
