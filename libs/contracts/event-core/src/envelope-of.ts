import type { EventData, EventDefinition, EventOf } from './define-event.js';

/** What a producer knows besides the data. */
export interface Occurrence {
  /** The event's own id (UUID version 7); a consumer handles it once. */
  id: string;
  /** Name of the service that says so. */
  service: string;
  /** The aggregate's own count of facts. */
  sequence: number;
  at: Date;
  /** W3C trace context of the request that caused it. */
  traceparent?: string;
}

/** The one form in which an event leaves its producer; `data` has been parsed by the contract's schema. */
export function envelopeOf<D extends EventDefinition>(definition: D, data: EventData<D>, occurrence: Occurrence): EventOf<D> {
  const { id, service, sequence, at, traceparent } = occurrence;
  return {
    specversion: '1.0',
    id,
    source: `/yiwang/${service}`,
    type: definition.fullType,
    subject: definition.key(data),
    time: at.toISOString(),
    datacontenttype: 'application/json',
    sequence,
    ...definition.route(data),
    ...(traceparent === undefined ? {} : { traceparent }),
    data,
  } as EventOf<D>;
}
