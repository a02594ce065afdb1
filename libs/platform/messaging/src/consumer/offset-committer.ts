import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { KafkaConsumer } from '../broker/kafka.js';

/** How much is delivered again after a crash, at most; the inbox takes it. */
const EVERY_MS = 1000;
/** A broker that is away must not hold up the stop of the service. */
const LAST_COMMIT_MS = 2000;

/**
 * Commits offsets once a second for all partitions together. kafkajs would commit after each batch of each partition: with twelve
 * partitions and a steady stream that is hundreds of requests a second, more than the events themselves cost.
 */
export class OffsetCommitter {
  private readonly logger = new Logger('consumer');
  private readonly done = new Map<string, { topic: string; partition: number; offset: string }>();
  private readonly timer: NodeJS.Timeout;
  private committing: Promise<void> = Promise.resolve();

  constructor(private readonly consumer: Pick<KafkaConsumer, 'commitOffsets'>) {
    this.timer = setInterval(() => void this.commit(), EVERY_MS);
    this.timer.unref();
  }

  /** Everything up to and including `offset` has had its effect. `topic` is the broker's name of it. */
  handled(topic: string, partition: number, offset: string): void {
    this.done.set(`${topic} ${partition}`, { topic, partition, offset: (BigInt(offset) + 1n).toString() });
  }

  /** Partitions may have gone to others, who have begun at what was committed. */
  forget(): void {
    this.done.clear();
  }

  /** Commits what is left, if the broker answers, and ends. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await Promise.race([this.commit(), wait(LAST_COMMIT_MS, undefined, { ref: false })]);
  }

  private commit(): Promise<void> {
    this.committing = this.committing.then(async () => {
      const offsets = [...this.done.values()];
      if (offsets.length === 0) return;
      this.done.clear();
      try {
        await this.consumer.commitOffsets(offsets);
      } catch (error) {
        // Lost with the group's membership: who has the partitions now gets the events again, and the inbox takes them.
        this.logger.debug(`offsets not committed: ${(error as Error).message}`);
      }
    });
    return this.committing;
  }
}
