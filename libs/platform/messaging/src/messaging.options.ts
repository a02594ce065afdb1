import type { TopicSpec } from '@yiwang/event-core';

export interface MessagingOptions {
  /** Name of the service: Kafka group, event source. */
  name: string;
  brokers: string[];
  /** Put before every topic and group; empty outside tests. */
  prefix: string;
  /** URL of the service's own database; the relay holds one connection of its own there, and with it its leadership. */
  databaseUrl: string;
  /** Topics it publishes or consumes; created at start where they are missing. */
  topics: TopicSpec[];
  /**
   * How long an event may wait at the broker for others to come along, in milliseconds; nothing lets each come at once. A stream then
   * costs one fetch and one transaction for many events instead of a few: for services that nobody waits for.
   */
  gatherMs?: number;
  /** Whether this process relays and consumes, or only writes to the outbox (ROLE=api). */
  worker: boolean;
}

export const MESSAGING_OPTIONS = Symbol('MESSAGING_OPTIONS');
