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

const rebuilding = async (service: TestService): Promise<void> => {
  expect((await service.call('/health/ready')).body.copies?.[TOPIC]).not.toBe('complete');
  expect((await file(service)).body.code).toBe('ACCEPTANCE.ITEMS_INCOMPLETE');
};
const whole = (service: TestService, versions: number) =>
  eventually(async () => {
    expect(await versionsIn(service)).toBe(versions);
    const copy = await copyOf(service);
    expect(copy).toMatchObject({ topic: TOPIC, complete: true, missing: 0 });
    return copy;
  }, 60_000);

describe('the copy of item versions', () => {
  const running = new Set<TestService>();
  const start = async (env: Record<string, string> = {}): Promise<TestService> => {
    const service = await TestService.start(acceptance, env);
    running.add(service);
    return service;
  };
  const stop = async (service: TestService): Promise<void> => {
    running.delete(service);
    await service.stop();
  };
  let first: TestService;
  let second: TestService;
  let probe: EventProbe;
  beforeAll(async () => {
    first = await start();
    probe = await first.probe();
  }, 60_000);
  afterAll(async () => {
    await probe?.stop();
    for (const service of running) await service.stop();
  });

  it('is complete at once where nothing has been told yet', async () => {
    await eventually(async () => expect(await copyOf(first)).toMatchObject({ topic: TOPIC, complete: true, missing: 0 }));
    const ready = await first.call('/health/ready');
    expect(ready.body).toMatchObject({ status: 'ok', copies: { [TOPIC]: 'complete' } });
    expect((await file(first)).body.code).toBe('ACCEPTANCE.ITEM_NOT_FOUND');
  });

  it('is made again by replicas that start from nothing, once nobody is left who goes on where the group was', async () => {
    for (const serial of [1, 2, 3]) {
      await probe.publish(ItemVersionV1, eventOf(ItemVersionV1, itemCore({ itemCode: itemCode(serial) }), { sequence: 1 }));
    }
    await eventually(async () => expect(await versionsIn(first)).toBe(3));
    second = await start({ KAFKA_PREFIX: first.prefix });
    const third = await start({ KAFKA_PREFIX: first.prefix, DATABASE_URL: second.databaseUrl });
    const claimed = () => second.database().then((db) => db.query('SELECT targets FROM state_copies'));
    await eventually(async () => expect(await claimed()).toEqual([{ targets: null }]));
    for (const service of [second, third]) await rebuilding(service);
    await stop(first);
    const copy = await whole(second, 3);
    expect(Date.parse(copy.completeAt)).toBeGreaterThanOrEqual(Date.parse(copy.startedAt));
    expect(await whole(third, 3)).toEqual(copy);
    expect((await second.call('/metrics')).body).toContain(`state_copy_complete{topic="${TOPIC}"} 1`);
    await stop(third);
    await stop(second);
  }, 120_000);

  it('is taken over from a process that was killed before it had begun', async () => {
    const fourth = await start({ KAFKA_PREFIX: first.prefix });
    await whole(fourth, 3);
    await (
      await fourth.database()
    ).query(`UPDATE state_copies SET targets = NULL, started_at = NULL, complete_at = NULL, claimed_at = now() - interval '9 seconds'`);
    const url = fourth.databaseUrl;
    await stop(fourth);
    const fifth = await start({ KAFKA_PREFIX: first.prefix, DATABASE_URL: url });
    await whole(fifth, 3);
    await stop(fifth);
  }, 120_000);
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
