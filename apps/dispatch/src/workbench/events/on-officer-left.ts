import type { EventOf } from '@yiwang/event-core';
import { OfficerLeftV1 } from '@yiwang/events-auth';
import { EventConsumer, OnEvent } from '@yiwang/messaging';
import { HandBack } from '../use-cases/hand-back.js';

@EventConsumer()
export class OnOfficerLeft {
  constructor(private readonly handBack: HandBack) {}

  @OnEvent(OfficerLeftV1, { consumer: 'dispatch.hand-back' })
  handle({ data }: EventOf<typeof OfficerLeftV1>): Promise<void> {
    return this.handBack.execute(data);
  }
}
