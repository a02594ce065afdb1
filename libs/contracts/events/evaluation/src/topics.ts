import { defineTopic } from '@yiwang/event-core';

export const EVALUATION_EVENTS_TOPIC = defineTopic('evaluation.events.v1');
