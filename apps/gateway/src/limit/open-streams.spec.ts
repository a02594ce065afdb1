import { describe, expect, it } from '@jest/globals';
import { OpenStreams } from './open-streams.js';

describe('open streams', () => {
  it('are limited by client, and a closed one makes room for another', () => {
    const streams = new OpenStreams({ perClient: 2, all: 10 });
    const first = streams.take('a');
    streams.take('a');
    expect(() => streams.take('a')).toThrow(expect.objectContaining({ code: 'GATEWAY.TOO_MANY_STREAMS' }));
    streams.take('b');
    first();
    first();
    streams.take('a');
    expect(streams.count).toBe(3);
  });

  it('are limited in all', () => {
    const streams = new OpenStreams({ perClient: 2, all: 2 });
    streams.take('a');
    streams.take('b');
    expect(() => streams.take('c')).toThrow(expect.objectContaining({ kind: 'too-many' }));
  });
});
