import { createHmac } from 'node:crypto';
import type { HttpAnswer, HttpPool } from '@yiwang/http-client';
import { gatewayAway, gatewayRefused } from '../notification/domain/notification.errors.js';
import { MessageChannel, type Message } from './message-channel.js';

export interface HttpChannelOptions {
  url: string;
  secret: string;
  timeoutMs: number;
}

/** What the gateway checks: HMAC-SHA256 in hex over the seconds of the request, a dot, and the body. */
export const signatureOf = (secret: string, seconds: string, body: string): string =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');

/**
 * 短信网关 — posts `{id, to, text}` to a provider. Every 2xx means taken over; everything else, and silence, is tried again under the same
 * `Idempotency-Key`. What the gateway answers is not kept: it may repeat the number.
 */
export class HttpChannel extends MessageChannel {
  readonly name = 'http';

  constructor(
    private readonly pool: HttpPool,
    private readonly options: HttpChannelOptions,
  ) {
    super();
  }

  async send(message: Message): Promise<void> {
    const { url, secret, timeoutMs } = this.options;
    const body = JSON.stringify(message);
    // Real time also where the platform's clock is moved: the provider does not know of that clock.
    const seconds = String(Math.floor(Date.now() / 1000));
    let answer: HttpAnswer;
    try {
      answer = await this.pool.send(url, {
        method: 'POST',
        timeoutMs,
        body,
        headers: {
          'content-type': 'application/json',
          'idempotency-key': message.id,
          'yiwang-timestamp': seconds,
          'yiwang-signature': signatureOf(secret, seconds, body),
        },
      });
    } catch (cause) {
      throw gatewayAway({ cause });
    }
    if (answer.status < 200 || answer.status > 299) throw gatewayRefused({ cause: new Error(`status ${answer.status}`) });
  }
}
