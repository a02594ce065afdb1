import { describe, expect, it } from '@jest/globals';
import { FeedSignal } from './feed-signal.js';

const FOR_EVER = 60_000;
const SOON = 30;

describe('the feed signal', () => {
  it('wakes every reader of the organisation, and none of another', async () => {
    const signal = new FeedSignal();
    const [a, b] = [signal.wait('A', 0, FOR_EVER), signal.wait('A', 0, FOR_EVER)];
    let other = 'waiting';
    const c = signal.wait('B', 0, SOON).then(() => (other = 'timed out'));
    signal.ring('A');
    await Promise.all([a, b]);
    expect(other).toBe('waiting');
    await c;
  });

  it('does not lose a ring between the look into the feed and the wait', async () => {
    const signal = new FeedSignal();
    const heard = signal.rings('A');
    signal.ring('A');
    await signal.wait('A', heard, FOR_EVER);
  });

  it('lets nobody wait when the service stops', async () => {
    const signal = new FeedSignal();
    const waiting = signal.wait('A', 0, FOR_EVER);
    signal.end();
    await waiting;
    await signal.wait('A', signal.rings('A'), FOR_EVER);
    expect(await signal.awaited('A', FOR_EVER, new AbortController().signal, () => Promise.resolve([]))).toEqual([]);
  });

  it('looks again when it rings, and not for a reader who has gone', async () => {
    const signal = new FeedSignal();
    const gone = new AbortController();
    let found: string[] = [];
    const waiting = signal.awaited('A', FOR_EVER, gone.signal, () => Promise.resolve(found));
    found = ['a message'];
    signal.ring('A');
    expect(await waiting).toEqual(['a message']);

    let looks = 0;
    const left = signal.awaited('A', FOR_EVER, gone.signal, () => Promise.resolve(looks++ ? ['never taken'] : []));
    gone.abort();
    expect(await left).toEqual([]);
    expect(looks).toBe(1);
    expect(await signal.awaited('A', FOR_EVER, gone.signal, () => Promise.resolve(['never taken']))).toEqual([]);
  });
});
