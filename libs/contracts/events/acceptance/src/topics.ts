import { defineTopic } from '@yiwang/event-core';

export const ACCEPTANCE_EVENTS_TOPIC = defineTopic('acceptance.events.v1');
