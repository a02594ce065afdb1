import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Idempotency, requireIfMatch, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { regionRange } from '@yiwang/standards';
import { CounterScopes } from '../counter-scopes.js';
import { counterNotFound, counterOutOfScope, counterTakesNothing } from '../domain/window.errors.js';
import type { CounterContent, CounterState, NewCounter } from '../http/counter.schema.js';
import { SqlCounters } from '../persistence/sql-counters.js';

/** 窗口登记 — who looks after the windows of a region says what each of them takes. */
@Injectable()
export class KeepCounters {
  constructor(
    private readonly counters: SqlCounters,
    private readonly scopes: CounterScopes,
    private readonly idempotency: Idempotency,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.COUNTER_OUT_OF_SCOPE, ACCEPTANCE.COUNTER_EXISTS, ACCEPTANCE.COUNTER_TAKES_NOTHING */
  add(counter: NewCounter, principal: Principal, key: IdempotentRequest): Promise<CounterState> {
    return this.idempotency.once(key, async () => {
      assertInScope(principal, counter.regionCode);
      assertTakesSomething(counter);
      await this.counters.add({ ...counter, servicePoint: counter.servicePoint ?? null }, actorOf(principal), this.clock.now());
      this.uow.afterCommit(() => this.scopes.forget());
      return { orgCode: counter.orgCode, version: 1 };
    });
  }

  /**
   * `ifMatch` is the version as it was read. @throws ACCEPTANCE.COUNTER_NOT_FOUND, ACCEPTANCE.COUNTER_OUT_OF_SCOPE, ACCEPTANCE.COUNTER_TAKES_NOTHING,
   * HTTP.IF_MATCH_MISSING, HTTP.IF_MATCH_STALE
   */
  change(orgCode: string, content: CounterContent, ifMatch: string | undefined, principal: Principal): Promise<CounterState> {
    return this.uow.run(async () => {
      const before = await this.counters.lock(orgCode);
      // One that stands elsewhere is not there to be read, either.
      if (!before || !isInScope(principal, before.regionCode)) throw counterNotFound();
      assertInScope(principal, content.regionCode);
      requireIfMatch(ifMatch, before.version);
      assertTakesSomething(content);
      await this.counters.change({ ...content, orgCode, servicePoint: content.servicePoint ?? null }, actorOf(principal), this.clock.now());
      this.uow.afterCommit(() => this.scopes.forget());
      return { orgCode, version: before.version + 1 };
    });
  }
}

function isInScope({ regionCode }: Principal, region: string): boolean {
  const range = regionCode === undefined ? null : regionRange(regionCode);
  return range !== null && region >= range.from && region < range.to;
}

function assertInScope(principal: Principal, region: string): void {
  if (!isInScope(principal, region)) throw counterOutOfScope();
}

function assertTakesSomething({ departments, items, regions, servicePoint, status }: CounterContent): void {
  if (status === 'open' && departments.length + items.length + regions.length === 0 && servicePoint === undefined)
    throw counterTakesNothing();
}
