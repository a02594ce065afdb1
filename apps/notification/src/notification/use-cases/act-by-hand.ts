import { Injectable } from '@nestjs/common';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { notificationNotFound, wrongState } from '../domain/notification.errors.js';
import { DROP, EXISTS, RETRY } from '../persistence/notification.sql.js';

export interface Handled {
  notificationId: string;
  state: 'pending' | 'dropped';
}

/** 人工处置 — what an operator does with messages that did not leave. */
@Injectable()
export class ActByHand {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws NOTIFICATION.NOT_FOUND, NOTIFICATION.WRONG_STATE unless it is parked or skipped */
  retry(notificationId: string, key: IdempotentRequest): Promise<Handled> {
    return this.act(key, RETRY, { notificationId, state: 'pending' });
  }

  /** @throws NOTIFICATION.NOT_FOUND, NOTIFICATION.WRONG_STATE unless it is parked */
  drop(notificationId: string, key: IdempotentRequest): Promise<Handled> {
    return this.act(key, DROP, { notificationId, state: 'dropped' });
  }

  private act(key: IdempotentRequest, sql: string, outcome: Handled): Promise<Handled> {
    const work = async (): Promise<Handled> => {
      const [done] = await this.database.query(sql, [outcome.notificationId]);
      if (done) return outcome;
      const [found] = await this.database.query(EXISTS, [outcome.notificationId]);
      throw found ? wrongState() : notificationNotFound();
    };
    return this.idempotency.once(key, work, { status: 200 });
  }
}
