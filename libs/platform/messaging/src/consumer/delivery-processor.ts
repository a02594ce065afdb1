import { Injectable, Logger } from '@nestjs/common';
import { isAppError } from '@yiwang/kernel';
import { isConnectionTrouble, isStatementTimeout, UnitOfWork } from '@yiwang/persistence';
import { runWithTrace } from '@yiwang/telemetry';
import { messagingMetrics } from '../messaging-metrics.js';
import { DeadLetters, isParked, reasonOf, textOf } from './dead-letters.js';
import type { Delivery, EventHandler } from './event-handler.js';
import { Inbox, KeyParked } from './inbox.js';
import type { Unreadable } from './read-records.js';

/** Tries of an error that is neither a broken rule nor a database away, before the event becomes a dead letter. */
const TRIES = 3;
/** Tries of a statement that takes too long: minutes, because an overloaded database does that to every statement. */
const SLOW_TRIES = 20;
const FIRST_PAUSE_MS = 100;
const AWAY_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5000;

/** What the processor asks of whoever feeds it. */
export interface Pacing {
  /** Waits, keeping the broker's session alive. @throws when the consumer stops, so that no offset is committed */
  pause(ms: number): Promise<void>;
  /** Keeps the broker's session alive between two pieces of work. @throws as `pause` does */
  beat(): Promise<void>;
}

/**
 * Brings events to handlers, each once in effect. A batch is one transaction; when it fails, it is halved until the events that fail
 * stand alone, so that one bad event does not undo its neighbours. The database away: it waits, however long. A poison event: a dead
 * letter, and its key is parked.
 */
