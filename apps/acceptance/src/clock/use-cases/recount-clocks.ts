import { Injectable } from '@nestjs/common';
import { Clock, isAppError } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { regionRange } from '@yiwang/standards';
import type { Case } from '../../case/domain/case.js';
import { itemVersionAwaited } from '../../case/domain/case.errors.js';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { CASE_STATUSES, FINAL_STATUSES } from '../../case/domain/case-status.js';
import type { ClockMove } from '../../case/domain/case-clocks.js';
import { Deadlines } from '../../case/domain/deadlines.js';
import { ItemCores } from '../../item/item-cores.js';
import { DueCases } from '../persistence/due-cases.js';
import { Recounts, type ClaimedRecount, type Counted } from '../persistence/recounts.js';
import { BatchSize, codeOf, isPassing } from './one-by-one.js';

const BATCH = 500;
const OPEN = CASE_STATUSES.filter((status) => !FINAL_STATUSES.includes(status));
const KIND = 'recount';

/** What a round is about. */
interface Portion {
  recount: ClaimedRecount;
  batch: readonly Case[];
}

/**
 * 期限重算 — a new calendar holds for the cases that are under way: each is counted anew, in rounds by case number, and the recount says
 * which moved. Most do not: they are read only, and never locked.
 */
@Injectable()
export class RecountClocks {
  private readonly sizes = new BatchSize(BATCH);

  constructor(
    private readonly recounts: Recounts,
    private readonly due: DueCases,
    private readonly cases: CaseRepository,
    private readonly cores: ItemCores,
    private readonly deadlines: Deadlines,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Returns whether there may be more. */
  async round(): Promise<boolean> {
    await this.deadlines.fresh();
    const limit = this.sizes.next(KIND);
    let met = null as Portion | null;
    try {
      return await this.uow.run(async () => {
        const recount = await this.recounts.claim();
        if (!recount) return false;
        const batch = await this.due.open(recount.position, OPEN, rangeOf(recount), limit);
        met = { recount, batch };
        const counted = await this.countAll(batch);
        await this.advance(met, counted, batch.length < limit);
        return true;
      });
    } catch (error) {
      if (!met || met.batch.length === 0 || isPassing(error)) throw error;
      if (met.batch.length > 1) this.sizes.failed(KIND, met.batch.length);
      else await this.passOver(met, codeOf(error));
      return true;
    }
  }

  private async countAll(batch: readonly Case[]): Promise<Counted[]> {
    const now = this.clock.now();
    const { caseNos, failed } = await this.movingOf(batch, now);
    const counted: Counted[] = [...failed];
    const changed: Case[] = [];
    for (const each of caseNos.length > 0 ? await this.due.lockAll(caseNos) : []) {
      const moves = await this.count(each, now);
      if (each.facts.length > 0) changed.push(each);
      if (moves.length > 0) counted.push({ caseNo: each.snapshot.caseNo, moves, problem: null });
    }
    await this.cases.saveAll(changed);
    return counted;
  }

  private advance({ recount, batch }: Portion, counted: readonly Counted[], done: boolean): Promise<void> {
    const position = batch.at(-1)?.snapshot.caseNo ?? recount.position;
    return this.recounts.advance(recount.id, { position, looked: batch.length, counted, done, at: this.clock.now() });
  }

  /** Leaves out a case that cannot be counted or saved, and says why; unless another worker has gone on from there meanwhile. */
  private async passOver(met: Portion, problem: string): Promise<void> {
    const { recount, batch } = met;
    await this.uow.run(async () => {
      const claimed = await this.recounts.claim();
      if (claimed?.id !== recount.id || claimed.position !== recount.position) return;
      await this.advance(met, [{ caseNo: batch[0]!.snapshot.caseNo, moves: [], problem }], false);
    });
  }

  /** Which of them would change, found without a lock. */
  private async movingOf(batch: readonly Case[], now: Date): Promise<{ caseNos: string[]; failed: Counted[] }> {
    const caseNos: string[] = [];
    const failed: Counted[] = [];
    for (const each of batch) {
      const { caseNo } = each.snapshot;
      try {
        await this.count(each, now);
        if (each.facts.length > 0) caseNos.push(caseNo);
      } catch (error) {
        if (!isAppError(error) || isPassing(error)) throw error;
        failed.push({ caseNo, moves: [], problem: error.code });
      }
    }
    return { caseNos, failed };
  }

  private async count(each: Case, now: Date): Promise<ClockMove[]> {
    const { itemCode, itemVersion } = each.snapshot;
    const core = await this.cores.ofCase({ itemCode, version: itemVersion });
    if (!core) throw itemVersionAwaited();
    return each.recount(now, core, this.deadlines);
  }
}

const rangeOf = ({ region }: ClaimedRecount): { from: string; to: string } | null => (region === null ? null : regionRange(region));
