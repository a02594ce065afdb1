import { envelopeOf, type EventData, type EventDefinition, type EventOf } from '@yiwang/event-core';
import { uuidv7 } from '@yiwang/kernel';

/** An event as its producer would send it. */
export function eventOf<D extends EventDefinition>(
  definition: D,
  data: EventData<D>,
  options: { sequence?: number; id?: string; at?: Date } = {},
): EventOf<D> {
  return envelopeOf(definition, data, {
    id: options.id ?? uuidv7(),
    service: definition.type.split('.')[0] ?? '',
    sequence: options.sequence ?? 1,
    at: options.at ?? new Date(),
  });
}
