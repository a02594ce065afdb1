import type { EventMessage, EventOf } from '@yiwang/event-core';
import type { AccessEndedV1 } from '@yiwang/events-auth';

/** Of all accesses that end, those of clients. */
export const endsClient = (event: EventMessage<unknown>): boolean => (event as EventOf<typeof AccessEndedV1>).data.kind === 'client';
