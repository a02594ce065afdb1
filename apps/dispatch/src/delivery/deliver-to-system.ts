import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { departmentTopic } from '@yiwang/events-dispatch';
import { Clock } from '@yiwang/kernel';
import { BrokerClient, isRecordFault } from '@yiwang/messaging';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import type { DispatchConfig } from '../dispatch.config.js';
import type { TaskChannel } from '../plan/domain/channels.js';
import { type DepartmentTaskRow, toDepartmentTask, toMessage } from './department-task.js';
import { FeedSignal } from './feed-signal.js';
import { LOCK_SYSTEM, MARK_FAILED, MARK_SENT, MOVE_POSITION, PENDING } from './persistence/delivery.sql.js';

const BATCH = 200;
/** Shorter than the database lets a transaction idle. */
const SEND_TIMEOUT_MS = 12_000;
/** Producers that all systems share: each is a connection, and there may be hundreds of systems. */
const LANES = 4;
const log = logger('delivery');

interface SystemRow extends Record<string, unknown> {
  id: string;
  org_code: string;
  channel: TaskChannel;
  last_position: string;
}
interface PendingRow extends DepartmentTaskRow, Record<string, unknown> {
  delivery_id: string;
  attempts: number;
  traceparent: string | null;
  ready: boolean;
}

/** 投递 — brings the next deliveries to one department system. Its row is locked meanwhile: one worker a system, in order. */
@Injectable()
export class DeliverToSystem {
  private readonly delivered = metrics.counter('dispatch_deliveries_total', 'Deliveries to department systems by outcome', ['outcome']);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly broker: BrokerClient,
    private readonly clock: Clock,
    private readonly feed: FeedSignal,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  /** Returns whether it delivered, so that it is worth to look again: more may have come meanwhile. */
  execute(systemId: string): Promise<boolean> {
    return this.uow.run(async () => {
      const [system] = await this.database.query<SystemRow>(LOCK_SYSTEM, [systemId]);
      if (!system) return false;
      const pending = await this.database.query<PendingRow>(PENDING, [systemId, BATCH]);
      if (!pending[0]?.ready) return false;
      // After a failure one goes alone, so that a delivery that cannot be sent is found and does not hold back the others for ever.
      const batch = pending[0].attempts > 0 ? pending.slice(0, 1) : pending;
      try {
        await this.send(system, batch);
      } catch (error) {
        await this.failed(system, batch[0]!, error);
        return false;
      }
      await this.sent(system, batch);
      return true;
    });
  }

  /** The pull feed needs no sending: a delivery is in it as soon as it has its position. */
  private async send(system: SystemRow, batch: PendingRow[]): Promise<void> {
    if (system.channel !== 'kafka') return;
    const topic = departmentTopic(system.org_code);
    const messages = batch.map((row, i) =>
      toMessage(toDepartmentTask(row), {
        id: row.delivery_id,
        position: Number(system.last_position) + i + 1,
        traceparent: row.traceparent,
      }),
    );
    await inTime(
      this.broker.ensureTopics([topic]).then(() => this.broker.send([{ topic: topic.name, messages }], laneOf(system.id))),
      SEND_TIMEOUT_MS,
    );
  }

  private async sent(system: SystemRow, batch: PendingRow[]): Promise<void> {
    const first = Number(system.last_position) + 1;
    const ids = batch.map((row) => row.delivery_id);
    await this.database.write(MARK_SENT, [ids, batch.map((_, i) => first + i), this.clock.now()]);
    await this.database.write(MOVE_POSITION, [system.id, first + batch.length - 1]);
    this.uow.afterCommit(() => {
      this.delivered.inc({ outcome: 'sent' }, batch.length);
      this.feed.ring(system.org_code);
    });
  }

  private async failed(system: SystemRow, head: PendingRow, error: unknown): Promise<void> {
    const attempts = head.attempts + 1;
    const parked = isRecordFault(error) && attempts >= this.config.DELIVERY_ATTEMPTS;
    await this.database.write(MARK_FAILED, [head.delivery_id, textOf(error), parked ? 'parked' : 'pending']);
    this.delivered.inc({ outcome: parked ? 'parked' : 'failed' });
    const fields = { orgCode: system.org_code, taskId: head.task_id, caseNo: head.case_no, attempt: attempts, err: error };
    if (parked) log.error('delivery parked until an operator replays it', fields);
    else log.warn('delivery failed, it will be repeated', fields);
  }
}

/** A system keeps its lane, so that a repeat never overtakes an attempt that is still under way; no lane is shared with the relay. */
const laneOf = (systemId: string): string => `deliveries-${Number.parseInt(systemId.at(-1)!, 16) % LANES}`;

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);

/** A late confirmation is lost and the delivery repeated under the same event id. */
async function inTime(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the broker did not confirm within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
