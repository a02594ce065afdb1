import type { EventMessage, EventOf } from '@yiwang/event-core';
import { AcceptanceAnsweredV1, CombinedDecisionV1, TaskStepRecordedV1 } from '@yiwang/events-dispatch';
import { EventConsumer, OnEvent, OnEvents } from '@yiwang/messaging';
import { RecordDecision } from '../use-cases/record-decision.js';
import { RecordDepartmentAnswer } from '../use-cases/record-department-answer.js';
import { RecordDepartmentSteps } from '../use-cases/record-department-steps.js';

/** What departments did, as dispatch tells it. */
@EventConsumer()
export class OnDepartmentFacts {
  constructor(
    private readonly answers: RecordDepartmentAnswer,
    private readonly decisions: RecordDecision,
    private readonly steps: RecordDepartmentSteps,
  ) {}

  @OnEvent(AcceptanceAnsweredV1, { consumer: 'acceptance.record-department-answer' })
  answered({ data }: EventOf<typeof AcceptanceAnsweredV1>): Promise<void> {
    return this.answers.execute(data);
  }

  @OnEvent(CombinedDecisionV1, { consumer: 'acceptance.record-decision' })
  decided({ data }: EventOf<typeof CombinedDecisionV1>): Promise<void> {
    return this.decisions.execute(data);
  }

  @OnEvents([TaskStepRecordedV1], { consumer: 'acceptance.record-department-steps', batch: true })
  stepsRecorded(events: EventMessage<unknown>[]): Promise<void> {
    return this.steps.execute((events as EventOf<typeof TaskStepRecordedV1>[]).map(({ data }) => data));
  }
}
