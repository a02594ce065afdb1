import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { ItemCode, OrgCode } from '@yiwang/event-core';
import { HttpPool } from '@yiwang/http-client';
import { Clock } from '@yiwang/kernel';
import { logger } from '@yiwang/telemetry';
import { z } from 'zod';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { CounterScopes } from '../counter-scopes.js';
import { SqlCounters, type CounterToFollow } from '../persistence/sql-counters.js';

const TIMEOUT_MS = 3_000;
/** How often a service point is read again, in seconds. */
const AGAIN_SECONDS = 600;

/** What is needed of the catalogue's answer. */
const PointAnswer = z.object({
  status: z.enum(['open', 'closed']),
  accepts: z.object({ departments: z.array(OrgCode), items: z.array(ItemCode) }),
});

const log = logger('acceptance.counters');

/** 网点受理范围 — counters take over what their service points accept in the catalogue. One that cannot be read leaves things as they are. */
@Injectable()
export class FollowServicePoints {
  constructor(
    private readonly counters: SqlCounters,
    private readonly scopes: CounterScopes,
    private readonly http: HttpPool,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** Says whether there may be more. */
  async execute(limit: number): Promise<boolean> {
    const due = await this.counters.claim(limit, AGAIN_SECONDS);
    await Promise.all(due.map((counter) => this.follow(counter)));
    if (due.length > 0) this.scopes.forget();
    return due.length === limit;
  }

  private async follow(counter: CounterToFollow): Promise<void> {
    try {
      const url = `${this.config.CATALOGUE_URL}/api/v1/catalogue/service-points/${counter.servicePoint}`;
      const headers = { accept: 'application/json', ...(counter.pointTag !== null && { 'if-none-match': counter.pointTag }) };
      const answer = await this.http.send(url, { method: 'GET', headers, timeoutMs: TIMEOUT_MS });
      if (answer.status === 304) return await this.counters.unchanged(counter, this.clock.now());
      if (answer.status === 404) return await this.counters.failed(counter, 'SERVICE_POINT_NOT_FOUND');
      if (answer.status !== 200) return await this.counters.failed(counter, `HTTP_${answer.status}`);
      const { status, accepts } = PointAnswer.parse(JSON.parse(answer.text));
      const etag = answer.headers['etag'];
      // A point that is closed accepts nothing; what was said of the counter by hand still holds.
      const taken = status === 'open' ? accepts : { departments: [], items: [] };
      await this.counters.takeOver(counter, taken, typeof etag === 'string' ? etag : null, this.clock.now());
    } catch (error) {
      log.warn('a service point could not be read; its counter takes what it took', { err: error });
      await this.counters.failed(counter, error instanceof z.ZodError || error instanceof SyntaxError ? 'UNREADABLE' : 'AWAY');
    }
  }
}
