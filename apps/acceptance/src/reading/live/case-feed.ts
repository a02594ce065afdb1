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
  private readonly followed = new Set<string>();
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
    this.followed.add(caseNo);
    const { subscriber } = this.redis;
    if (!this.listening) {
      this.listening = true;
      subscriber.on('message', this.receive);
      subscriber.on('ready', this.ready);
    }
    // While Redis is away nothing is queued for it: when it is back, it is told of everything that is followed then.
    if (this.heard) this.subscribe([caseNo], () => this.tell(caseNo));
  }

  leave(caseNo: string): void {
    this.followed.delete(caseNo);
    if (this.heard) this.unsubscribe(caseNo);
  }

  onApplicationShutdown(): void {
    if (!this.listening) return;
    this.redis.subscriber.off('message', this.receive);
    this.redis.subscriber.off('ready', this.ready);
  }

  /** What was said until the line stood is lost, so `then` looks by itself. */
  private subscribe(caseNos: readonly string[], then: () => void): void {
    const channels = caseNos.map((caseNo) => PREFIX + caseNo);
    this.redis.subscriber.subscribe(...channels).then(then, (error: unknown) => log.warn('a case is not followed', { err: error }));
  }

  private unsubscribe(caseNo: string): void {
    this.redis.subscriber.unsubscribe(PREFIX + caseNo).catch(() => undefined);
  }

  private tell(caseNo: string): void {
    for (const { changed } of this.listeners) changed(caseNo);
  }

  private readonly receive = (channel: string): void => {
    if (!channel.startsWith(PREFIX)) return;
    const caseNo = channel.slice(PREFIX.length);
    if (this.followed.has(caseNo)) this.tell(caseNo);
    // Left while Redis was away.
    else this.unsubscribe(caseNo);
  };

  private readonly ready = (): void => {
    const back = (): void => {
      for (const listener of this.listeners) listener.back();
    };
    if (this.followed.size === 0) back();
    else this.subscribe([...this.followed], back);
  };
}
