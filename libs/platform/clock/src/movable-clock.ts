import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type PlatformConfig } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import { RedisConnection } from '@yiwang/redis';
import { logger } from '@yiwang/telemetry';

/** Redis key and pub/sub channel of the offset in milliseconds. */
export const CLOCK_OFFSET = 'yiwang:clock-offset-ms';

const log = logger('clock');

/**
 * A clock that tests and the demo move for all processes at once. Token expiry never uses it: a moved clock must not lengthen a login.
 * @throws when it is made with NODE_ENV=production.
 */
@Injectable()
export class MovableClock extends Clock implements OnModuleInit {
  private offset = 0;

  constructor(
    @Inject(CONFIG) config: Pick<PlatformConfig, 'NODE_ENV'>,
    @Inject(RedisConnection) private readonly redis: RedisConnection,
  ) {
    super();
    if (config.NODE_ENV === 'production') throw new Error('a movable clock is refused in production');
  }

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** The offset is read again at each connection, since a message published meanwhile is lost. */
  async onModuleInit(): Promise<void> {
    const { client, subscriber } = this.redis;
    client.on('ready', () => void this.read());
    subscriber.on('message', (channel: string, text: string) => {
      if (channel === CLOCK_OFFSET) this.apply(text);
    });
    if (client.status !== 'ready') return void subscriber.subscribe(CLOCK_OFFSET).catch(() => undefined);
    await subscriber.subscribe(CLOCK_OFFSET).catch(() => undefined);
    await this.read();
  }

  private async read(): Promise<void> {
    try {
      this.apply((await this.redis.client.get(CLOCK_OFFSET)) ?? '0');
    } catch (error) {
      log.warn('the clock offset could not be read', { err: error });
    }
  }

  private apply(text: string): void {
    const offset = Number(text);
    if (Number.isSafeInteger(offset)) this.offset = offset;
  }
}

/** What `moveClock` needs of an ioredis client. */
export interface OffsetStore {
  set(key: string, value: string): Promise<unknown>;
  publish(channel: string, message: string): Promise<unknown>;
}

/** Moves every process's clock to `offsetMs` from real time; 0 puts it back. */
export async function moveClock(redis: OffsetStore, offsetMs: number): Promise<void> {
  if (!Number.isSafeInteger(offsetMs)) throw new RangeError(`not a whole number of milliseconds: ${offsetMs}`);
  await redis.set(CLOCK_OFFSET, String(offsetMs));
  await redis.publish(CLOCK_OFFSET, String(offsetMs));
}
