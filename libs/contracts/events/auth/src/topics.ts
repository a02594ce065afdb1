import { defineTopic } from '@yiwang/event-core';

export const AUTH_EVENTS_TOPIC = defineTopic('auth.events.v1');
