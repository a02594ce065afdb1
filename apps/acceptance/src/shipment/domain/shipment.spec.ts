import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskedRecipient } from './recipient.js';
import { Shipment, type CourierNotice } from './shipment.js';
import { UNDER_WAY, type ShipmentStatus } from './shipment-status.js';

const now = new Date('2026-03-02T02:00:00Z');
const at = new Date('2026-03-02T01:59:00Z');
const requested = (): Shipment =>
  Shipment.request({
    id: '019ab2c4-2001-7101-8a1b-0c2d3e4f6a01',
    caseNo: '33020326030200000001X',
    courier: 'sandbox',
    recipientMasked: { name: '*小明', mobile: '137****9050', address: '宁波市****' },
    recipientSealed: 's',
    requestedBy: { kind: 'officer', id: 'o1' },
    requestedAt: now,
  });
const says = (event: CourierNotice['event'], trackingNo = 'T0001'): CourierNotice => ({
  event,
  shipmentId: '019ab2c4-2001-7101-8a1b-0c2d3e4f6a01',
  trackingNo,
  at,
});

describe('a shipment', () => {
  it('goes from the order to the door, and keeps the courier’s own times', () => {
    const one = requested();
    expect(one.place('T0001', now)).toEqual(['placed']);
    expect(one.receive(says('collected'), now)).toEqual(['collected']);
    expect(one.receive(says('delivered'), now)).toEqual(['delivered']);
    expect(one.snapshot).toMatchObject({ status: 'delivered', trackingNo: 'T0001', placedAt: now, collectedAt: at, deliveredAt: at });
  });

  it('is ordered once, however often that is answered', () => {
    const one = requested();
    one.place('T0001', now);
    expect(one.place('T0002', now)).toEqual([]);
    expect(one.snapshot.trackingNo).toBe('T0001');
  });

  it('learns its tracking number from the first callback when its own note of the order was lost', () => {
    const one = requested();
    expect(one.receive(says('delivered'), now)).toEqual(['placed', 'delivered']);
    expect(one.snapshot).toMatchObject({ status: 'delivered', trackingNo: 'T0001' });
    const parked = requested();
    parked.park('X');
    expect(parked.receive(says('collected'), now)).toEqual(['placed', 'collected']);
  });

  it('is not told about by the number of another parcel', () => {
    const one = requested();
    one.place('T0001', now);
    expect(() => one.receive(says('delivered', 'T0002'), now)).toThrow('ACCEPTANCE.SHIPMENT_NOT_FOUND');
    expect(one.snapshot.status).toBe('placed');
  });

  it('is parked only while it waits, and retried only when it is parked', () => {
    const one = requested();
    expect(() => one.retry()).toThrow('ACCEPTANCE.SHIPMENT_NOT_PARKED');
    expect(() => one.cancel()).toThrow('ACCEPTANCE.SHIPMENT_NOT_CANCELLABLE');
    expect(one.park('ACCEPTANCE.COURIER_AWAY')).toEqual(['parked']);
    expect(one.snapshot).toMatchObject({ status: 'parked', lastError: 'ACCEPTANCE.COURIER_AWAY' });
    expect(one.retry()).toEqual(['retried']);
    expect(one.snapshot).toMatchObject({ status: 'requested', attempts: 0 });
    one.place('T0001', now);
    expect(one.park('X')).toEqual([]);
  });

  it('is given up while it is parked, or when the courier lost it, and not when it is over', () => {
    const parked = requested();
    parked.park('X');
    const lost = requested();
    lost.receive(says('collected'), now);
    for (const one of [parked, lost]) {
      expect(one.cancel()).toEqual(['cancelled']);
      expect(() => one.cancel()).toThrow('ACCEPTANCE.SHIPMENT_NOT_CANCELLABLE');
    }
    const there = requested();
    there.receive(says('delivered'), now);
    expect(() => there.cancel()).toThrow('ACCEPTANCE.SHIPMENT_NOT_CANCELLABLE');
  });

  it('keeps, once and without effect, what the courier says of it after it was given up', () => {
    const one = requested();
    one.park('X');
    one.cancel();
    expect(one.receive(says('collected'), now)).toEqual(['late-collected']);
    expect(one.receive(says('delivered'), now)).toEqual(['late-delivered']);
    expect(one.receive(says('delivered'), now)).toEqual([]);
    expect(() => one.receive(says('returned', 'T0002'), now)).toThrow('ACCEPTANCE.SHIPMENT_NOT_FOUND');
    expect(one.snapshot).toMatchObject({ status: 'cancelled', trackingNo: 'T0001', collectedAt: at, deliveredAt: at, placedAt: null });
  });

  it('keeps, once, that an order was taken whose answer came after it was given up', () => {
    const one = requested();
    one.park('X');
    one.cancel();
    expect(one.place('T0001', now)).toEqual(['late-placed']);
    expect(one.place('T0001', now)).toEqual([]);
    expect(one.snapshot).toMatchObject({ status: 'cancelled', trackingNo: 'T0001', placedAt: now });
    const lost = requested();
    lost.place('T0001', now);
    lost.cancel();
    expect(lost.place('T0001', now)).toEqual([]);
  });

  it('keeps its recipient as long as the courier must be told of him', () => {
    const one = requested();
    one.park('X');
    one.retry();
    expect(one.snapshot.recipientSealed).toBe('s');
    one.place('T0001', now);
    expect(one.snapshot.recipientSealed).toBeNull();
    const other = requested();
    other.park('X');
    other.cancel();
    expect(other.snapshot.recipientSealed).toBeNull();
  });

  it('takes any sequence of callbacks, tells each change once, and stays as it ended', () => {
    const events = fc.array(fc.constantFrom('collected' as const, 'delivered' as const, 'returned' as const), { maxLength: 12 });
    fc.assert(
      fc.property(events, (sequence) => {
        const one = requested();
        const told: string[] = [];
        let ended: ShipmentStatus | undefined;
        for (const event of sequence) {
          told.push(...one.receive(says(event), now));
          const { status } = one.snapshot;
          if (ended !== undefined) expect(status).toBe(ended);
          if (!UNDER_WAY.includes(status)) ended = status;
        }
        expect(new Set(told).size).toBe(told.length);
        expect(told.includes('delivered') && told.includes('returned')).toBe(false);
      }),
    );
  });
});

it('shows of a recipient neither name, number nor door', () => {
  const masked = maskedRecipient({ name: '王小明', mobile: '13712349050', address: '浙江省宁波市海曙区中山西路 1 号 2 幢 301 室' });
  expect(masked).toEqual({ name: '*小明', mobile: '137****9050', address: '浙江省宁波市****' });
  expect(maskedRecipient({ name: '王明', mobile: '13712349050', address: '柳汀街 8 号' }).address).toBe('柳汀****');
});
