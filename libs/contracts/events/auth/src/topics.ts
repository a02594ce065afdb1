import { defineTopic } from '@yiwang/event-core';

export const AUTH_EVENTS_TOPIC = defineTopic('auth.events.v1');

/** Apart from the other facts: whoever may read who acts for whom need not see what attacks there are, and the other way round. */
export const AUTH_SECURITY_TOPIC = defineTopic('auth.security.v1');
