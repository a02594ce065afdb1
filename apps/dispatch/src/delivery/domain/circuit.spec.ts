import { describe, expect, it } from '@jest/globals';
import { afterCall, CLOSED, type CircuitMove, TRIPS_AFTER, waitAfter } from './circuit.js';

const webhook = { schedule: [5_000, 300_000, 1_800_000], endless: false };
const kafka = { schedule: [250, 500, 60_000], endless: true };

function fail(times: number, patience = webhook): CircuitMove {
  let move: CircuitMove = { ...CLOSED, retryInMs: null };
  for (let i = 0; i < times; i++) move = afterCall(move, false, patience);
  return move;
}

describe('a circuit', () => {
  it('stays closed while fewer calls in a row fail than open it', () => {
    expect(fail(TRIPS_AFTER - 1)).toEqual({ failures: TRIPS_AFTER - 1, trips: 0, open: false, retryInMs: null });
  });

  it('opens with the call that is one too many, for the first wait of its channel', () => {
    expect(fail(TRIPS_AFTER)).toEqual({ failures: TRIPS_AFTER, trips: 1, open: true, retryInMs: 5_000 });
    expect(fail(TRIPS_AFTER, kafka).retryInMs).toBe(250);
  });

  it('stays open longer with each try that fails, and never longer than five minutes or its channel’s longest wait', () => {
    expect(fail(TRIPS_AFTER + 1).retryInMs).toBe(10_000);
    expect(fail(TRIPS_AFTER + 2).retryInMs).toBe(20_000);
    expect(fail(TRIPS_AFTER + 50).retryInMs).toBe(300_000);
    expect(fail(TRIPS_AFTER + 50, kafka).retryInMs).toBe(60_000);
  });

  it('is closed by one call that goes well, whatever was before', () => {
    expect(afterCall(fail(TRIPS_AFTER + 3), true, webhook)).toEqual({ ...CLOSED, retryInMs: null });
    expect(afterCall(fail(TRIPS_AFTER - 1), true, webhook).failures).toBe(0);
  });
});

describe('the schedule of a message', () => {
  it('gives the waits in order, and then parks it', () => {
    expect([1, 2, 3, 4].map((tries) => waitAfter(tries, webhook))).toEqual([5_000, 300_000, 1_800_000, null]);
  });

  it('repeats its last wait for ever where it is endless', () => {
    expect([1, 3, 4, 100].map((tries) => waitAfter(tries, kafka))).toEqual([250, 60_000, 60_000, 60_000]);
  });
});
