import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CATALOGUE_ITEMS_TOPIC, ItemVersionV1 } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import { eventOf, eventually, TestService, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import { filing, itemCode, itemCore, PERSON } from './builders.js';

const operator: TestPrincipal = { kind: 'officer', id: 'ops', permissions: ['ops.messaging'] };
const TOPIC = CATALOGUE_ITEMS_TOPIC.name;

const versionsIn = async (service: TestService): Promise<number> => {
  const [row] = await (await service.database()).query<{ n: number }>('SELECT count(*)::int AS n FROM item_versions');
  return row!.n;
};
const copyOf = async (service: TestService) => (await service.call('/api/v1/admin/messaging/copies', { as: operator })).body.copies[0];
const file = (service: TestService) =>
  service.call('/api/v1/applications', { as: PERSON, body: filing({ itemCode: itemCode(99) }), headers: { 'idempotency-key': uuidv7() } });

describe('the copy of item versions', () => {
  let first: TestService;
  let running = true;
  let probe: EventProbe;
  beforeAll(async () => {
    first = await TestService.start(acceptance);
    probe = await first.probe();
  }, 60_000);
  afterAll(async () => {
    await probe?.stop();
    if (running) await first?.stop();
  });

  it('is complete at once where nothing has been told yet', async () => {
    await eventually(async () => expect(await copyOf(first)).toMatchObject({ topic: TOPIC, complete: true, missing: 0 }));
    const ready = await first.call('/health/ready');
    expect(ready.body).toMatchObject({ status: 'ok', copies: { [TOPIC]: 'complete' } });
    expect((await file(first)).body.code).toBe('ACCEPTANCE.ITEM_NOT_FOUND');
  });

  it('is made again by a service that starts from nothing, whatever its group had read before', async () => {
    for (const serial of [1, 2, 3]) {
      await probe.publish(ItemVersionV1, eventOf(ItemVersionV1, itemCore({ itemCode: itemCode(serial) }), { sequence: 1 }));
    }
    await eventually(async () => expect(await versionsIn(first)).toBe(3));
    await first.stop();
    running = false;
    const second = await TestService.start(acceptance, { KAFKA_PREFIX: first.prefix });
    try {
      await eventually(async () => expect(await versionsIn(second)).toBe(3), 30_000);
      const copy = await eventually(async () => {
        const read = await copyOf(second);
        expect(read).toMatchObject({ complete: true, missing: 0 });
        return read;
      });
      expect(Date.parse(copy.completeAt)).toBeGreaterThanOrEqual(Date.parse(copy.startedAt));
      expect((await second.call('/metrics')).body).toContain(`state_copy_complete{topic="${TOPIC}"} 1`);
    } finally {
      await second.stop();
    }
  });
});

describe('a copy that has not been begun', () => {
  it('does not say that there is no such item before it has them all', async () => {
    const alone = await TestService.start(acceptance, { KAFKA_BROKERS: '127.0.0.1:9' });
    try {
      const answer = await file(alone);
      expect([answer.status, answer.body.code]).toEqual([503, 'ACCEPTANCE.ITEMS_INCOMPLETE']);
      expect(answer.headers.get('retry-after')).toBe('30');
    } finally {
      await alone.stop();
    }
  });
});
