import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RedisConnection } from '@yiwang/redis';
import { CaseFeed } from './case-feed.js';

/** What is sent to Redis, and the answers that it has not given yet. */
class Subscriber extends EventEmitter {
  status = 'connecting';
  readonly sent: string[] = [];
  private readonly waiting: (() => void)[] = [];

  subscribe(...channels: string[]): Promise<void> {
    this.sent.push(`+${channels.join('+')}`);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  unsubscribe(channel: string): Promise<void> {
    this.sent.push(`-${channel}`);
    return Promise.resolve();
  }

  async answer(): Promise<void> {
    for (const resolve of this.waiting.splice(0)) resolve();
    await Promise.resolve();
  }

  come(): void {
    this.status = 'ready';
    this.emit('ready');
  }
}

describe('the feed of changed cases', () => {
  let subscriber: Subscriber;
  let feed: CaseFeed;
  let heard: string[];
  beforeEach(() => {
    subscriber = new Subscriber();
    heard = [];
    feed = new CaseFeed({ ready: false, subscriber } as unknown as RedisConnection);
    feed.listen({ changed: (caseNo) => heard.push(caseNo), back: () => heard.push('back') });
  });

  it('sends nothing while Redis is away, and all that is still followed when it is back', async () => {
    feed.follow('A');
    feed.follow('B');
    feed.leave('A');
    expect([subscriber.sent, feed.heard]).toEqual([[], false]);
    subscriber.come();
    expect([subscriber.sent, heard]).toEqual([['+yiwang:case:B'], []]);
    await subscriber.answer();
    expect([heard, feed.heard]).toEqual([['back'], true]);
  });

  it('has a case looked at once its line stands, since what was said before is lost', async () => {
    feed.follow('A');
    subscriber.come();
    await subscriber.answer();
    heard.length = 0;
    feed.follow('B');
    expect(heard).toEqual([]);
    await subscriber.answer();
    expect(heard).toEqual(['B']);
  });

  it('tells what is followed, and lets go of what was left while Redis was away', () => {
    feed.follow('A');
    feed.follow('B');
    subscriber.come();
    subscriber.status = 'reconnecting';
    feed.leave('A');
    subscriber.come();
    for (const caseNo of ['A', 'B']) subscriber.emit('message', `yiwang:case:${caseNo}`);
    subscriber.emit('message', 'another:channel');
    expect(heard).toEqual(['B']);
    expect(subscriber.sent.at(-1)).toBe('-yiwang:case:A');
  });
});
