import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type PlatformConfig } from '@yiwang/config';
import { logger } from '@yiwang/telemetry';
import { Redis, type RedisOptions } from 'ioredis';

const log = logger('redis');
const FIRST_CONNECTION_MS = 2_000;

/**
 * The service's connections to Redis, which holds only what may be lost. A service starts and serves while Redis is away: a command on
 * `client` then fails at once instead of queueing, and the caller decides what it does without. Subscriptions come back by themselves.
 */
@Injectable()
export class RedisConnection implements OnModuleInit, OnApplicationShutdown {
  readonly client: Redis;
  private listening: Redis | undefined;
  private readonly url: string;
  private complained = false;

  constructor(@Inject(CONFIG) config: Pick<PlatformConfig, 'REDIS_URL'>) {
    this.url = config.REDIS_URL;
    this.client = this.connect({ enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 800 });
  }

  /** A connection of its own for `subscribe`, opened at first use. */
  get subscriber(): Redis {
    if (!this.listening) {
      this.listening = this.connect({ maxRetriesPerRequest: null });
      this.listening.connect().catch(() => undefined);
    }
    return this.listening;
  }

  /** Waits a moment for the first connection, so that the first requests find it; never fails. */
  async onModuleInit(): Promise<void> {
    const first = this.client.connect().catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([first, new Promise((resolve) => (timer = setTimeout(resolve, FIRST_CONNECTION_MS)))]);
    clearTimeout(timer);
  }

  onApplicationShutdown(): void {
    this.client.disconnect();
    this.listening?.disconnect();
  }

  /** Whether commands would be sent now. */
  get ready(): boolean {
    return this.client.status === 'ready';
  }

  private connect(options: RedisOptions): Redis {
    const redis = new Redis(this.url, {
      lazyConnect: true,
      connectTimeout: FIRST_CONNECTION_MS,
      // How long ioredis waits for a socket to close, also for one that is closed already; the process would live on for it.
      disconnectTimeout: 200,
      retryStrategy: (times) => Math.min(100 * times, 2_000),
      ...options,
    });
    // Without a listener ioredis prints each failed attempt; one line when it goes and one when it is back are enough.
    redis.on('error', (error: Error) => {
      if (!this.complained) log.warn('Redis is away', { err: error });
      this.complained = true;
    });
    redis.on('ready', () => {
      if (this.complained) log.info('Redis is back');
      this.complained = false;
    });
    return redis;
  }
}
