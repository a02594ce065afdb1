import { describe, expect, it } from '@jest/globals';
import { EventStream } from './event-stream.js';

const textOf = (stream: EventStream): string => (stream.read() as Buffer | null)?.toString() ?? '';

describe('event stream', () => {
  it('begins with the pause after which a client comes again, and writes events with their ids', () => {
    const stream = new EventStream(2_000);
    stream.event('progress', '{"a":1}', 7);
    stream.beat();
    expect(textOf(stream)).toBe('retry: 2000\n\nid: 7\nevent: progress\ndata: {"a":1}\n\n: \n\n');
  });

  it('says why it ends, once', async () => {
    const stream = new EventStream(1);
    stream.finish('expired');
    stream.finish('restarting');
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    expect(text).toBe('retry: 1\n\nevent: end\ndata: {"reason":"expired"}\n\n');
  });

  it('tells nothing to whom the access has ended of, and ends', () => {
    let ended = false;
    const stream = new EventStream(1, () => ended);
    stream.event('progress', '{"a":1}', 1);
    ended = true;
    stream.event('progress', '{"a":2}', 2);
    stream.event('progress', '{"a":3}', 3);
    expect(textOf(stream)).toBe('retry: 1\n\nid: 1\nevent: progress\ndata: {"a":1}\n\nevent: end\ndata: {"reason":"ended"}\n\n');
  });

  it('cuts off a client that does not read', () => {
    const stream = new EventStream(1);
    for (let i = 0; i < 1_000 && !stream.destroyed; i++) stream.event('progress', 'x'.repeat(1_000), i);
    expect(stream.destroyed).toBe(true);
    expect(stream.readableLength).toBeLessThan(300_000);
    stream.beat();
    stream.finish('expired');
  });
});
