import type { EventMessage } from '@yiwang/event-core';
import {
  CaseAcceptedV1,
  CaseAmendedV1,
  CaseClocksMovedV1,
  CaseClosedV1,
  CaseCorrectionRequestedV1,
  CaseDecidedV1,
  CaseDeliveredV1,
  CaseExtendedV1,
  CaseReceivedV1,
  CaseRefusedV1,
  CaseReopenedV1,
  CaseResubmittedV1,
  CaseResumedV1,
  CaseShippedV1,
  CaseSubmittedV1,
  CaseSupplementedV1,
  CaseSuspendedV1,
  CaseWithdrawnV1,
} from '@yiwang/events-acceptance';
import {
  AcceptanceAnsweredV1,
  CaseExtensionV1,
  CaseForwardingV1,
  CaseResumptionV1,
  CaseSuspensionV1,
  CaseTerminationV1,
  CombinedDecisionV1,
  TaskAcknowledgedV1,
  TaskAssignedV1,
  TaskCompletedV1,
  TaskRescheduledV1,
  TaskStepRecordedV1,
} from '@yiwang/events-dispatch';
import {
  HandlingAnsweredV1,
  HandlingContactedV1,
  HandlingExtendedV1,
  HandlingOpenedV1,
  HandlingVerifiedV1,
  InvitationIssuedV1,
  RatingGivenV1,
} from '@yiwang/events-evaluation';
import { OrderPaidV1, OrderRefundedV1, PayableClosedV1, PayableCreatedV1, PayableExemptedV1 } from '@yiwang/events-payment';
import { EventConsumer, OnEvents } from '@yiwang/messaging';
import { factOf } from '../domain/fact.js';
import { RecordFacts } from '../use-cases/record-facts.js';

/** 全部事实 — everything the services say about cases. A new fact is added here, or it leaves a gap in every timeline. */
export const CASE_FACTS = [
  CaseSubmittedV1,
  CaseReceivedV1,
  CaseCorrectionRequestedV1,
  CaseResubmittedV1,
  CaseAcceptedV1,
  CaseSupplementedV1,
  CaseSuspendedV1,
  CaseResumedV1,
  CaseExtendedV1,
  CaseClocksMovedV1,
  CaseRefusedV1,
  CaseWithdrawnV1,
  CaseDecidedV1,
  CaseShippedV1,
  CaseDeliveredV1,
  CaseClosedV1,
  CaseAmendedV1,
  CaseReopenedV1,
  TaskAssignedV1,
  TaskRescheduledV1,
  TaskAcknowledgedV1,
  TaskStepRecordedV1,
  TaskCompletedV1,
  AcceptanceAnsweredV1,
  CombinedDecisionV1,
  CaseSuspensionV1,
  CaseResumptionV1,
  CaseExtensionV1,
  CaseTerminationV1,
  CaseForwardingV1,
  PayableCreatedV1,
  PayableExemptedV1,
  PayableClosedV1,
  OrderPaidV1,
  OrderRefundedV1,
  InvitationIssuedV1,
  RatingGivenV1,
  HandlingOpenedV1,
  HandlingContactedV1,
  HandlingVerifiedV1,
  HandlingExtendedV1,
  HandlingAnsweredV1,
];

@EventConsumer()
export class OnCaseFacts {
  constructor(private readonly record: RecordFacts) {}

  @OnEvents(CASE_FACTS, { consumer: 'monitoring.timeline', batch: true })
  async handle(events: EventMessage<unknown>[]): Promise<void> {
    await this.record.execute(events.map(factOf));
  }
}
