import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { RedisConnection } from '@yiwang/redis';
import { logger } from '@yiwang/telemetry';

const PREFIX = 'yiwang:case:';
const log = logger('acceptance.live');

export interface FeedListener {
  /** A case has changed. */
  changed: (caseNo: string) => void;
  /** The line is back: what was said meanwhile is lost. */
  back: () => void;
}

/**
 * 变更通知 — says over Redis which case has changed, and hears it for the cases that somebody follows here. One channel a case, so that a
 * replica hears only of what is followed there. It may lose words: who listens also looks by himself now and then.
 */
@Injectable()
export class CaseFeed implements OnApplicationShutdown {
  private readonly listeners = new Set<FeedListener>();
  private listening = false;

  constructor(private readonly redis: RedisConnection) {}

  /** To be called after the commit. Never fails and is not waited for. */
  announce(caseNos: readonly string[]): void {
    if (!this.redis.ready) return;
    const pipeline = this.redis.client.pipeline();
    for (const caseNo of caseNos) pipeline.publish(PREFIX + caseNo, '');
    pipeline.exec().catch((error: unknown) => log.warn('a change of a case was not announced', { err: error }));
  }

  listen(listener: FeedListener): void {
    this.listeners.add(listener);
  }

  /** Whether words come through at the moment. */
  get heard(): boolean {
    return this.listening && this.redis.subscriber.status === 'ready';
  }

  follow(caseNo: string): void {
    const { subscriber } = this.redis;
    if (!this.listening) {
      this.listening = true;
      subscriber.on('message', this.receive);
      subscriber.on('ready', this.ready);
    }
    // Not awaited: while Redis is away the subscription waits for it.
    subscriber.subscribe(PREFIX + caseNo).catch((error: unknown) => log.warn('a case is not followed', { err: error }));
  }

  leave(caseNo: string): void {
    this.redis.subscriber.unsubscribe(PREFIX + caseNo).catch(() => undefined);
  }

  onApplicationShutdown(): void {
    if (!this.listening) return;
    this.redis.subscriber.off('message', this.receive);
    this.redis.subscriber.off('ready', this.ready);
  }

  private readonly receive = (channel: string): void => {
    if (!channel.startsWith(PREFIX)) return;
    for (const { changed } of this.listeners) changed(channel.slice(PREFIX.length));
  };

  private readonly ready = (): void => {
    for (const { back } of this.listeners) back();
  };
}
