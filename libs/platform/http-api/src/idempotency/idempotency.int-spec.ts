import 'reflect-metadata';
import { EventEmitter, once as nextOf } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { defineError } from '@yiwang/kernel';
import { Database, isConnectionTrouble, PersistenceModule, UnitOfWork } from '@yiwang/persistence';
import { createTestDatabase, TcpProxy } from '@yiwang/testing';
import { Workers } from '@yiwang/workers';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CreateIdempotencyKeys20261121000100 } from './create-idempotency-keys.js';
import type { IdempotentRequest } from './idempotency-key.decorator.js';
import { IdempotencyPruner } from './idempotency-pruner.js';
import { Idempotency } from './idempotency.js';

class CreateNotes20260101000000 implements MigrationInterface {
  readonly name = 'CreateNotes20260101000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notes');
  }
}

const refusal = defineError('conflict', 'PROBE.REFUSED', { zh: '不行', en: 'no' });
const requestOf = (more: Partial<IdempotentRequest> = {}): IdempotentRequest => ({
  scope: 'person:p1',
  route: 'POST /notes',
  key: 'k1',
  bodyHash: 'h1',
  ...more,
});

describe.each([{ claimFirst: true }, { claimFirst: false }])('Idempotency.once (claimFirst: $claimFirst)', ({ claimFirst }) => {
  let app: INestApplicationContext;
  let db: Database;
  let once: Idempotency;
  let proxy: TcpProxy;
  const note = async (text = 'a'): Promise<{ text: string }> => {
    await db.write('INSERT INTO notes (text) VALUES ($1)', [text]);
    return { text };
  };
  const count = async (table: string): Promise<number> =>
    Number((await db.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]!.n);

  beforeAll(async () => {
    const { appUrl } = await createTestDatabase('once', [CreateNotes20260101000000, CreateIdempotencyKeys20261121000100]);
    proxy = await TcpProxy.to(appUrl);
    const url = proxy.through(appUrl);
    @Module({ imports: [PersistenceModule.forService(() => ({ name: 'once', url, pool: 10 }))], providers: [Idempotency] })
    class Probe {}
    app = await NestFactory.createApplicationContext(Probe, { logger: false });
    db = app.get(Database);
    once = app.get(Idempotency);
  });
  beforeEach(async () => {
    await db.query('DELETE FROM notes');
    await db.query('DELETE FROM idempotency_keys');
  });
  afterAll(async () => {
    await app.close();
    await proxy.cut();
  });

  it('answers a repetition with the stored answer and status and does nothing', async () => {
    expect(await once.once(requestOf(), () => note('first'), { claimFirst, status: 202 })).toEqual({ text: 'first' });
    const told: unknown[] = [];
    const reply = {
      code: (status: number) => (told.push(status), reply),
      header: (name: string, value: string) => (told.push(name, value), reply),
    };
    const again = await once.once(requestOf({ reply: reply as never }), () => note('second'), { claimFirst });
    expect(again).toEqual({ text: 'first' });
    expect(told).toEqual([202, 'idempotency-replayed', 'true']);
    expect(await count('notes')).toBe(1);
  });

  it('refuses the same key with another body, and changes no row', async () => {
    await once.once(requestOf(), () => note(), { claimFirst });
    await expect(once.once(requestOf({ bodyHash: 'h2' }), () => note(), { claimFirst })).rejects.toMatchObject({
      code: 'HTTP.IDEMPOTENCY_KEY_REUSED',
      kind: 'unprocessable',
    });
    expect([await count('notes'), await count('idempotency_keys')]).toEqual([1, 1]);
  });

  it('keeps callers, routes and keys apart', async () => {
    for (const more of [{}, { scope: 'person:p2' }, { route: 'POST /others' }, { key: 'k2' }])
      await once.once(requestOf(more), () => note(), { claimFirst });
    expect(await count('notes')).toBe(4);
  });

  it('leaves no key behind when the work is refused, so that it may be tried again', async () => {
    const refused = once.once(
      requestOf(),
      async () => {
        await note();
        throw refusal();
      },
      { claimFirst },
    );
    await expect(refused).rejects.toMatchObject({ code: 'PROBE.REFUSED' });
    expect([await count('notes'), await count('idempotency_keys')]).toEqual([0, 0]);
    await once.once(requestOf(), () => note(), { claimFirst });
    expect(await count('notes')).toBe(1);
  });

  it('takes effect once for twenty at the same time, and tells each either the answer or that it is in progress', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => once.once(requestOf(), () => note('one'), { claimFirst })));
    expect(await count('notes')).toBe(1);
    expect(results.some((r) => r.status === 'fulfilled')).toBe(true);
    for (const result of results) {
      if (result.status === 'fulfilled') expect(result.value).toEqual({ text: 'one' });
      else expect(result.reason).toMatchObject({ code: 'HTTP.IDEMPOTENCY_IN_PROGRESS', kind: 'conflict' });
    }
  });

  it('repeats the stored answer even where doing it again would break a constraint', async () => {
    const unique = async () => {
      await db.write('INSERT INTO notes (id, text) OVERRIDING SYSTEM VALUE VALUES (1000000, $1)', ['one']);
      return { text: 'one' };
    };
    await once.once(requestOf(), unique, { claimFirst });
    expect(await once.once(requestOf(), unique, { claimFirst })).toEqual({ text: 'one' });
    await expect(once.once(requestOf({ key: 'k2' }), unique, { claimFirst })).rejects.toMatchObject({ code: '23505' });
    expect([await count('notes'), await count('idempotency_keys')]).toEqual([1, 1]);
  });

  it('takes one of two bodies that come under the same key at the same moment, and refuses the other', async () => {
    for (let round = 0; round < 5; round++) {
      const bodies = ['h1', 'h2'].map((bodyHash) =>
        once.once(requestOf({ key: `k${round}`, bodyHash }), () => note(bodyHash), { claimFirst }),
      );
      const results = await Promise.allSettled(bodies);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [refused] = results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as { code: string }).code] : []));
      expect(['HTTP.IDEMPOTENCY_KEY_REUSED', ...(claimFirst ? ['HTTP.IDEMPOTENCY_IN_PROGRESS'] : [])]).toContain(refused);
      expect(await count('notes')).toBe(round + 1);
    }
  });

  it('calls back after the commit for the first request only', async () => {
    const calls: string[] = [];
    const work = async (): Promise<{ text: string }> => {
      app.get(UnitOfWork).afterCommit(() => calls.push('woken'));
      return note();
    };
    for (let time = 0; time < 3; time++) await once.once(requestOf(), work, { claimFirst });
    expect(calls).toEqual(['woken']);
  });

  it('takes effect once, however often it is tried again, when the connection breaks before the commit is answered', async () => {
    const work = async (): Promise<{ text: string }> => {
      await db.query('SELECT 1');
      await db.write("INSERT INTO notes (text) SELECT 'slow' FROM pg_sleep(0.3)");
      return { text: 'slow' };
    };
    const told = once.once(requestOf(), work, { claimFirst }).then(() => 'done', isConnectionTrouble);
    await wait(150);
    await proxy.cut();
    expect(await told).toBe(true);
    await proxy.restore();
    let answer: unknown;
    for (let time = 0; answer === undefined && time < 100; time++) {
      answer = await once.once(requestOf(), work, { claimFirst }).catch((error: unknown) => {
        const inProgress = (error as { code?: string }).code === 'HTTP.IDEMPOTENCY_IN_PROGRESS';
        if (!inProgress && !isConnectionTrouble(error)) throw error;
      });
      if (answer === undefined) await wait(20);
    }
    expect(answer).toEqual({ text: 'slow' });
    expect([await count('notes'), await count('idempotency_keys')]).toEqual([1, 1]);
  });

  it('refuses to join a unit of work that is under way', async () => {
    await expect(app.get(UnitOfWork).run(() => once.once(requestOf(), () => note(), { claimFirst }))).rejects.toThrow(
      'its own unit of work',
    );
    expect(await count('notes')).toBe(0);
  });

  it('stores an answer that is nothing', async () => {
    const nothing = () => note().then(() => undefined);
    await once.once(requestOf(), nothing, { claimFirst });
    expect(await once.once(requestOf(), nothing, { claimFirst })).toBeUndefined();
    expect(await count('notes')).toBe(1);
  });

  if (claimFirst)
    it('says in progress at once while the first still runs, without waiting for it', async () => {
      const gate = new EventEmitter();
      const running = nextOf(gate, 'running');
      const work = async () => {
        const mayEnd = nextOf(gate, 'mayEnd');
        gate.emit('running');
        await mayEnd;
        return note();
      };
      const first = once.once(requestOf(), work, { claimFirst });
      await running;
      // The first ends only after this answer: a second that waited for it would wait for ever.
      await expect(once.once(requestOf(), () => note(), { claimFirst })).rejects.toMatchObject({
        code: 'HTTP.IDEMPOTENCY_IN_PROGRESS',
        retryAfter: 1,
      });
      gate.emit('mayEnd');
      await first;
      expect(await count('notes')).toBe(1);
    });

  if (!claimFirst)
    it('hears the first answer where the first has changed what the work looks at, however the two meet', async () => {
      await db.query("INSERT INTO notes (text) VALUES ('open')");
      const close = async () => {
        const [open] = await db.query<{ id: string }>("SELECT id FROM notes WHERE text = 'open' FOR UPDATE");
        if (!open) throw refusal();
        await wait(20);
        await db.write("UPDATE notes SET text = 'closed' WHERE id = $1", [open.id], { rows: 1 });
        return { closed: open.id };
      };
      const answers = await Promise.all(Array.from({ length: 8 }, () => once.once(requestOf(), close)));
      expect(new Set(answers.map(({ closed }) => closed)).size).toBe(1);
      await expect(once.once(requestOf({ key: 'k2' }), close)).rejects.toMatchObject({ code: 'PROBE.REFUSED' });
      expect(await count('idempotency_keys')).toBe(1);
    });

  if (!claimFirst)
    it('costs one statement', async () => {
      await once.once(requestOf(), () => note(), { claimFirst });
      const rows = await db.query('SELECT n.xmin FROM notes n JOIN idempotency_keys k ON k.xmin = n.xmin');
      expect(rows).toHaveLength(1);
    });

  it('forgets keys after 24 hours and keeps younger ones', async () => {
    await once.once(requestOf({ key: 'old' }), () => note(), { claimFirst });
    await once.once(requestOf({ key: 'young' }), () => note(), { claimFirst });
    await db.query("UPDATE idempotency_keys SET created_at = now() - interval '24 hours 1 minute' WHERE key = 'old'");
    const pruner = new IdempotencyPruner(new Workers({ ROLE: 'api' }), db);
    await pruner.prune();
    expect(await db.query('SELECT key FROM idempotency_keys')).toEqual([{ key: 'young' }]);
    await db.query(`INSERT INTO idempotency_keys (scope, route, key, body_hash, status, created_at)
      SELECT 's', 'r', n::text, '', 201, now() - interval '25 hours' FROM generate_series(1, 12000) n`);
    while (await pruner.prune());
    expect(await db.query('SELECT key FROM idempotency_keys')).toEqual([{ key: 'young' }]);
  });
});
