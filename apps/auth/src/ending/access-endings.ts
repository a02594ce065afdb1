import { Inject, Injectable } from '@nestjs/common';
import { endingKey, type EndingKind } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { AccessEndedV1 } from '@yiwang/events-auth';
import { Clock } from '@yiwang/kernel';
import { Outbox } from '@yiwang/messaging';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { AuthConfig } from '../auth.config.js';

export interface EndedAccess {
  kind: EndingKind;
  id: string;
}

/** A token lives 300 seconds at most; the rest is for clocks that are not alike. */
const LIFE_SECONDS = 360;
/** Never come back: their ids are not used again. */
const FOR_GOOD: ReadonlySet<EndingKind> = new Set(['session', 'authorisation']);

/**
 * The moment is that of the write, which the unit of work sends with its commit; tokens are timed in whole seconds, so those of the present
 * one are ended too.
 */
const VALUES = 'CASE WHEN %g THEN NULL ELSE floor(extract(epoch FROM clock_timestamp()))::bigint + 1 END';
const END = `INSERT INTO access_endings (key_hash, not_before, expires_at)
  VALUES ($1::text, ${VALUES.replace('%g', '$2::boolean')}, clock_timestamp() + make_interval(secs => $3::int))`;
const END_MANY = `INSERT INTO access_endings (key_hash, not_before, expires_at)
  SELECT r.key, ${VALUES.replace('%g', 'r.good')}, clock_timestamp() + make_interval(secs => r.life)
    FROM unnest($1::text[], $2::boolean[], $3::int[]) AS r(key, good, life)`;

/** 访问终止 — makes tokens that are out good for nothing, everywhere within seconds. */
@Injectable()
export class AccessEndings {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /**
   * Part of the unit of work that ends the access, or one of its own. What is stored (sessions, refresh tokens) is ended by who calls.
   * Of a user it says what it says of each of his accounts.
   */
  async end(...ended: readonly EndedAccess[]): Promise<void> {
    await this.uow.run(async () => {
      const at = this.clock.now();
      for (const { kind, id } of ended) {
        await this.database.write(END, [endingKey(this.config.AUTH_ISSUER, kind, id), FOR_GOOD.has(kind), LIFE_SECONDS], {
          many: END_MANY,
        });
        await this.outbox.add(AccessEndedV1, { kind, id, at: at.toISOString() }, { sequence: at.getTime(), at });
      }
    });
  }
}
