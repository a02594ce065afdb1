import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SecurityNotedV1, type SecurityKind } from '@yiwang/events-auth';
import { eventOf, eventually, TestService, type EventProbe } from '@yiwang/testing';
import { monitoring } from '../src/monitoring.service.js';
import { SecurityFacts } from '../src/security/persistence/security-facts.js';

const guard = { kind: 'officer' as const, id: 'g-1', permissions: ['security.read' as const] };
const NOW = Date.now();
const PATH = '/api/v1/supervision/security';

let service: TestService;
let probe: EventProbe;
let serial = 0;

beforeAll(async () => {
  service = await TestService.start(monitoring);
  probe = await service.probe();
}, 60_000);

afterAll(async () => {
  await probe?.stop();
  await service?.stop();
});

async function note(kind: SecurityKind, id: string, minutesAgo: number, network?: string): Promise<void> {
  const at = new Date(NOW - minutesAgo * 60_000);
  const data = { kind, subject: { kind: 'login' as const, id }, at: at.toISOString(), ...(network !== undefined && { network }) };
  await probe.publish(SecurityNotedV1, eventOf(SecurityNotedV1, data, { sequence: ++serial }));
}

const facts = async (query = ''): Promise<{ items: Record<string, unknown>[]; next: string | null }> =>
  (await service.call(`${PATH}/facts${query}`, { as: guard })).body;
const alerts = async (): Promise<Record<string, unknown>[]> => (await service.call(`${PATH}/alerts?limit=100`, { as: guard })).body.items;

describe('what matters to security', () => {
  it('is listed, the latest first, by kind and by whom it is about', async () => {
    await note('login.locked', 'hash-a', 30, '203.0.113.0/24');
    await note('mobile.changed', 'hash-a', 20);
    await note('login.locked', 'hash-b', 10);
    await eventually(async () => expect((await facts()).items).toHaveLength(3));
    expect((await facts()).items.map(({ subject }) => subject)).toEqual(['login:hash-b', 'login:hash-a', 'login:hash-a']);
    expect((await facts('?kind=login.locked')).items.map(({ network }) => network)).toEqual([null, '203.0.113.0/24']);
    expect((await facts('?subject=login:hash-a&kind=mobile.changed')).items).toHaveLength(1);
    const first = await facts('?limit=2');
    const second = await facts(`?limit=2&cursor=${encodeURIComponent(first.next!)}`);
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
  });

  it('becomes one alert a day by a rule, once it is too much for one subject or from one network', async () => {
    for (let n = 0; n < 9; n++) await note('login.locked', `many-${n}`, 50 - n, '198.51.100.0/24');
    await eventually(async () => expect((await facts('?kind=login.locked&limit=100')).items).toHaveLength(11));
    expect(await alerts()).toEqual([]);
    await note('login.locked', 'many-9', 5, '198.51.100.0/24');
    await eventually(async () => expect(await alerts()).toHaveLength(1));
    await note('login.locked', 'many-10', 4, '198.51.100.0/24');
    await note('refreshToken.reused', 'thief', 3);
    await eventually(async () => expect(await alerts()).toHaveLength(2));
    const [stolen, guessed] = await alerts();
    expect(stolen).toMatchObject({ ruleCode: 'REFRESH-TOKEN-REUSED', level: 'red', gathered: 'login:thief', count: 1 });
    await eventually(async () => expect((await alerts())[1]).toMatchObject({ count: 11 }));
    expect(guessed).toMatchObject({ ruleCode: 'LOGINS-LOCKED-FROM-ONE-PLACE', gathered: '198.51.100.0/24' });
    // What was only counted on is no other alert; a level without any is there at nought.
    const figures = (await service.call('/metrics')).body as unknown as string;
    expect(figures).toContain('monitoring_security_alerts_total{level="red"} 2');
    expect(figures).toContain('monitoring_security_alerts_total{level="warning"} 0');
  });

  it('counts an event that comes twice once', async () => {
    const event = eventOf(SecurityNotedV1, {
      kind: 'ticket.replayed',
      subject: { kind: 'client', id: 'site-1' },
      at: new Date(NOW).toISOString(),
    });
    for (let n = 0; n < 3; n++) await probe.publish(SecurityNotedV1, event);
    await note('recoveryCode.used', 'last', 0);
    await eventually(async () => expect((await facts('?kind=recoveryCode.used')).items).toHaveLength(1));
    expect((await facts('?kind=ticket.replayed')).items).toHaveLength(1);
    expect((await alerts()).map(({ ruleCode }) => ruleCode)).not.toContain('TICKET-REPLAYED');
  });

  it('becomes an alert also where it comes late, in a batch with what was long after it, and by who did it', async () => {
    const fact = (kind: SecurityKind, id: string, minutesAgo: number, more: object) => {
      const at = new Date(NOW - minutesAgo * 60_000);
      return eventOf(SecurityNotedV1, { kind, subject: { kind: 'login', id }, at: at.toISOString(), ...more }, { sequence: ++serial });
    };
    const [network, by] = ['192.0.2.0/24', { kind: 'officer' as const, id: 'clerk-1' }];
    const late = [
      ...Array.from({ length: 12 }, (_, n) => fact('login.locked', `late-${n}`, 2_000, { network })),
      fact('login.locked', 'late-12', 1_840, { network }),
      ...Array.from({ length: 10 }, (_, n) => fact('mobile.changed', `moved-${n}`, 20 + n, { by })),
    ];
    await service.get(SecurityFacts).record(late);
    const of = async (gathered: string) => (await alerts()).filter((one) => one['gathered'] === gathered);
    expect(await of(network)).toEqual([expect.objectContaining({ ruleCode: 'LOGINS-LOCKED-FROM-ONE-PLACE', count: 12 })]);
    expect(await of('clerk-1')).toEqual([expect.objectContaining({ ruleCode: 'MOBILES-CHANGED-BY-ONE-CLERK', count: 10 })]);
  });

  it('becomes an alert where one place fails at the second factors of several people, whose passwords it must know', async () => {
    const failed = (id: string, minutesAgo: number) =>
      eventOf(
        SecurityNotedV1,
        {
          kind: 'secondFactor.failed',
          subject: { kind: 'user', id },
          network: '198.18.0.0/24',
          at: new Date(NOW - minutesAgo * 60_000).toISOString(),
        },
        { sequence: ++serial },
      );
    const facts = Array.from({ length: 5 }, (_, n) => failed(`victim-${n}`, 30 - n));
    await service.get(SecurityFacts).record(facts.slice(0, 4));
    const raised = async () => (await alerts()).filter(({ gathered }) => gathered === '198.18.0.0/24');
    expect(await raised()).toEqual([]);
    await service.get(SecurityFacts).record(facts.slice(4));
    expect(await raised()).toEqual([expect.objectContaining({ ruleCode: 'SECOND-FACTORS-FAILED-FROM-ONE-PLACE', level: 'red', count: 5 })]);
  });

  it('is for those who may read it', async () => {
    const supervisor = { kind: 'officer' as const, id: 's-1', regionCode: '330200', permissions: ['supervision.read' as const] };
    for (const path of ['facts', 'alerts']) {
      expect((await service.call(`${PATH}/${path}`, { as: supervisor })).status).toBe(403);
      expect((await service.call(`${PATH}/${path}?cursor=x`, { as: guard })).body.code).toBe('HTTP.CURSOR_INVALID');
    }
  });

  it('is never changed', async () => {
    const database = await service.database();
    await expect(database.query('UPDATE security_facts SET kind = kind')).rejects.toThrow();
    await expect(database.query('DELETE FROM security_facts')).rejects.toThrow();
  });
});
