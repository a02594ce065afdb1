import { Inject, Injectable, Logger } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import { BrokerClient } from '../broker/broker-client.js';
import { groupOffsets, isReadByGroup, rewindGroup } from '../broker/group-offsets.js';
import { HandlerRegistry } from '../consumer/handler-registry.js';
import { messagingMetrics } from '../messaging-metrics.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options.js';
import { missingEvents, targetsOf, type Targets } from './copy-progress.js';

const LOOK_MS = 2000;
/** How soon it is noticed that a complete copy is being read again. Real time. */
const LOOK_AGAIN_MS = 60_000;

/** A process that died between claiming a copy and beginning it holds up the others for ten seconds. */
const CLAIM = `
  INSERT INTO state_copies (topic, claimed_at) VALUES ($1, clock_timestamp())
  ON CONFLICT (topic) DO UPDATE SET claimed_at = excluded.claimed_at
  WHERE state_copies.targets IS NULL AND state_copies.claimed_at < now() - interval '10 seconds'
  RETURNING claimed_at::text AS claim`;
/** Goes on with what this process has claimed, unless another took it for dead. The time of the claim tells whose it is. */
const RENEW = `
  UPDATE state_copies SET claimed_at = clock_timestamp() WHERE topic = $1 AND targets IS NULL AND claimed_at = $2::timestamptz
  RETURNING claimed_at::text AS claim`;
const BEGIN = `
  UPDATE state_copies SET targets = $2, started_at = now(), complete_at = CASE WHEN $3 THEN now() END
  WHERE topic = $1 AND targets IS NULL AND claimed_at = $4::timestamptz RETURNING topic`;
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
  /** What this process has claimed and not yet begun, by topic: it goes on with that itself when it failed on the way. */
  private readonly claims = new Map<string, string>();

  constructor(
    workers: Workers,
    private readonly database: Database,
    private readonly broker: BrokerClient,
    private readonly registry: HandlerRegistry,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {
    workers.add({ name: 'watch-state-copies', everyMs: LOOK_MS, round: () => this.look() });
  }

  /**
   * Before the group is joined.
   * @throws Error when another process is just doing it, others are still in the group, or broker or database are away: try again
   */
  async prepare(): Promise<void> {
    for (const topic of this.topics()) {
      const claim = await this.claim(topic);
      if (claim !== undefined) await this.begin(topic, claim);
      // What was complete before this process was started may have been set back since.
      else await this.settle(await this.begun(topic));
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

  private async claim(topic: string): Promise<string | undefined> {
    const held = this.claims.get(topic);
    const [row] = await this.database.query<{ claim: string }>(
      held === undefined ? CLAIM : RENEW,
      held === undefined ? [topic] : [topic, held],
    );
    if (row) this.claims.set(topic, row.claim);
    else this.claims.delete(topic);
    return row?.claim;
  }

  private async begin(topic: string, claim: string): Promise<void> {
    const name = this.broker.topicName(topic);
    const partitions = await groupOffsets(this.broker.kafka, this.group, name);
    const empty = partitions.every(({ low, high }) => low >= high);
    const read = partitions.some(({ committed, low }) => committed !== undefined && committed > low);
    // Somebody who reads it in the group (for a while also one who was killed) goes on from where it is, whether it has committed that or
    // not: the copy would never be whole.
    const shared = !empty && (await isReadByGroup(this.broker.kafka, this.group, name));
    if (shared || (read && !(await rewindGroup(this.broker.kafka, this.group, name))))
      throw new Error(`${topic} is read from its beginning as soon as nobody else is in the group: this database has no copy of it`);
    if (read) this.logger.log(`${topic} is read again from its beginning: this database has no copy of it`);
    const targets = targetsOf(partitions);
    const begun = await this.database.query(BEGIN, [topic, JSON.stringify(targets), empty, claim]);
    this.claims.delete(topic);
    if (begun.length === 0) throw new Error(`the copy of ${topic} was taken over by another process`);
    this.tell(
      topic,
      empty,
      empty
        ? 0
        : missingEvents(
            targets,
            partitions.map((each) => ({ ...each, committed: undefined })),
          ),
    );
  }

  private async begun(topic: string): Promise<Row> {
    const row = (await this.rows()).find((each) => each.topic === topic);
    if (!row?.targets) throw new Error(`the copy of ${topic} is being begun by another process`);
    return row;
  }

  /** Looks for copies that have come to their end, and those that somebody set back. */
  private async look(): Promise<boolean> {
    const topics = this.topics();
    const settled = topics.every((topic) => this.complete.has(topic));
    if (topics.length === 0 || (settled && Date.now() - this.lookedAt < LOOK_AGAIN_MS)) return false;
    for (const row of await this.rows()) if (row.targets !== null && topics.includes(row.topic)) await this.settle(row);
    this.lookedAt = Date.now();
    return false;
  }

  /** Marks what a copy has become since it was looked at. */
  private async settle(row: Row): Promise<void> {
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
