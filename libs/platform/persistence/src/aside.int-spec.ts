import 'reflect-metadata';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createTestDatabase, eventually } from '@yiwang/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Aside, Database, PersistenceModule, UnitOfWork } from './index.js';

class CreateCounters20260101000000 implements MigrationInterface {
  readonly name = 'CreateCounters20260101000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE counters (id int PRIMARY KEY, next int NOT NULL)');
    await runner.query('INSERT INTO counters VALUES (1, 0)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE counters');
  }
}

const DRAW = 'UPDATE counters SET next = next + 1 WHERE id = 1 RETURNING next';
let app: INestApplicationContext;

beforeAll(async () => {
  const { appUrl } = await createTestDatabase('aside', [CreateCounters20260101000000]);
  app = await NestFactory.createApplicationContext(
    PersistenceModule.forService(() => ({ name: 'aside', url: appUrl, pool: 2 })),
    { logger: false },
  );
});
afterAll(() => app.close());

it('draws for units of work that hold every connection of the pool, and holds no row for them', async () => {
  const [uow, db, aside] = [app.get(UnitOfWork), app.get(Database), app.get(Aside)];
  let inside = 0;
  let release!: () => void;
  const all = new Promise<void>((resolve) => (release = resolve));
  const drawn = await Promise.all(
    [1, 2].map(() =>
      uow.run(async () => {
        await db.query('SELECT 1'); // from here on it has one of the two connections
        if (++inside === 2) release();
        await all;
        const [row] = await aside.query<{ next: number }>(DRAW);
        return row!.next;
      }),
    ),
  );
  expect(drawn.toSorted()).toEqual([1, 2]);
});

it('keeps what was drawn when the unit of work is undone', async () => {
  const [uow, db, aside] = [app.get(UnitOfWork), app.get(Database), app.get(Aside)];
  const undone = uow.run(async () => {
    await aside.query(DRAW);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await db.query('SELECT next FROM counters')).toEqual([{ next: 3 }]);
});

it('opens another connection in the place of one that broke, and never more than one', async () => {
  const [db, aside] = [app.get(Database), app.get(Aside)];
  const pidOf = async (): Promise<number> => (await aside.query<{ pid: number }>('SELECT pg_backend_pid() AS pid'))[0]!.pid;
  const pids = await Promise.all([pidOf(), pidOf(), pidOf()]);
  expect(new Set(pids).size).toBe(1);
  await db.query('SELECT pg_terminate_backend($1)', [pids[0]]);
  await eventually(async () => expect(await pidOf()).not.toBe(pids[0]));
});
