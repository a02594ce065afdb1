import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Workers } from '@yiwang/workers';
import type { MonitoringConfig } from '../monitoring.config.js';
import { IssueCards } from './use-cases/issue-cards.js';

const BATCH = 200;

/** Looks for due clocks again and again. Any number of workers may do so at once: each takes cases that no other holds. */
@Injectable()
export class CardTimer {
  constructor(workers: Workers, issue: IssueCards, @Inject(CONFIG) config: MonitoringConfig) {
    workers.add({ name: 'issue-cards', everyMs: config.CARD_SCAN_MS, round: async () => (await issue.execute(BATCH)) >= BATCH });
  }
}
