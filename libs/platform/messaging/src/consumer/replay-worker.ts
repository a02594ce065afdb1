import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database, isConnectionTrouble, UnitOfWork } from '@yiwang/persistence';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options.js';
import { DeadLetters, textOf, type DeadLetter } from './dead-letters.js';
import { DeliveryProcessor } from './delivery-processor.js';
import { HandlerRegistry } from './handler-registry.js';
import { readRecord } from './read-records.js';

const EVERY_MS = 500;

/** Replays dead letters that an operator asked for, each key in order, until one fails again. */
@Injectable()
export class ReplayWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('replay');
  private stopping = false;
  private running: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly deadLetters: DeadLetters,
    private readonly processor: DeliveryProcessor,
    private readonly registry: HandlerRegistry,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.worker) this.schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.running = this.round()
        .catch((error: unknown) => this.logger.warn(textOf(error)))
        .then(() => {
          if (!this.stopping) this.schedule();
        });
    }, EVERY_MS);
  }

  private async round(): Promise<void> {
    while (!this.stopping && (await this.replayNext()));
  }

  /** Replays the oldest letter asked for. What is parked behind it is asked for in the same transaction. */
  private async replayNext(): Promise<boolean> {
    let current: DeadLetter | undefined;
    try {
      return await this.uow.run(async () => {
        const [letter] = await this.database.query<DeadLetter & Record<string, unknown>>(
          "SELECT * FROM dead_letters WHERE state = 'open' AND replay_requested_at IS NOT NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED",
        );
        if (!letter) return false;
        current = letter;
        await this.deadLetters.lockKey(letter.key);
        await this.handle(letter);
        await this.database.query("UPDATE dead_letters SET state = 'replayed', resolved_at = now() WHERE id = $1", [letter.id]);
        await this.deadLetters.releaseNext(letter.key);
        return true;
      });
    } catch (error) {
      if (!current || isConnectionTrouble(error)) throw error;
      await this.database.query('UPDATE dead_letters SET attempts = attempts + 1, error = $2, replay_requested_at = NULL WHERE id = $1', [
        current.id,
        textOf(error).slice(0, 2000),
      ]);
      return true;
    }
  }

  private async handle(letter: DeadLetter): Promise<void> {
    const raw = { topic: letter.topic, key: letter.key, value: letter.payload };
    const reading = readRecord(raw, this.registry.all());
    if ('unreadable' in reading) throw new Error(reading.unreadable[0]?.error ?? 'unreadable');
    // A letter of `*` was unreadable for every handler; it can only be read after the service has learned its form.
    for (const delivery of reading.deliveries) {
      if (letter.consumer === '*' || delivery.handler.consumer === letter.consumer) await this.processor.handleOne(delivery);
    }
  }
}
