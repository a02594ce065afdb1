import { describe, expect, it } from '@jest/globals';
import { outcomeOf, outcomeOfFault, retryAfterMs } from './webhook-outcome.js';

const answer = (status: number, headers: Record<string, string> = {}) => outcomeOf({ status, headers });

describe('the outcome of a webhook', () => {
  it('is sent for any 2xx', () => {
    expect([200, 201, 202, 204, 299].map((status) => answer(status).kind)).toEqual(Array(5).fill('sent'));
  });

  it('is gone for 410 alone', () => {
    expect(answer(410)).toEqual({ kind: 'gone', error: 'HTTP_410' });
  });

  it('is failed for everything else, redirects too', () => {
    for (const status of [301, 302, 307, 308, 400, 401, 404, 409, 429, 500, 503]) expect(answer(status).kind).toBe('failed');
    expect(answer(307)).toMatchObject({ error: expect.stringContaining('redirects are not followed') });
  });

  it('comes with what Retry-After asks for, in seconds or as a date, ten hours at most', () => {
    expect(answer(503, { 'retry-after': '120' })).toEqual({ kind: 'failed', error: 'HTTP_503', retryAfterMs: 120_000 });
    const now = Date.parse('2026-03-02T00:00:00Z');
    expect(retryAfterMs('Mon, 02 Mar 2026 00:01:00 GMT', now)).toBe(60_000);
    expect(retryAfterMs('999999', now)).toBe(36_000_000);
    for (const text of [undefined, '', 'soon', '-5', '0', 'Sun, 01 Mar 2026 00:00:00 GMT']) expect(retryAfterMs(text, now)).toBeUndefined();
  });

  it('is that the system is not ready where its address may not be called', () => {
    expect((['forbidden', 'insecure', 'invalid'] as const).map((code) => outcomeOfFault(code).kind)).toEqual(Array(3).fill('unready'));
    for (const code of ['unknown-host', 'unreachable', 'tls', 'timeout', 'broken'] as const)
      expect(outcomeOfFault(code).kind).toBe('failed');
  });

  it('is held where we broke the call off ourselves', () => {
    expect(outcomeOfFault('cancelled')).toEqual({ kind: 'held', error: 'CALL_CANCELLED' });
  });
});
