import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor } from '@yiwang/http-api';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { type DepartmentTaskRow, toDepartmentTask } from '../../../delivery/department-task.js';
import { FeedSignal } from '../../../delivery/feed-signal.js';
import { systemUnknown } from '../../../intake/intake.errors.js';
import type { NoticeType } from '../../../plan/domain/task-notice.js';
import { HearRecalls, type HeardRecall } from '../../../plan/use-cases/hear-recalls.js';
import { DepartmentSystems, type DepartmentSystem } from '../../../system/department-system.js';
import { toCloudEvent } from '../../cloud-event.js';
import type { NackBody } from '../http/feed.schema.js';
import {
  ACKNOWLEDGE,
  END_LEASE,
  FIRST_SINCE,
  FIRST_UNHEARD,
  GIVE_BACK,
  LEASE,
  LOCK_READERS,
  LOG,
  RECALLS,
} from '../persistence/feed.sql.js';

/** Given back so often, a message waits for a person. */
const MOST_NACKS = 8;
const Position = z.object({ position: z.int().nonnegative() });

interface MessageRow extends DepartmentTaskRow, Record<string, unknown> {
  id: string;
  type: NoticeType;
  version: number;
  position: string;
  concerned: string;
  subject: string;
  data: unknown;
  created_at: Date;
  traceparent: string | null;
  leased_until?: Date;
}
type FeedMessage = ReturnType<typeof toCloudEvent>;

export interface LeasedMessages {
  leaseId: string | null;
  leasedUntil: string | null;
  items: FeedMessage[];
}

/**
 * 拉取 — the messages of the caller's system: all of them in order, from wherever it wants; or those it has not acknowledged, leased so
 * that several readers share them. A system is its registered client.
 */
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

  /** @throws DISPATCH.SYSTEM_UNKNOWN, HTTP.CURSOR_INVALID */
  async read(
    principal: Principal,
    query: { cursor?: string | undefined; since?: string | undefined; limit: number; wait: number },
    gone: AbortSignal,
  ): Promise<{ items: FeedMessage[]; next: string }> {
    const system = await this.systemOf(principal);
    const after = decodeCursor(Position, query.cursor)?.position ?? (await this.beginning(system, query.since));
    const params = [system.id, after, query.limit];
    const rows = await this.signal.awaited(system.orgCode, query.wait, gone, () => this.database.query<MessageRow>(LOG, params));
    const position = Number(rows.at(-1)?.position ?? after);
    return { items: rows.map(toFeedMessage), next: encodeCursor({ position }) };
  }

  /** Who has gone meanwhile is leased nothing. @throws DISPATCH.SYSTEM_UNKNOWN */
  async lease(principal: Principal, wanted: { limit: number; seconds: number; wait: number }, gone: AbortSignal): Promise<LeasedMessages> {
    const system = await this.systemOf(principal);
    const leaseId = uuidv7();
    const rows = await this.signal.awaited(system.orgCode, wanted.wait, gone, () =>
      this.uow.run(async () => {
        await this.database.query(LOCK_READERS, [system.id]);
        return this.database.query<MessageRow>(LEASE, [system.id, wanted.limit, leaseId, wanted.seconds]);
      }),
    );
    if (rows.length > 0 && gone.aborted) await this.database.query(END_LEASE, [rows.map(({ id }) => id), leaseId]);
    if (rows.length === 0 || gone.aborted) return { leaseId: null, leasedUntil: null, items: [] };
    return { leaseId, leasedUntil: rows[0]!.leased_until!.toISOString(), items: rows.map(toFeedMessage) };
  }

  /** Also after the lease has ended: who has a message has it. @throws DISPATCH.SYSTEM_UNKNOWN */
  async acknowledge(principal: Principal, messageIds: readonly string[]): Promise<{ acknowledged: number; unknown: string[] }> {
    const system = await this.systemOf(principal);
    // 收回确认 — who acknowledges the message of a recall acknowledges the recall.
    const recalls = await this.database.query<HeardRecall & Record<string, unknown>>(RECALLS, [system.id, messageIds]);
    await this.recalls.execute(recalls, principal);
    const rows = await this.database.query<{ id: string }>(ACKNOWLEDGE, [system.id, messageIds, this.clock.now()]);
    return { acknowledged: rows.length, unknown: missing(messageIds, rows) };
  }

  /** @throws DISPATCH.SYSTEM_UNKNOWN */
  async giveBack(principal: Principal, { messages }: NackBody): Promise<{ returned: number; parked: string[]; unknown: string[] }> {
    const system = await this.systemOf(principal);
    const given = new Map(messages.map((one) => [one.messageId, { id: one.messageId, reason: one.reason, wait_s: one.retryAfterSeconds }]));
    const params = [system.id, JSON.stringify([...given.values()]), MOST_NACKS];
    const rows = await this.database.query<{ id: string; state: string }>(GIVE_BACK, params);
    const parked = rows.filter(({ state }) => state === 'parked').map(({ id }) => id);
    return { returned: rows.length - parked.length, parked, unknown: missing([...given.keys()], rows) };
  }

  private async systemOf({ clientId, orgCode }: Principal): Promise<DepartmentSystem> {
    const system = await this.systems.byClient(clientId);
    if (!system || system.orgCode !== orgCode) throw systemUnknown();
    return system;
  }

  private async beginning(system: DepartmentSystem, since: string | undefined): Promise<number> {
    const [row] =
      since === undefined
        ? await this.database.query<{ position: string }>(FIRST_UNHEARD, [system.id])
        : await this.database.query<{ position: string }>(FIRST_SINCE, [system.id, since]);
    return Number(row?.position ?? 0);
  }
}

const missing = (ids: readonly string[], rows: readonly { id: string }[]): string[] => {
  const found = new Set(rows.map(({ id }) => id));
  return [...new Set(ids)].filter((id) => !found.has(id));
};

const toFeedMessage = (row: MessageRow): FeedMessage =>
  toCloudEvent({
    id: row.id,
    type: row.type,
    version: row.version,
    position: Number(row.position),
    taskId: row.concerned,
    caseNo: row.subject,
    data: row.data ?? toDepartmentTask(row),
    createdAt: row.created_at,
    traceparent: row.traceparent,
  });
