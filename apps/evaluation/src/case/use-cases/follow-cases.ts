import { Injectable } from '@nestjs/common';
import type { EventMessage, EventOf } from '@yiwang/event-core';
import { CaseAcceptedV1, CaseClosedV1, CaseDecidedV1, CaseSubmittedV1 } from '@yiwang/events-acceptance';
import type { Occasion } from '@yiwang/events-evaluation';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { EvaluationRepository } from '../../rating/domain/evaluation.repository.js';
import { Evaluation } from '../../rating/domain/evaluation.js';
import { CaseRepository } from '../domain/case.repository.js';
import type { CaseNews } from '../domain/evaluated-case.js';

export const FOLLOWED = [CaseSubmittedV1, CaseAcceptedV1, CaseDecidedV1, CaseClosedV1] as const;
type CaseEvent = EventOf<(typeof FOLLOWED)[number]>;

const is = <D extends (typeof FOLLOWED)[number]>(definition: D, event: EventMessage<unknown>): event is EventOf<D> =>
  event.type === definition.fullType;

/** 跟踪办件 — learns of cases from what acceptance tells, and invites where one comes to a point that is evaluated. */
@Injectable()
export class FollowCases {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: CaseRepository,
    private readonly evaluations: EvaluationRepository,
    private readonly clock: Clock,
  ) {}

  async execute(told: readonly CaseEvent[]): Promise<void> {
    const events = told.filter(concernsEvaluation);
    if (events.length === 0) return;
    await this.uow.run(async () => {
      const known = await this.cases.meet(newsOf(events));
      const due = events.flatMap((event) => {
        const occasion = occasionOf(event);
        return occasion ? [{ caseNo: event.data.caseNo, occasion, traceparent: event.traceparent }] : [];
      });
      if (due.length === 0) return;
      const terms = new Map((await this.evaluations.activeOccasions()).map((each) => [each.occasion, each]));
      const invited = new Set(await this.evaluations.invited([...new Set(due.map(({ caseNo }) => caseNo))]));
      const fresh: Evaluation[] = [];
      const now = this.clock.now();
      for (const { caseNo, occasion } of due) {
        const [of, rules, key] = [known.get(caseNo)!, terms.get(occasion), `${caseNo} ${occasion}`];
        if (!rules || invited.has(key)) continue;
        invited.add(key);
        fresh.push(Evaluation.invite(of, rules, now));
      }
      await this.evaluations.save(fresh);
      await this.cases.save(
        fresh.map(({ of }) => of),
        new Map(due.map(({ caseNo, traceparent }) => [caseNo, traceparent])),
      );
    });
  }
}

/** Of a filing nothing matters but the enterprise that made it. */
const concernsEvaluation = (event: CaseEvent): boolean => !is(CaseSubmittedV1, event) || event.data.by.kind === 'legalPerson';

function occasionOf(event: CaseEvent): Occasion | undefined {
  if (is(CaseAcceptedV1, event)) return 'acceptance';
  return is(CaseClosedV1, event) ? 'closing' : undefined;
}

/** One entry for each case, whatever the events say of it together. */
function newsOf(events: readonly CaseEvent[]): CaseNews[] {
  const news = new Map<string, CaseNews>();
  for (const event of events) news.set(event.data.caseNo, { ...news.get(event.data.caseNo), ...toldBy(event) });
  return [...news.values()];
}

function toldBy(event: CaseEvent): CaseNews {
  const { caseNo, itemCode, decidingOrgCode: orgCode, regionCode, by } = event.data;
  const ref = { caseNo, itemCode, orgCode, regionCode };
  if (is(CaseSubmittedV1, event)) return by.orgCode === undefined ? ref : { ...ref, enterprise: by.orgCode };
  if (is(CaseDecidedV1, event)) return by.kind === 'officer' ? { ...ref, decidedBy: by.id } : ref;
  const applicant = is(CaseAcceptedV1, event) || is(CaseClosedV1, event) ? event.data.applicant : undefined;
  if (!applicant) return ref;
  // Who filed online, for himself or as an agent, may rate with his account. A counter's clerk is nobody's applicant.
  return { ...ref, applicantKind: applicant.kind, ...(applicant.accountId !== undefined && { applicantAccount: applicant.accountId }) };
}
