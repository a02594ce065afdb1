import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '@yiwang/testing';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepAppendOnly, revokeRights } from './index.js';

class CreateRecords20260101000000 implements MigrationInterface {
  readonly name = 'CreateRecords20260101000000';
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['records', 'old_records', 'parcels']) await runner.query(`CREATE TABLE ${table} (id int PRIMARY KEY)`);
    await keepAppendOnly(runner, 'records');
    await keepAppendOnly(runner, 'old_records', { refusal: 'refuse_it', truncatable: true });
    await revokeRights(runner, 'parcels', ['DELETE', 'TRUNCATE']);
    for (const name of ['Records', 'records; DROP TABLE parcels', '']) {
      await expect(keepAppendOnly(runner, name)).rejects.toThrow('not a name');
      await expect(revokeRights(runner, name, ['DELETE'])).rejects.toThrow('not a name');
    }
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE records, old_records, parcels');
    await runner.query('DROP FUNCTION refuse_change_of_records, refuse_it');
  }
}

describe('an append-only table', () => {
  let service: pg.Client;
  let owner: pg.Client;

  beforeAll(async () => {
    const { appUrl, migratorUrl } = await createTestDatabase('append_only', [CreateRecords20260101000000]);
    service = new pg.Client({ connectionString: appUrl });
    owner = new pg.Client({ connectionString: migratorUrl });
    await Promise.all([service.connect(), owner.connect()]);
    for (const table of ['records', 'old_records', 'parcels']) await service.query(`INSERT INTO ${table} VALUES (1), (2)`);
  });
  afterAll(() => Promise.all([service?.end(), owner?.end()]));

  it.each(['UPDATE records SET id = 3', 'DELETE FROM records', 'TRUNCATE records'])('refuses the service: %s', async (sql) => {
    await expect(service.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(['UPDATE records SET id = 3', 'DELETE FROM records WHERE id = 1', 'TRUNCATE records', 'UPDATE old_records SET id = 3'])(
    'refuses its owner too: %s',
    async (sql) => {
      await expect(owner.query(sql)).rejects.toMatchObject({ code: '23001', message: expect.stringMatching(/^(old_)?records are only/) });
    },
  );

  it('is read and added to', async () => {
    await service.query('INSERT INTO records VALUES (3)');
    expect((await service.query('SELECT id FROM records ORDER BY id')).rows).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  });

  it('of before is emptied by its owner only', async () => {
    await expect(service.query('TRUNCATE old_records')).rejects.toMatchObject({ code: '42501' });
    await owner.query('TRUNCATE old_records');
    expect((await service.query('SELECT 1 FROM old_records')).rows).toEqual([]);
  });

  it('is another thing than a table of which the service may only not delete', async () => {
    await service.query('UPDATE parcels SET id = 3 WHERE id = 2');
    for (const sql of ['DELETE FROM parcels', 'TRUNCATE parcels'])
      await expect(service.query(sql)).rejects.toMatchObject({ code: '42501' });
  });
});
