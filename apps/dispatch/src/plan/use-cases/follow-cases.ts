import { Injectable } from '@nestjs/common';
import type { EventMessage, EventOf } from '@yiwang/event-core';
import {
  CaseAcceptedV1,
  CaseClocksMovedV1,
  CaseClosedV1,
  CaseCorrectedV1,
  CaseDecidedV1,
  CaseExtendedV1,
  CaseRefusedV1,
  CaseReopenedV1,
  CaseResubmittedV1,
  CaseResumedV1,
  CaseSubmittedV1,
  CaseSupplementedV1,
  CaseSuspendedV1,
  CaseWithdrawnV1,
} from '@yiwang/events-acceptance';
import { itemVersionKey } from '@yiwang/events-catalogue';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { ItemVersions } from '../../item/persistence/item-versions.js';
import { ArrangeSignal } from '../arrange-signal.js';
import { CasePlan } from '../domain/case-plan.js';
import type { Reopening } from '../domain/plan-input.js';
import { ChannelRepository, PlanRepository } from '../domain/plan.repository.js';
import { DueDates } from '../domain/plan-schedule.js';

export const FOLLOWED = [
  CaseSubmittedV1,
  CaseResubmittedV1,
  CaseAcceptedV1,
  CaseDecidedV1,
  CaseRefusedV1,
  CaseWithdrawnV1,
  CaseClosedV1,
  CaseReopenedV1,
  CaseSuspendedV1,
  CaseResumedV1,
  CaseExtendedV1,
  CaseClocksMovedV1,
  CaseCorrectedV1,
  CaseSupplementedV1,
] as const;
type CaseEvent = EventOf<(typeof FOLLOWED)[number]>;

const is = <D extends (typeof FOLLOWED)[number]>(definition: D, event: EventMessage<unknown>): event is EventOf<D> =>
  event.type === definition.fullType;

/** What gives departments something to do; every other fact is about a plan that is there, or about nothing. */
const givesWork = (event: CaseEvent): boolean =>
  is(CaseSubmittedV1, event) || is(CaseResubmittedV1, event) || is(CaseAcceptedV1, event) || is(CaseReopenedV1, event);

/** Acceptance by the window is not dispatch's business, nor is what the window decides on the spot: such a case is met when it is accepted for handling. */
export function concernsDispatch(event: EventMessage<unknown>): boolean {
  if (is(CaseSubmittedV1, event) || is(CaseResubmittedV1, event)) return event.data.acceptedBy === 'department';
  return !(is(CaseAcceptedV1, event) && event.data.onTheSpot === true);
}

/** 跟踪办件 — applies a run of case facts to their plans: a handful of statements, however many events there are. */
@Injectable()
export class FollowCases {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: PlanRepository,
    private readonly versions: ItemVersions,
    private readonly channels: ChannelRepository,
    private readonly dueDates: DueDates,
    private readonly waiting: ArrangeSignal,
    private readonly clock: Clock,
  ) {}

  async execute(events: readonly CaseEvent[]): Promise<void> {
    const relevant = events.filter(concernsDispatch);
    if (relevant.length === 0) return;
    await this.uow.run(async () => {
      const plans = await this.plans.lockCases([...new Set(relevant.map((event) => event.data.caseNo))].sort());
      const arrangeAll = await this.surroundings(relevant);
      const traces = new Map<string, string | undefined>();
      for (const event of relevant) {
        const { caseNo } = event.data;
        let plan = plans.get(caseNo);
        if (!plan) {
          if (!givesWork(event)) continue;
          plans.set(caseNo, (plan = CasePlan.open(event.data)));
        }
        apply(plan, event, this.dueDates, this.clock.now());
        traces.set(caseNo, event.traceparent);
      }
      await this.goOn(relevant, plans);
      // After all of the run: a case that was accepted and decided on the spot (即办件) is nobody's task.
      for (const plan of plans.values()) {
        arrangeAll(plan);
        if (plan.pending) this.uow.afterCommit(() => this.waiting.wake());
      }
      await this.plans.save(plans.values(), traces);
    });
  }

  /** Whom nobody could ask while his case stood still is asked now. */
  private async goOn(events: readonly CaseEvent[], plans: ReadonlyMap<string, CasePlan>): Promise<void> {
    const resumed = new Set(events.filter((event) => is(CaseResumedV1, event)).map((event) => event.data.caseNo));
    const going = [...plans.values()].filter(({ snapshot: { caseNo, state } }) => resumed.has(caseNo) && state === 'handling');
    if (going.length === 0) return;
    const channels = await this.channels.channelsOf(
      going.flatMap(({ snapshot }) => snapshot.seats.map(({ orgCode }) => orgCode)),
      going.map(({ snapshot }) => snapshot.itemCode),
    );
    for (const plan of going) plan.goOn(channels, this.clock.now());
  }

  /** Reads once what the arranging of all these cases needs; a case whose version is not here keeps waiting. */
  private async surroundings(events: readonly CaseEvent[]): Promise<(plan: CasePlan) => void> {
    const opening = events.filter(givesWork);
    if (opening.length === 0) return () => undefined;
    const versions = await this.versions.find(opening.map((event) => event.data));
    const orgCodes = [...versions.values()].flatMap((item) => item.participants.map((participant) => participant.orgCode));
    const itemCodes = [...versions.values()].map((item) => item.itemCode);
    const channels = await this.channels.channelsOf(orgCodes, itemCodes);
    return (plan) => {
      const { itemCode, itemVersion } = plan.snapshot;
      const item = versions.get(itemVersionKey({ itemCode, version: itemVersion }));
      if (item) plan.arrange({ item, channels, dueDates: this.dueDates }, this.clock.now());
    };
  }
}

