import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { RedisConnection } from '@yiwang/redis';
import { logger } from '@yiwang/telemetry';
import type { Adapter, Payload } from 'oidc-provider';
import { PayloadStore } from './payload-store.js';

const log = logger('oidc');

/**
 * Where interactions (登录过程) live: anybody's browser makes one by opening an address, and whoever loses one begins to log in again, so they
 * are kept from the database and its log. Sealed and under keyed hashes there too. While Redis is away they go to the database instead.
 */
@Injectable()
export class VolatilePayloads {
  constructor(
    private readonly redis: RedisConnection,
    private readonly cipher: FieldCipher,
    private readonly lasting: PayloadStore,
  ) {}

  of(kind: string): Adapter {
    const lasting = this.lasting.of(kind);
    return {
      ...lasting,
      upsert: async (id, payload, expiresIn) => {
        const key = this.keyOf(kind, id);
        const sealed = this.cipher.encrypt(JSON.stringify(payload), key);
        const kept = await this.unlessAway(() => this.redis.client.set(key, sealed, 'EX', Math.max(1, expiresIn ?? 1)));
        if (kept === undefined) await lasting.upsert(id, payload, expiresIn);
      },
      find: async (id) => {
        const key = this.keyOf(kind, id);
        const sealed = await this.unlessAway(() => this.redis.client.get(key));
        return sealed ? (JSON.parse(this.cipher.decrypt(sealed, key)) as Payload) : lasting.find(id);
      },
      // In both: a copy from a moment when Redis was away must not outlive the interaction.
      destroy: async (id) => {
        await Promise.all([this.unlessAway(() => this.redis.client.del(this.keyOf(kind, id))), lasting.destroy(id)]);
      },
    };
  }

  private keyOf(kind: string, id: string): string {
    return `auth:oidc:${kind}:${this.cipher.lookupHash(`oidc:${id}`)}`;
  }

  private async unlessAway<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (err) {
      log.warn('Redis did not answer, the database keeps the interaction', { err });
      return undefined;
    }
  }
}
