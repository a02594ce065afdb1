import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { HttpPool, type HttpAnswer } from '@yiwang/http-client';
import { z } from 'zod';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import type { CourierNotice } from '../domain/shipment.js';
import { courierAnswerUnreadable, courierAway, courierNotFound, courierRefused } from '../domain/shipment.errors.js';
import type { Courier, Parcel } from './courier.js';
import { TRACKING_NO } from './couriers.js';
import { courierHeaders, Notice, readNotice } from './signed-notice.js';

const OrderAnswer = z.object({ trackingNo: z.string().regex(TRACKING_NO) });
const QueryAnswer = z.union([z.object({ event: z.null() }), Notice.omit({ shipmentId: true })]);

/**
 * 快递公司接口 — posts `{shipmentId, recipient, callbackUrl}`, signed, to a courier company, which answers 2xx with `{trackingNo}` and the
 * same number for the same `shipmentId` (also sent as `Idempotency-Key`); below it, `/query` takes `{shipmentId}`, signed, and answers
 * `{event, trackingNo, at}` as in a callback, or `{event: null}`. What it answers otherwise is not kept: it may repeat an address.
 */
@Injectable()
export class HttpCourier implements Courier {
  readonly code = 'http';

  constructor(
    private readonly pool: HttpPool,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  async placeOrder(parcel: Parcel): Promise<string> {
    return (await this.ask(this.url, parcel, OrderAnswer, { 'idempotency-key': parcel.shipmentId })).trackingNo;
  }

  async query(shipmentId: string): Promise<CourierNotice | undefined> {
    const told = await this.ask(`${this.url.replace(/\/$/, '')}/query`, { shipmentId }, QueryAnswer);
    return told.event === null ? undefined : { ...told, shipmentId };
  }

  private async ask<T>(url: string, question: object, answers: z.ZodType<T>, more: Record<string, string> = {}): Promise<T> {
    const body = JSON.stringify(question);
    const headers = { ...courierHeaders(this.secret, Buffer.from(body)), ...more };
    let answer: HttpAnswer;
    try {
      answer = await this.pool.send(url, { method: 'POST', headers, body, timeoutMs: this.config.COURIER_TIMEOUT_MS });
    } catch (cause) {
      throw courierAway({ cause });
    }
    if (answer.status < 200 || answer.status > 299) throw courierRefused({ cause: new Error(`status ${answer.status}`) });
    const read = answers.safeParse(jsonOf(answer.text));
    if (!read.success) throw courierAnswerUnreadable();
    return read.data;
  }

  read(headers: IncomingHttpHeaders, body: Buffer): CourierNotice {
    return readNotice(this.secret, headers, body);
  }

  private get url(): string {
    if (this.config.COURIER_URL === undefined) throw courierNotFound();
    return this.config.COURIER_URL;
  }

  private get secret(): string {
    if (this.config.COURIER_SECRET === undefined) throw courierNotFound();
    return this.config.COURIER_SECRET;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
