import { Injectable } from '@nestjs/common';
import { Clock, isAppError } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import type { Case } from '../../case/domain/case.js';
import { itemVersionAwaited } from '../../case/domain/case.errors.js';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { Deadlines } from '../../case/domain/deadlines.js';
import { ItemCores } from '../../item/item-cores.js';
import type { TimerRule } from '../domain/timers.js';
import { DueCases } from '../persistence/due-cases.js';
import { BatchSize, codeOf, isPassing } from './one-by-one.js';

/** One statement writes what the moves of so many cases leave behind. */
const BATCH = 200;
/** Batches of one kind that are under way at once while there are many: while the database writes one, the next is made. */
const AT_ONCE = 2;
const log = logger('acceptance.timers');

interface Failure {
  caseNo: string;
  code: string;
}

/**
 * 到期处理 — does what the end of a clock brings with it, many cases in one transaction. A calendar that was published a moment ago may
 * have given a case more time: then its clock moves, and nothing else happens. Any number of workers may run: none waits for another, and
 * no case is met twice, since its move takes it out of the state in which it is looked for.
 */
@Injectable()
export class ActOnDue {
  private readonly acted = metrics.counter('acceptance_timers_total', 'What timers did to cases', ['kind']);
  private readonly sizes = new BatchSize(BATCH);
  /** Kinds of which the last batch was full. */
  private readonly busy = new Set<string>();

  constructor(
    private readonly due: DueCases,
    private readonly cases: CaseRepository,
    private readonly cores: ItemCores,
    private readonly deadlines: Deadlines,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Returns whether there may be more. */
  async work(rule: TimerRule): Promise<boolean> {
    const batches = Array.from({ length: this.busy.has(rule.kind) ? AT_ONCE : 1 }, () => this.round(rule));
    const more = (await Promise.all(batches)).some(Boolean);
    if (more) this.busy.add(rule.kind);
    else this.busy.delete(rule.kind);
    return more;
  }

  /** One batch. Returns whether it was full. */
  async round(rule: TimerRule): Promise<boolean> {
    const limit = this.sizes.next(rule.kind);
    await this.deadlines.fresh();
    let met: string[] = [];
    try {
      const found = await this.uow.run(async () => {
        const now = this.clock.now();
        const batch = await this.due.lock(rule, now, limit);
        met = batch.map(({ snapshot }) => snapshot.caseNo);
        await this.act(rule, batch, now);
        if (batch.length < limit) await this.due.forgetSettled(rule, now);
        return batch.length;
      });
      return found === limit;
    } catch (error) {
      if (met.length === 0 || isPassing(error)) throw error;
      if (met.length === 1) await this.putAside(rule, [{ caseNo: met[0]!, code: codeOf(error) }]);
      else this.sizes.failed(rule.kind, met.length);
      return true;
    }
  }

  private async act(rule: TimerRule, batch: readonly Case[], now: Date): Promise<void> {
    const changed: Case[] = [];
    const failed: Failure[] = [];
    for (const each of batch) {
      const { caseNo, itemCode, itemVersion } = each.snapshot;
      try {
        const core = await this.cores.ofCase({ itemCode, version: itemVersion });
        if (!core) throw itemVersionAwaited();
        const dueAt = each.dueAnew(rule.clock, core, this.deadlines);
        if (dueAt !== null && dueAt < now) rule.act(each, now, core, this.deadlines);
        else each.recount(now, core, this.deadlines);
        changed.push(each);
      } catch (error) {
        // What the rules of a case say stays with that case; anything else ends the batch.
        if (!isAppError(error) || isPassing(error)) throw error;
        failed.push({ caseNo, code: error.code });
      }
    }
    await this.cases.saveAll(changed);
    const done = changed.map(({ snapshot }) => snapshot.caseNo);
    await this.due.forget(rule.kind, done);
    this.uow.afterCommit(() => done.length > 0 && this.acted.inc({ kind: rule.kind }, done.length));
    if (failed.length > 0) await this.putAside(rule, failed);
  }

  private async putAside({ kind }: TimerRule, failed: readonly Failure[]): Promise<void> {
    await this.uow.run(() => this.due.putAside(kind, failed));
    for (const { caseNo, code } of failed) log.warn('a timer could not act on a case, it is tried again', { caseNo, reason: kind, code });
  }
}
