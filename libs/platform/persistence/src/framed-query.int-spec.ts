import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { backing, createTestDatabase, TcpProxy } from '@yiwang/testing';
import pg from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { Database, isConnectionTrouble, PersistenceModule, UnitOfWork } from './index.js';
import { poolOf } from './statements.js';

class CreateNotes20260101000000 implements MigrationInterface {
  readonly name = 'CreateNotes20260101000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE notes (id int PRIMARY KEY, text text NOT NULL)');
    await runner.query('CREATE TABLE late (id int, UNIQUE (id) DEFERRABLE INITIALLY DEFERRED)');
    await runner.query('CREATE TABLE shapes (id int PRIMARY KEY, value int)');
    await runner.query(`CREATE FUNCTION noisy(what text) RETURNS text LANGUAGE plpgsql AS
      $$ BEGIN RAISE NOTICE 'first %', what; RAISE WARNING 'second %', what; RETURN what; END $$`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notes, late, shapes');
  }
}

const insert = 'INSERT INTO notes (id, text) VALUES ($1, $2)';
const lock = 'SELECT text FROM notes WHERE id = $1 FOR UPDATE';
const unsendable = { toPostgres: (): never => { throw new Error('no such value'); } }; // prettier-ignore
const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One connection only, so that whatever a test does to it, the next statement meets. */
describe('A framed query', () => {
  let app: INestApplicationContext;
  let uow: UnitOfWork;
  let db: Database;
  let pool: pg.Pool;
  let proxy: TcpProxy;
  let watcher: pg.Client;
  /** What is committed, seen from another connection. */
  const committed = async (): Promise<number[]> =>
    (await watcher.query<{ id: number }>('SELECT id FROM notes ORDER BY id')).rows.map(({ id }) => id);
  const backend = async (): Promise<number> => (await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid'))[0]!.pid;
  const endConnection = (): Promise<unknown> =>
    watcher.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'frames'`,
    );
  /** A connection that has prepared nothing, not even BEGIN. */
  const fresh = async (): Promise<void> => {
    await endConnection();
    for (;;) {
      try {
        return void (await db.query('SELECT 1'));
      } catch {
        await later(10);
      }
    }
  };
  const warm = async (): Promise<void> => {
    for (let i = 0; i < 3; i++)
      await uow.run(async () => {
        await db.query(lock, [0]);
        await db.write(insert, [-i - 1, 'warm']);
      });
    await watcher.query('DELETE FROM notes');
  };
  /** The next user of the connection is on its own: what it writes is there for everybody, and nothing before it. */
  const expectSound = async (ids: number[] = []): Promise<void> => {
    expect(await committed()).toEqual(ids);
    await uow.run(() => db.write(insert, [100, 'next']));
    await uow.run(async () => {
      await db.query(lock, [100]);
      await db.write(insert, [101, 'next']);
    });
    expect(await db.query('SELECT txid_current_if_assigned() AS x, text FROM notes WHERE id = 100')).toEqual([{ x: null, text: 'next' }]);
    expect(await committed()).toEqual([...ids, 100, 101]);
  };

  beforeAll(async () => {
    const { appUrl } = await createTestDatabase('frames', [CreateNotes20260101000000]);
    proxy = await TcpProxy.to(appUrl);
    const everything = new URL(backing().postgresUrl);
    everything.pathname = new URL(appUrl).pathname;
    watcher = new pg.Client({ connectionString: everything.href });
    await watcher.connect();
    app = await NestFactory.createApplicationContext(
      PersistenceModule.forService(() => ({ name: 'frames', url: proxy.through(appUrl), pool: 1 })),
      { logger: false },
    );
    uow = app.get(UnitOfWork);
    db = app.get(Database);
    pool = poolOf(app.get(DataSource));
    pool.on('error', () => undefined);
  });
  beforeEach(async () => {
    await watcher.query('TRUNCATE notes, late, shapes');
  });
  afterAll(async () => {
    await app.close();
    await watcher.end();
    await proxy.cut();
  });

  describe.each([{ prepared: false }, { prepared: true }])(
    'on a connection that has BEGIN and COMMIT (prepared: $prepared)',
    ({ prepared }) => {
      beforeEach(() => (prepared ? warm() : fresh()));

      const failures: [string, string, unknown[], object][] = [
        ['parsed', 'SELECT nothing FROM nowhere WHERE id = $1', [1], { code: '42P01' }],
        ['bound', 'SELECT text FROM notes WHERE id = $1', ['not a number'], { code: '22P02' }],
        ['executed', 'SELECT 1 / (id - id) AS x FROM generate_series($1::int, 3) AS id', [1], { code: '22012' }],
        ['sent', 'SELECT text FROM notes WHERE id = $1', [unsendable], { message: 'no such value' }],
        ['finished in time', "SELECT set_config('statement_timeout', '50', true), pg_sleep($1)", [0], {}],
      ];
      it.each(failures)('undoes the writes before a statement that cannot be %s, and serves the next', async (_, sql, values, failure) => {
        const work = uow.run(async () => {
          await db.write(insert, [1, 'a']);
          await db.query(sql, values);
          await db.query('SELECT pg_sleep(0.2)');
          throw new Error('after all');
        });
        await expect(work).rejects.toMatchObject('code' in failure || 'message' in failure ? failure : { code: '57014' });
        await expectSound();
      });

      it.each(failures.slice(0, 4))(
        'begins nothing that stays with a first statement that cannot be %s',
        async (_, sql, values, failure) => {
          await expect(uow.run(() => db.query(sql, values))).rejects.toMatchObject(failure);
          await expect(db.query(sql, values)).rejects.toMatchObject(failure);
          await expectSound();
        },
      );

      it('lets nothing that runs beside it take effect when the first statement cannot be sent, or fails', async () => {
        for (const value of [unsendable, 'not a number']) {
          const beside = uow.run(() => Promise.all([db.query(lock, [value]), db.query(`${insert} RETURNING id`, [1, 'beside'])]));
          await expect(beside).rejects.toThrow();
        }
        await expectSound();
      });

      it('lets nothing take effect that was under way when the work failed', async () => {
        const failing = uow.run(() =>
          Promise.all([
            db.query(`${insert} RETURNING id`, [1, 'under way']),
            db.query(`${insert} RETURNING id`, [2, 'behind it']),
            later(0).then(() => Promise.reject(new Error('meanwhile'))),
            new Promise((_, reject) => setImmediate(() => reject(new Error('meanwhile')))),
          ]),
        );
        await expect(failing).rejects.toThrow('meanwhile');
        await later(50);
        await expectSound();
      });

      it('gives no connection back with an open transaction when an entity manager was not awaited', async () => {
        const failing = uow.run(async () => {
          await db.write(insert, [1, 'a']);
          const entities = db.entities();
          entities.catch(() => undefined);
          await later(0);
          throw new Error('meanwhile');
        });
        await expect(failing).rejects.toThrow('meanwhile');
        await expectSound();
      });

      it('gives no connection back with an open transaction when a read beside the only write was not awaited', async () => {
        let read: Promise<unknown> = Promise.resolve();
        await uow.run(async () => {
          await db.write("INSERT INTO notes SELECT 1, 'slow' FROM pg_sleep(0.05)");
          read = Promise.resolve().then(() => db.query('SELECT pg_sleep(0.01)')).catch((error: unknown) => error); // prettier-ignore
        });
        await read;
        await expectSound([1]);
      });

      it('loses no write that was awaited when a read beside it was not', async () => {
        const reads: Promise<unknown>[] = [];
        for (let ticks = 0; ticks < 12; ticks++)
          await uow.run(async () => {
            let ready: Promise<unknown> = Promise.resolve();
            for (let tick = 0; tick < ticks; tick++) ready = ready.then(() => undefined);
            reads.push(ready.then(() => db.query('SELECT 1 AS one')).catch((error: unknown) => error));
            await db.write(insert, [ticks, 'a']);
          });
        await Promise.all(reads);
        expect(await committed()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      });

      it('tells of a rule that only the COMMIT looks at, and commits nothing', async () => {
        const twice = uow.run(async () => {
          await db.query(lock, [1]);
          await db.write(insert, [1, 'a']);
          await db.write('INSERT INTO late (id) SELECT 1 FROM generate_series(1, 2)');
        });
        await expect(twice).rejects.toMatchObject({ code: '23505' });
        await expectSound();
      });

      it('does not take a failed transaction for committed when somebody swallowed the failure and wrote on', async () => {
        const swallowing = uow.run(async () => {
          const entities = await db.entities();
          await entities.query('SELECT nothing').catch(() => undefined);
          await db.write(insert, [1, 'a']);
        });
        await expect(swallowing).rejects.toMatchObject({ code: '25P02' });
        await expectSound();
      });

      it('stays one transaction when the entity manager is asked for inside a transaction of its own', async () => {
        const failing = uow.run(async () => {
          const entities = await db.entities();
          await entities.transaction(async (inner) => {
            await inner.query("INSERT INTO notes VALUES (1, 'a')");
            await (await db.entities()).query("INSERT INTO notes VALUES (2, 'b')");
          });
          throw new Error('after all');
        });
        await expect(failing).rejects.toThrow('after all');
        await expectSound();
      });

      it('tells of trouble and commits nothing when the connection breaks before the last statement, and takes a new one', async () => {
        const before = await backend();
        const broken = uow.run(async () => {
          await db.query(lock, [1]);
          await db.write(insert, [1, 'a']);
          await endConnection();
        });
        expect(await broken.catch(isConnectionTrouble)).toBe(true);
        await expectSound();
        expect(await backend()).not.toBe(before);
      });

      it('does not tell success when the connection breaks while the last statement runs', async () => {
        const slow = uow.run(async () => {
          await db.query(lock, [1]);
          await db.write("INSERT INTO notes SELECT 1, 'slow' FROM pg_sleep(0.5)");
        });
        const [trouble] = await Promise.all([slow.catch(isConnectionTrouble), later(200).then(() => proxy.cut())]);
        expect(trouble).toBe(true);
        await proxy.restore();
        await later(600); // the server notices nothing before it answers: what is committed then was told as trouble, not as success
        await watcher.query('DELETE FROM notes');
        await expectSound();
      });

      it('gives up a server that does not answer, and never the connection to somebody else', async () => {
        const { connectionParameters } = (await pool.connect().then((client) => (client.release(), client))) as unknown as {
          connectionParameters: { query_timeout: number };
        };
        const before = await backend();
        connectionParameters.query_timeout = 100;
        const silent = uow.run(async () => {
          await db.query(lock, [1]);
          await db.query('SELECT pg_sleep(0.4)');
          await db.write(insert, [1, 'a']);
        });
        await expect(silent).rejects.toThrow('Query read timeout');
        await later(500);
        await expectSound();
        expect(await backend()).not.toBe(before);
      });

      it('reads results without rows, without columns and with the same name twice, among notices', async () => {
        for (let round = 0; round < 3; round++) {
          expect(await db.query('SELECT')).toEqual([{}]);
          expect(await db.query('SELECT FROM notes WHERE id = -1')).toEqual([]);
          expect(await db.query('SELECT 1 AS a, 2 AS a')).toEqual([{ a: 2 }]);
          expect(await db.query('-- nothing at all')).toEqual([]);
          await uow.run(async () => {
            expect(await db.query('-- nothing at all, first')).toEqual([]);
            expect(await db.query("SELECT noisy('a') AS said")).toEqual([{ said: 'a' }]);
            await db.write("INSERT INTO notes SELECT $1::int, noisy('b')", [round]);
          });
          expect(await db.query('UPDATE notes SET text = text WHERE id = $1', [round])).toEqual([]);
          expect(await db.query('UPDATE notes SET text = text WHERE id = $1 RETURNING id', [round])).toEqual([{ id: round }]);
        }
        await expectSound([0, 1, 2]);
      });
    },
  );

  it('reads a column as what it is now when a migration has changed it under a live connection', async () => {
    await watcher.query('INSERT INTO shapes VALUES (1, 5)');
    const read = (): Promise<unknown> => db.query('SELECT value FROM shapes WHERE id = $1', [1]);
    const readInside = (): Promise<unknown> => uow.run(read);
    for (let round = 0; round < 3; round++) expect(await Promise.all([read(), readInside()])).toEqual([[{ value: 5 }], [{ value: 5 }]]);
    for (const [type, value] of [
      ['jsonb', 5],
      ['text', '5'],
      ['int[]', [5]],
    ] as const) {
      await watcher.query(
        `ALTER TABLE shapes ALTER value TYPE ${type} USING ${type === 'int[]' ? 'ARRAY[value::int]' : type === 'jsonb' ? 'to_jsonb(value)' : 'value::text'}`,
      );
      expect(await readInside().catch(isConnectionTrouble)).toBe(true);
      expect([await read(), await readInside(), await read()]).toEqual([[{ value }], [{ value }], [{ value }]]);
    }
  });

  it('never hands out a connection that is still in a transaction', async () => {
    const before = await backend();
    const client = jest.spyOn(pg.Client.prototype, 'getTransactionStatus').mockReturnValueOnce('T');
    await uow.run(() => db.query('SELECT 1'));
    client.mockRestore();
    expect(await backend()).not.toBe(before);
  });
});
