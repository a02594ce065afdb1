import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@yiwang/kernel';
import type { ChannelTrials } from '../../channel/channel-terms.js';
import { ChannelRegistry, type OutgoingMessage, type SendOutcome } from '../../channel/system-channel.js';
import { type DepartmentSystem, DepartmentSystems } from '../../system/department-system.js';
import { CloseTestCases } from '../../system/use-cases/close-test-cases.js';
import { SendTestCase } from '../../system/use-cases/send-test-case.js';
import {
  CHECKS,
  failed,
  hasPassed,
  judgeAcknowledged,
  judgeOrder,
  judgeRefusal,
  notApplicable,
  PASSED,
  takenAs,
  type CheckName,
  type CheckResult,
  type Verdict,
} from '../domain/check.js';
import { ConformanceRuns, type ClaimedRun, type TaskRow } from '../persistence/conformance-runs.js';

const LOOK_EVERY_MS = 200;
/** Until the delivery worker has come to a message. */
const DELIVERY_SECONDS = 20;
const SEND_MS = 30_000;
/** Two waits and two sendings, and a little for the rest. */
export const leaseOf = (ackSeconds: number): number => 2 * (ackSeconds + DELIVERY_SECONDS) + (2 * SEND_MS) / 1000 + 30;

/** What the checks of one run have in common. */
interface Trial {
  readonly run: ClaimedRun;
  readonly system: DepartmentSystem;
  readonly means: ChannelTrials;
  readonly stop: AbortSignal;
}

/** 一致性检测 — sends the system what a hard day would bring and looks at what it does. Nothing is open in the database meanwhile. */
@Injectable()
export class RunChecks {
  constructor(
    private readonly runs: ConformanceRuns,
    private readonly systems: DepartmentSystems,
    private readonly channels: ChannelRegistry,
    private readonly testCases: SendTestCase,
    private readonly closing: CloseTestCases,
  ) {}

  async execute(run: ClaimedRun, stop: AbortSignal): Promise<void> {
    const results: CheckResult[] = [];
    let over = false;
    for (const check of CHECKS) {
      const system = await this.systems.byId(run.systemId);
      if (stop.aborted || system?.state !== 'testing') break;
      const result = await this.make(check, { run, system, means: this.channels.of(system.channel)?.terms.trials ?? {}, stop }, results);
      if (stop.aborted) break;
      results.push(result);
      if (!(await this.runs.note(run.id, results, leaseOf(run.ackSeconds)))) over = true;
      if (over) break;
    }
    await this.closing.ofRun(run.id);
    const complete = results.length === CHECKS.length;
    if (!over) await this.runs.end(run.id, complete ? (hasPassed(results) ? 'passed' : 'failed') : 'abandoned', results);
  }

  private async make(check: CheckName, trial: Trial, before: readonly CheckResult[]): Promise<CheckResult> {
    if (before[0]?.state === 'failed') return { check, state: 'notMade', finding: 'AFTER_FAILURE', detail: null, ms: 0 };
    const began = performance.now();
    const verdict = await this.verdictOf(check, trial);
    return { check, ...verdict, ms: Math.round(performance.now() - began) };
  }

  private verdictOf(check: CheckName, trial: Trial): Promise<Verdict> {
    switch (check) {
      case 'acknowledged':
        return this.acknowledged(trial, 1);
      case 'duplicateSurvived':
        return this.duplicate(trial);
      case 'orderKept':
        return this.order(trial);
      case 'signatureChecked':
        return this.forgery(trial);
      case 'badPayloadRefused':
        return this.badPayload(trial);
      case 'recallAcknowledged':
        return this.recall(trial);
    }
  }

  private async acknowledged(trial: Trial, tasks: number): Promise<Verdict> {
    return judgeAcknowledged(await this.given(trial, tasks), trial.run.ackSeconds, callersOf(trial.system));
  }

  private async duplicate(trial: Trial): Promise<Verdict> {
    if (!trial.means.repeats) return notApplicable('NOT_BY_CHANNEL');
    const first = await this.firstOf(trial);
    const outcome = first && (await this.send(trial, first));
    if (outcome?.kind !== 'sent') return failed('DUPLICATE_REFUSED', outcome?.error.slice(0, 100) ?? null);
    return this.goesOn(trial);
  }

  private async order(trial: Trial): Promise<Verdict> {
    const tasks = await this.given(trial, 4);
    const verdict = judgeAcknowledged(tasks, trial.run.ackSeconds, callersOf(trial.system));
    return verdict.state === 'passed' ? judgeOrder(tasks) : verdict;
  }

