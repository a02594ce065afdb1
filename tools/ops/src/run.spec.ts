import { describe, expect, it } from '@jest/globals';
import { YiwangClient } from '@yiwang/client';
import { commandOf } from './arguments.ts';
import type { Letter } from './ask.ts';
import { keysOf } from './messaging.ts';
import { run } from './run.ts';
import { SERVICES } from './services.ts';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const letter = (id: string, over: Partial<Letter> = {}): Letter => ({
  id,
  consumer: 'dispatch.plan',
  eventId: `e${id}`,
  topic: 'cases.events.v1',
  key: 'C1',
  type: 'acceptance.case.accepted.v1',
  reason: 'parked',
  error: '',
  attempts: 1,
  state: 'open',
  createdAt: '2026-11-21T11:00:00.000Z',
  replayRequestedAt: null,
  resolvedAt: null,
  resolvedBy: null,
  ...over,
});
const noFile = (): Promise<never> => Promise.reject(new Error('no file here'));
const files = { read: noFile, create: noFile, append: noFile };
const quiet = { outbox: { unsent: 0, oldestSeconds: null, failing: [] }, deadLetters: { open: 0, parkedKeys: 0 } };
const none = { items: [], next: null };

type Answers = Record<string, unknown>;
const problem = (status: number, code: string) => ({ problem: { status, code } });

/** Runs ops on a gateway that answers by `METHOD path`, and on everything else that nothing is there. */
async function ops(argv: string[], answers: Answers): Promise<{ code: number; out: string[]; err: string[]; asked: string[] }> {
  const [out, err, asked]: [string[], string[], string[]] = [[], [], []];
  const fetch = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    const { pathname, search } = new URL(String(url));
    const call = `${init.method} ${pathname}`;
    asked.push(call + search);
    const given =
      answers[call + search] ?? answers[call] ?? (call.endsWith('/dead-letters') ? none : problem(404, 'MESSAGING.DEAD_LETTER_NOT_FOUND'));
    const answer: unknown = typeof given === 'function' ? given(JSON.parse(init.body as string)) : given;
    if (answer instanceof Error) throw answer;
    const failed = (answer as { problem?: { status: number } }).problem;
    return new Response(JSON.stringify(failed ?? answer), {
      status: failed?.status ?? 200,
      headers: { 'content-type': 'application/json' },
    });
  };
  const client = new YiwangClient({ baseUrl: 'http://gateway', fetch: fetch as typeof globalThis.fetch });
  const command = commandOf(argv);
  if (command === 'help') throw new Error('no help here');
  const desk = {
    client,
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    now: NOW,
    screen: 300,
    files,
  };
  return { code: await run(command, desk), out, err, asked };
}

const figures = (answer: (service: string) => unknown, path = ''): Answers =>
  Object.fromEntries(SERVICES.map((service) => [`GET /api/v1/admin/${service}/messaging${path}`, answer(service)]));
const one = (service: string, id: string): string => `/api/v1/admin/${service}/messaging/dead-letters/${id}`;

describe('ops outbox', () => {
  it('shows each service, and what the broker refuses', async () => {
    const failing = [{ id: '7', type: 't.v1', key: 'C1', attempts: 3, error: 'MESSAGE_TOO_LARGE' }];
    const trouble = { outbox: { unsent: 12, oldestSeconds: 7200, failing }, deadLetters: { open: 4, parkedKeys: 2 } };
    const { code, out } = await ops(
      ['outbox'],
      figures((service) => (service === 'acceptance' ? trouble : quiet)),
    );
    expect(code).toBe(0);
    expect(out).toHaveLength(1 + SERVICES.length + 3);
    expect(out.find((line) => line.startsWith('acceptance'))).toMatch(/^acceptance +12 +2 h +1 +4 +2$/);
    expect(out.at(-1)).toMatch(/^acceptance +7 +3 +t\.v1 +C1 +MESSAGE_TOO_LARGE$/);
  });

  it('shows the others when one is away, and fails', async () => {
    const { code, out, err } = await ops(
      ['outbox'],
      figures((service) => (service === 'dispatch' ? problem(503, 'GATEWAY.UPSTREAM_DOWN') : quiet)),
    );
    expect(code).toBe(1);
    expect(out).toHaveLength(SERVICES.length);
    expect(err).toEqual([expect.stringMatching(/^dispatch could not be asked: .*GATEWAY\.UPSTREAM_DOWN/)]);
  });

  it('asks one service alone when it is named, and writes JSON', async () => {
    const { out, asked } = await ops(
      ['outbox', '--service', 'catalogue', '--json'],
      figures(() => quiet),
    );
    expect(asked).toEqual(['GET /api/v1/admin/catalogue/messaging']);
    expect(JSON.parse(out.join('\n'))).toEqual({ items: [{ service: 'catalogue', ...quiet }], failed: [] });
  });

  it.each([
    ['who asks may not', problem(403, 'ACCESS.FORBIDDEN'), 'ACCESS.FORBIDDEN'],
    ['the gateway is not there', new TypeError('fetch failed'), 'fetch failed'],
  ])('fails as a whole when %s', async (_, answer, text) => {
    await expect(
      ops(
        ['outbox'],
        figures(() => answer),
      ),
    ).rejects.toThrow(text);
  });
});

