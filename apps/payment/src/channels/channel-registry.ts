import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { channelNotFound } from '../fee/domain/payment.errors.js';
import type { PaymentConfig } from '../payment.config.js';
import { CHANNELS, type ChannelSpec } from './channels.js';
import type { PaymentChannel } from './payment-channel.js';
import { SandboxChannel } from './sandbox/sandbox-channel.js';

/** The channels that are open here, by their code. */
@Injectable()
export class ChannelRegistry {
  private readonly open: ReadonlyMap<string, PaymentChannel>;

  constructor(sandbox: SandboxChannel, @Inject(CONFIG) config: PaymentConfig) {
    const implemented: readonly PaymentChannel[] = [sandbox];
    const configured: readonly string[] = config.PAYMENT_CHANNELS ?? [];
    this.open = new Map(implemented.filter(({ code }) => configured.includes(code)).map((channel) => [channel.code, channel]));
  }

  get specs(): ChannelSpec[] {
    return CHANNELS.filter(({ code }) => this.open.has(code));
  }

  /** The channel asked for, or the first one. @throws PAYMENT.CHANNEL_NOT_FOUND */
  pick(code?: string): PaymentChannel {
    const channel = code === undefined ? [...this.open.values()][0] : this.open.get(code);
    if (!channel) throw channelNotFound();
    return channel;
  }
}
