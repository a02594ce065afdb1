import { describe, expect, it } from '@jest/globals';
import { correlationId, currentTraceparent, runWithTrace, startTrace } from './index.js';

const incoming = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('trace', () => {
  it('continues the trace it is given, with a span of its own', () => {
    const trace = startTrace(incoming);
    expect(trace.traceId).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(trace.spanId).not.toBe('00f067aa0ba902b7');
    expect(trace.traceparent).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/);
  });

  it.each([
    undefined,
    null,
    '',
    'nonsense',
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    incoming.replace('00-', 'ff-'),
    incoming.toUpperCase(),
  ])('starts a new trace for %p', (given) => {
    const trace = startTrace(given);
    expect(trace.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(trace.traceId).not.toMatch(/^(0+|4bf9.*)$/);
  });

  it('never gives the same id twice', () => {
    const ids = new Set(Array.from({ length: 5_000 }, () => startTrace().traceId));
    expect(ids.size).toBe(5_000);
  });

  it('reaches everything that is awaited, and nothing beside it', async () => {
    expect(correlationId()).toBeUndefined();
    await Promise.all([
      runWithTrace(incoming, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        expect(correlationId()).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
      }),
      runWithTrace(undefined, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        expect(currentTraceparent()).not.toContain('4bf92f3577b34da6a3ce929d0e0e4736');
      }),
    ]);
    expect(currentTraceparent()).toBeUndefined();
  });
});