describe('ops copies', () => {
  it('tells of each service whether it has what there is, and what it still has to read', async () => {
    const copy = { topic: 'catalogue.items.v1', complete: false, startedAt: '2026-11-21T11:58:00.000Z', completeAt: null, missing: 1200 };
    const { code, out } = await ops(
      ['copies'],
      figures((service) => ({ copies: service === 'acceptance' ? [copy] : [] }), '/copies'),
    );
    expect([code, out.length]).toEqual([0, 2]);
    expect(out[1]).toMatch(/^acceptance +catalogue\.items\.v1 +rebuilding +1200 +2 min$/);
    const { out: none } = await ops(
      ['copies'],
      figures(() => ({ copies: [] }), '/copies'),
    );
    expect(none).toEqual(['no service keeps a copy']);
  });
});

describe('ops figures', () => {
  const asked = { id: 'r-1', requestedBy: 'o-1', requestedAt: '2026-11-21T11:58:00.000Z', finishedAt: null, versions: null, failure: null };
  const done = { ...asked, id: 'r-0', finishedAt: '2026-11-21T11:59:00.000Z' };

  it('tells how far they are behind, and what became of recounts', async () => {
    const recounts = [asked, { ...done, versions: 12 }, { ...done, failure: 'canceling statement\ndue to statement timeout' }];
    const { code, out } = await ops(['figures'], { 'GET /api/v1/admin/figures': { behind: 7, recounts } });
    expect([code, out[0]]).toEqual([0, '7 changes of versions are not yet in the figures']);
    expect(out[2]).toMatch(/^r-1 +2 min +o-1 +waits or runs$/);
    expect(out[3]).toMatch(/counted 12 comings and goings of versions$/);
    expect(out[4]).toMatch(/failed: canceling statement.*timeout$/);
  });

  it('asks for a recount', async () => {
    const answers = { 'POST /api/v1/admin/figures/recounts': asked };
    const { out, asked: calls } = await ops(['figures', 'recount'], answers);
    expect(calls).toEqual(['POST /api/v1/admin/figures/recounts']);
    expect(out[0]).toContain('recount r-1 is asked for');
    expect(JSON.parse((await ops(['figures', 'recount', '--json'], answers)).out.join(''))).toEqual(asked);
  });
});

describe('ops lag', () => {
  it('adds up each topic and names its worst partition', async () => {
    const partitions = [0, 900, 30].map((events, partition) => ({ topic: 'cases.events.v1', partition, events }));
    const { out } = await ops(
      ['lag', '--service', 'monitoring'],
      figures(() => ({ events: 930, partitions }), '/lag'),
    );
    expect(out[1]).toMatch(/^monitoring +cases\.events\.v1 +930 +2 of 3 +partition 1: 900$/);
  });
});

