import { Injectable } from '@nestjs/common';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { ChannelKind, OutgoingMessage } from '../channel/system-channel.js';
import type { NoticeType } from '../plan/domain/task-notice.js';
import { type DepartmentTaskRow, toDepartmentTask } from './department-task.js';
import type { Circuit } from './domain/circuit.js';
import { NEXT_MESSAGES, NOTE_CALLS, SUSPEND_SYSTEM, TAKE_LINES } from './persistence/delivery.sql.js';

/** Longer than a call may take, with what it takes to note it. */
export const LEASE_SECONDS = 120;

/** 线路 — the right to send to one system, held by one worker at a time. */
export interface Line {
  readonly systemId: string;
  readonly orgCode: string;
  readonly channel: ChannelKind;
  readonly systemVersion: number;
  /** The last position that a message has got. */
  lastPosition: number;
  circuit: Circuit;
  /** Its last calls failed or were slow. */
  readonly troubled: boolean;
}

export interface QueuedMessage extends OutgoingMessage {
  readonly attempts: number;
  /** It has a position, from a try before. */
  readonly placed: boolean;
}

/** What became of one call, as the line keeps it. */
export interface CallNote {
  readonly line: Line;
  readonly release: boolean;
  readonly retryMs: number | null;
  readonly well: boolean;
  readonly error: string | null;
  readonly ms: number;
  readonly messages: readonly MessageNote[];
}

export interface MessageNote {
  readonly id: string;
  readonly outcome: 'sent' | 'failed' | 'parked' | 'held';
  readonly position: number;
  readonly waitMs: number | null;
  readonly error: string | null;
}

interface LineRow extends Record<string, unknown> {
  system_id: string;
  org_code: string;
  channel: ChannelKind;
  system_version: number;
  last_position: string;
  failures: number;
  trips: number;
  open: boolean;
  troubled: boolean;
}
interface MessageRow extends DepartmentTaskRow, Record<string, unknown> {
  id: string;
  system_id: string;
  type: NoticeType;
  version: number;
  position: string | null;
  data: unknown;
  created_at: Date;
  traceparent: string | null;
  attempts: number;
}

/** The rows behind the deliveries. Each method is one statement of its own: nothing is held while a system answers. */
@Injectable()
export class DeliveryLines {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Lines with something to send, at most `limit` and of those in trouble at most `troubled`, and none of those that this process serves. */
  async take(holder: string, busy: readonly string[], limit: number, troubled: number): Promise<Line[]> {
    const rows = await this.database.query<LineRow>(TAKE_LINES, [holder, busy, limit, LEASE_SECONDS, troubled]);
    return rows.map((row) => ({
      systemId: row.system_id,
      orgCode: row.org_code,
      channel: row.channel,
      systemVersion: row.system_version,
      lastPosition: Number(row.last_position),
      troubled: row.troubled,
      circuit: { failures: row.failures, trips: row.trips, open: row.open },
    }));
  }

  /** What may go now, in order, for each of the systems. */
  async next(wanted: readonly { systemId: string; most: number }[]): Promise<Map<string, QueuedMessage[]>> {
    const rows = await this.database.query<MessageRow>(NEXT_MESSAGES, [wanted.map((one) => one.systemId), wanted.map((one) => one.most)]);
    const found = new Map<string, QueuedMessage[]>(wanted.map(({ systemId }) => [systemId, []]));
    for (const row of rows) found.get(row.system_id)!.push(toMessage(row));
    return found;
  }

  /** Which systems' leases still held, so that their notes counted. */
  async note(holder: string, notes: readonly CallNote[]): Promise<Set<string>> {
    const calls = notes.map(({ line, release, retryMs, well, error, ms, messages }) => ({
      system_id: line.systemId,
      release,
      last_position: line.lastPosition,
      failures: line.circuit.failures,
      trips: line.circuit.trips,
      open: line.circuit.open,
      retry_ms: retryMs,
      well,
      error,
      ms,
      ...countOf(messages),
    }));
    const messages = notes.flatMap(({ line, messages }) =>
      messages.map(({ waitMs, ...message }) => ({ ...message, system_id: line.systemId, wait_ms: waitMs })),
    );
    const params = [holder, JSON.stringify(calls), JSON.stringify(messages), LEASE_SECONDS, this.clock.now()];
    const rows = await this.database.query<{ system_id: string }>(NOTE_CALLS, params);
    return new Set(rows.map((row) => row.system_id));
  }

  /** Returns whether it was suspended now: not when somebody has changed or suspended it since it was called. */
  async suspend({ systemId, systemVersion }: Line, reason: string): Promise<boolean> {
    return (await this.database.query(SUSPEND_SYSTEM, [systemId, uuidv7(), this.clock.now(), reason, systemVersion])).length > 0;
  }
}

const countOf = (messages: readonly MessageNote[]) => {
  const of = (outcome: MessageNote['outcome']): number => messages.filter((message) => message.outcome === outcome).length;
  return { sent: of('sent'), failed: of('failed'), parked: of('parked') };
};

/** A task is told as it stands when its data was not written down: its due date may have moved. */
const toMessage = (row: MessageRow): QueuedMessage => ({
  id: row.id,
  type: row.type,
  version: row.version,
  position: row.position === null ? 0 : Number(row.position),
  placed: row.position !== null,
  taskId: row.task_id,
  caseNo: row.case_no,
  data: row.data ?? toDepartmentTask(row),
  createdAt: row.created_at,
  traceparent: row.traceparent,
  attempts: row.attempts,
});