function apply(plan: CasePlan, event: CaseEvent, dueDates: DueDates, now: Date): void {
  if (is(CaseSubmittedV1, event)) {
    const { acceptanceDueAt, provisional } = event.data;
    plan.expectAcceptance({ round: 0, dueAt: new Date(acceptanceDueAt), provisional, lastRound: false }, now);
  } else if (is(CaseResubmittedV1, event)) {
    const { round, acceptanceDueAt, provisional, lastRound = false } = event.data;
    plan.expectAcceptance({ round, dueAt: new Date(acceptanceDueAt), provisional, lastRound }, now);
  } else if (is(CaseAcceptedV1, event)) {
    plan.expectHandling(new Date(event.data.at), new Date(event.data.promiseDueAt), now);
  } else if (is(CaseReopenedV1, event)) {
    plan.reopen(reopeningOf(event), now);
  } else if (is(CaseSuspendedV1, event)) {
    const { at, procedure, plannedDays, endsBy } = event.data;
    plan.followSuspension(new Date(at), { procedure, plannedDays, endsBy });
  } else if (is(CaseResumedV1, event)) {
    const { excludedDays, promiseDueAt, provisional, at } = event.data;
    plan.followResumption({ excludedDays, promiseDueAt: new Date(promiseDueAt), provisional, at: new Date(at) }, dueDates);
  } else if (is(CaseCorrectedV1, event)) {
    const { called, form, materials, at } = event.data;
    plan.followCorrection({ called, form, materials, at: new Date(at) });
  } else if (is(CaseSupplementedV1, event)) {
    plan.followSupplement(event.data.complete, new Date(event.data.at));
  } else if (is(CaseExtendedV1, event)) {
    plan.followExtension();
  } else if (is(CaseClocksMovedV1, event)) {
    const { acceptanceDueAt, promiseDueAt, provisional, at } = event.data;
    plan.followMovedClocks({ acceptanceDueAt: dateOf(acceptanceDueAt), promiseDueAt: dateOf(promiseDueAt), provisional, at: new Date(at) });
  } else if (is(CaseDecidedV1, event)) {
    plan.noteDecided(now);
  } else {
    plan.end(is(CaseRefusedV1, event) ? 'refused' : is(CaseWithdrawnV1, event) ? 'withdrawn' : 'closed', now);
  }
}

const dateOf = (instant: string | undefined): Date | undefined => (instant === undefined ? undefined : new Date(instant));

function reopeningOf({ data }: EventOf<typeof CaseReopenedV1>): Reopening {
  const { stage, at, acceptedBy, acceptanceDueAt, promiseDueAt, provisional, lastRound = false } = data;
  if (stage === 'accepted') return { stage: 'handling', acceptedAt: new Date(at), promiseDueAt: dateOf(promiseDueAt) ?? null };
  if (acceptedBy === 'window') return { stage: 'window' };
  return { stage: 'department', dueAt: new Date(acceptanceDueAt ?? at), provisional, lastRound };
}
