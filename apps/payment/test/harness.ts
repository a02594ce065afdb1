import { createServer, type AddressInfo } from 'node:net';
import type { EventDefinition } from '@yiwang/event-core';
import {
  CaseAcceptedV1,
  CaseClosedV1,
  CaseCorrectedV1,
  CaseDecidedV1,
  CaseRefusedV1,
  CaseResubmittedV1,
  CaseSubmittedV1,
  CaseWithdrawnV1,
} from '@yiwang/events-acceptance';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { eventOf, eventually, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import type { z } from 'zod';
import { signedHeaders } from '../src/channels/sandbox/sandbox-channel.js';
import type { PayableView, PlacedOrder } from '../src/fee/http/payment.schema.js';
import { payment } from '../src/payment.service.js';

export const MARKET = '11330203MB0A100133';
export const COUNTER = '11330281MB0A100800';
const SECRET = 'a-sandbox-secret-of-this-test-0123456789';

export const PERSON: TestPrincipal = { kind: 'person', id: 'person-1', realNameLevel: 3, permissions: ['case.file', 'payment.pay'] };
export const OTHER: TestPrincipal = { ...PERSON, id: 'person-2' };
export const CLERK: TestPrincipal = {
  kind: 'officer',
  id: 'clerk-1',
  orgCode: COUNTER,
  regionCode: '330281',
  permissions: ['payment.pay'],
};
export const OFFICER: TestPrincipal = {
  kind: 'officer',
  id: 'officer-1',
  orgCode: MARKET,
  regionCode: '330203',
  permissions: ['payment.exempt', 'payment.read'],
};
export const STRANGER: TestPrincipal = { ...OFFICER, id: 'officer-2', orgCode: '11330281MB0A10056G', regionCode: '330281' };
export const OPERATOR: TestPrincipal = { kind: 'officer', id: 'operator', regionCode: '330200', permissions: ['ops.messaging'] };

type Fee = ItemOperationalCore['fees'][number];
export const fee = (timing: Fee['timing'], amountFen = 1000): Fee => ({
  feeCode: 'F01',
  name: '工本费',
  timing,
  rule: { kind: 'fixed', amountFen },
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The whole service, its sandbox bank included, with its neighbours played by the test. */
export class PaymentUnderTest {
  private serial = 0;
  private constructor(
    readonly service: TestService,
    readonly probe: EventProbe,
    readonly database: Database,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<PaymentUnderTest> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const service = await TestService.start(payment, {
      PORT: String(port),
      PUBLIC_URL: url,
      SANDBOX_SECRET: SECRET,
      QUERY_AFTER_SECONDS: '3600',
      ...env,
    });
    const probe = await eventually(() => service.probe());
    return new PaymentUnderTest(service, probe, await service.database());
  }

  async stop(): Promise<void> {
    await this.probe.stop();
    await this.service.stop();
  }

  rows<T extends Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<T[]> {
    return this.database.query<T>(sql, params);
  }

  caseNo(): string {
    return `330203260302${String(++this.serial).padStart(8, '0')}X`;
  }

  /** An item code that no other test has. */
  itemCode(): string {
    return uuidv7().replaceAll('-', '').toUpperCase().slice(1);
  }

  async publishItem(itemCode: string, fees: Fee[]): Promise<void> {
    await this.probe.publish(ItemVersionV1, eventOf(ItemVersionV1, itemOf(itemCode, fees), { sequence: 1 }));
  }

  /** Publishes an item with these fees, and waits until the copy is there. */
  async givenItem(...fees: Fee[]): Promise<string> {
    const itemCode = this.itemCode();
    await this.publishItem(itemCode, fees);
    await eventually(async () => {
      if ((await this.rows('SELECT 1 FROM item_fees WHERE item_code = $1', [itemCode])).length === 0) throw new Error('not here yet');
    });
    return itemCode;
  }

  submitted(caseNo: string, itemCode: string, more: object = {}) {
    return this.fact(CaseSubmittedV1, caseNo, itemCode, {
      acceptedBy: 'window',
      applicantKind: 'person',
      channel: 'computer',
      acceptanceDueAt: '2026-03-09T09:00:00.000Z',
      provisional: false,
      ...more,
    });
  }

  atCounter(caseNo: string, itemCode: string) {
    const by = { kind: 'officer', id: CLERK.id, orgCode: COUNTER };
    return this.submitted(caseNo, itemCode, { by, channel: 'window', receivedIn: { orgCode: COUNTER, regionCode: '330281' } });
  }

  resubmitted(caseNo: string, itemCode: string, more: object) {
    const due = { acceptanceDueAt: '2026-03-16T09:00:00.000Z', provisional: false };
    return this.fact(CaseResubmittedV1, caseNo, itemCode, { round: 1, acceptedBy: 'window', ...due, ...more });
  }

  corrected(caseNo: string, itemCode: string, more: object) {
    return this.fact(CaseCorrectedV1, caseNo, itemCode, { round: 1, called: 1, form: true, materials: false, ...more });
  }

  accepted(caseNo: string, itemCode: string, more: object = {}) {
    const due = { promiseDueAt: '2026-03-16T09:00:00.000Z', statutoryDueAt: '2026-03-30T09:00:00.000Z', provisional: false };
    return this.fact(CaseAcceptedV1, caseNo, itemCode, { ...due, caseKind: 'promised', ...more });
  }

  decided(caseNo: string, itemCode: string, outcome: 'approved' | 'rejected') {
    return this.fact(CaseDecidedV1, caseNo, itemCode, { outcome, deliveryDueAt: '2026-03-30T09:00:00.000Z', provisional: false });
  }

  refused(caseNo: string, itemCode: string) {
    return this.fact(CaseRefusedV1, caseNo, itemCode, { ground: 'requirementsNotMet' });
  }

  withdrawn(caseNo: string, itemCode: string) {
    return this.fact(CaseWithdrawnV1, caseNo, itemCode, { stage: 'submitted' });
  }

  closed(caseNo: string, itemCode: string, finishKind: number) {
    return this.fact(CaseClosedV1, caseNo, itemCode, { finishKind });
  }

  private async fact<S extends z.ZodType>(definition: EventDefinition<S>, caseNo: string, itemCode: string, extra: object) {
    const fact = {
      caseNo,
      itemCode,
      itemVersion: 1,
      decidingOrgCode: MARKET,
      regionCode: '330203',
      by: { kind: 'person', id: PERSON.id },
      at: '2026-03-02T02:00:00.000Z',
      ...extra,
    };
    const erased = definition as unknown as EventDefinition;
    const event = eventOf(erased, fact as never);
    await this.probe.publish(erased, event);
    return event;
  }

  post(path: string, as: TestPrincipal, body: unknown, key = uuidv7()): Promise<ApiResponse> {
    return this.service.call(path, { as, body, headers: { 'idempotency-key': key } });
  }

  async payables(caseNo: string, as = PERSON): Promise<PayableView[]> {
    const { status, body } = await this.service.call(`/api/v1/payments/payables?caseNo=${caseNo}`, { as });
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return (body as { items: PayableView[] }).items;
  }

  /** The payable of a case with one fee, as soon as it is in this state. */
  payable(caseNo: string, status: PayableView['status'] = 'due'): Promise<PayableView> {
    return eventually(async () => {
      const found = (await this.payables(caseNo, CLERK_OR_PERSON)).findLast((payable) => payable.status === status);
      if (!found) throw new Error(`no payable of ${caseNo} is ${status}`);
      return found;
    });
  }

  order(payableId: string, as = PERSON, key?: string): Promise<ApiResponse> {
    return this.post('/api/v1/payments/orders', as, { payableId }, key);
  }

  /** A case with one fee that is due before acceptance, and an order for it. */
  async ordered(itemCode: string): Promise<PlacedOrder> {
    const caseNo = this.caseNo();
    await this.submitted(caseNo, itemCode);
    const { status, body } = await this.order((await this.payable(caseNo)).payableId);
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body as PlacedOrder;
  }

  /** The payer pays at the sandbox. */
  pay(orderId: string, body: object = {}): Promise<ApiResponse> {
    return this.service.call(`/sandbox/payments/${orderId}/pay`, { body });
  }

  /** A callback as the sandbox sends it, unless the test changes something about it. */
  async callback(
    notice: object | string,
    { secret = SECRET, at = Date.now(), send }: { secret?: string; at?: number; send?: (body: string) => string } = {},
  ): Promise<ApiResponse> {
    const body = typeof notice === 'string' ? notice : JSON.stringify(notice);
    const headers = { 'content-type': 'application/json', ...signedHeaders(secret, Buffer.from(body), at) };
    return this.service.call('/callbacks/payments/sandbox', { method: 'POST', headers, body: send?.(body) ?? body });
  }

  async ledger(caseNo: string): Promise<Record<string, number>> {
    const rows = await this.rows<{ account: string; balance: string }>(
      `SELECT account, sum(amount_fen) AS balance FROM entries JOIN postings p ON p.id = posting_id WHERE p.case_no = $1
       GROUP BY account HAVING sum(amount_fen) <> 0`,
      [caseNo],
    );
    return Object.fromEntries(rows.map(({ account, balance }) => [account, Number(balance)]));
  }
}

/** Whoever filed it: the tests look at cases of one person, and of one counter. */
const CLERK_OR_PERSON: TestPrincipal = {
  kind: 'officer',
  id: 'reader',
  orgCode: MARKET,
  regionCode: '330203',
  permissions: ['payment.read'],
};

const sha = (digit: string): string => digit.repeat(64);
const itemOf = (itemCode: string, fees: Fee[]): ItemOperationalCore => ({
  itemCode,
  version: 1,
  name: '食品经营许可（新办）',
  status: 'published',
  category: '01',
  audience: ['naturalPerson', 'enterprise'],
  implementingBody: { orgCode: MARKET, name: '海曙区市场监督管理局', regionCode: '330203' },
  exerciseLevel: '4',
  acceptedBy: 'window',
  caseKind: 'promised',
  star: 0,
  participants: [{ orgCode: MARKET, name: '海曙区市场监督管理局', lead: true, stage: 1, sharePercent: 100, visibleFields: [] }],
  limits: { promised: { value: 7, unit: 'workingDay' }, statutory: { value: 20, unit: 'workingDay' } },
  fees,
  materials: [],
  form: { ref: 'forms/1', sha256: sha('a') },
  guide: { ref: 'guides/1', sha256: sha('b') },
  resultKinds: ['licence'],
  deliveryKinds: ['window'],
  validity: { from: '2026-01-01T00:00:00.000Z', to: null },
});
