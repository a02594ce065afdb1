import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import { Workers } from '@yiwang/workers';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { CaseExports } from './case-exports.js';
import { ExportSignal } from './export-signal.js';
import { WriteExports } from './write-exports.js';

const PRUNED = 20;
const HOUR_MS = 3_600_000;

/** Writes the exports that were asked for, and removes old ones. Any number of workers may run. */
@Injectable()
export class ExportWorker {
  constructor(
    workers: Workers,
    write: WriteExports,
    exports: CaseExports,
    signal: ExportSignal,
    clock: Clock,
    @Inject(CONFIG) config: AcceptanceConfig,
  ) {
    workers.add({ name: 'write-case-exports', everyMs: 1_000, round: () => write.round(), signal });
    const before = (): Date => new Date(clock.now().getTime() - config.EXPORT_KEEP_HOURS * HOUR_MS);
    workers.add({ name: 'prune-case-exports', everyMs: 60_000, round: () => exports.prune(before(), PRUNED) });
  }
}
