import type { EventDefinition, EventMessage } from '@yiwang/event-core';

/** One handler as the consumer runs it. */
export interface EventHandler {
  consumer: string;
  batch: boolean;
  definitions: ReadonlyMap<string, EventDefinition>;
  /** Leaves out events that do not concern it. */
  when?: ((event: EventMessage<unknown>) => boolean) | undefined;
  invoke: (events: EventMessage<unknown>[]) => Promise<void>;
}

/** A record of the broker, before anything is believed about it. */
export interface RawRecord {
  topic: string;
  key: string;
  value: string;
}

/** One event for one handler. */
export interface Delivery {
  handler: EventHandler;
  event: EventMessage<unknown>;
  raw: RawRecord;
  state: boolean;
}