@Injectable()
export class DeliveryProcessor {
  private readonly logger = new Logger('consumer');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly deadLetters: DeadLetters,
  ) {}

  /** Handles all in one transaction, or nothing: false when it fails or a key among them is parked. Never throws. */
  async tryTogether(deliveries: readonly Delivery[]): Promise<boolean> {
    try {
      await this.inOneTransaction(deliveries, () => this.inbox.claimUnlessParked(deliveries));
      return true;
    } catch (error) {
      if (!(error instanceof KeyParked)) this.logger.warn(`${deliveries.length} events failed together: ${textOf(error)}`);
      return false;
    }
  }

  /** Returns when each event has been handled, parked or recorded as a dead letter. @throws what `pacing` throws */
  async processBatch(deliveries: readonly Delivery[], pacing: Pacing): Promise<void> {
    if (deliveries.length === 0) return;
    const parked = await this.persist(() => this.deadLetters.parkedAmong(deliveries), pacing);
    const isBlocked = (delivery: Delivery): boolean => isParked(parked, delivery);
    await this.processFree(parked.size === 0 ? deliveries : deliveries.filter((d) => !isBlocked(d)), pacing);
    if (parked.size === 0) return;
    for (const delivery of deliveries.filter(isBlocked)) {
      await this.processOne(delivery, pacing);
      await pacing.beat();
    }
  }

  async recordUnreadable(letter: Unreadable, pacing: Pacing): Promise<void> {
    this.logger.error(`unreadable event on ${letter.raw.topic}, key ${letter.raw.key}: ${letter.error.slice(0, 200)}`);
    await this.persist(() => this.deadLetters.addUnreadable(letter), pacing);
    messagingMetrics.deadLettered.inc({ consumer: letter.consumer, reason: 'malformed' });
  }

  /** Handles one event in its own transaction, or in the caller's. @throws what the handler throws */
  async handleOne(delivery: Delivery): Promise<void> {
    await this.inOneTransaction([delivery]);
  }

  private async inOneTransaction(
    deliveries: readonly Delivery[],
    claim = (): Promise<Delivery[]> => this.inbox.claim(deliveries),
  ): Promise<void> {
    await this.uow.run(async () => {
      const fresh = await claim();
      await this.handle(fresh);
      this.uow.afterCommit(() => {
        for (const { handler } of fresh) messagingMetrics.handled.inc({ consumer: handler.consumer });
      });
    });
  }

  private async processFree(deliveries: readonly Delivery[], pacing: Pacing): Promise<void> {
    if (deliveries.length === 0) return;
    if (deliveries.length === 1) return this.processOne(deliveries[0]!, pacing);
    for (;;) {
      try {
        return await this.inOneTransaction(deliveries);
      } catch (error) {
        if (!isConnectionTrouble(error)) break;
        this.logger.warn(`${deliveries.length} events wait for the database: ${textOf(error)}`);
        await pacing.pause(AWAY_PAUSE_MS);
      }
    }
    const middle = deliveries.length >> 1;
    // With the check for parked keys each: what fails in the first half parks its key before the second half is begun.
    await pacing.beat();
    await this.processBatch(deliveries.slice(0, middle), pacing);
    await pacing.beat();
    await this.processBatch(deliveries.slice(middle), pacing);
  }

  private async processOne(delivery: Delivery, pacing: Pacing): Promise<void> {
    const { handler, event } = delivery;
    let failure: unknown;
    let slow = 0;
    let attempts = 0;
    while (attempts < TRIES) {
      try {
        if (!(await this.uow.run(() => this.deadLetters.holdBack(delivery)))) await this.handleOne(delivery);
        return;
      } catch (error) {
        failure = error;
        if (isAway(error) || (isStatementTimeout(error) && ++slow < SLOW_TRIES)) {
          this.logger.warn(`${handler.consumer} waits with ${event.type} ${event.id}: ${textOf(error)}`);
          await pacing.pause(slow > 0 ? LONGEST_PAUSE_MS : AWAY_PAUSE_MS);
          continue;
        }
        attempts++;
        if (isAppError(error) || slow >= SLOW_TRIES) break; // a broken rule does not mend itself
        if (attempts < TRIES) await pacing.pause(FIRST_PAUSE_MS * 2 ** attempts);
      }
    }
    this.logger.error(`dead letter: ${handler.consumer} gives up ${event.type} ${event.id}: ${textOf(failure)}`);
    await this.persist(() => this.deadLetters.add(delivery, failure, attempts + slow), pacing);
    messagingMetrics.deadLettered.inc({ consumer: handler.consumer, reason: reasonOf(failure) });
  }

  /** In order of each key. A batch handler gets its events in one call, as late as that order allows. */
  private async handle(deliveries: readonly Delivery[]): Promise<void> {
    const runs = new Map<EventHandler, Run>();
    for (const { handler, event, raw } of deliveries) {
      for (const [other, run] of runs) {
        if (other === handler || !run.keys.has(raw.key)) continue;
        runs.delete(other);
        await invokeRun(other, run);
      }
      if (!handler.batch) {
        await runWithTrace(event.traceparent, () => handler.invoke([event]));
        continue;
      }
      const run = runs.get(handler) ?? { events: [], keys: new Set<string>() };
      runs.set(handler, run);
      run.events.push(event);
      run.keys.add(raw.key);
    }
    for (const [handler, run] of runs) await invokeRun(handler, run);
  }

  /** Repeats until the database has taken it: what must be known or written before an offset may be committed. */
  private async persist<T>(work: () => Promise<T>, pacing: Pacing): Promise<T> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await work();
      } catch (error) {
        this.logger.warn(`the consumer cannot go on before the database does its part: ${textOf(error)}`);
        await pacing.pause(pause);
      }
    }
  }
}

/** Events that wait to be given to a batch handler together. */
interface Run {
  events: Delivery['event'][];
  keys: Set<string>;
}

/** A run of several requests' events has a trace of its own, so that its lines belong together; the handler knows each event's. */
const invokeRun = async (handler: EventHandler, { events }: Run): Promise<void> => {
  const traces = new Set(events.map((event) => event.traceparent));
  await runWithTrace(traces.size === 1 ? events[0]!.traceparent : undefined, () => handler.invoke(events));
};

/** The service's own database, or something it says it depends on, is away: waiting helps. */
const isAway = (error: unknown): boolean => isConnectionTrouble(error) || (isAppError(error) && error.kind === 'unavailable');
