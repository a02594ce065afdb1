import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { DispatchConfig } from '../../dispatch.config.js';
import { demandCountable } from '../domain/countable-day.js';
import { STATE_DAY } from '../persistence/day.sql.js';
import { CountDays } from './count-days.js';

/** What a system says of its day. */
export interface Statement {
  readonly received: number;
  readonly decided: number;
  readonly taskIds?: readonly string[] | undefined;
  readonly decidedTaskIds?: readonly string[] | undefined;
}

/** 系统自报对账 — takes what a system has counted itself, counts the day anew and says where the two differ. Said again, the newest stands. */
@Injectable()
export class StateDay {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly days: CountDays,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  /** @throws DISPATCH.DAY_TO_COME, DISPATCH.DAY_TOO_OLD */
  async execute(systemId: string, day: string, { received, decided, taskIds, decidedTaskIds }: Statement): Promise<void> {
    const now = this.clock.now();
    demandCountable(day, now, this.config.DELIVERY_RETENTION_DAYS);
    await this.uow.run(async () => {
      await this.database.write(STATE_DAY, [systemId, day, received, decided, distinct(taskIds), distinct(decidedTaskIds), now]);
      await this.days.count(systemId, day);
    });
  }
}

const distinct = (ids: readonly string[] | undefined): string[] | null => (ids === undefined ? null : [...new Set(ids)]);
