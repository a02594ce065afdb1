import { Body, Controller, Get, Header, Inject, Param, Post } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { ApiGroup, ApiProblems, Operation, routeNotFound } from '@yiwang/http-api';
import { z } from 'zod';
import { orderNotFound, sandboxOrderClosed } from '../../fee/domain/payment.errors.js';
import type { PaymentConfig } from '../../payment.config.js';
import { SandboxChannel } from './sandbox-channel.js';

const OrderId = z.uuid();
const PayAtSandbox = z
  .strictObject({
    amountFen: z.int().min(1).max(Number.MAX_SAFE_INTEGER).optional().describe('another amount than was asked for, to try that out'),
    notify: z.boolean().default(true).describe('false: the callback is lost'),
  })
  .meta({ id: 'PayAtSandbox' });
const SandboxPayment = z
  .object({
    orderId: z.uuid(),
    transactionId: z.string(),
    amountFen: z.int(),
    paidAt: z.iso.datetime(),
    notified: z.int().nullable().describe('status with which the callback was answered; null when none got through'),
  })
  .meta({ id: 'SandboxPayment' });
type SandboxPayment = z.output<typeof SandboxPayment>;

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** 沙箱收银台 — where a payer of the development stack pays. Does not exist where the sandbox channel is not open, as in production. */
@ApiGroup('Sandbox')
@ApiProblems(orderNotFound)
@Public()
@Controller('sandbox/payments/:orderId')
export class SandboxController {
  constructor(
    private readonly sandbox: SandboxChannel,
    @Inject(CONFIG) private readonly config: PaymentConfig,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Operation({
    summary: 'The pay page of the sandbox',
    description: 'Development only.',
    consistency: 'strong',
    response: { mediaType: 'text/html', description: 'a page with the amount; it pays by the operation below' },
  })
  async page(@Param('orderId', { schema: OrderId }) orderId: string): Promise<string> {
    this.assertOpen();
    const { title, amountFen, transactionId, closed } = await this.sandbox.show(orderId);
    const state = transactionId !== null ? '已支付 paid' : closed ? '已关闭 closed' : '待支付 unpaid';
    return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>沙箱收银台</title>
<h1>沙箱收银台 (不产生真实资金)</h1><p>${escape(title)}</p><p>${yuan(amountFen)} 元 · ${state}</p>
<p>POST /sandbox/payments/${orderId}/pay</p></html>`;
  }

  @Post('pay')
  @Operation({
    summary: 'Pay at the sandbox',
    description: 'Development only. Pays once; who pays again is told of the payment, and the callback is sent again.',
    consistency: 'strong',
    errors: [sandboxOrderClosed],
    response: { status: 200, schema: SandboxPayment },
  })
  async pay(
    @Param('orderId', { schema: OrderId }) orderId: string,
    @Body({ schema: PayAtSandbox }) body: z.output<typeof PayAtSandbox>,
  ): Promise<SandboxPayment> {
    this.assertOpen();
    const { paidAt, ...payment } = await this.sandbox.pay(orderId, body.amountFen);
    const notified = body.notify ? await this.sandbox.notify(orderId) : null;
    return { ...payment, paidAt: paidAt.toISOString(), notified };
  }

  private assertOpen(): void {
    if (this.config.NODE_ENV === 'production' || !this.config.PAYMENT_CHANNELS?.includes('sandbox')) throw routeNotFound();
  }
}
