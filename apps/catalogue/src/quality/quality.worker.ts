import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { PruneReports } from './use-cases/prune-reports.js';
import { WalkLibrary } from './use-cases/walk-library.js';

/** Items of one round: a transaction of some tens of milliseconds, and texts of a few megabytes at a time. */
const ITEMS = 250;
const ROWS = 5_000;

/** Walks the library for the reports that were asked for, and removes old ones. */
@Injectable()
export class QualityWorker {
  constructor(workers: Workers, walk: WalkLibrary, prune: PruneReports) {
    workers.add({ name: 'quality-reports', everyMs: 1_000, round: () => walk.round(ITEMS) });
    workers.add({ name: 'quality-reports-prune', everyMs: 60_000, round: () => prune.round(ROWS) });
  }
}
