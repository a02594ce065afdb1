import type { EventData, EventDefinition, EventOf } from '@yiwang/event-core';
import { uuidv7 } from '@yiwang/kernel';

/** An event as its producer would send it. */
export function eventOf<D extends EventDefinition>(
  definition: D,
  data: EventData<D>,
  options: { sequence?: number; id?: string; at?: Date } = {},
): EventOf<D> {
  return {
    specversion: '1.0',
    id: options.id ?? uuidv7(),
    source: `/yiwang/${definition.type.split('.')[0]}`,
    type: definition.fullType,
    subject: definition.key(data),
    time: (options.at ?? new Date()).toISOString(),
    datacontenttype: 'application/json',
    sequence: options.sequence ?? 1,
    ...definition.route(data),
    data,
  } as EventOf<D>;
}
