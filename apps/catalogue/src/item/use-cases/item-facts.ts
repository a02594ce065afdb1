import { Injectable } from '@nestjs/common';
import { ItemVersionV1 } from '@yiwang/events-catalogue';
import { Outbox } from '@yiwang/messaging';
import { UnitOfWork } from '@yiwang/persistence';
import { RedisConnection } from '@yiwang/redis';
import { logger } from '@yiwang/telemetry';
import type { ItemVersion } from '../domain/item-version.js';

/** Channel on which every replica of the gateway hears which cached reads are stale: messages `{"itemCode": "…"}`. */
export const ITEMS_INVALIDATION_CHANNEL = 'yiwang:invalidate:items';

const log = logger('catalogue.invalidation');

/** Tells the world about changed versions: the state topic through the outbox, and caches through Redis once the change is safe. */
@Injectable()
export class ItemFacts {
  constructor(
    private readonly outbox: Outbox,
    private readonly uow: UnitOfWork,
    private readonly redis: RedisConnection,
  ) {}

  async changed(version: ItemVersion, at: Date): Promise<void> {
    await this.outbox.add(ItemVersionV1, version.operationalCore(), { sequence: version.sequence, at });
    this.uow.afterCommit(() => {
      // A lost message is covered by the short life of what is cached, so a Redis that is away stops nothing.
      this.redis.client.publish(ITEMS_INVALIDATION_CHANNEL, JSON.stringify({ itemCode: version.itemCode })).catch((error: unknown) => {
        log.warn('an invalidation was not sent', { err: error });
      });
    });
  }
}