describe('ops dead-letters', () => {
  it('lists the newest of all services, page after page', async () => {
    const list = '/api/v1/admin/acceptance/messaging/dead-letters';
    const { out, asked } = await ops(['dead-letters', '--limit', '101'], {
      [`GET ${list}?state=open&limit=100`]: { items: [letter('9', { error: 'one', createdAt: '2026-11-21T10:00:00.000Z' })], next: 'c' },
      [`GET ${list}?state=open&limit=100&cursor=c`]: { items: [letter('8', { createdAt: '2026-11-21T09:00:00.000Z' })], next: null },
      'GET /api/v1/admin/dispatch/messaging/dead-letters': { items: [letter('3', { reason: 'failed', error: 'no\nsuch' })], next: null },
    });
    expect(out.slice(1).map((line) => line.split(/ +/).slice(0, 2).join(' '))).toEqual(['dispatch 3', 'acceptance 9', 'acceptance 8']);
    expect(out[1]).toContain('60 min  failed');
    expect(out[1]).toMatch(/no such$/);
    expect(asked).toHaveLength(SERVICES.length + 1);
  });

  it('says that there is none', async () => {
    expect((await ops(['dead-letters'], {})).out).toEqual(['no open dead letters']);
  });

  it('shows one wherever it lies, with its payload', async () => {
    const { out } = await ops(['dead-letters', 'show', '5'], {
      [`GET ${one('monitoring', '5')}`]: { ...letter('5'), payload: '{"data":{"n":1}}' },
    });
    expect(out[0]).toMatch(/^service +monitoring$/);
    expect(out.slice(out.indexOf('payload'))).toEqual(['payload', '  {', '    "data": {', '      "n": 1', '    }', '  }']);
  });

  it('asks which one is meant when several services have one of this number', async () => {
    const both = { [`GET ${one('monitoring', '5')}`]: letter('5'), [`GET ${one('dispatch', '5')}`]: letter('5') };
    await expect(ops(['dead-letters', 'replay', '5'], both)).rejects.toThrow('--service dispatch or monitoring');
  });

  it('takes the one that is open where others of this number are settled', async () => {
    const { out, asked } = await ops(['dead-letters', 'replay', '5'], {
      [`GET ${one('monitoring', '5')}`]: letter('5', { state: 'replayed' }),
      [`GET ${one('dispatch', '5')}`]: letter('5'),
      [`POST ${one('dispatch', '5')}/replay`]: { id: '5', replay: 'requested' },
    });
    expect(asked.at(-1)).toBe(`POST ${one('dispatch', '5')}/replay`);
    expect(out).toEqual(['dispatch: the replay of 5 and what is parked behind it is asked for']);
  });

  it('guesses nothing while a service is away that may have it', async () => {
    const away = { [`GET ${one('monitoring', '5')}`]: problem(503, 'GATEWAY.UPSTREAM_DOWN'), [`GET ${one('dispatch', '5')}`]: letter('5') };
    await expect(ops(['dead-letters', 'drop', '5', '--yes'], away)).rejects.toThrow('name its service');
  });

  it('knows when nobody has it', async () => {
    await expect(ops(['dead-letters', 'drop', '5'], {})).rejects.toThrow('no service has an open dead letter 5');
  });

  it('drops only when it is meant', async () => {
    const answers = { [`GET ${one('dispatch', '5')}`]: letter('5'), [`POST ${one('dispatch', '5')}/drop`]: { id: '5', state: 'dropped' } };
    const unsure = await ops(['dead-letters', 'drop', '5'], answers);
    expect([unsure.code, unsure.out, unsure.asked.some((call) => call.startsWith('POST'))]).toEqual([1, [], false]);
    expect(unsure.err[1]).toContain('--service dispatch --yes');
    const sure = await ops(['dead-letters', 'drop', '5', '--service', 'dispatch', '--yes'], answers);
    expect([sure.code, sure.out, sure.asked]).toEqual([0, ['dispatch: 5 is dropped'], [`POST ${one('dispatch', '5')}/drop`]]);
  });

  it('replays each key once, and minds no letter that somebody else settled', async () => {
    const open = [letter('4'), letter('3', { key: 'C2' }), letter('2', { reason: 'rejected' })];
    const { code, out, asked } = await ops(['dead-letters', 'replay', '--all'], {
      'GET /api/v1/admin/dispatch/messaging/dead-letters': { items: open, next: null },
      [`POST ${one('dispatch', '2')}/replay`]: { id: '2', replay: 'requested' },
    });
    expect(asked.filter((call) => call.startsWith('POST')).sort()).toEqual([
      `POST ${one('dispatch', '2')}/replay`,
      `POST ${one('dispatch', '3')}/replay`,
    ]);
    expect([code, out]).toEqual([0, ['asked for the replay of 1 key']]);
  });
});

