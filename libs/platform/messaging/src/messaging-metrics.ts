import { metrics } from '@yiwang/telemetry';

/** What an alert is made of: does everything leave, does everything arrive, does anything lie. */
export const messagingMetrics = {
  unsent: metrics.gauge('outbox_unsent', 'Facts committed and not yet sent (counted up to 100000)'),
  oldest: metrics.gauge('outbox_oldest_seconds', 'Age of the oldest fact not yet sent; 0 when all are sent'),
  sent: metrics.counter('outbox_sent_total', 'Facts sent to the broker', ['topic']),
  refused: metrics.counter('outbox_refused_total', 'Facts that the broker refused for good, by attempt', ['topic']),
  leads: metrics.gauge('outbox_relay_leads', '1 while this process relays for its service'),
  handled: metrics.counter('events_handled_total', 'Events handled, repetitions not counted', ['consumer']),
  deadLettered: metrics.counter('events_dead_lettered_total', 'Events that became dead letters', ['consumer', 'reason']),
  openLetters: metrics.gauge('dead_letters_open', 'Dead letters and parked events that wait for a person'),
  lag: metrics.gauge('consumer_lag_events', 'Events between the end of a partition and what is handled, as of the last fetch', [
    'topic',
    'partition',
  ]),
  copyComplete: metrics.gauge('state_copy_complete', '1 when the copy of a state topic holds all that was there when it was begun', [
    'topic',
  ]),
  copyMissing: metrics.gauge('state_copy_missing_events', 'Events that the copy of a state topic still has to read to be complete', [
    'topic',
  ]),
  delay: metrics.histogram('consumer_delay_seconds', 'From the broker having an event to its effects being committed', ['topic']),
};
