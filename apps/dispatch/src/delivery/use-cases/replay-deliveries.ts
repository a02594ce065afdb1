import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor } from '@yiwang/http-api';
import { Clock, defineError, uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { systemNotFound } from '../../system/domain/system.errors.js';
import type { SystemState } from '../../system/department-system.js';
import { DeliverySignal } from '../delivery-signal.js';
import {
  FREE_BEHIND,
  NOTE_REPLAY,
  REPLAY_OF_SYSTEM,
  REPLAY_ONE,
  REPLAY_SOME,
  REPLAY_WAITING_OF_SYSTEM,
  SYSTEM_STATE,
  SYSTEM_STATE_OF_MESSAGE,
} from '../persistence/admin.sql.js';
import { beforeTime } from '../persistence/before-time.js';

export const deliveryNotFound = defineError('not-found', 'DISPATCH.DELIVERY_NOT_FOUND', {
  zh: '没有待重投的投递记录',
  en: 'no delivery that could be repeated',
});
export const systemNotConnected = defineError('conflict', 'DISPATCH.SYSTEM_NOT_CONNECTED', {
  zh: '系统已暂停、退役或尚未联调，不能重投',
  en: 'the system is suspended, retired or not connected yet: nothing can be sent to it',
});

/** Most that one request sends again. */
export const MOST_REPLAYED = 10_000;
/** Of a system with months of messages. */
const LONGEST_MS = 60_000;
const CONNECTED: readonly SystemState[] = ['live', 'testing'];
const Position = z.object({ sequence: z.string().regex(/^\d{1,18}$/) });

/** Messages by their ids, or those of one system in some states, made between two times, behind a cursor. */
export type WantedAgain =
  | { readonly deliveryIds: readonly string[] }
  | {
      readonly systemId: string;
      readonly states: readonly string[];
      readonly since?: string | undefined;
      readonly until?: string | undefined;
      readonly after?: string | undefined;
      readonly limit: number;
    };
interface Again extends Record<string, unknown> {
  system_id: string;
  count: number;
  last: string;
  cases: string[];
  firsts: string[];
}

/** 重投 — messages go out again at once, under the ids they had. Who did it is kept with the system. */
@Injectable()
export class ReplayDeliveries {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly signal: DeliverySignal,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.DELIVERY_NOT_FOUND also for one that the department has acknowledged, DISPATCH.SYSTEM_NOT_CONNECTED */
  async one(deliveryId: string, principal: Principal): Promise<void> {
    const found = await this.uow.run(async () => {
      const rows = await this.database.query<Again>(REPLAY_ONE, [1, deliveryId]);
      await this.note(rows, principal, { deliveryId });
      return rows.length > 0;
    });
    if (found) return;
    const [system] = await this.database.query<{ state: SystemState }>(SYSTEM_STATE_OF_MESSAGE, [deliveryId]);
    throw system && !CONNECTED.includes(system.state) ? systemNotConnected() : deliveryNotFound();
  }

  /** `next`: where to go on, when there may be more. @throws DISPATCH.SYSTEM_NOT_FOUND, DISPATCH.SYSTEM_NOT_CONNECTED, HTTP.CURSOR_INVALID */
  some(wanted: WantedAgain, principal: Principal): Promise<{ replayed: number; next: string | null }> {
    return this.uow.run(async () => {
      if ('deliveryIds' in wanted) {
        const rows = await this.database.query<Again>(REPLAY_SOME, [MOST_REPLAYED, wanted.deliveryIds]);
        await this.note(rows, principal, {});
        return { replayed: rows.reduce((sum, { count }) => sum + count, 0), next: null };
      }
      const { systemId, states, since, until, after, limit } = wanted;
      const [system] = await this.database.query<{ state: SystemState }>(SYSTEM_STATE, [systemId]);
      if (!system) throw systemNotFound();
      if (!CONNECTED.includes(system.state)) throw systemNotConnected();
      const from = decodeCursor(Position, after)?.sequence ?? (await beforeTime(this.database, systemId, since));
      const params = [limit, systemId, states, from, since ?? null, until ?? null];
      const waiting = states.every((state) => state === 'parked' || state === 'pending');
      const rows = await this.database.query<Again>(waiting ? REPLAY_WAITING_OF_SYSTEM : REPLAY_OF_SYSTEM, params, {
        withinMs: LONGEST_MS,
      });
      await this.note(rows, principal, { states, ...(since !== undefined && { since }), ...(until !== undefined && { until }) });
      const [again] = rows;
      return { replayed: again?.count ?? 0, next: again?.count === limit ? encodeCursor({ sequence: again.last }) : null };
    });
  }

  private async note(rows: readonly Again[], principal: Principal, details: object): Promise<void> {
    if (rows.length > 0) this.uow.afterCommit(() => this.signal.wake());
    const { kind, id } = actorOf(principal);
    for (const { system_id: systemId, count, cases, firsts } of rows) {
      await this.database.write(FREE_BEHIND, [systemId, cases, firsts]);
      await this.database.write(NOTE_REPLAY, [uuidv7(), systemId, this.clock.now(), kind, id, JSON.stringify({ ...details, count })]);
    }
  }
}
