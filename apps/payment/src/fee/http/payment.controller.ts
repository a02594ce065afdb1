import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequireLogin, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import { AGENCY_ERRORS } from '../../agency/agency.errors.js';
import { ChannelRegistry } from '../../channels/channel-registry.js';
import * as errors from '../domain/payment.errors.js';
import { ListOrders } from '../queries/list-orders.js';
import { ListPayables } from '../queries/list-payables.js';
import { ShowOrder } from '../queries/show-order.js';
import { ActByHand } from '../use-cases/act-by-hand.js';
import { PlaceOrder } from '../use-cases/place-order.js';
import * as schema from './payment.schema.js';

/** 缴费. */
@ApiGroup('Payments')
@Controller('api/v1/payments')
export class PaymentController {
  constructor(
    private readonly listPayables: ListPayables,
    private readonly placeOrder: PlaceOrder,
    private readonly showOrder: ShowOrder,
    private readonly listOrders: ListOrders,
    private readonly byHand: ActByHand,
    private readonly channelRegistry: ChannelRegistry,
  ) {}

  @Get('channels')
  @RequireLogin()
  @Operation({ summary: 'List the channels that can be paid through', consistency: 'strong', response: { schema: schema.ChannelList } })
  channels(): { items: { code: string; name: string }[] } {
    return { items: this.channelRegistry.specs.map(({ code, name }) => ({ code, name })) };
  }

  @Get('payables')
  @RequirePermission('payment.pay', 'payment.read', 'payment.exempt')
  @Operation({
    summary: 'List what is due for a case, and what was',
    description: 'Empty for a case that costs nothing, that payment has not heard of yet, or that is not the caller’s to see.',
    consistency: 'eventual',
    response: { schema: schema.PayableList },
  })
  payables(
    @Query({ schema: schema.PayablesOf }) { caseNo }: { caseNo: string },
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ items: schema.PayableView[] }> {
    return this.listPayables.execute(caseNo, principal);
  }

  @Post('orders')
  @RequirePermission('payment.pay')
  @Operation({
    summary: 'Place an order for what is due',
    description: 'By the applicant, or by a clerk of the window that received the case. Answers with the address at which it is paid.',
    consistency: 'strong',
    errors: [
      ...AGENCY_ERRORS,
      errors.payableNotFound,
      errors.notDue,
      errors.payableExpired,
      errors.orderClosed,
      errors.channelNotFound,
      errors.channelUnavailable,
    ],
    response: { status: 201, schema: schema.PlacedOrder },
  })
  place(
    @Body({ schema: schema.PlaceOrder }) body: schema.PlaceOrder,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<schema.PlacedOrder> {
    return this.placeOrder.execute(body, principal, key);
  }

  @Get('orders')
  @RequirePermission('payment.read')
  @Operation({
    summary: 'List orders that wait for a person or a channel',
    description: 'Of one’s own body and region, oldest first: paid in another amount (mismatch), or on their way back (refunding).',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: schema.OrderPage },
  })
  orders(
    @Query({ schema: schema.OrdersByStatus }) query: schema.OrdersByStatus,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<schema.OrderView>> {
    return this.listOrders.execute(query, principal);
  }

  @Get('orders/:orderId')
  @RequirePermission('payment.pay', 'payment.read', 'payment.exempt')
  @Operation({ summary: 'Read an order', consistency: 'strong', errors: [errors.orderNotFound], response: { schema: schema.OrderView } })
  order(@Param('orderId', { schema: schema.Id }) orderId: string, @CurrentPrincipal() principal: Principal): Promise<schema.OrderView> {
    return this.showOrder.execute(orderId, principal);
  }

  @Post('payables/:payableId/exemptions')
  @RequirePermission('payment.exempt')
  @Operation({
    summary: 'Exempt from a fee',
    description: '减免 by an officer of the collecting body; what the fee holds is free. Who did it and why stays on record.',
    consistency: 'strong',
    errors: [errors.payableNotFound, errors.notDue],
    response: { status: 200, schema: schema.PayableReceipt },
  })
  exempt(
    @Param('payableId', { schema: schema.Id }) payableId: string,
    @Body({ schema: schema.Exempt }) { reason, note }: schema.Exempt,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<schema.PayableReceipt> {
    return this.byHand.exempt(payableId, reason, { principal, key, note });
  }

  @Post('payables/:payableId/renewals')
  @RequirePermission('payment.exempt')
  @Operation({
    summary: 'Renew what expired unpaid',
    description: '重开 by an officer of the collecting body: a new payable for the same fee.',
    consistency: 'strong',
    errors: [errors.payableNotFound, errors.notExpired, errors.caseOver],
    response: { status: 201, schema: schema.PayableReceipt },
  })
  renew(
    @Param('payableId', { schema: schema.Id }) payableId: string,
    @Body({ schema: schema.ByHandReason }) { note }: schema.ByHandReason,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<schema.PayableReceipt> {
    return this.byHand.renew(payableId, { principal, key, note });
  }

  @Post('orders/:orderId/refunds')
  @RequirePermission('payment.exempt')
  @Operation({
    summary: 'Return money that came in another amount',
    description:
      '退回 by an officer of the collecting body. The channel is asked by a worker; the order is `refunding` until it has answered.',
    consistency: 'strong',
    errors: [errors.orderNotFound, errors.notMismatched],
    response: { status: 200, schema: schema.OrderView },
  })
  refund(
    @Param('orderId', { schema: schema.Id }) orderId: string,
    @Body({ schema: schema.ByHandReason }) { note }: schema.ByHandReason,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<schema.OrderView> {
    return this.byHand.returnMismatch(orderId, { principal, key, note });
  }
}
