import 'reflect-metadata';
import { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppError } from '@yiwang/kernel';
import { createTestDatabase } from '@yiwang/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Database, PersistenceModule, UnitOfWork } from './index.js';

class CreateNotes20260101000000 implements MigrationInterface {
  readonly name = 'CreateNotes20260101000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE notes (id int PRIMARY KEY, text text NOT NULL)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notes');
  }
}

const insert = 'INSERT INTO notes (id, text) VALUES ($1, $2)';

describe('UnitOfWork', () => {
  let app: INestApplicationContext;
  let uow: UnitOfWork;
  let db: Database;
  const notes = async (): Promise<number[]> => (await db.query<{ id: number }>('SELECT id FROM notes ORDER BY id')).map((row) => row.id);

  beforeAll(async () => {
    const { appUrl } = await createTestDatabase('uow', [CreateNotes20260101000000]);
    app = await NestFactory.createApplicationContext(
      PersistenceModule.forService(() => ({ name: 'uow', url: appUrl, pool: 4 })),
      { logger: false },
    );
    uow = app.get(UnitOfWork);
    db = app.get(Database);
  });
  beforeEach(async () => {
    await db.query('DELETE FROM notes');
  });
  afterAll(() => app.close());

  it('writes everything or nothing', async () => {
    await expect(
      uow.run(async () => {
        await db.write(insert, [1, 'a']);
        await db.write(insert, [1, 'again']);
      }),
    ).rejects.toMatchObject({ code: '23505' });
    expect(await notes()).toEqual([]);
  });

  it('commits writes without a transaction of its own in one statement', async () => {
    const xids = await uow
      .run(async () => {
        await db.write(insert, [1, 'a']);
        await db.write(insert, [2, 'b']);
      })
      .then(() => db.query<{ x: string }>('SELECT DISTINCT xmin::text AS x FROM notes'));
    expect(await notes()).toEqual([1, 2]);
    expect(xids).toHaveLength(1);
  });

  it('commits many at once in fewer statements, and none of them suffers for another', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) =>
        uow.run(async () => {
          await db.write(insert, [n === 30 ? 0 : n, 'a']);
          if (n === 35) await db.write(insert, [Symbol('cannot be sent'), 'b']);
        }),
      ),
    );
    expect(outcomes.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([30, 35]);
    expect(outcomes[30]).toMatchObject({ reason: { code: '23505' } });
    expect(await notes()).toEqual(Array.from({ length: 40 }, (_, n) => n).filter((n) => n !== 30 && n !== 35));
    const [{ n }] = (await db.query<{ n: string }>('SELECT count(DISTINCT xmin::text) AS n FROM notes')) as [{ n: string }];
    expect(Number(n)).toBeLessThan(20);
  });

  it('undoes all writes when one met another number of rows', async () => {
    const stale = new AppError('conflict', 'TEST.STALE', { zh: '', en: '' });
    await expect(
      uow.run(async () => {
        await db.write(insert, [1, 'a']);
        await db.write("UPDATE notes SET text = 'x' WHERE id = $1", [99], { rows: 1, otherwise: () => stale });
      }),
    ).rejects.toBe(stale);
    expect(await notes()).toEqual([]);
  });

  it('lets a read see the writes before it', async () => {
    const seen = await uow.run(async () => {
      await db.write(insert, [1, 'a']);
      return notes();
    });
    expect(seen).toEqual([1]);
  });

  it('lets an update see the row that the same unit of work inserted', async () => {
    await uow.run(async () => {
      await db.write(insert, [1, 'a']);
      await db.write("UPDATE notes SET text = 'b' WHERE id = 1", [], { rows: 1 });
    });
    expect(await db.query('SELECT text FROM notes')).toEqual([{ text: 'b' }]);
  });

  it('joins an outer unit of work, and a swallowed inner failure dooms it', async () => {
    await expect(
      uow.run(async () => {
        await db.write(insert, [1, 'a']);
        await uow.run(() => Promise.reject(new Error('inner'))).catch(() => undefined);
      }),
    ).rejects.toThrow('inner');
    expect(await notes()).toEqual([]);
  });

  it('calls back after the commit only', async () => {
    const calls: string[] = [];
    await uow.run(async () => {
      uow.afterCommit(() => calls.push('committed'));
      await db.write(insert, [1, 'a']);
      expect(calls).toEqual([]);
    });
    await uow
      .run(async () => {
        uow.afterCommit(() => calls.push('rolled back'));
        await db.write(insert, [1, 'a']);
      })
      .catch(() => undefined);
    expect(calls).toEqual(['committed']);
  });

  it('keeps concurrent units of work apart', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, id) => uow.run(() => db.write(insert, [id, 'x']))));
    expect(await notes()).toHaveLength(20);
  });

  it('is committed even when a callback after the commit throws, and the next callback still runs', async () => {
    const calls: string[] = [];
    const answer = await uow.run(async () => {
      uow.afterCommit(() => {
        throw new Error('cache is away');
      });
      uow.afterCommit(() => calls.push('second'));
      await db.write(insert, [1, 'a']);
      return 'done';
    });
    expect([answer, calls, await notes()]).toEqual(['done', ['second'], [1]]);
  });

  it('does not pass for committed when a failed statement was swallowed', async () => {
    const swallowing = uow.run(async () => {
      await db.query('INSERT INTO notes VALUES (1, $1)', ['a']);
      await db.query('INSERT INTO notes VALUES (1, $1)', ['again']).catch(() => undefined);
    });
    await expect(swallowing).rejects.toMatchObject({ code: '23505' });
    const byEntities = uow.run(async () => {
      const entities = await db.entities();
      await entities.query("INSERT INTO notes VALUES (2, 'a')");
      await entities.query("INSERT INTO notes VALUES (2, 'again')").catch(() => undefined);
    });
    await expect(byEntities).rejects.toThrow('was rolled back');
    expect(await notes()).toEqual([]);
  });

  it('gives every connection back and lets nothing through that was not awaited', async () => {
    const stragglers: Promise<unknown>[] = [];
    for (let round = 0; round < 12; round++) {
      const failing = uow.run(() => {
        const straggler = db
          .query('SELECT pg_sleep(0.01)')
          .then(() => db.write(insert, [round, 'late']))
          .then(() => db.query('SELECT 1'));
        stragglers.push(straggler.catch((error: unknown) => error));
        return Promise.all([straggler, Promise.reject(new Error('at once'))]);
      });
      await expect(failing).rejects.toThrow('at once');
    }
    for (const late of await Promise.all(stragglers)) expect(late).toMatchObject({ message: expect.stringContaining('has ended') });
    expect(await notes()).toEqual([]);
    await Promise.all([1, 2, 3, 4].map((id) => uow.run(() => db.query(insert, [id, 'x'])))); // the whole pool is there
    expect(await notes()).toEqual([1, 2, 3, 4]);
  });

  it('reads and writes concurrently inside one unit of work, each read after the writes before it', async () => {
    const counts = await uow.run(() =>
      Promise.all(
        [1, 2, 3, 4, 5].map(async (id) => {
          await db.write(insert, [id, 'x']);
          return (await notes()).includes(id);
        }),
      ),
    );
    expect(counts).toEqual([true, true, true, true, true]);
  });

  it('starts anew in what outlives the unit of work it was made in', async () => {
    let later: Promise<void> | undefined;
    await uow.run(async () => {
      later = new Promise((resolve) => setTimeout(resolve, 50)).then(() => uow.run(() => db.write(insert, [7, 'later'])));
      await db.write(insert, [6, 'now']);
    });
    await later;
    expect(await notes()).toEqual([6, 7]);
  });

  it('rolls back when the transaction cannot even begin, and recovers', async () => {
    const busy = Array.from({ length: 4 }, () => uow.run(() => db.query('SELECT pg_sleep(4)')));
    await expect(uow.run(() => db.query('SELECT 1'))).rejects.toThrow('timeout exceeded');
    await Promise.all(busy);
    await uow.run(() => db.query(insert, [1, 'a']));
    expect(await notes()).toEqual([1]);
  });

  it('keeps its connection, and with it the prepared statements, after a refused statement', async () => {
    const backends = async (): Promise<Set<number>> =>
      new Set(
        (await Promise.all([1, 2, 3, 4].map(() => db.query<{ p: number }>('SELECT pg_backend_pid() AS p, pg_sleep(0.05)')))).map(
          ([row]) => row!.p,
        ),
      );
    const before = await backends();
    await db.query(insert, [1, 'a']);
    for (let i = 0; i < 10; i++) {
      await expect(db.query(insert, [1, 'again'])).rejects.toMatchObject({ code: '23505' });
      await expect(uow.run(() => db.write(insert, [1, 'again']))).rejects.toMatchObject({ code: '23505' });
    }
    expect(await backends()).toEqual(before);
  });

  it('writes any number of rows of one text in order', async () => {
    const many = 'INSERT INTO notes (id, text) SELECT * FROM unnest($1::int[], $2::text[])';
    await uow.run(async () => {
      for (let id = 1; id <= 500; id++) await db.write(insert, [id, 'x'], { many });
    });
    await uow.run(async () => {
      for (let id = 501; id <= 35_000; id++) await db.write(insert, [id, 'x']);
    });
    const ordered = await db.query<{ n: number; ok: boolean }>(
      'SELECT count(*)::int AS n, bool_and(id = row) AS ok FROM (SELECT id, row_number() OVER (ORDER BY ctid) AS row FROM notes WHERE id <= 500) x',
    );
    expect(ordered).toEqual([{ n: 500, ok: true }]);
    expect(await notes()).toHaveLength(35_000);
  });

  it('upserts a row twice in one unit of work', async () => {
    const upsert = 'INSERT INTO notes (id, text) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET text = excluded.text';
    await uow.run(async () => {
      await db.write(upsert, [1, 'a']);
      await db.write(upsert, [1, 'b']);
    });
    expect(await db.query('SELECT text FROM notes')).toEqual([{ text: 'b' }]);
  });

  /** What is sent to the server while `work` runs, one entry for each time something is. */
  const sentDuring = async (work: () => Promise<unknown>): Promise<string[]> => {
    const sent: string[] = [];
    const write = Socket.prototype.write;
    const spy = jest.spyOn(Socket.prototype, 'write').mockImplementation(function (this: Socket, ...args: unknown[]) {
      sent.push(String(args[0]));
      return write.apply(this, args as never);
    });
    try {
      await work();
    } finally {
      spy.mockRestore();
    }
    return sent;
  };

  it('takes two round trips for a locking read and the writes after it, and one for writes alone', async () => {
    const change = (id: number) => () =>
      uow.run(async () => {
        await db.query('SELECT text FROM notes WHERE id = $1 FOR UPDATE', [id]);
        await db.write("UPDATE notes SET text = 'b' WHERE id = $1", [id], { rows: 1 });
      });
    await db.query(insert, [1, 'a']);
    for (let i = 0; i < 8; i++) await change(1)(); // each connection prepares its statements once
    expect(await sentDuring(change(1))).toHaveLength(2);
    expect(await sentDuring(() => uow.run(() => db.write(insert, [2, 'x'])))).toHaveLength(1);
    expect(await db.query('SELECT id, text FROM notes ORDER BY id')).toEqual([
      { id: 1, text: 'b' },
      { id: 2, text: 'x' },
    ]);
  });

  it('commits nothing when the last write has a value that cannot be sent, or breaks a rule', async () => {
    const write = (last: unknown) =>
      uow.run(async () => {
        await db.query(insert, [1, 'a']);
        await db.write(insert, [2, last]);
      });
    const unsendable = { toPostgres: (): never => { throw new Error('no such value'); } }; // prettier-ignore
    for (let round = 0; round < 6; round++) {
      await expect(write(unsendable)).rejects.toThrow('no such value');
      await expect(write(null)).rejects.toMatchObject({ code: '23502' });
    }
    expect(await notes()).toEqual([]);
    await write('b');
    expect(await notes()).toEqual([1, 2]);
  });

  it('gives a long statement a limit of its own, up to the end of its transaction and no further', async () => {
    const limit = async () => (await db.query<{ limit: string }>(`SELECT current_setting('statement_timeout') AS limit`))[0]!.limit;
    const usual = await limit();
    const long = uow.run(async () => {
      await db.query(`SELECT set_config('statement_timeout', '50', true)`);
      await db.query('SELECT pg_sleep($1)', [0.2], { withinMs: 30_000 });
      return limit();
    });
    expect(await long).toBe('30s');
    expect(await limit()).toBe(usual);
    await expect(uow.run(() => db.query('SELECT pg_sleep(5)', [], { withinMs: 50 }))).rejects.toMatchObject({ code: '57014' });
    await expect(db.query('SELECT 1', [], { withinMs: 50 })).rejects.toThrow('needs a unit of work');
  });

  it('reads the same columns again and again, also of no row at all', async () => {
    const read = () => db.query('SELECT id, text, NULL::text AS nothing FROM notes WHERE id = ANY($1::int[]) ORDER BY id', [[1, 2]]);
    for (let round = 0; round < 6; round++) expect(await read()).toEqual([]);
    await db.query(insert, [1, 'a']);
    for (let round = 0; round < 6; round++) expect(await read()).toEqual([{ id: 1, text: 'a', nothing: null }]);
  });

  it('lets the entity manager take part in what was begun already', async () => {
    const failing = uow.run(async () => {
      await db.query(insert, [1, 'a']);
      const entities = await db.entities();
      await entities.transaction((inner) => inner.query("INSERT INTO notes VALUES (2, 'b')"));
      throw new Error('after all');
    });
    await expect(failing).rejects.toThrow('after all');
    expect(await notes()).toEqual([]);
  });

  it('refuses a write outside a unit of work', async () => {
    await expect(db.write(insert, [1, 'a'])).rejects.toThrow('needs a unit of work');
  });

  it('gives the service no right to change its schema', async () => {
    await expect(db.query('CREATE TABLE other (id int)')).rejects.toMatchObject({ code: '42501' });
  });
});
