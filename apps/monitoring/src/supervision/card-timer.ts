import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { logger } from '@yiwang/telemetry';
import type { MonitoringConfig } from '../monitoring.config.js';
import { IssueCards } from './use-cases/issue-cards.js';

const BATCH = 200;
const log = logger('card-timer');

/** Looks for due clocks again and again. Any number of workers may do so at once: each takes cases that no other holds. */
@Injectable()
export class CardTimer implements OnApplicationBootstrap, OnModuleDestroy {
  private stopping = false;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly issue: IssueCards,
    @Inject(CONFIG) private readonly config: MonitoringConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.ROLE !== 'api') this.schedule();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.round = this.run().finally(() => {
        if (!this.stopping) this.schedule();
      });
    }, this.config.CARD_SCAN_MS);
  }

  private async run(): Promise<void> {
    try {
      while (!this.stopping && (await this.issue.execute(BATCH)) >= BATCH);
    } catch (error) {
      // The database may be away; the clocks wait, and the next round finds them.
      log.warn('cards could not be issued', { err: error });
    }
  }
}
