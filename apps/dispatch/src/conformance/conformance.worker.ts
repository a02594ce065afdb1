import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { Workers } from '@yiwang/workers';
import { CloseTestCases } from '../system/use-cases/close-test-cases.js';
import { ConformanceSignal } from './conformance-signal.js';
import { ConformanceRuns, type ClaimedRun } from './persistence/conformance-runs.js';
import { leaseOf, RunChecks } from './use-cases/run-checks.js';

/** Runs wait most of the time, each for its own system. */
const AT_ONCE = 16;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const log = logger('conformance');

/** Makes conformance runs, several at a time; one that is under way when its process stops is abandoned, and started anew by a person. */
@Injectable()
export class ConformanceWorker {
  private readonly busy = new Set<Promise<void>>();
  private readonly stop = new AbortController();
  /** How far this process has got among the lost ones. */
  private after = BEFORE_ALL;

  constructor(
    workers: Workers,
    private readonly runs: ConformanceRuns,
    private readonly checks: RunChecks,
    private readonly closing: CloseTestCases,
    private readonly uow: UnitOfWork,
    signal: ConformanceSignal,
  ) {
    workers.add({ name: 'conformance-runs', everyMs: 1_000, signal, round: () => this.start(), settle: () => this.settle() });
  }

  private async start(): Promise<boolean> {
    const more = await this.abandonLost();
    if (this.busy.size >= AT_ONCE) return more;
    const run = await this.runs.claim(leaseOf(300));
    if (!run) return more;
    const work = this.make(run).finally(() => this.busy.delete(work));
    this.busy.add(work);
    return true;
  }

  private async make(run: ClaimedRun): Promise<void> {
    try {
      await this.checks.execute(run, this.stop.signal);
    } catch (err) {
      log.error('a conformance run could not be made to its end', { key: run.id, err });
      await this.abandon(run.id).catch(() => undefined); // else when its lease is over
    }
  }

  /** One at a time; one that cannot be abandoned keeps neither the next one nor a run of any system. Returns whether there was one. */
  private async abandonLost(): Promise<boolean> {
    const lost = await this.runs.lost(this.after);
    this.after = lost ?? BEFORE_ALL;
    if (lost === undefined) return false;
    await this.abandon(lost).catch((err: unknown) => log.error('a conformance run that was lost cannot be abandoned', { key: lost, err }));
    return true;
  }

  /** Its system is locked first, as by who starts another. */
  private abandon(runId: string): Promise<void> {
    return this.uow.run(async () => {
      await this.closing.ofRun(runId);
      await this.runs.end(runId, 'abandoned');
    });
  }

  private async settle(): Promise<void> {
    this.stop.abort();
    await Promise.all(this.busy);
  }
}
