import { Injectable } from '@nestjs/common';
import { departmentResultsTopic } from '@yiwang/events-dispatch';
import { BrokerClient } from '@yiwang/messaging';
import { Database } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { Workers } from '@yiwang/workers';
import { TakeRecord } from './take-record.js';

type Consumer = ReturnType<BrokerClient['consumer']>;
type Run = NonNullable<Parameters<Consumer['run']>[0]>;
type Batch = Parameters<NonNullable<Run['eachBatch']>>[0];

/** How soon the topic of a department that has just been connected is read. */
const LOOK_MS = 2_000;
const STOP_LOOK_MS = 100;
const ORGS = `
  SELECT DISTINCT org_code FROM department_systems WHERE channel = 'kafka' AND state IN ('live', 'testing') ORDER BY org_code`;
const log = logger('intake');

/** 部门结果主题 — reads the inbound topics of all departments that are connected by Kafka, as one group; any number of workers may. */
@Injectable()
export class ResultsConsumer {
  private consumer: Consumer | undefined;
  private reading = '';
  private stopping = false;
  /** Topic as the broker calls it → department. */
  private orgs = new Map<string, string>();

  constructor(
    workers: Workers,
    private readonly broker: BrokerClient,
    private readonly database: Database,
    private readonly take: TakeRecord,
  ) {
    workers.add({ name: 'department-results', everyMs: LOOK_MS, round: () => this.follow(), settle: () => this.stop() });
  }

  /** Reads the topics of who is connected by now; begins anew when that changed, or when the consumer fell over. */
  private async follow(): Promise<boolean> {
    const orgCodes = (await this.database.query<{ org_code: string }>(ORGS)).map((row) => row.org_code);
    const wanted = orgCodes.join(' ');
    if (this.consumer && wanted === this.reading) return false;
    await this.leave();
    if (orgCodes.length > 0) await this.join(orgCodes);
    this.reading = wanted;
    return false;
  }

  private async join(orgCodes: readonly string[]): Promise<void> {
    const topics = orgCodes.map(departmentResultsTopic);
    await this.broker.ensureTopics(topics);
    this.orgs = new Map(topics.map((topic, i) => [this.broker.topicName(topic.name), orgCodes[i]!]));
    const consumer = this.broker.consumer({
      groupId: this.broker.topicName('dispatch-department-results'),
      heartbeatInterval: 3_000,
      maxWaitTimeInMs: 500,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 10, restartOnFailure: async () => !this.stopping },
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart && this.consumer === consumer) this.consumer = undefined; // the next round begins anew
    });
    await consumer.connect();
    this.consumer = consumer;
    await consumer.subscribe({ topics: [...this.orgs.keys()], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 8,
      eachBatch: (batch) => this.batch(consumer, batch),
    });
  }

  /** One record after the other, since they are in the order of their cases. What was handled before a stop is not handled again. */
  private async batch(consumer: Consumer, { batch, heartbeat, resolveOffset, isRunning, isStale }: Batch): Promise<void> {
    const stopped = (): boolean => this.stopping || consumer !== this.consumer || !isRunning() || isStale();
    const pause = async (ms: number): Promise<void> => {
      for (const end = Date.now() + ms; Date.now() < end && !stopped();) {
        await new Promise((resolve) => setTimeout(resolve, Math.min(STOP_LOOK_MS, end - Date.now())));
      }
      await heartbeat();
    };
    const orgCode = this.orgs.get(batch.topic);
    if (orgCode === undefined) return;
    const topic = departmentResultsTopic(orgCode).name;
    let handled: string | undefined;
    for (const { offset, key, value, headers } of batch.messages) {
      if (stopped()) break;
      const code = headers?.['system'];
      const record = {
        ...{ topic, orgCode, partition: batch.partition, offset },
        key: key?.toString() ?? null,
        value: value?.toString() ?? null,
        systemCode: code === undefined ? null : String(code),
      };
      if (!(await this.take.execute(record, { pause, stopped }))) break;
      resolveOffset(offset);
      handled = offset;
      await heartbeat();
    }
    if (handled === undefined) return;
    const next = String(BigInt(handled) + 1n);
    await consumer.commitOffsets([{ topic: batch.topic, partition: batch.partition, offset: next }]);
  }

  private async stop(): Promise<void> {
    this.stopping = true;
    await this.leave();
  }

  private async leave(): Promise<void> {
    const consumer = this.consumer;
    this.consumer = undefined;
    await consumer?.disconnect().catch((err: unknown) => log.warn('a consumer did not leave its group', { err }));
  }
}
