import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ItemVersionV1 } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import { eventOf, eventually, TestService, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import { filing, itemCore, PERSON, StubCatalogue } from './builders.js';

const AUTH: TestPrincipal = { kind: 'service', id: 'svc-auth', clientId: 'svc-auth' };

let catalogue: StubCatalogue;
let service: TestService;
beforeAll(async () => {
  catalogue = await StubCatalogue.start();
  service = await TestService.start(acceptance, { CATALOGUE_URL: catalogue.url });
  const probe = await service.probe();
  await probe.publish(ItemVersionV1, eventOf(ItemVersionV1, itemCore(), { sequence: 1 }));
  await probe.stop();
}, 60_000);
afterAll(async () => {
  await service?.stop();
  await catalogue?.stop();
});

const openOf = (accountId: string, as = AUTH) => service.call(`/api/v1/internal/applicants/${accountId}/open-cases`, { as });
const file = (as: TestPrincipal) => service.call('/api/v1/applications', { as, body: filing(), headers: { 'idempotency-key': uuidv7() } });

describe('open cases of an account', () => {
  it('are those that are not over, of which it is applicant or agent', async () => {
    const person = { ...PERSON, id: uuidv7() };
    expect((await openOf(person.id)).body).toEqual({ open: 0 });
    await eventually(async () => expect((await file(person)).status).toBe(201));
    expect((await file(person)).status).toBe(201);
    expect((await openOf(person.id)).body).toEqual({ open: 2 });
    const database = await service.database();
    const set = (status: string) =>
      database.query(`UPDATE cases SET status = $2 WHERE case_no = (SELECT max(case_no) FROM cases WHERE applicant_id = $1)`, [
        person.id,
        status,
      ]);
    for (const [status, open] of [
      ['decided', 2],
      ['closed', 1],
      ['withdrawn', 1],
      ['refused', 1],
    ] as const) {
      await set(status);
      expect([status, (await openOf(person.id)).body]).toEqual([status, { open }]);
    }
    const agent = uuidv7();
    await database.query('UPDATE cases SET agent_id = $2 WHERE applicant_id = $1', [person.id, agent]);
    expect((await openOf(agent)).body).toEqual({ open: 1 });
  });

  it.each<[string, TestPrincipal]>([
    ['another service', { kind: 'service', id: 'svc-payment', clientId: 'svc-payment' }],
    ['the person himself', PERSON],
    ['who calls himself the service', { ...PERSON, clientId: 'svc-auth' }],
  ])('are not told to %s', async (_, as) => {
    expect(await openOf('person-1', as)).toMatchObject({ status: 403, body: { code: 'ACCESS.FORBIDDEN' } });
  });
});
