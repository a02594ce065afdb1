import type { EventMessage } from '@yiwang/event-core';
import {
  CaseAcceptedV1,
  CaseClosedV1,
  CaseCorrectionRequestedV1,
  CaseDecidedV1,
  CaseExtendedV1,
  CaseRefusedV1,
  CaseReopenedV1,
  CaseResumedV1,
  CaseShippedV1,
  CaseSuspendedV1,
} from '@yiwang/events-acceptance';
import { SystemAlertRaisedV1 } from '@yiwang/events-dispatch';
import { InvitationIssuedV1 } from '@yiwang/events-evaluation';
import { CardIssuedV1 } from '@yiwang/events-monitoring';
import { PayableCreatedV1 } from '@yiwang/events-payment';
import { EventConsumer, OnEvents } from '@yiwang/messaging';
import type { FactData } from '../../rule/domain/rule.js';
import { RecordIntents } from '../use-cases/record-intents.js';

const TOLD = [
  CaseAcceptedV1,
  CaseCorrectionRequestedV1,
  CaseSuspendedV1,
  CaseResumedV1,
  CaseExtendedV1,
  CaseDecidedV1,
  CaseRefusedV1,
  CaseShippedV1,
  CaseClosedV1,
  CaseReopenedV1,
  PayableCreatedV1,
  InvitationIssuedV1,
  CardIssuedV1,
  SystemAlertRaisedV1,
];

@EventConsumer()
export class OnFacts {
  constructor(private readonly record: RecordIntents) {}

  @OnEvents(TOLD, { consumer: 'notification.record-intents', batch: true })
  handle(events: EventMessage<unknown>[]): Promise<void> {
    return this.record.execute(events as EventMessage<FactData>[]);
  }
}
