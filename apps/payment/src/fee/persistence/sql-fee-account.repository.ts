import { Injectable } from '@nestjs/common';
import type { AppError } from '@yiwang/kernel';
import { Outbox } from '@yiwang/messaging';
import { Database } from '@yiwang/persistence';
import { SqlLedger } from '../../ledger/persistence/sql-ledger.js';
import { FeeAccount } from '../domain/fee-account.js';
import { FeeAccountRepository } from '../domain/fee-account.repository.js';
import type { AccountState, OfficerAction, Order, Payable, Receipt, Refund } from '../domain/fee-account-state.js';
import { orderNotFound, payableNotFound, refundNotFound } from '../domain/payment.errors.js';
import * as sql from './fee-account.sql.js';
import {
  toAccount,
  toOrder,
  toPayable,
  toReceipt,
  toRefund,
  type AccountRow,
  type OrderRow,
  type PayableRow,
  type ReceiptRow,
  type RefundRow,
} from './fee-account.row.js';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

@Injectable()
export class SqlFeeAccountRepository extends FeeAccountRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly ledger: SqlLedger,
  ) {
    super();
  }

  async lockCases(caseNos: readonly string[]): Promise<Map<string, FeeAccount>> {
    const accounts = await this.restore(await this.database.query<AccountRow>(sql.LOCK_CASES, [caseNos]));
    return new Map(accounts.map((account) => [account.snapshot.caseNo, account]));
  }

  lockByPayable(payableId: string): Promise<FeeAccount> {
    return this.lockBy(sql.CASE_OF_PAYABLE, payableId, payableNotFound);
  }

  lockByOrder(orderId: string): Promise<FeeAccount> {
    return this.lockBy(sql.CASE_OF_ORDER, orderId, orderNotFound);
  }

  lockByRefund(refundId: string): Promise<FeeAccount> {
    return this.lockBy(sql.CASE_OF_REFUND, refundId, refundNotFound);
  }

  async isTakenBack(orderId: string, now: Date): Promise<boolean> {
    return (await this.database.query(sql.TELL_AGAIN, [orderId, iso(now)])).length > 0;
  }

  async lockPriceable(limit: number): Promise<FeeAccount[]> {
    return this.restore(await this.database.query<AccountRow>(sql.LOCK_PRICEABLE, [limit]));
  }

  async lockExpired(now: Date, limit: number): Promise<FeeAccount[]> {
    return this.restore(await this.database.query<AccountRow>(sql.LOCK_EXPIRED, [iso(now), limit]));
  }

  async save(accounts: Iterable<FeeAccount>): Promise<void> {
    for (const account of accounts) {
      const { payables, orders, refunds, newReceipts, newPostings, newActions, facts } = account.changes;
      const { caseNo } = account.snapshot;
      await this.saveAccount(account.snapshot);
      for (const payable of payables) await this.savePayable(caseNo, payable);
      for (const order of orders) await this.saveOrder(caseNo, order);
      for (const receipt of newReceipts) await this.addReceipt(caseNo, receipt);
      for (const refund of refunds) await this.saveRefund(caseNo, refund);
      for (const action of newActions) await this.addAction(caseNo, action);
      for (const posting of newPostings) await this.ledger.add(posting);
      for (const { definition, data, sequence, at } of facts) await this.outbox.add(definition, data, { sequence, at });
    }
  }

  private async lockBy(statement: string, id: string, missing: () => AppError): Promise<FeeAccount> {
    const [row] = await this.database.query<{ case_no: string }>(statement, [id]);
    const account = row && (await this.lockCases([row.case_no])).get(row.case_no);
    if (!account) throw missing();
    return account;
  }

  /** The rows below are read after the lock, so that they are as the last holder of it left them. */
  private async restore(rows: readonly AccountRow[]): Promise<FeeAccount[]> {
    if (rows.length === 0) return [];
    const caseNos = [rows.map(({ case_no }) => case_no)];
    const payables = await this.database.query<PayableRow & Record<string, unknown>>(sql.PAYABLES, caseNos);
    const orders = await this.database.query<OrderRow & Record<string, unknown>>(sql.ORDERS, caseNos);
    const receipts = await this.database.query<ReceiptRow & Record<string, unknown>>(sql.RECEIPTS, caseNos);
    const refunds = await this.database.query<RefundRow & Record<string, unknown>>(sql.REFUNDS, caseNos);
    return rows.map((row) => {
      const own = (part: { case_no: string }): boolean => part.case_no === row.case_no;
      return FeeAccount.restore(toAccount(row), {
        payables: payables.filter(own).map(toPayable),
        orders: orders.filter(own).map(toOrder),
        receipts: receipts.filter(own).map(toReceipt),
        refunds: refunds.filter(own).map(toRefund),
      });
    });
  }

  private saveAccount(s: Readonly<AccountState>): Promise<void> {
    return this.database.write(sql.SAVE_ACCOUNT, [
      s.caseNo,
      s.itemCode,
      s.itemVersion,
      s.orgCode,
      s.regionCode,
      s.applicantId,
      s.windowOrg,
      s.windowRegion,
      JSON.stringify(s.quantities),
      s.end,
      JSON.stringify(s.waiting),
      s.factSequence,
      s.enterprise,
    ]);
  }

  private savePayable(caseNo: string, p: Payable): Promise<void> {
    return this.database.write(sql.SAVE_PAYABLE, [
      p.id,
      caseNo,
      p.feeCode,
      p.feeName,
      p.timing,
      p.amountFen,
      p.status,
      p.closeReason,
      json(p.exemption),
      iso(p.createdAt),
      iso(p.expiresAt),
      iso(p.settledAt),
    ]);
  }

  private saveOrder(caseNo: string, o: Order): Promise<void> {
    return this.database.write(sql.SAVE_ORDER, [
      o.id,
      o.payableId,
      caseNo,
      o.channel,
      o.amountFen,
      o.status,
      JSON.stringify(o.placedBy),
      iso(o.createdAt),
      iso(o.expiresAt),
      iso(o.paidAt),
      o.transactionId,
      o.receivedFen,
      iso(o.checkAt),
    ]);
  }

  private addReceipt(caseNo: string, r: Receipt): Promise<void> {
    const { channel, transactionId, orderId, amountFen, outcome } = r;
    return this.database.write(sql.ADD_RECEIPT, [
      channel,
      transactionId,
      orderId,
      caseNo,
      amountFen,
      outcome,
      iso(r.paidAt),
      iso(r.receivedAt),
    ]);
  }

  private saveRefund(caseNo: string, r: Refund): Promise<void> {
    const money = [r.channel, r.transactionId, r.orderId, caseNo, r.amountFen];
    return this.database.write(sql.SAVE_REFUND, [r.id, ...money, r.reason, r.status, iso(r.requestedAt), iso(r.doneAt)]);
  }

  private addAction(caseNo: string, { at, action, payableId, orderId, by, clientId, note }: OfficerAction): Promise<void> {
    const actor = [by.kind, by.id, by.orgCode ?? null, clientId];
    return this.database.write(sql.ADD_ACTION, [iso(at), action, caseNo, payableId, orderId, ...actor, note]);
  }
}
