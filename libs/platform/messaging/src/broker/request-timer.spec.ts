import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { requestQueue, type RequestQueue } from './request-timer.js';

interface Queue extends RequestQueue {
  checkPendingRequests(): void;
}

const queueWith = (state: Partial<RequestQueue>): Queue =>
  Object.assign(Object.create(requestQueue) as Queue, {
    pending: [],
    throttledUntil: -1,
    throttleCheckTimeoutId: null,
    checkPendingRequests: jest.fn(),
    ...state,
  });

describe('the timer of a kafkajs connection', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is not set when nothing waits', () => {
    queueWith({}).scheduleCheckPendingRequests();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('looks again when requests wait', () => {
    const queue = queueWith({ pending: [{}] });
    queue.scheduleCheckPendingRequests();
    jest.advanceTimersByTime(10);
    expect(queue.checkPendingRequests).toHaveBeenCalledTimes(1);
  });

  it('looks again when the throttle ends', () => {
    const queue = queueWith({ throttledUntil: Date.now() + 500 });
    queue.scheduleCheckPendingRequests();
    jest.advanceTimersByTime(499);
    expect(queue.checkPendingRequests).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(queue.checkPendingRequests).toHaveBeenCalledTimes(1);
  });
});
