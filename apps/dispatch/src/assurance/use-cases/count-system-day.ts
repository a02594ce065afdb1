import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import type { DispatchConfig } from '../../dispatch.config.js';
import { demandCountable } from '../domain/countable-day.js';
import { CountDays } from './count-days.js';

/** Counts a day because somebody asks. */
@Injectable()
export class CountSystemDay {
  constructor(
    private readonly days: CountDays,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  /** @throws DISPATCH.DAY_TO_COME, DISPATCH.DAY_TOO_OLD */
  async execute(systemId: string, day: string): Promise<void> {
    demandCountable(day, this.clock.now(), this.config.DELIVERY_RETENTION_DAYS);
    await this.days.count(systemId, day);
  }
}