describe('ops parked', () => {
  it('tells of a key what holds it up and how much waits behind', () => {
    const open = [letter('10'), letter('9', { consumer: 'other' }), letter('2', { reason: 'rejected', error: 'X.Y' }), letter('8')];
    expect(keysOf(open)).toMatchObject([
      { consumer: 'dispatch.plan', key: 'C1', id: '2', reason: 'rejected', behind: 2 },
      { consumer: 'other', key: 'C1', id: '9', behind: 0 },
    ]);
  });

  it('says that no key waits', async () => {
    expect((await ops(['parked'], {})).out).toEqual(['no key waits']);
  });
});

describe('ops deliveries', () => {
  const deliveryId = '019ab3c4-0000-7000-8000-000000000001';
  const troubled = {
    deliveryId,
    orgCode: '11330203MB0A10021X',
    channel: 'kafka',
    type: 'task.assigned',
    taskId: deliveryId,
    caseNo: '33020326112200005000W',
    state: 'parked',
    attempts: 8,
    error: 'TOPIC_AUTHORIZATION_FAILED',
    nextAttemptAt: '2026-11-21T12:00:00.000Z',
    createdAt: '2026-11-20T12:00:00.000Z',
  };

  it('lists those in trouble', async () => {
    const { out } = await ops(['deliveries'], { 'GET /api/v1/admin/deliveries': { items: [troubled], next: null } });
    expect(out[1]).toMatch(/parked +8 +11330203MB0A10021X +kafka +task.assigned +33020326112200005000W +24 h +TOPIC_AUTHORIZATION_FAILED$/);
  });

  it('lists those of one system by their state, those that readers gave back among them', async () => {
    const nacked = { ...troubled, channel: 'pull', state: 'sent', attempts: 1, error: 'our database is away' };
    const { asked, out } = await ops(['deliveries', '--system', deliveryId, '--state', 'sent', '--limit', '7'], {
      'GET /api/v1/admin/deliveries': { items: [nacked], next: null },
    });
    expect(asked).toEqual([`GET /api/v1/admin/deliveries?systemId=${deliveryId}&state=sent&limit=7`]);
    expect(out[1]).toMatch(/sent +1 +11330203MB0A10021X +pull .*our database is away$/);
  });

  it('tries one again', async () => {
    const { asked, out } = await ops(['deliveries', 'replay', deliveryId], {
      [`POST /api/v1/admin/deliveries/${deliveryId}/replay`]: { deliveryId, state: 'pending' },
    });
    expect([asked.length, out]).toEqual([1, [`delivery ${deliveryId} is tried again`]]);
  });

  it('shows how it goes with each system', async () => {
    const figures = { systemId: deliveryId, code: null, name: 'fire', channel: 'webhook', state: 'live', waiting: 7, lagSeconds: 7_200 };
    const rest = { parked: 2, unacknowledged: 5, successRate: 0.996, circuit: 'open', lastError: 'connection refused' };
    const { out } = await ops(['deliveries', 'systems'], {
      'GET /api/v1/admin/deliveries/systems': { items: [{ ...figures, ...rest }], next: null },
    });
    expect(out[1]).toMatch(/fire +webhook +live +7 +2 h +2 +5 +99 % +open +connection refused$/);
  });

  it('says that every recall is acknowledged', async () => {
    expect((await ops(['deliveries', 'recalls'], { 'GET /api/v1/admin/deliveries/recalls': { items: [], next: null } })).out).toEqual([
      'every recall is acknowledged',
    ]);
  });

  it('sends all of a system again, portion by portion', async () => {
    const portions = ({ after }: { after?: string }) =>
      after === undefined ? { replayed: 10_000, next: 'there' } : { replayed: after === 'there' ? 3 : 0, next: null };
    const { out, asked } = await ops(['deliveries', 'replay', '--system', deliveryId], {
      'POST /api/v1/admin/deliveries/replays': portions,
    });
    expect([asked.length, out]).toEqual([2, ['10003 messages go out again']]);
  });
});
