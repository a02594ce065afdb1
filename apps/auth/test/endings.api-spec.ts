import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DenyList, EndingFeed, endingKey, ENDINGS_PATH } from '@yiwang/access';
import { SERVICES } from '@yiwang/demo-data';
import { AccessEndedV1, AUTH_EVENTS_TOPIC } from '@yiwang/events-auth';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { eventually, EventProbe } from '@yiwang/testing';
import { AccessEndings } from '../src/ending/access-endings.js';
import { RunningAuth } from './builders/running-auth.js';

let auth: RunningAuth;
let endings: AccessEndings;
let uow: UnitOfWork;
let database: Database;
beforeAll(async () => {
  auth = await RunningAuth.start({ SEED: 'demo' });
  endings = auth.service.app.get(AccessEndings);
  uow = auth.service.app.get(UnitOfWork);
  database = auth.database;
}, 60_000);
afterAll(() => auth.stop());

/** A service that has just started. */
function reader() {
  const list = new DenyList(auth.issuer);
  const feed = new EndingFeed({ url: `${auth.service.url}${ENDINGS_PATH}`, list });
  const denies = (id: string): boolean => list.denies({ issuedAt: Math.floor(Date.now() / 1000), subjects: [['session', id]] });
  return { refresh: () => feed.refresh(), denies, list };
}

/** What one may wait for that another does. */
function gate() {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), passed };
}

const page = async (cursor?: string) => {
  const { body } = await auth.call(`${ENDINGS_PATH}${cursor === undefined ? '' : `?cursor=${cursor}`}`);
  return body as { endings: { key: string; notBefore: number | null; until: number }[]; cursor: string; more: boolean };
};

describe('who has ended access', () => {
  it('tells it to every service within its next question, and on Kafka', async () => {
    const probe = await EventProbe.start(auth.env['KAFKA_PREFIX']!, [AUTH_EVENTS_TOPIC]);
    const service = reader();
    await service.refresh();
    await endings.end({ kind: 'session', id: 'told' });
    await service.refresh();
    expect([service.denies('told'), service.denies('another')]).toEqual([true, false]);
    const event = await probe.next(AccessEndedV1, 'told');
    expect(event.data.kind).toBe('session');
    await probe.stop();
  });

  it('does not tell what was rolled back', async () => {
    const service = reader();
    const work = uow.run(async () => {
      await endings.end({ kind: 'session', id: 'undone' });
      throw new Error('rolled back');
    });
    await expect(work).rejects.toThrow('rolled back');
    await service.refresh();
    expect(service.denies('undone')).toBe(false);
  });

  it('tells what was written before, but committed after, the cursor of a reader', async () => {
    const [service, written, commit] = [reader(), gate(), gate()];
    const slow = uow.run(async () => {
      await database.query(`INSERT INTO access_endings (key_hash, expires_at) VALUES ($1, now() + interval '1 minute')`, [
        endingKey(auth.issuer, 'session', 'slow'),
      ]);
      written.open();
      await commit.passed;
    });
    await written.passed;
    await endings.end({ kind: 'session', id: 'quick' });
    await service.refresh();
    expect([service.denies('quick'), service.denies('slow')]).toEqual([true, false]);
    commit.open();
    await slow;
    await endings.end({ kind: 'session', id: 'last' });
    await service.refresh();
    expect(['quick', 'slow', 'last'].map((id) => service.denies(id))).toEqual([true, true, true]);
  });

  it('tells many, page by page', async () => {
    const ids = Array.from({ length: 6_000 }, (_, i) => `many-${i}`);
    await endings.end(...ids.map((id) => ({ kind: 'session' as const, id })));
    const first = await page();
    expect([first.endings.length, first.more]).toEqual([5_000, true]);
    const service = reader();
    await service.refresh();
    expect(ids.every((id) => service.denies(id))).toBe(true);
  }, 30_000);

  it('says what it cannot be asked', async () => {
    for (const cursor of ['x', '-1', '1.2', '99999999999999999999', "1'--"]) {
      const { status, body } = await auth.call(`${ENDINGS_PATH}?cursor=${encodeURIComponent(cursor)}`);
      expect([status, body['code']]).toEqual([400, 'HTTP.INVALID']);
    }
  });

  it('begins anew for a cursor that the database is not at yet', async () => {
    await endings.end({ kind: 'session', id: 'restored' });
    expect((await page('900000000000000000')).endings.length).toBeGreaterThan(0);
  });

  it('tells hashes and no id, to auth itself too', async () => {
    const { clientId } = SERVICES.evaluation;
    const { body } = await auth.systemToken(SERVICES.evaluation);
    const code = async (): Promise<unknown> => (await auth.call('/api/v1/me', { token: body['access_token'] })).body['code'];
    expect(await code()).not.toBe('ACCESS.TOKEN_ENDED');
    await endings.end({ kind: 'client', id: clientId });
    expect(JSON.stringify(await page())).not.toContain(clientId);
    await eventually(async () => expect(await code()).toBe('ACCESS.TOKEN_ENDED'));
  });

  it('forgets what no token can be about any more', async () => {
    await endings.end({ kind: 'session', id: 'old' });
    await database.query(`UPDATE access_endings SET expires_at = now() - interval '1 second'`);
    expect((await page()).endings).toEqual([]);
  });
});
