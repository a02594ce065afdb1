import { Injectable } from '@nestjs/common';
import { systemResultsTopic } from '@yiwang/events-dispatch';
import { BrokerClient } from '@yiwang/messaging';
import { Database } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import { Workers } from '@yiwang/workers';
import { TakeRecord } from './take-record.js';

type Consumer = ReturnType<BrokerClient['consumer']>;
type Run = NonNullable<Parameters<Consumer['run']>[0]>;
type Batch = Parameters<NonNullable<Run['eachBatch']>>[0];

/** How soon the topic of a system that has just been connected is read. */
const LOOK_MS = 2_000;
const LAG_MS = 30_000;
const STOP_LOOK_MS = 100;
/** How long a partition rests whose next record is in trouble. */
const REST_MS = 5_000;
const SYSTEMS = `
  SELECT client_id AS "clientId", org_code AS "orgCode" FROM department_systems
  WHERE channel = 'kafka' AND state IN ('live', 'testing') AND client_id IS NOT NULL ORDER BY client_id`;
const GROUP = 'dispatch-department-results';
const log = logger('intake');

/** Whose topic it is. */
interface Writer extends Record<string, unknown> {
  clientId: string;
  orgCode: string;
}

/** 系统上报主题 — reads the inbound topics of all systems that are connected by Kafka, as one group; any number of workers may. */
@Injectable()
export class ResultsConsumer {
  private readonly lag = metrics.gauge('dispatch_results_lag', 'Records of department systems that were not handled yet', ['client']);
  private consumer: Consumer | undefined;
  /** The clients whose topics the consumer reads; nothing where it does not run. */
  private reading = '';
  private stopping = false;
  /** Topic as the broker calls it → who writes to it. */
  private writers = new Map<string, Writer>();

  constructor(
    workers: Workers,
    private readonly broker: BrokerClient,
    private readonly database: Database,
    private readonly take: TakeRecord,
  ) {
    workers.add({ name: 'department-results', everyMs: LOOK_MS, round: () => this.follow(), settle: () => this.stop() });
    workers.add({ name: 'department-results-lag', everyMs: LAG_MS, round: () => this.measure() });
  }

  /** Reads the topics of who is connected by now; begins anew when that changed, or when the consumer fell over or did not get up. */
  async follow(): Promise<boolean> {
    const writers = await this.database.query<Writer>(SYSTEMS);
    const wanted = writers.map(({ clientId }) => clientId).join(' ');
    if (this.consumer && wanted === this.reading) return false;
    await this.leave();
    this.writers = new Map();
    if (writers.length > 0) await this.join(writers);
    this.reading = wanted;
    return false;
  }

  /** By what the broker knows of the group, so that a consumer that is connected and reads nothing shows. */
  private async measure(): Promise<boolean> {
    const lags = this.writers.size > 0 ? await this.broker.lagOf(GROUP, [...this.writers.keys()]) : [];
    this.lag.reset();
    for (const { topic, lag } of lags) this.lag.inc({ client: this.writers.get(topic)?.clientId ?? topic }, lag);
    return false;
  }

  private async join(writers: readonly Writer[]): Promise<void> {
    const topics = writers.map(({ clientId }) => systemResultsTopic(clientId));
    await this.broker.ensureTopics(topics);
    this.writers = new Map(topics.map((topic, i) => [this.broker.topicName(topic.name), writers[i]!]));
    const consumer = this.broker.consumer({
      groupId: this.broker.topicName(GROUP),
      heartbeatInterval: 3_000,
      maxWaitTimeInMs: 500,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 10, restartOnFailure: async () => !this.stopping },
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart && this.consumer === consumer) this.consumer = undefined; // the next round begins anew
    });
    await consumer.connect();
    this.consumer = consumer;
    await consumer.subscribe({ topics: [...this.writers.keys()], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 8,
      eachBatch: (batch) => this.batch(consumer, batch),
    });
  }

  /**
   * One record after the other, since they are in the order of their cases. What was handled before a stop is not handled again. A record in
   * trouble is not waited out here: until all batches of a broker are done, nothing more is read from it, for nobody.
   */
  private async batch(consumer: Consumer, { batch, heartbeat, resolveOffset, isRunning, isStale, pause: rest }: Batch): Promise<void> {
    const stopped = (): boolean => this.stopping || consumer !== this.consumer || !isRunning() || isStale();
    const pause = async (ms: number): Promise<void> => {
      for (const end = Date.now() + ms; Date.now() < end && !stopped();) {
        await new Promise((resolve) => setTimeout(resolve, Math.min(STOP_LOOK_MS, end - Date.now())));
      }
      await heartbeat();
    };
    const writer = this.writers.get(batch.topic);
    if (writer === undefined) return;
    const { clientId, orgCode } = writer;
    let handled: string | undefined;
    for (const { offset, key, value, headers } of batch.messages) {
      if (stopped()) break;
      const code = headers?.['system'];
      const record = {
        ...{ topic: systemResultsTopic(clientId).name, orgCode, clientId, partition: batch.partition, offset },
        key: key?.toString() ?? null,
        value: value?.toString() ?? null,
        systemCode: code === undefined ? null : String(code),
      };
      if (!(await this.take.execute(record, { pause, stopped }))) {
        if (!stopped()) setTimeout(rest(), REST_MS).unref();
        break;
      }
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

  /** One that is joined half is left, too, and joined anew. */
  private async leave(): Promise<void> {
    const consumer = this.consumer;
    this.consumer = undefined;
    this.reading = '';
    await consumer?.disconnect().catch((err: unknown) => log.warn('a consumer did not leave its group', { err }));
  }
}
