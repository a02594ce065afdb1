import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ItemVersionV1 } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import { eventOf, eventually, TestService, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import { filing, itemCore, PERSON, StubCatalogue } from './builders.js';

let catalogue: StubCatalogue;
let service: TestService;
beforeAll(async () => {
  catalogue = await StubCatalogue.start();
  service = await TestService.start(acceptance, { CATALOGUE_URL: catalogue.url, LIVE_HEARTBEAT_SECONDS: '0.2', TIMERS_SECONDS: '3600' });
  const probe = await service.probe();
  await probe.publish(ItemVersionV1, eventOf(ItemVersionV1, itemCore(), { sequence: 1 }));
  await probe.stop();
}, 60_000);
afterAll(async () => {
  await service.stop();
  await catalogue.stop();
});

/** A user who has logged in. */
const somebody = (): TestPrincipal => ({ ...PERSON, id: uuidv7(), userId: uuidv7(), sessionId: uuidv7() });

async function file(as: TestPrincipal): Promise<{ status: number; body: { code?: string; caseNo?: string }; challenge: string | null }> {
  const { status, body, headers } = await service.call('/api/v1/applications', {
    as,
    body: filing(),
    headers: { 'idempotency-key': uuidv7() },
  });
  return { status, body: body as { code?: string; caseNo?: string }, challenge: headers.get('www-authenticate') };
}

const cases = async () => (await service.database()).query<{ count: string }>('SELECT count(*) FROM cases');

describe('an access that ended', () => {
  it.each(['account', 'user', 'session', 'client'] as const)('ends what its tokens may do here: %s', async (kind) => {
    const person = { ...somebody(), clientId: `portal-${kind}` };
    const id = { account: person.id, user: person.userId!, session: person.sessionId!, client: person.clientId }[kind];
    await eventually(async () => expect((await file(person)).status).toBe(201));
    const before = await cases();
    await service.end(kind, id);
    const { status, body, challenge } = await file(person);
    expect([status, body.code, challenge]).toEqual([401, 'ACCESS.TOKEN_ENDED', 'Bearer realm="yiwang", error="invalid_token"']);
    expect(await cases()).toEqual(before);
    expect((await file({ ...somebody(), clientId: 'another-app' })).status).toBe(201);
  });

  it('ends one identity of a user, and leaves him the other', async () => {
    const himself = somebody();
    const agent: TestPrincipal = {
      ...himself,
      id: uuidv7(),
      kind: 'legalPerson',
      orgCode: '91330203MA2B10014T',
      realNameLevel: 2,
      authorisationId: uuidv7(),
    };
    await service.end('authorisation', agent.authorisationId!);
    expect((await file(agent)).body.code).toBe('ACCESS.TOKEN_ENDED');
    expect((await file(himself)).status).toBe(201);
  });

  it('is heard of without being asked, within seconds, and ends the stream that is open', async () => {
    const person = somebody();
    const { body } = await file(person);
    const token = await service.bearer(person);
    const answer = await fetch(`${service.url}/api/v1/live/applications/${body.caseNo}`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    const began = performance.now();
    service.endUnheard('session', person.sessionId!);
    const told = await answer.text();
    expect(told).toContain('event: end\ndata: {"reason":"ended"}');
    expect(performance.now() - began).toBeLessThan(15_000);
    expect((await file(person)).status).toBe(401);
  }, 30_000);
});
