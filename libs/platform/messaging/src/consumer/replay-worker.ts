import { Injectable } from '@nestjs/common';
import { isConnectionTrouble, UnitOfWork } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import { DeadLetters, type DeadLetter } from './dead-letters.js';
import { DeliveryProcessor } from './delivery-processor.js';
import { HandlerRegistry } from './handler-registry.js';
import { readRecord } from './read-records.js';

const EVERY_MS = 500;

/** Replays dead letters that an operator asked for, each key in order, until one fails again. */
@Injectable()
export class ReplayWorker {
  constructor(
    workers: Workers,
    private readonly uow: UnitOfWork,
    private readonly deadLetters: DeadLetters,
    private readonly processor: DeliveryProcessor,
    private readonly registry: HandlerRegistry,
  ) {
    workers.add({ name: 'replay-dead-letters', everyMs: EVERY_MS, round: () => this.replayNext() });
  }

  /** Replays the oldest letter asked for. What is parked behind it is asked for in the same transaction. */
  private async replayNext(): Promise<boolean> {
    const next = await this.deadLetters.nextRequested();
    if (!next) return false;
    let letter: DeadLetter | undefined;
    try {
      await this.uow.run(async () => {
        letter = await this.deadLetters.takeRequested(next.id, next.key);
        if (!letter) return;
        await this.handle(letter);
        await this.deadLetters.settle(letter);
      });
    } catch (error) {
      if (!letter || isConnectionTrouble(error)) throw error;
      await this.deadLetters.keepOpen(letter, error);
    }
    return true;
  }

  private async handle(letter: DeadLetter): Promise<void> {
    const raw = { topic: letter.topic, key: letter.key, value: letter.payload };
    const handlers = this.registry.all();
    if (
      letter.consumer !== '*' &&
      !handlers.some(({ consumer, definitions }) => consumer === letter.consumer && definitions.has(letter.type))
    )
      throw new Error(`no handler is named ${letter.consumer} and takes ${letter.type}`);
    const reading = readRecord(raw, handlers);
    if ('unreadable' in reading) throw new Error(reading.unreadable[0]?.error ?? 'unreadable');
    // A letter of `*` was unreadable for every handler; it can only be read after the service has learned its form. A handler that the
    // event no longer concerns has nothing to do with it, and nothing against it.
    const mine = reading.deliveries.filter(({ handler }) => letter.consumer === '*' || handler.consumer === letter.consumer);
    for (const delivery of mine) await this.processor.handleOne(delivery);
  }
}
