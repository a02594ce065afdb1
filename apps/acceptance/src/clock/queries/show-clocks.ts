import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { CaseRepository } from '../../case/domain/case.repository.js';
import type { CaseState } from '../../case/domain/case-state.js';
import { INTAKE_STATUSES } from '../../case/domain/case-status.js';
import { viewerOf } from '../../case/domain/case-viewer.js';
import { standingOf, type ClockKind, type RunningClock } from '../../case/domain/clocks.js';
import { Deadlines, type Suspension } from '../../case/domain/deadlines.js';
import type { CaseClock, CaseClocks } from '../http/case-clock.schema.js';

/** A clock that has begun, or would have been due. */
interface Begun {
  clock: ClockKind;
  startedAt: Date | null;
  dueAt: Date | null;
  stoppedAt: Date | null;
  suspensions?: readonly Suspension[];
}

/** 办件期限 — how each clock of a case stands now, for who may see the case. */
@Injectable()
export class ShowClocks {
  constructor(
    private readonly cases: CaseRepository,
    private readonly deadlines: Deadlines,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND also for a case of somebody else, ACCEPTANCE.CALENDAR_MISSING */
  async execute(caseNo: string, principal: Principal): Promise<CaseClocks> {
    await this.deadlines.fresh();
    const state = await this.cases.find(caseNo, viewerOf(principal));
    const now = this.clock.now();
    return { caseNo, provisional: state.provisional, clocks: clocksOf(state).flatMap((begun) => this.viewOf(begun, state, now)) };
  }

  private viewOf({ clock, startedAt, dueAt, stoppedAt, suspensions = [] }: Begun, state: CaseState, now: Date): CaseClock[] {
    if (startedAt === null || dueAt === null) return [];
    const running: RunningClock = { region: state.decidingRegion, startedAt, dueAt, stoppedAt, suspensions };
    return [
      {
        clock,
        startedAt: startedAt.toISOString(),
        dueAt: dueAt.toISOString(),
        stoppedAt: stoppedAt?.toISOString() ?? null,
        ...standingOf(running, now, this.deadlines),
      },
    ];
  }
}

const dateOf = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

function clocksOf(state: CaseState): Begun[] {
  const { correction, tolerance, decidedAt, deliveredAt, endedAt, acceptanceDueAt } = state;
  const correcting = state.status === 'correcting';
  const suspensions = state.suspensions.map(({ from, to }) => ({ from: new Date(from), to: dateOf(to) }));
  const handling = { startedAt: state.handlingFrom, stoppedAt: decidedAt ?? endedAt, suspensions };
  // Nobody answered a case that counts as accepted: its clock ran out, whatever day acceptance counts from.
  const answeredAt = state.deemed && acceptanceDueAt ? new Date(acceptanceDueAt.getTime() + 1) : (state.acceptedAt ?? endedAt);
  return [
    {
      clock: 'acceptance',
      startedAt: state.handedInAt,
      dueAt: acceptanceDueAt,
      stoppedAt: INTAKE_STATUSES.includes(state.status) ? null : answeredAt,
    },
    { clock: 'correction', startedAt: correcting ? dateOf(correction?.at) : null, dueAt: dateOf(correction?.dueAt), stoppedAt: null },
    {
      clock: 'tolerance',
      startedAt: dateOf(tolerance?.at),
      dueAt: dateOf(tolerance?.dueAt),
      stoppedAt: dateOf(tolerance?.keptAt) ?? endedAt,
    },
    { clock: 'promise', dueAt: state.promiseDueAt, ...handling },
    { clock: 'statutory', dueAt: state.statutoryDueAt, ...handling },
    { clock: 'delivery', startedAt: decidedAt, dueAt: state.deliveryDueAt, stoppedAt: deliveredAt ?? endedAt },
    { clock: 'close', startedAt: deliveredAt, dueAt: state.closeDueAt, stoppedAt: endedAt },
  ];
}
