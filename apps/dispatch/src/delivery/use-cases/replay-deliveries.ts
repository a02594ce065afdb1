import { Injectable } from '@nestjs/common';
import { defineError } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { DeliverySignal } from '../delivery-signal.js';
import { MOST_REPLAYED, type ReplayAnswer, type ReplayBody } from '../http/delivery.schema.js';
import { REPLAY_OF_SYSTEM, REPLAY_ONE, REPLAY_SOME } from '../persistence/admin.sql.js';

export const deliveryNotFound = defineError('not-found', 'DISPATCH.DELIVERY_NOT_FOUND', {
  zh: '没有待重投的投递记录',
  en: 'no delivery that could be repeated',
});

/** 重投 — messages go out again at once, under the ids they had. */
@Injectable()
export class ReplayDeliveries {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly signal: DeliverySignal,
  ) {}

  /** @throws DISPATCH.DELIVERY_NOT_FOUND also for one that the department has acknowledged */
  async one(deliveryId: string): Promise<void> {
    if ((await this.replay(REPLAY_ONE, [1, deliveryId])) === 0) throw deliveryNotFound();
  }

  async some(wanted: ReplayBody): Promise<ReplayAnswer> {
    const replayed =
      'deliveryIds' in wanted
        ? await this.replay(REPLAY_SOME, [MOST_REPLAYED, wanted.deliveryIds])
        : await this.replay(REPLAY_OF_SYSTEM, [MOST_REPLAYED, wanted.systemId, wanted.states, wanted.since ?? null, wanted.until ?? null]);
    return { replayed, more: replayed === MOST_REPLAYED };
  }

  private replay(sql: string, params: unknown[]): Promise<number> {
    return this.uow.run(async () => {
      const rows = await this.database.query(sql, params);
      if (rows.length > 0) this.uow.afterCommit(() => this.signal.wake());
      return rows.length;
    });
  }
}