  private async forgery(trial: Trial): Promise<Verdict> {
    const { means, system } = trial;
    if (!means.forged) return notApplicable('NOT_BY_CHANNEL');
    const outcome = await this.send(trial, await this.invented(trial), { ...system, secrets: means.forged(system.secrets) });
    const verdict = judgeRefusal(outcome, 'FORGERY_TAKEN');
    return verdict.state === 'passed' ? this.goesOn(trial) : verdict;
  }

  private async badPayload(trial: Trial): Promise<Verdict> {
    const { badPayload } = trial.means;
    if (!badPayload) return notApplicable('NOT_BY_CHANNEL');
    const good = await this.invented(trial);
    const outcome = await this.send(trial, { ...good, data: { ...(good.data as object), taskId: 'none', dueAt: 'soon', lead: 'perhaps' } });
    const verdict = badPayload === 'refused' ? judgeRefusal(outcome, 'BAD_PAYLOAD_TAKEN') : PASSED;
    return verdict.state === 'passed' ? this.goesOn(trial) : verdict;
  }

  private async recall(trial: Trial): Promise<Verdict> {
    const { system } = trial;
    const { caseNo } = await this.give(trial, 1);
    const given = await this.until(trial, caseNo, (tasks) => tasks.every((task) => task.acknowledgedAt !== null));
    if (given.some((task) => task.acknowledgedAt === null)) return failed('NOT_ACKNOWLEDGED');
    await this.closing.one(system.id, caseNo);
    const recalled = (tasks: readonly TaskRow[]) => tasks.filter((task) => task.state === 'recalled');
    const tasks = await this.until(trial, caseNo, (all) => recalled(all).every((task) => task.recallAcknowledgedAt !== null));
    if (recalled(tasks).length === 0) return notApplicable('NOTHING_OPEN');
    return recalled(tasks).every((task) => task.recallAcknowledgedAt !== null) ? PASSED : failed('RECALL_NOT_ACKNOWLEDGED');
  }

  /** Whether the system still takes a good task, after what it was put through. */
  private async goesOn(trial: Trial): Promise<Verdict> {
    const verdict = await this.acknowledged(trial, 1);
    return verdict.state === 'passed' ? PASSED : failed('STOPPED_AFTER', verdict.finding);
  }

  /** Sends a test case and waits until its tasks are acknowledged, or the time is over. */
  private async given(trial: Trial, count: number): Promise<TaskRow[]> {
    const { caseNo } = await this.give(trial, count);
    return this.until(trial, caseNo, (tasks) => tasks.every((task) => task.acknowledgedAt !== null));
  }

  private give({ run, system }: Trial, tasks: number) {
    return this.testCases.give(system, { itemCode: run.itemCode ?? undefined, tasks, by: run.startedBy, runId: run.id });
  }

  /** The time that a system has begins when it was told. */
  private async until(
    { run, stop, system, means }: Trial,
    caseNo: string,
    done: (tasks: readonly TaskRow[]) => boolean,
  ): Promise<TaskRow[]> {
    const last = performance.now() + (DELIVERY_SECONDS + run.ackSeconds) * 1000;
    let told: number | undefined;
    for (;;) {
      const tasks = (await this.runs.tasksOf(caseNo)).map((task) =>
        means.takingAcknowledges ? takenAs(task, callersOf(system)[0]!) : task,
      );
      const now = performance.now();
      if (tasks.every((task) => task.sentAt !== null)) told ??= now;
      const over = now > last || (told !== undefined && now > told + run.ackSeconds * 1000);
      if (done(tasks) || over || stop.aborted) return tasks;
      await wait(LOOK_EVERY_MS);
    }
  }

  private async firstOf({ run }: Trial): Promise<OutgoingMessage | undefined> {
    const [caseNo] = await this.runs.casesOf(run.id);
    const [task] = caseNo === undefined ? [] : await this.runs.tasksOf(caseNo);
    return task && this.runs.messageOf(task.id);
  }

  /** The first message under another id and place, so that it is none that the system knows. */
  private async invented(trial: Trial): Promise<OutgoingMessage> {
    const like = await this.firstOf(trial);
    if (!like) throw new Error('the run has no test case');
    return { ...like, id: uuidv7(), position: 0 };
  }

  /** Past the delivery worker. */
  private async send({ system, stop }: Trial, message: OutgoingMessage, as: DepartmentSystem = system): Promise<SendOutcome | undefined> {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(SEND_MS)]);
    try {
      const [outcome] = (await this.channels.of(system.channel)?.send(as, [message], signal)) ?? [];
      return outcome;
    } catch (error) {
      return { kind: 'failed', error: `CALL_${error instanceof Error ? error.name : 'UNKNOWN'}` };
    }
  }
}

/** By which the system may have acted; see the intake. */
const callersOf = ({ id, code, clientId }: DepartmentSystem): string[] => [clientId ?? code ?? id];
