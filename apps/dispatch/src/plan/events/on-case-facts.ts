import type { EventMessage, EventOf } from '@yiwang/event-core';
import { CaseSubmittedV1 } from '@yiwang/events-acceptance';
import { EventConsumer, OnEvents } from '@yiwang/messaging';
import { CaseOrigins, type ReportedCase } from '../case-origins.js';
import { concernsDispatch, FollowCases, FOLLOWED } from '../use-cases/follow-cases.js';

/** Undefined of a case that did not begin at a department's own counter. */
function originOf(event: EventMessage<unknown>): ReportedCase | undefined {
  if (event.type !== CaseSubmittedV1.fullType) return undefined;
  const { caseNo, origin } = (event as EventOf<typeof CaseSubmittedV1>).data;
  return origin && { caseNo, orgCode: origin.system, externalNo: origin.externalNo };
}

@EventConsumer()
export class OnCaseFacts {
  constructor(
    private readonly followCases: FollowCases,
    private readonly origins: CaseOrigins,
  ) {}

  @OnEvents([...FOLLOWED], {
    consumer: 'dispatch.follow-cases',
    batch: true,
    when: (event) => concernsDispatch(event) || originOf(event) !== undefined,
  })
  async handle(events: EventMessage<unknown>[]): Promise<void> {
    const reported = events.flatMap((event) => originOf(event) ?? []);
    if (reported.length > 0) await this.origins.follow(reported);
    await this.followCases.execute(events as Parameters<FollowCases['execute']>[0]);
  }
}
