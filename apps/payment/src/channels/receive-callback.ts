import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { isAppError } from '@yiwang/kernel';
import { logger, metrics } from '@yiwang/telemetry';
import { RecordPayment } from '../fee/use-cases/record-payment.js';
import { ChannelRegistry } from './channel-registry.js';

const log = logger('payment.callbacks');
const callbacks = metrics.counter('payment_callbacks_total', 'Callbacks of channels by what became of them', ['result']);

/** 支付回调 — verified, then recorded. A channel repeats what is not answered with success, so every outcome that is on record is one. */
@Injectable()
export class ReceiveCallback {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly record: RecordPayment,
  ) {}

  /** @throws PAYMENT.CHANNEL_NOT_FOUND, PAYMENT.CALLBACK_FORGED, PAYMENT.CALLBACK_STALE, PAYMENT.CALLBACK_MALFORMED, PAYMENT.ORDER_NOT_FOUND */
  async execute(code: string, headers: IncomingHttpHeaders, body: Buffer): Promise<void> {
    const channel = this.channels.pick(code);
    try {
      await this.record.notice(channel.code, channel.read(headers, body));
      callbacks.inc({ result: 'recorded' });
    } catch (error) {
      const reason = isAppError(error) ? error.code : 'failed';
      callbacks.inc({ result: reason });
      log.warn('a callback was not taken', { channel: channel.code, reason });
      throw error;
    }
  }
}
