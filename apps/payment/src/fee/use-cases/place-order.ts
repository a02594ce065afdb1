import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock, isAppError } from '@yiwang/kernel';
import { AgentScopes } from '../../agency/agent-scopes.js';
import { ChannelRegistry } from '../../channels/channel-registry.js';
import type { PaymentChannel } from '../../channels/payment-channel.js';
import type { PaymentConfig } from '../../payment.config.js';
import { FeeAccountRepository } from '../domain/fee-account.repository.js';
import { channelUnavailable, orderClosed, payableNotFound } from '../domain/payment.errors.js';
import type { PlacedOrder, PlaceOrder as Command } from '../http/payment.schema.js';
import { orderView } from '../queries/order-view.js';
import { mayPay } from '../reach.js';

/**
 * 下单 — the order is written first, then the channel is told of it outside the transaction. When the channel does not answer, the same
 * request again finds the order and tells the channel again. An order that was
 * taken back before the channel was told of it is paid by nobody: its address is not given out.
 */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly accounts: FeeAccountRepository,
    private readonly channels: ChannelRegistry,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly agents: AgentScopes,
    @Inject(CONFIG) private readonly config: PaymentConfig,
  ) {}

  /**
   * @throws PAYMENT.PAYABLE_NOT_FOUND, PAYMENT.NOT_DUE, PAYMENT.PAYABLE_EXPIRED, PAYMENT.ORDER_CLOSED, PAYMENT.CHANNEL_NOT_FOUND,
   * PAYMENT.CHANNEL_UNAVAILABLE, PAYMENT.OUTSIDE_AUTHORISATION, PAYMENT.AUTHORISATION_ENDED, PAYMENT.AUTHORISATION_UNCHECKED
   */
  async execute({ payableId, channel: code }: Command, principal: Principal, key: IdempotentRequest): Promise<PlacedOrder> {
    const channel = this.channels.pick(code);
    const judge = await this.agents.judgeOf(principal);
    const placed = await this.idempotency.once(key, () => this.place(payableId, channel, principal, judge), { status: 201 });
    const { payUrl } = await this.open(channel, placed);
    if (await this.accounts.isTakenBack(placed.orderId, this.clock.now())) throw orderClosed();
    return { ...placed, payUrl };
  }

  private async place(
    payableId: string,
    channel: PaymentChannel,
    principal: Principal,
    judge: Awaited<ReturnType<AgentScopes['judgeOf']>>,
  ) {
    const account = await this.accounts.lockByPayable(payableId);
    if (!mayPay(principal, account.snapshot)) throw payableNotFound();
    judge(account.snapshot);
    const now = this.clock.now();
    const order = account.placeOrder(payableId, channel.code, actorOf(principal), now, this.config.QUERY_AFTER_SECONDS);
    await this.accounts.save([account]);
    return orderView(order, account.snapshot.caseNo);
  }

  private async open(channel: PaymentChannel, { orderId, amountFen, caseNo, expiresAt }: Awaited<ReturnType<PlaceOrder['place']>>) {
    const notifyUrl = `${this.config.PUBLIC_URL}/callbacks/payments/${channel.code}`;
    try {
      return await channel.open({ orderId, amountFen, title: `政务服务缴费 ${caseNo}`, expiresAt: new Date(expiresAt), notifyUrl });
    } catch (error) {
      throw isAppError(error) ? error : channelUnavailable({ cause: error, retryAfter: 5 });
    }
  }
}
