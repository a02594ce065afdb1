import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { logger } from '@yiwang/telemetry';
import type { EvaluationConfig } from '../evaluation.config.js';
import { GiveDefaultRatings } from './use-cases/give-default-ratings.js';

const BATCH = 100;
const log = logger('default-rating-timer');

/** Looks for invitations that ran out, again and again. Any number of workers may do so at once: each takes cases that no other holds. */
@Injectable()
export class DefaultRatingTimer implements OnApplicationBootstrap, OnModuleDestroy {
  private stopping = false;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly give: GiveDefaultRatings,
    @Inject(CONFIG) private readonly config: EvaluationConfig,
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
    }, this.config.DEFAULT_RATING_SCAN_MS);
  }

  private async run(): Promise<void> {
    try {
      while (!this.stopping && (await this.give.execute(BATCH)) >= BATCH);
    } catch (error) {
      // The database may be away; the invitations wait, and the next round finds them.
      log.warn('default ratings could not be given', { err: error });
    }
  }
}
