import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { FeedSignal } from '../../../delivery/feed-signal.js';
import { HearRecalls, type HeardRecall } from '../../../plan/use-cases/hear-recalls.js';
import { DepartmentSystems } from '../../../system/department-system.js';
import { callingSystem, itemsOf } from '../calling-system.js';
import { type FeedMessage, type MessageRow, toFeedMessage } from '../feed-message.js';
import type { NackBody } from '../http/feed.schema.js';
import { ACKNOWLEDGE, END_LEASE, GIVE_BACK, LEASE, LEASE_OF_ITEMS, LOCK_READERS, RECALLS } from '../persistence/feed.sql.js';

/** Given back so often, a message waits for a person. */
const MOST_NACKS = 8;

export interface LeasedMessages {
  leaseId: string | null;
  leasedUntil: string | null;
  items: FeedMessage[];
}

/** 拉取 — the messages that the caller's system has not acknowledged, leased so that several readers share them. A system is its registered client. */
@Injectable()
export class FeedOfSystem {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly systems: DepartmentSystems,
    private readonly signal: FeedSignal,
    private readonly clock: Clock,
    private readonly recalls: HearRecalls,
  ) {}

  /** Who has gone meanwhile is leased nothing. @throws DISPATCH.SYSTEM_UNKNOWN */
  async lease(principal: Principal, wanted: { limit: number; seconds: number; wait: number }, gone: AbortSignal): Promise<LeasedMessages> {
    const system = await callingSystem(this.systems, principal);
    const [leaseId, items] = [uuidv7(), itemsOf(principal)];
    const rows = await this.signal.awaited(system.orgCode, wanted.wait, gone, () =>
      this.uow.run(async () => {
        await this.database.query(LOCK_READERS, [system.id]);
        const params = [system.id, wanted.limit, leaseId, wanted.seconds];
        return this.database.query<MessageRow>(items ? LEASE_OF_ITEMS : LEASE, items ? [...params, items] : params);
      }),
    );
    if (rows.length > 0 && gone.aborted) await this.database.query(END_LEASE, [rows.map(({ id }) => id), leaseId]);
    if (rows.length === 0 || gone.aborted) return { leaseId: null, leasedUntil: null, items: [] };
    return { leaseId, leasedUntil: rows[0]!.leased_until!.toISOString(), items: rows.map(toFeedMessage) };
  }

  /** Also after the lease has ended: who has a message has it. @throws DISPATCH.SYSTEM_UNKNOWN */
  async acknowledge(principal: Principal, messageIds: readonly string[]): Promise<{ acknowledged: number; unknown: string[] }> {
    const system = await callingSystem(this.systems, principal);
    const items = itemsOf(principal);
    // 收回确认 — who acknowledges the message of a recall acknowledges the recall.
    const recalls = await this.database.query<HeardRecall & Record<string, unknown>>(RECALLS, [system.id, messageIds, items]);
    await this.recalls.execute(recalls, principal);
    const rows = await this.database.query<{ id: string }>(ACKNOWLEDGE, [system.id, messageIds, this.clock.now(), items]);
    return { acknowledged: rows.length, unknown: missing(messageIds, rows) };
  }

  /** @throws DISPATCH.SYSTEM_UNKNOWN */
  async giveBack(principal: Principal, { messages }: NackBody): Promise<{ returned: number; parked: string[]; unknown: string[] }> {
    const system = await callingSystem(this.systems, principal);
    const given = new Map(messages.map((one) => [one.messageId, { id: one.messageId, reason: one.reason, wait_s: one.retryAfterSeconds }]));
    const params = [system.id, JSON.stringify([...given.values()]), MOST_NACKS, itemsOf(principal)];
    const rows = await this.database.query<{ id: string; state: string }>(GIVE_BACK, params);
    const parked = rows.filter(({ state }) => state === 'parked').map(({ id }) => id);
    return { returned: rows.length - parked.length, parked, unknown: missing([...given.keys()], rows) };
  }
}

const missing = (ids: readonly string[], rows: readonly { id: string }[]): string[] => {
  const found = new Set(rows.map(({ id }) => id));
  return [...new Set(ids)].filter((id) => !found.has(id));
};
