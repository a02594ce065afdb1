import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { RedisConnection } from '@yiwang/redis';
import { logger } from '@yiwang/telemetry';
import { z } from 'zod';
import { ReadThrough } from './read-through.js';

/** Redis channel on which the catalogue says that an item changed. */
export const ITEM_INVALIDATIONS = 'yiwang:invalidate:items';

const Message = z.object({ itemCode: z.string().min(1) });
const log = logger('invalidations');

/**
 * Keeps the read cache true: every replica hears every change. Messages sent while the subscription is down are lost for good, so its loss
 * and its return both empty the cache; in between, the short life of the entries bounds their age.
 */
@Injectable()
export class ItemInvalidations implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly redis: RedisConnection,
    private readonly reads: ReadThrough,
  ) {}

  onModuleInit(): void {
    const { subscriber } = this.redis;
    subscriber.on('close', this.flush);
    subscriber.on('ready', this.flush);
    subscriber.on('message', this.receive);
    // Not awaited: the gateway serves without Redis, and the subscription is made as soon as there is a connection.
    void subscriber.subscribe(ITEM_INVALIDATIONS).catch((error: unknown) => log.warn('not subscribed', { err: error }));
  }

  onApplicationShutdown(): void {
    const { subscriber } = this.redis;
    subscriber.off('close', this.flush);
    subscriber.off('ready', this.flush);
    subscriber.off('message', this.receive);
  }

  private readonly flush = (): void => this.reads.flush();

  private readonly receive = (channel: string, text: string): void => {
    if (channel !== ITEM_INVALIDATIONS) return;
    const message = Message.safeParse(parse(text));
    // Something changed, and what it was cannot be read: only an empty cache is surely right.
    if (message.success) this.reads.invalidate(message.data.itemCode);
    else this.reads.flush();
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
