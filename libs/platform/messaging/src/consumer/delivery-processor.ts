import { Injectable, Logger } from '@nestjs/common';
import { isAppError } from '@yiwang/kernel';
import { Database, isConnectionTrouble, UnitOfWork } from '@yiwang/persistence';
import { runWithTrace } from '@yiwang/telemetry';
import { DeadLetters, textOf, type DeadLetterReason } from './dead-letters.js';
import type { Delivery } from './event-handler.js';
import { Inbox } from './inbox.js';
import type { Unreadable } from './read-records.js';

/** Tries of an error that is neither a broken rule nor a database away, before the event becomes a dead letter. */
const TRIES = 3;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

/** What the processor asks of whoever feeds it. */
export interface Pacing {
  /** Waits, keeping the broker's session alive. @throws when the consumer stops, so that no offset is committed */
  pause(ms: number): Promise<void>;
}

/**
 * Brings events to handlers, each once in effect. A batch is one transaction; when it fails, its events go one by one, so that one bad
 * event does not undo its neighbours. The database away: it waits, however long. A poison event: a dead letter, and its key is parked.
 */
@Injectable()
export class DeliveryProcessor {
  private readonly logger = new Logger('consumer');

  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly deadLetters: DeadLetters,
  ) {}

  async processBatch(deliveries: readonly Delivery[], pacing: Pacing): Promise<void> {
    if (deliveries.length === 0) return;
    const parked = await this.persist(() => this.deadLetters.parkedAmong(deliveries), pacing);
    if (parked.size === 0) {
      try {
        await this.uow.run(async () => this.handle(await this.inbox.claim(deliveries)));
        return;
      } catch (error) {
        if (!isAway(error)) this.logger.warn(`batch of ${deliveries.length} goes one by one: ${textOf(error)}`);
      }
    }
    for (const delivery of deliveries) await this.processOne(delivery, pacing);
  }

  async recordUnreadable(letter: Unreadable, pacing: Pacing): Promise<void> {
    this.logger.error(`unreadable event on ${letter.raw.topic}, key ${letter.raw.key}: ${letter.error.slice(0, 200)}`);
    await this.persist(() => this.deadLetters.addUnreadable(letter), pacing);
  }

  /** Handles one event in its own transaction. Returns whether it was new. @throws what the handler throws */
  async handleOne(delivery: Delivery): Promise<boolean> {
    return this.uow.run(async () => {
      const fresh = await this.inbox.claim([delivery]);
      await this.handle(fresh);
      return fresh.length > 0;
    });
  }

  private async processOne(delivery: Delivery, pacing: Pacing): Promise<void> {
    let reason: DeadLetterReason = 'failed';
    let failure: unknown;
    let attempts = 0;
    while (attempts < TRIES) {
      try {
        if (!(await this.parkedBehind(delivery))) await this.handleOne(delivery);
        return;
      } catch (error) {
        failure = error;
        if (isAway(error)) {
          await pacing.pause(LONGEST_PAUSE_MS / 5);
          continue;
        }
        attempts++;
        if (isAppError(error)) {
          reason = 'rejected';
          break;
        }
        if (attempts < TRIES) await pacing.pause(FIRST_PAUSE_MS * 2 ** attempts);
      }
    }
    this.logger.error(`dead letter: ${delivery.handler.consumer} gives up ${delivery.event.type} ${delivery.event.id}: ${textOf(failure)}`);
    await this.persist(() => this.deadLetters.add(delivery, reason, failure, attempts), pacing);
  }

  /** Parks the event if an earlier one of its key waits for a person, or says that it is already known as a dead letter. */
  private async parkedBehind(delivery: Delivery): Promise<boolean> {
    if (delivery.state) return false;
    return this.uow.run(async () => {
      const [known] = await this.database.query('SELECT 1 FROM dead_letters WHERE consumer = $1 AND event_id = $2', [
        delivery.handler.consumer,
        delivery.event.id,
      ]);
      if (known) return true; // delivered again; a person decides on it, or has decided
      const parked = await this.deadLetters.parkedAmong([delivery]);
      const isParked = parked.has(`${delivery.handler.consumer} ${delivery.raw.key}`) || parked.has(`* ${delivery.raw.key}`);
      return isParked && (await this.deadLetters.park(delivery));
    });
  }

  /** In order; batch handlers get their events in one call, after the others. */
  private async handle(deliveries: readonly Delivery[]): Promise<void> {
    const runs = new Map<Delivery['handler'], Delivery['event'][]>();
    for (const { handler, event } of deliveries) {
      if (handler.batch) runs.set(handler, [...(runs.get(handler) ?? []), event]);
      else await runWithTrace(event.traceparent, () => handler.invoke([event]));
    }
    for (const [handler, events] of runs) await handler.invoke(events);
  }

  /** Repeats until the database has answered: what must be written before an offset may be committed. */
  private async persist<T>(work: () => Promise<T>, pacing: Pacing): Promise<T> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await work();
      } catch (error) {
        this.logger.warn(`database does not answer, waiting: ${textOf(error)}`);
        await pacing.pause(pause);
      }
    }
  }
}

/** The service's own database, or something it says it depends on, is away: waiting helps. */
const isAway = (error: unknown): boolean => isConnectionTrouble(error) || (isAppError(error) && error.kind === 'unavailable');
