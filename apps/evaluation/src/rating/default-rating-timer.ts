import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Workers } from '@yiwang/workers';
import type { EvaluationConfig } from '../evaluation.config.js';
import { GiveDefaultRatings } from './use-cases/give-default-ratings.js';

const BATCH = 100;

/** Looks for invitations that ran out, again and again. Any number of workers may do so at once: each takes cases that no other holds. */
@Injectable()
export class DefaultRatingTimer {
  constructor(workers: Workers, give: GiveDefaultRatings, @Inject(CONFIG) config: EvaluationConfig) {
    workers.add({
      name: 'give-default-ratings',
      everyMs: config.DEFAULT_RATING_SCAN_MS,
      round: async () => (await give.execute(BATCH)) >= BATCH,
    });
  }
}
