import { defineTopic } from '@yiwang/event-core';

export const PAYMENT_EVENTS_TOPIC = defineTopic('payment.events.v1');
