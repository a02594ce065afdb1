import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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

  it('refuses a write outside a unit of work', async () => {
    await expect(db.write(insert, [1, 'a'])).rejects.toThrow('needs a unit of work');
  });

  it('gives the service no right to change its schema', async () => {
    await expect(db.query('CREATE TABLE other (id int)')).rejects.toMatchObject({ code: '42501' });
  });
});
