import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Workers } from '@yiwang/workers';
import type { AcceptanceConfig } from '../acceptance.config.js';
import { AnchorSteps } from './use-cases/anchor-steps.js';

/** Anchors the ledger in rounds. Any number of workers may run. */
@Injectable()
export class LedgerWorker {
  constructor(workers: Workers, anchor: AnchorSteps, @Inject(CONFIG) config: AcceptanceConfig) {
    workers.add({ name: 'anchor-ledger', everyMs: config.LEDGER_ANCHOR_SECONDS * 1000, round: () => anchor.execute() });
  }
}
