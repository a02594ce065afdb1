import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@yiwang/kernel';
import { allMigrations } from '@yiwang/service-host';
import { createTestDatabase } from '@yiwang/testing';
import pg from 'pg';
import { dispatch } from '../../dispatch.service.js';
import { CLAIM, RECHECK, TOLD } from './kafka-rights.sql.js';

const CLIENT = 'sys-ecology';
let database: pg.Client;
beforeAll(async () => {
  const { appUrl } = await createTestDatabase('dispatch', await allMigrations(dispatch));
  database = new pg.Client({ connectionString: appUrl });
  await database.connect();
});
afterAll(() => database?.end());

const claim = async () => (await database.query<{ system_id: string; token: string }>(CLAIM, [120])).rows;

describe('rights of a client that is to be looked at again', () => {
  it('are looked at by somebody else where whoever took it on died, and then are done with', async () => {
    const systemId = uuidv7();
    await database.query(
      "INSERT INTO department_systems (id, org_code, name, channel, client_id) VALUES ($1, '11330203MB0A10021X', 'ecology', 'kafka', $2)",
      [systemId, CLIENT],
    );
    await database.query(
      "INSERT INTO kafka_rights (system_id, subject, org_code, wanted, granted) VALUES ($1, $2, '11330203MB0A10021X', true, true)",
      [systemId, CLIENT],
    );
    expect(await claim()).toEqual([]);
    await database.query(RECHECK, [[CLIENT]]);
    expect(await claim()).toMatchObject([{ system_id: systemId }]);
    expect(await claim()).toEqual([]);
    await database.query('UPDATE kafka_rights SET leased_until = now()');
    const [again] = await claim();
    expect(again).toMatchObject({ system_id: systemId });
    await database.query(TOLD, [CLIENT, again!.token, JSON.stringify([{ system_id: systemId, topic: 'department', wanted: true }])]);
    expect(await claim()).toEqual([]);
  });
});
