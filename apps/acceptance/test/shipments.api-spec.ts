import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseClosedV1, CaseDeliveredV1, CaseShippedV1 } from '@yiwang/events-acceptance';
import { ItemVersionV1 } from '@yiwang/events-catalogue';
import { OrderPaidV1 } from '@yiwang/events-payment';
import { uuidv7 } from '@yiwang/kernel';
import { eventOf, eventually, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import type { CaseDetail } from '../src/case/http/case.schema.js';
import { courierHeaders } from '../src/shipment/courier/signed-notice.js';
import type { ShipmentEntry } from '../src/shipment/http/shipment.schema.js';
import { CLERK_HAISHU, CLERK_YUYAO, collectedAt, filing, itemCode, itemCore, MARKET, PERSON, StubCatalogue } from './builders.js';
import { CourierCompany } from './courier-company.js';

const SECRET = 'a-courier-secret-of-this-test-0123456789';
const RECIPIENT = { name: '王小明', mobile: '13712349050', address: '浙江省宁波市海曙区中山西路 1 号 301 室' };
const BY_COURIER = { method: 'courier', recipient: RECIPIENT };
const OPERATOR: TestPrincipal = { kind: 'officer', id: 'operator', regionCode: '330200', permissions: ['ops.messaging'] };
const ITEM = { itemCode: itemCode(31), caseKind: 'immediate' as const, resultKinds: ['licence' as const] };
const WITH_FEE = {
  ...ITEM,
  itemCode: itemCode(32),
  fees: [{ feeCode: 'F01', name: '工本费', timing: 'beforeDelivery' as const, rule: { kind: 'fixed' as const, amountFen: 1000 } }],
};
/** Granted on trust: its originals are seen at a window. */
const ON_TRUST = { ...ITEM, itemCode: itemCode(34), star: 4 as const };
const AT_WINDOW = { ...ITEM, itemCode: itemCode(33), deliveryKinds: ['window' as const] };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The whole service with one courier or the other. */
class Delivering {
  private constructor(
    readonly service: TestService,
    readonly probe: EventProbe,
    private readonly catalogue: StubCatalogue,
  ) {}

  static async start(env: Record<string, string>): Promise<Delivering> {
    const catalogue = await StubCatalogue.start();
    const port = await freePort();
    const own = { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, CATALOGUE_URL: catalogue.url };
    const service = await TestService.start(acceptance, { ...own, ...env });
    const probe = await eventually(() => service.probe());
    const one = new Delivering(service, probe, catalogue);
    for (const item of [ITEM, WITH_FEE, AT_WINDOW, ON_TRUST]) {
      // A topic that was made a moment ago may still be looking for its leader.
      await eventually(() => probe.publish(ItemVersionV1, eventOf(ItemVersionV1, itemCore(item), { sequence: 1 })));
    }
    await eventually(async () => {
      for (const each of [ITEM, WITH_FEE, AT_WINDOW, ON_TRUST]) await one.decided(each.itemCode);
    });
    return one;
  }

  async stop(): Promise<void> {
    await this.probe.stop();
    await this.service.stop();
    await this.catalogue.stop();
  }

  post(path: string, as: TestPrincipal, body: unknown = {}, key = uuidv7()): Promise<ApiResponse> {
    return this.service.call(path, { as, body, headers: { 'idempotency-key': key } });
  }

  act(caseNo: string, action: string, body: unknown = {}, as = CLERK_HAISHU): Promise<ApiResponse> {
    return this.post(`/api/v1/applications/${caseNo}/${action}`, as, body);
  }

  async show(caseNo: string, as: TestPrincipal = PERSON): Promise<CaseDetail> {
    return (await this.service.call(`/api/v1/applications/${caseNo}`, { as })).body as CaseDetail;
  }

  /** A case whose licence is ready. */
  async decided(code = ITEM.itemCode): Promise<string> {
    const { status, body } = await this.post('/api/v1/applications', PERSON, filing({ itemCode: code }));
    if (status !== 201) throw new Error(`not filed: ${status} ${JSON.stringify(body)}`);
    const caseNo = body.caseNo as string;
    const done = await this.act(caseNo, 'complete', { outcome: 'approved' });
    if (done.status !== 200) throw new Error(JSON.stringify(done.body));
    return caseNo;
  }

  async sent(code = ITEM.itemCode): Promise<string> {
    const caseNo = await this.decided(code);
    const { status, body } = await this.act(caseNo, 'deliveries', BY_COURIER);
    expect([status, body.status]).toEqual([200, 'decided']);
    return caseNo;
  }

  /** The shipment of a case, as soon as it is in this state. */
  shipment(caseNo: string, status: string): Promise<NonNullable<CaseDetail['shipment']>> {
    return eventually(async () => {
      const { shipment } = await this.show(caseNo);
      if (shipment?.status !== status) throw new Error(`the shipment of ${caseNo} is ${shipment?.status}, not ${status}`);
      return shipment;
    });
  }

  callback(courier: string, notice: object | string, { secret = SECRET, at = Date.now() } = {}): Promise<ApiResponse> {
    const body = typeof notice === 'string' ? notice : JSON.stringify({ at: new Date().toISOString(), ...notice });
    return this.service.call(`/callbacks/courier/${courier}`, {
      method: 'POST',
      headers: courierHeaders(secret, Buffer.from(body), at),
      body,
    });
  }

  async parked(): Promise<ShipmentEntry[]> {
    const { status, body } = await this.service.call('/api/v1/admin/shipments', { as: OPERATOR });
    expect(status).toBe(200);
    return (body as { items: ShipmentEntry[] }).items;
  }
}

const kinds = ({ steps }: CaseDetail): string[] => steps.map(({ kind }) => kind);

describe('by the sandbox courier', () => {
  let here: Delivering;
  beforeAll(async () => {
    here = await Delivering.start({ SANDBOX_COURIER_SECRET: SECRET, SANDBOX_COURIER_SECONDS: '3600' });
  }, 120_000);
  afterAll(() => here?.stop());

  const happen = (shipmentId: string, event: string, notify = true): Promise<ApiResponse> =>
    here.service.call(`/sandbox/courier/parcels/${shipmentId}/events`, { body: { event, notify } });

  it('a case stays decided until the result is at the door, and is then delivered by the courier', async () => {
    const caseNo = await here.sent();
    const shipped = await here.probe.next(CaseShippedV1, caseNo);
    const { trackingNo, shipmentId } = await here.shipment(caseNo, 'placed');
    expect(shipped.data).toMatchObject({ shipmentId, trackingNo, courier: 'sandbox', by: { kind: 'system', id: 'courier:sandbox' } });
    expect((await happen(shipmentId, 'collected')).body).toEqual({ shipmentId, trackingNo, state: 'collected', notified: 204 });
    expect(await here.show(caseNo)).toMatchObject({ status: 'decided', deliveredAt: null, shipment: { status: 'collected' } });
    expect((await happen(shipmentId, 'delivered')).body.notified).toBe(204);

    const detail = await here.show(caseNo);
    expect(detail).toMatchObject({ status: 'delivered', deliveryMethod: 'courier', shipment: { status: 'delivered', trackingNo } });
    expect(kinds(detail).slice(-4)).toEqual(['courier-requested', 'shipped', 'courier-collected', 'delivered']);
    const delivered = await here.probe.next(CaseDeliveredV1, caseNo);
    expect(delivered.data).toMatchObject({ method: 'courier', by: { kind: 'system', id: 'courier:sandbox' } });
    expect(delivered.sequence).toBe(shipped.sequence + 1);
    expect((await here.act(caseNo, 'close')).body.status).toBe('closed');
    await here.probe.next(CaseClosedV1, caseNo);
  });

  it('a recipient is nowhere in clear, and applicant and window see it masked', async () => {
    const caseNo = await here.sent();
    const masked = { name: '*小明', mobile: '137****9050', address: '浙江省宁波市****' };
    for (const as of [PERSON, CLERK_HAISHU]) expect((await here.show(caseNo, as)).shipment!.recipient).toEqual(masked);
    const database = await here.service.database();
    const [row] = await database.query<{ all: string }>(
      `SELECT (SELECT json_agg(s)::text FROM shipments s) || coalesce((SELECT json_agg(o)::text FROM outbox o), '')
         || (SELECT json_agg(c)::text FROM case_steps c) || (SELECT json_agg(k)::text FROM idempotency_keys k)
         || coalesce((SELECT json_agg(p)::text FROM sandbox_parcels p), '') AS all`,
    );
    for (const clear of Object.values(RECIPIENT)) expect(row!.all).not.toContain(clear);
  });

  it('a courier needs a recipient, and nobody else takes one', async () => {
    const caseNo = await here.decided();
    const bad: [object, string][] = [
      [{ method: 'courier' }, 'RECIPIENT_MISSING'],
      [{ method: 'window', recipient: RECIPIENT }, 'RECIPIENT_NOT_ALLOWED'],
    ];
    for (const [body, code] of bad) {
      const answer = await here.act(caseNo, 'deliveries', body);
      expect([answer.status, JSON.stringify(answer.body).includes(code)]).toEqual([400, true]);
    }
    for (const recipient of [
      { ...RECIPIENT, mobile: '0574-87000001' },
      { ...RECIPIENT, name: ' ' },
      { ...RECIPIENT, more: 1 },
    ])
      expect((await here.act(caseNo, 'deliveries', { method: 'courier', recipient })).status).toBe(400);
    expect((await here.show(caseNo)).shipment).toBeNull();
  });

  it('a result that is on its way is handed over in no other way, nor sent twice', async () => {
    const caseNo = await here.sent();
    for (const body of [BY_COURIER, { method: 'window' }]) {
      const answer = await here.act(caseNo, 'deliveries', body);
      expect([answer.status, answer.body.code]).toEqual([409, 'ACCEPTANCE.SHIPMENT_UNDER_WAY']);
    }
    expect((await here.act(caseNo, 'close')).body.code).toBe('ACCEPTANCE.WRONG_STATUS');
    expect((await here.show(caseNo)).status).toBe('decided');
  });

  it('of requests that come at once one is taken', async () => {
    const caseNo = await here.decided();
    const answers = await Promise.all(Array.from({ length: 5 }, () => here.act(caseNo, 'deliveries', BY_COURIER)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
  });

  it('an item, a fee, a status and a counter hold as for every delivery', async () => {
    const offered = await here.act(await here.decided(AT_WINDOW.itemCode), 'deliveries', BY_COURIER);
    expect([offered.status, offered.body.code]).toEqual([400, 'ACCEPTANCE.DELIVERY_NOT_OFFERED']);
    const unpaid = await here.decided(WITH_FEE.itemCode);
    expect((await here.act(unpaid, 'deliveries', BY_COURIER)).body.code).toBe('ACCEPTANCE.FEE_UNPAID');
    expect((await here.show(unpaid)).shipment).toBeNull();
    const fact = {
      payableId: uuidv7(),
      caseNo: unpaid,
      itemCode: WITH_FEE.itemCode,
      itemVersion: 1,
      regionCode: '330203',
      orgCode: MARKET,
    };
    const at = new Date().toISOString();
    const order = {
      feeCode: 'F01',
      timing: 'beforeDelivery' as const,
      amountFen: 1000,
      at,
      orderId: uuidv7(),
      channel: 'sandbox',
      paidAt: at,
    };
    await here.probe.publish(OrderPaidV1, eventOf(OrderPaidV1, { ...fact, ...order }));
    await eventually(async () => expect((await here.act(unpaid, 'deliveries', BY_COURIER)).status).toBe(200));
    const filed = await here.post('/api/v1/applications', PERSON, filing({ itemCode: ITEM.itemCode }));
    expect((await here.act(filed.body.caseNo as string, 'deliveries', BY_COURIER)).body.code).toBe('ACCEPTANCE.WRONG_STATUS');
    expect((await here.act(unpaid, 'deliveries', BY_COURIER, CLERK_YUYAO)).status).toBe(404);
  });

  it('a callback that comes again, late or out of order changes nothing', async () => {
    const caseNo = await here.sent();
    const { shipmentId, trackingNo } = await here.shipment(caseNo, 'placed');
    const say = (event: string): Promise<ApiResponse> => here.callback('sandbox', { event, shipmentId, trackingNo });
    expect((await say('delivered')).status).toBe(204);
    const { version } = await here.show(caseNo);
    for (const event of ['delivered', 'collected', 'returned', 'delivered']) expect((await say(event)).status).toBe(204);
    expect(await here.show(caseNo)).toMatchObject({ status: 'delivered', version, shipment: { status: 'delivered', collectedAt: null } });
    const again = await Promise.all(Array.from({ length: 5 }, () => say('delivered')));
    expect(again.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204]);
    await here.act(caseNo, 'close');
    await here.probe.next(CaseClosedV1, caseNo);
    expect(here.probe.events.filter(({ subject, type }) => subject === caseNo && type === CaseDeliveredV1.fullType)).toHaveLength(1);
  });

  it('a decision is not taken back while the courier has its result, and may be once the parcel came back', async () => {
    const caseNo = await here.sent(ON_TRUST.itemCode);
    const { shipmentId, trackingNo } = await here.shipment(caseNo, 'placed');
    const annul = () => here.act(caseNo, 'annulments', { reason: '原件与上传件不一致' });
    const early = await annul();
    expect([early.status, early.body.code]).toEqual([409, 'ACCEPTANCE.SHIPMENT_UNDER_WAY']);
    expect((await here.show(caseNo)).status).toBe('decided');
    expect((await here.callback('sandbox', { event: 'returned', shipmentId, trackingNo })).status).toBe(204);
    expect((await annul()).body.status).toBe('closed');
  });

  it('a callback is believed by its signature only', async () => {
    const caseNo = await here.sent();
    const { shipmentId, trackingNo } = await here.shipment(caseNo, 'placed');
    const notice = { event: 'delivered', shipmentId, trackingNo };
    const refused = async (answer: Promise<ApiResponse>): Promise<unknown[]> => [(await answer).status, (await answer).body.code];
    expect(await refused(here.callback('sandbox', notice, { secret: `${SECRET}0` }))).toEqual([401, 'ACCEPTANCE.COURIER_CALLBACK_FORGED']);
    expect(await refused(here.callback('sandbox', notice, { at: Date.now() - 400_000 }))).toEqual([
      401,
      'ACCEPTANCE.COURIER_CALLBACK_STALE',
    ]);
    expect(await refused(here.callback('sandbox', 'not json'))).toEqual([400, 'ACCEPTANCE.COURIER_CALLBACK_MALFORMED']);
    expect(await refused(here.callback('http', notice))).toEqual([404, 'ACCEPTANCE.COURIER_NOT_FOUND']);
    const strangers = [
      { ...notice, shipmentId: uuidv7() },
      { ...notice, trackingNo: 'SBX0000' },
    ];
    for (const stranger of strangers)
      expect(await refused(here.callback('sandbox', stranger))).toEqual([404, 'ACCEPTANCE.SHIPMENT_NOT_FOUND']);
    expect((await here.show(caseNo)).status).toBe('decided');
  });

  it('a returned parcel frees the case for the window, or for another parcel', async () => {
    const caseNo = await here.sent();
    const first = await here.shipment(caseNo, 'placed');
    await happen(first.shipmentId, 'returned');
    expect(await here.show(caseNo)).toMatchObject({ status: 'decided', shipment: { status: 'returned' } });
    expect((await here.act(caseNo, 'deliveries', BY_COURIER)).status).toBe(200);
    const second = await here.shipment(caseNo, 'placed');
    expect(second.shipmentId).not.toBe(first.shipmentId);
    const late = { event: 'delivered', shipmentId: first.shipmentId, trackingNo: first.trackingNo };
    expect((await here.callback('sandbox', late)).status).toBe(204);
    expect((await here.show(caseNo)).status).toBe('decided');
    await happen(second.shipmentId, 'returned');
    expect((await collectedAt(here.service, caseNo)).body.status).toBe('delivered');
    expect((await here.show(caseNo)).deliveryMethod).toBe('window');
  });

  it('no sandbox parcel exists that nobody ordered', async () => {
    expect((await happen(uuidv7(), 'delivered')).status).toBe(404);
  });
});

describe('left to itself', () => {
  it('the sandbox collects and delivers, and tells again what was not heard', async () => {
    const here = await Delivering.start({ SANDBOX_COURIER_SECRET: SECRET, SANDBOX_COURIER_SECONDS: '0.1' });
    try {
      const caseNo = await here.sent();
      await eventually(async () => expect((await here.show(caseNo)).status).toBe('delivered'));
      expect(kinds(await here.show(caseNo)).slice(-3)).toEqual(['shipped', 'courier-collected', 'delivered']);
    } finally {
      await here.stop();
    }
  }, 120_000);
});

describe('by a courier company', () => {
  let company: CourierCompany;
  let here: Delivering;
  beforeAll(async () => {
    company = await CourierCompany.start(SECRET);
    here = await Delivering.start({
      COURIER: 'http',
      COURIER_URL: company.url,
      COURIER_SECRET: SECRET,
      COURIER_ATTEMPTS: '4',
      COURIER_RETRY_SECONDS: '0.05',
      COURIER_ASK_SECONDS: '0.2',
    });
  }, 120_000);
  afterAll(async () => {
    await here?.stop();
    await company?.stop();
  });
  afterEach(() => {
    company.down = false;
  });

  it('it gets the address in clear, signed, once, and its word is the case’s', async () => {
    const caseNo = await here.sent();
    const { shipmentId, trackingNo } = await here.shipment(caseNo, 'placed');
    const known = company.orders.get(shipmentId)!;
    expect(known.trackingNo).toBe(trackingNo);
    expect(known.order.recipient).toEqual(RECIPIENT);
    expect(new URL(known.order.callbackUrl).pathname).toBe('/callbacks/courier/http');
    expect((await here.callback('http', { event: 'delivered', shipmentId, trackingNo })).status).toBe(204);
    expect(await here.show(caseNo)).toMatchObject({ status: 'delivered', shipment: { status: 'delivered' } });
  });

  it('it is asked what became of a parcel, when its callbacks are lost', async () => {
    const caseNo = await here.sent();
    const { shipmentId } = await here.shipment(caseNo, 'placed');
    const tell = (event: string): unknown => company.untold.set(shipmentId, { event, at: '2026-03-02T10:00:00+08:00' });
    tell('collected');
    expect((await here.shipment(caseNo, 'collected')).collectedAt).toBe('2026-03-02T02:00:00.000Z');
    tell('delivered');
    await here.shipment(caseNo, 'delivered');
    expect((await here.show(caseNo)).status).toBe('delivered');
    expect(kinds(await here.show(caseNo)).slice(-3)).toEqual(['shipped', 'courier-collected', 'delivered']);
  });

  it('it is asked again while it is away, and places the order once', async () => {
    company.down = true;
    const asked = company.asked;
    const caseNo = await here.sent();
    await eventually(() => {
      if (company.asked <= asked) throw new Error('not asked yet');
    });
    expect((await here.show(caseNo)).shipment).toMatchObject({ status: 'requested', trackingNo: null });
    company.down = false;
    const { shipmentId } = await here.shipment(caseNo, 'placed');
    expect(company.orders.has(shipmentId)).toBe(true);
    expect(await here.parked()).toEqual([]);
  });

  it('it is given up on after so many attempts, seen and retried by an operator', async () => {
    company.down = true;
    const caseNo = await here.sent();
    const { shipmentId } = await here.shipment(caseNo, 'parked');
    expect(await here.parked()).toEqual([
      expect.objectContaining({ shipmentId, caseNo, attempts: 4, lastError: 'ACCEPTANCE.COURIER_REFUSED', nextAttemptAt: null }),
    ]);
    expect(JSON.stringify(await here.parked())).not.toContain(RECIPIENT.mobile);
    expect((await here.act(caseNo, 'deliveries', { method: 'window' })).body.code).toBe('ACCEPTANCE.SHIPMENT_UNDER_WAY');
    const retry = `/api/v1/admin/shipments/${shipmentId}/retry`;
    expect((await here.post(retry, CLERK_HAISHU)).status).toBe(403);
    company.down = false;
    const key = uuidv7();
    expect((await here.post(retry, OPERATOR, {}, key)).body).toEqual({ shipmentId, caseNo, status: 'requested' });
    await here.shipment(caseNo, 'placed');
    expect((await here.post(retry, OPERATOR, {}, key)).body.status).toBe('requested');
    expect((await here.post(retry, OPERATOR)).body.code).toBe('ACCEPTANCE.SHIPMENT_NOT_PARKED');
    expect(kinds(await here.show(caseNo)).slice(-4)).toEqual(['courier-requested', 'courier-parked', 'courier-retried', 'shipped']);
  });

  it('it is given up on for good by an operator, and the window delivers', async () => {
    company.down = true;
    const caseNo = await here.sent();
    const { shipmentId } = await here.shipment(caseNo, 'parked');
    expect((await here.post(`/api/v1/admin/shipments/${shipmentId}/cancel`, OPERATOR)).body.status).toBe('cancelled');
    expect((await collectedAt(here.service, caseNo)).body.status).toBe('delivered');
    expect((await here.post(`/api/v1/admin/shipments/${uuidv7()}/cancel`, OPERATOR)).status).toBe(404);

    // It had the order all the same.
    const notice = { event: 'delivered', shipmentId, trackingNo: 'YT0000LATE' };
    for (let times = 0; times < 2; times++) expect((await here.callback('http', notice)).status).toBe(204);
    const detail = await here.show(caseNo);
    expect(detail).toMatchObject({ deliveryMethod: 'window', shipment: { status: 'cancelled', trackingNo: 'YT0000LATE' } });
    expect(kinds(detail).slice(-2)).toEqual(['delivered', 'courier-delivered']);
    expect((await here.act(caseNo, 'close')).body.status).toBe('closed');
  });

  it('what it lost is given up by an operator, and sent anew', async () => {
    const caseNo = await here.sent();
    const lost = await here.shipment(caseNo, 'placed');
    const cancel = `/api/v1/admin/shipments/${lost.shipmentId}/cancel`;
    expect((await here.post(cancel, CLERK_HAISHU)).status).toBe(403);
    expect((await here.post(cancel, OPERATOR)).body.status).toBe('cancelled');
    expect((await here.post(cancel, OPERATOR)).body.code).toBe('ACCEPTANCE.SHIPMENT_NOT_CANCELLABLE');
    expect((await here.act(caseNo, 'deliveries', BY_COURIER)).status).toBe(200);
    const { shipmentId, trackingNo } = await here.shipment(caseNo, 'placed');
    const found = { event: 'delivered', shipmentId: lost.shipmentId, trackingNo: lost.trackingNo };
    expect((await here.callback('http', found)).status).toBe(204);
    expect((await here.show(caseNo)).status).toBe('decided');
    expect((await here.callback('http', { event: 'delivered', shipmentId, trackingNo })).status).toBe(204);
    expect((await here.show(caseNo)).status).toBe('delivered');
  });

  it('of a callback and an operator who gives up at once, one decides and the other finds it decided', async () => {
    const caseNo = await here.sent();
    const { shipmentId, trackingNo } = await here.shipment(caseNo, 'placed');
    const [told, cancelled] = await Promise.all([
      here.callback('http', { event: 'delivered', shipmentId, trackingNo }),
      here.post(`/api/v1/admin/shipments/${shipmentId}/cancel`, OPERATOR),
    ]);
    expect(told.status).toBe(204);
    const { status, shipment } = await here.show(caseNo);
    expect([cancelled.status, status, shipment!.status]).toEqual(
      cancelled.status === 200 ? [200, 'decided', 'cancelled'] : [409, 'delivered', 'delivered'],
    );
  });

  it('a recipient is forgotten as soon as nobody must be told of him, and a parcel is taken away by nobody', async () => {
    const caseNo = await here.sent();
    await here.shipment(caseNo, 'placed');
    const database = await here.service.database();
    const kept = await database.query(
      `SELECT 1 FROM shipments WHERE recipient_sealed IS NOT NULL AND status NOT IN ('requested', 'parked')`,
    );
    expect(kept).toEqual([]);
    await expect(database.query('DELETE FROM shipments')).rejects.toThrow(/permission denied/);
  });

  it('no sandbox is there', async () => {
    const answer = await here.service.call(`/sandbox/courier/parcels/${uuidv7()}/events`, { body: { event: 'delivered' } });
    expect([answer.status, answer.body.code]).toEqual([404, 'HTTP.ROUTE_NOT_FOUND']);
  });
});
