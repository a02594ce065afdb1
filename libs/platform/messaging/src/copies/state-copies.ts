import { Inject, Injectable, Logger } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import { BrokerClient } from '../broker/broker-client.js';
import { groupOffsets, rewindGroup } from '../broker/group-offsets.js';
import { HandlerRegistry } from '../consumer/handler-registry.js';
import { messagingMetrics } from '../messaging-metrics.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options.js';
import { missingEvents, targetsOf, type Targets } from './copy-progress.js';

const LOOK_MS = 2000;
/** How soon it is noticed that a complete copy is being read again. Real time. */
const LOOK_AGAIN_MS = 60_000;

/** A process that died between claiming a copy and beginning it holds up the others for ten seconds. */
const CLAIM = `
  INSERT INTO state_copies (topic, claimed_at) VALUES ($1, now())
  ON CONFLICT (topic) DO UPDATE SET claimed_at = now()
  WHERE state_copies.targets IS NULL AND state_copies.claimed_at < now() - interval '10 seconds'
  RETURNING topic`;
const BEGIN = `
  UPDATE state_copies SET targets = $2, started_at = now(), complete_at = CASE WHEN $3 THEN now() END WHERE topic = $1 RETURNING topic`;
const LIST = `SELECT topic, targets, started_at AS "startedAt", complete_at AS "completeAt" FROM state_copies ORDER BY topic LIMIT 100`;

interface Row {
  topic: string;
  targets: Targets | null;
  startedAt: Date | null;
  completeAt: Date | null;
}

/** One copy of a state topic. */
export interface StateCopy {
  topic: string;
  complete: boolean;
  startedAt: Date | null;
  completeAt: Date | null;
  /** Events still to be read of those that were there when it was begun; null when the broker does not say. */
  missing: number | null;
}

/**
 * 副本 — a service that starts from nothing reads its state topics from their beginning, and says when it has all that was there then. That
 * a database knows nothing of a topic decides, not what the group once committed for a database before it.
 */
@Injectable()
export class StateCopies {
  private readonly logger = new Logger('copies');
  private lookedAt = 0;
  private readonly complete = new Set<string>();
  /** What this process has claimed and not yet begun: it goes on with that itself when it failed on the way. */
  private readonly claimed = new Set<string>();

  constructor(
    workers: Workers,
    private readonly database: Database,
    private readonly broker: BrokerClient,
    private readonly registry: HandlerRegistry,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {
    workers.add({ name: 'watch-state-copies', everyMs: LOOK_MS, round: () => this.look() });
  }

  /** Before the group is joined. @throws Error when another process is just doing it, or broker or database are away: try again */
  async prepare(): Promise<void> {
    for (const topic of this.topics()) {
      if ((await this.database.query(CLAIM, [topic])).length > 0) this.claimed.add(topic);
      if (this.claimed.has(topic)) await this.begin(topic);
      else await this.requireBegun(topic);
    }
  }

  /** Whether all that was in the topic has been read; false as well as long as nobody has begun. */
  async isComplete(topic: string): Promise<boolean> {
    if (this.complete.has(topic)) return true;
    return (await this.rows()).some((row) => row.topic === topic && row.completeAt !== null);
  }

  /** What health tells: no broker is asked. */
  async states(): Promise<Record<string, 'complete' | 'rebuilding'>> {
    return Object.fromEntries((await this.rows()).map(({ topic, completeAt }) => [topic, completeAt ? 'complete' : 'rebuilding']));
  }

  async read(): Promise<StateCopy[]> {
    return Promise.all(
      (await this.rows()).map(async (row) => ({
        topic: row.topic,
        complete: row.completeAt !== null,
        startedAt: row.startedAt,
        completeAt: row.completeAt,
        missing: await this.missing(row).catch(() => null),
      })),
    );
  }

  private async begin(topic: string): Promise<void> {
    const partitions = await groupOffsets(this.broker.kafka, this.group, this.broker.topicName(topic));
    if (partitions.some(({ committed, low }) => committed !== undefined && committed > low)) {
      const rewound = await rewindGroup(this.broker.kafka, this.group, this.broker.topicName(topic));
      this.logger.log(
        rewound ? `${topic} is read again from its beginning: this database has no copy of it` : `others read ${topic} already`,
      );
    }
    const empty = partitions.every(({ low, high }) => low >= high);
    await this.database.query(BEGIN, [topic, JSON.stringify(targetsOf(partitions)), empty]);
    this.claimed.delete(topic);
    this.tell(topic, empty, empty ? 0 : missingEvents(targetsOf(partitions), partitions));
  }

  private async requireBegun(topic: string): Promise<void> {
    const row = (await this.rows()).find((each) => each.topic === topic);
    if (!row?.targets) throw new Error(`the copy of ${topic} is being begun by another process`);
  }

  /** Marks copies that have come to their end, and those that somebody set back. */
  private async look(): Promise<boolean> {
    const topics = this.topics();
    const settled = topics.every((topic) => this.complete.has(topic));
    if (topics.length === 0 || (settled && Date.now() - this.lookedAt < LOOK_AGAIN_MS)) return false;
    for (const row of await this.rows()) {
      if (row.targets === null || !topics.includes(row.topic)) continue;
      const missing = await this.missing(row);
      if (missing === 0 && row.completeAt === null) {
        await this.database.query('UPDATE state_copies SET complete_at = now() WHERE topic = $1 AND complete_at IS NULL RETURNING topic', [
          row.topic,
        ]);
        this.logger.log(`the copy of ${row.topic} is complete`);
      } else if (missing > 0 && row.completeAt !== null) {
        // Somebody set the group back: it is complete again when it has passed the end as it was before.
        await this.database.query('UPDATE state_copies SET started_at = now(), complete_at = NULL WHERE topic = $1 RETURNING topic', [
          row.topic,
        ]);
        this.logger.log(`the copy of ${row.topic} is read again`);
      }
      this.tell(row.topic, missing === 0, missing);
    }
    this.lookedAt = Date.now();
    return false;
  }

  private async missing({ topic, targets }: Row): Promise<number> {
    return missingEvents(targets ?? {}, await groupOffsets(this.broker.kafka, this.group, this.broker.topicName(topic)));
  }

  private tell(topic: string, complete: boolean, missing: number): void {
    if (complete) this.complete.add(topic);
    else this.complete.delete(topic);
    messagingMetrics.copyComplete.set({ topic }, complete ? 1 : 0);
    messagingMetrics.copyMissing.set({ topic }, missing);
  }

  private rows(): Promise<Row[]> {
    return this.database.query<Row & Record<string, unknown>>(LIST);
  }

  private topics(): string[] {
    const definitions = this.registry.all().flatMap((handler) => [...handler.definitions.values()]);
    return [...new Set(definitions.filter(({ kind }) => kind === 'state').map(({ topic }) => topic))];
  }

  private get group(): string {
    return this.options.prefix + this.options.name;
  }
}
