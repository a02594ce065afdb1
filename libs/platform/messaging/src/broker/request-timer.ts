import { createRequire } from 'node:module';

/** What is touched of kafkajs's queue of requests, one for each connection. */
export interface RequestQueue {
  pending: readonly unknown[];
  /** In ms since 1970; in the past, when the broker throttles nobody. */
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  scheduleCheckPendingRequests(): void;
}

/** Inside kafkajs, and therefore pinned with its version. @throws when it is not where it was */
export const { prototype: requestQueue } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as {
  prototype: RequestQueue;
};

const schedule = requestQueue.scheduleCheckPendingRequests;

/**
 * kafkajs 2.2.4 sets a timer after every request, due at once when nothing waits, and its end sets the next: each connection wakes its
 * process nine hundred times a second for ever, four of a hundred of a core in each service that does nothing. Here it is set only when
 * requests wait or the broker throttles, which is what the timer is for.
 */
requestQueue.scheduleCheckPendingRequests = function (this: RequestQueue): void {
  if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
};
