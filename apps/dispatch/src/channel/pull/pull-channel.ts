import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DepartmentSystem } from '../../system/department-system.js';
import { ChannelRegistry, type OutgoingMessage, type SendOutcome, SystemChannel } from '../system-channel.js';

/** 拉取通道 — nothing is sent: a message is in the feed of its system as soon as it has its position. */
@Injectable()
export class PullChannel extends SystemChannel implements OnModuleInit {
  override readonly kind = 'pull';
  override readonly schedule = [1_000];
  override readonly endless = true;
  override readonly batch = 500;

  constructor(private readonly channels: ChannelRegistry) {
    super();
  }

  onModuleInit(): void {
    this.channels.add(this);
  }

  override send(_system: DepartmentSystem, messages: readonly OutgoingMessage[]): Promise<SendOutcome[]> {
    return Promise.resolve(messages.map(() => ({ kind: 'sent' })));
  }
}
