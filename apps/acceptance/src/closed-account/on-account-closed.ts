import type { EventOf } from '@yiwang/event-core';
import { AccountClosedV1 } from '@yiwang/events-auth';
import { EventConsumer, OnEvent } from '@yiwang/messaging';
import { LetGo } from './let-go.js';

@EventConsumer()
export class OnAccountClosed {
  constructor(private readonly letGo: LetGo) {}

  @OnEvent(AccountClosedV1, { consumer: 'acceptance.let-go-of-account' })
  handle({ data }: EventOf<typeof AccountClosedV1>): Promise<void> {
    return this.letGo.execute(data.accountId);
  }
}
