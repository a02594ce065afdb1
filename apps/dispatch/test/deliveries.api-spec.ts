import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@yiwang/kernel';
import { eventually } from '@yiwang/testing';
import { ChannelRegistry } from '../src/channel/system-channel.js';
import type { Delivery, ReplayAnswer } from '../src/delivery/http/delivery.schema.js';
import { DispatchUnderTest } from './harness.js';
import { failed, type PlayedChannel, PlayedSystems, SENT } from './played-systems.js';

interface Page<T> {
  items: T[];
  next: string | null;
}
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let dispatch: DispatchUnderTest;
let channel: PlayedChannel;
let played: PlayedSystems;
const system: PlayedSystems['system'] = (...args) => played.system(...args);
const tell: PlayedSystems['tell'] = (...args) => played.tell(...args);
const caseNo = (): string => played.caseNo();

beforeAll(async () => {
  dispatch = await DispatchUnderTest.start();
  played = new PlayedSystems(dispatch);
});
afterAll(() => dispatch.stop());
beforeEach(() => {
  channel = played.anew();
});

const states = async (ids: readonly string[]): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await dispatch.rows<{ id: string; state: string }>('SELECT id, state FROM deliveries WHERE id = ANY($1)', [ids])).map(
      ({ id, state }) => [id, state],
    ),
  );
const allIn = (state: string, ids: readonly string[]): Promise<void> =>
  eventually(async () => expect(Object.values(await states(ids))).toEqual(ids.map(() => state)));
const line = async (id: string): Promise<Record<string, unknown>> =>
  (await dispatch.rows('SELECT * FROM delivery_lines WHERE system_id = $1', [id]))[0]!;

describe('many systems at once', () => {
  it('get theirs while one of them is dead and one takes long: each keeps a slot of its own, and nobody the database', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = await system(async () => {
      await held;
      return SENT;
    });
    const dead = await system(() => Promise.reject(new Error('connection refused')));
    const others = await Promise.all(Array.from({ length: 30 }, () => system(() => SENT)));
    const late = [...(await tell(slow, [caseNo(), caseNo()])), ...(await tell(dead, [caseNo(), caseNo()]))];
    await eventually(() => expect(channel.got(slow.name)).not.toEqual([]));
    const ids = (await Promise.all(others.map((one) => tell(one, Array.from({ length: 10 }, caseNo))))).flat();
    await allIn('sent', ids);
    expect(Object.values(await states(late))).toEqual(late.map(() => 'pending'));
    release();
    await allIn('sent', late.slice(0, 2));
  });

  it('each get the messages of a case in order, at positions without a gap', async () => {
    const to = await system(() => SENT);
    const cases = Array.from({ length: 5 }, caseNo);
    const ids = await tell(to, [...cases, ...cases, ...cases]);
    await allIn('sent', ids);
    expect(channel.got(to.name)).toEqual(ids);
    const rows = await dispatch.rows<{ position: string }>('SELECT position FROM deliveries WHERE system_id = $1 ORDER BY sequence', [
      to.id,
    ]);
    expect(rows.map(({ position }) => Number(position))).toEqual(ids.map((_, i) => i + 1));
  });
});

describe('a message that fails', () => {
  it('holds back its own case alone, keeps its id and its position, and goes before what lies behind it', async () => {
    const [bad, good] = [caseNo(), caseNo()];
    let down = true;
    const to = await system((message) => (down && message.caseNo === bad ? failed() : SENT));
    const [first, second, other] = await tell(to, [bad, bad, good]);
    await allIn('sent', [other!]);
    expect(await states([first!, second!])).toEqual({ [first!]: 'pending', [second!]: 'pending' });
    await eventually(async () =>
      expect((await dispatch.rows('SELECT 1 FROM deliveries WHERE id = $1 AND attempts = 2', [first])).length).toBe(1),
    );
    expect(
      channel.calls
        .flatMap(({ messages }) => messages)
        .filter(({ id }) => id === first)
        .map(({ position }) => position),
    ).toEqual([1, 1]);
    down = false;
    const operator = await dispatch.operator();
    expect((await operator.post(`/deliveries/${first}/replay`)).status).toBe(202);
    await allIn('sent', [first!, second!]);
    expect(channel.got(to.name).slice(-2)).toEqual([first, second]);
    expect(channel.got(to.name).indexOf(second!)).toBe(channel.got(to.name).lastIndexOf(second!));
  });

  it('is parked when it has had all tries of its channel’s schedule', async () => {
    channel.schedule = [10, 10];
    const to = await system(() => failed());
    const [id] = await tell(to, [caseNo()]);
    await allIn('parked', [id!]);
    expect(await dispatch.rows('SELECT attempts, error FROM deliveries WHERE id = $1', [id])).toEqual([{ attempts: 3, error: 'away' }]);
  });

  it('waits at least as long as the system asked for', async () => {
    const to = await system(() => failed(3_600_000));
    const [id] = await tell(to, [caseNo()]);
    await eventually(async () => {
      const [row] = await dispatch.rows<{ wait: number }>(
        'SELECT extract(epoch FROM next_attempt_at - now())::float8 AS wait FROM deliveries WHERE id = $1 AND attempts = 1',
        [id],
      );
      expect(row!.wait).toBeGreaterThan(3_500);
    });
  });

  it('is parked at once when no repeat would change the answer; what lies behind waits, and goes when it is sent again in bulk', async () => {
    const [bad, good] = [caseNo(), caseNo()];
    let fault = true;
    const to = await system((message) => (fault && message.caseNo === bad ? { kind: 'refused', error: '400' } : SENT));
    const [first, second, other] = await tell(to, [bad, bad, good]);
    await allIn('parked', [first!]);
    await allIn('sent', [other!]);
    expect(await states([second!])).toEqual({ [second!]: 'pending' });

    const operator = await dispatch.operator();
    const listed = await operator.get<Page<Delivery>>(`/deliveries?systemId=${to.id}`);
    expect(listed.body.items).toMatchObject([
      { deliveryId: first, state: 'parked', attempts: 1, error: '400', systemId: to.id, type: 'task.assigned' },
    ]);
    const waiting = await operator.get<Page<Delivery>>(`/deliveries?systemId=${to.id}&state=pending`);
    expect(waiting.body.items).toMatchObject([{ deliveryId: second, nextAttemptAt: null }]);

    fault = false;
    const replay = { systemId: to.id };
    const key = uuidv7();
    expect(await operator.post<ReplayAnswer>('/deliveries/replays', replay, key)).toMatchObject({
      status: 202,
      body: { replayed: 1, more: false },
    });
    expect(await operator.post<ReplayAnswer>('/deliveries/replays', replay, key)).toMatchObject({ status: 202, body: { replayed: 1 } });
    await allIn('sent', [first!, second!]);
    expect(channel.got(to.name).slice(-2)).toEqual([first, second]);
  });
});

describe('sending again since a time', () => {
  it('brings what had arrived once more under the same ids, and leaves acknowledged messages acknowledged', async () => {
    const to = await system(() => SENT);
    const before = await tell(to, [caseNo()]);
    await allIn('sent', before);
    await pause(5);
    const since = new Date().toISOString();
    await pause(5);
    const [heard, open] = await tell(to, [caseNo(), caseNo()]);
    await allIn('sent', [heard!, open!]);
    await dispatch.rows("UPDATE deliveries SET state = 'closed' WHERE id = $1", [heard]);
    const operator = await dispatch.operator();
    const replay = { systemId: to.id, states: ['sent', 'closed'], since };
    expect((await operator.post<ReplayAnswer>('/deliveries/replays', replay)).body.replayed).toBe(2);
    await eventually(() => expect(channel.got(to.name)).toEqual([...before, heard, open, heard, open]));
    await eventually(async () => expect(await states([heard!, open!])).toEqual({ [heard!]: 'closed', [open!]: 'sent' }));
  });

  it('refuses a request that names neither messages nor a system, and a filter without its system', async () => {
    const operator = await dispatch.operator();
    expect(await operator.post('/deliveries/replays', { since: new Date().toISOString() })).toMatchObject({
      status: 400,
      body: { code: 'HTTP.INVALID' },
    });
    expect(await operator.get('/deliveries?state=sent')).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID' } });
    expect(await operator.get('/deliveries?caseNo=33020326030200000001X')).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID' } });
  });
});

describe('a circuit', () => {
  it('opens after five calls in a row that failed, lets one message try at a time, and closes with the first that goes well', async () => {
    channel.schedule = [400, 60_000];
    let down = true;
    const to = await system(() => (down ? failed() : SENT));
    const ids = await tell(to, Array.from({ length: 40 }, caseNo));
    await eventually(async () =>
      expect(await line(to.id)).toMatchObject({ holder: null, open_since: expect.any(Date), last_error: 'away' }),
    );
    expect(channel.calls.filter(({ system: name }) => name === to.name)).toHaveLength(5);
    await eventually(() => expect(channel.calls.filter(({ system: name }) => name === to.name)).toHaveLength(6));
    expect(channel.calls.findLast(({ system: name }) => name === to.name)!.messages).toHaveLength(1);
    down = false;
    // A try that was under way may still put its message off.
    await eventually(async () => {
      await dispatch.rows("UPDATE deliveries SET next_attempt_at = now() WHERE system_id = $1 AND state = 'pending'", [to.id]);
      expect(Object.values(await states(ids))).toEqual(ids.map(() => 'sent'));
    });
    expect(await line(to.id)).toMatchObject({ failures: 0, trips: 0, open_since: null, retry_at: null });
  });
});

describe('a system that wants no more messages', () => {
  it('is suspended, and keeps what was not sent', async () => {
    const to = await system(() => ({ kind: 'gone', error: '410' }));
    const ids = await tell(to, [caseNo(), caseNo()]);
    await eventually(async () => {
      expect(await dispatch.rows('SELECT state FROM department_systems WHERE id = $1', [to.id])).toEqual([{ state: 'suspended' }]);
      expect(await line(to.id)).toMatchObject({ holder: null });
    });
    expect(
      await dispatch.rows("SELECT action, actor_kind, details->>'reason' AS reason FROM system_actions WHERE system_id = $1", [to.id]),
    ).toEqual([{ action: 'suspended', actor_kind: 'service', reason: '410' }]);
    expect(Object.values(await states(ids))).toEqual(['pending', 'pending']);
    expect(channel.calls.filter(({ system: name }) => name === to.name)).toHaveLength(1);
  });
});

describe('a worker that dies', () => {
  it('leaves its lines to the next when the lease is over, and notes nothing any more when it comes back', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let first = true;
    const to = await system(async () => {
      if (!first) return SENT;
      first = false;
      await held;
      return { kind: 'refused', error: 'too late to say so' };
    });
    const [id] = await tell(to, [caseNo()]);
    await eventually(() => expect(channel.got(to.name)).toEqual([id]));
    const other = await dispatch.replica();
    try {
      other.app.get(ChannelRegistry).add(channel);
      await dispatch.rows("UPDATE delivery_lines SET leased_until = now() - interval '1 second' WHERE system_id = $1", [to.id]);
      await allIn('sent', [id!]);
      expect(channel.got(to.name)).toEqual([id, id]);
      release();
      await eventually(async () => expect(await line(to.id)).toMatchObject({ holder: null, failures: 0 }));
      expect(await states([id!])).toEqual({ [id!]: 'sent' });
    } finally {
      release();
      await other.close();
    }
  });
});

describe('recalls', () => {
  it('are listed until their system acknowledges them', async () => {
    const to = await system(() => SENT);
    const [id] = await tell(to, [caseNo()]);
    await dispatch.rows("UPDATE deliveries SET type = 'task.recalled' WHERE id = $1", [id]);
    const operator = await dispatch.operator();
    const listed = async () =>
      (await operator.get<Page<Delivery>>(`/deliveries/recalls?systemId=${to.id}`)).body.items.map((one) => one.deliveryId);
    expect(await listed()).toEqual([id]);
    await dispatch.rows('UPDATE deliveries SET acknowledged_at = now() WHERE id = $1', [id]);
    expect(await listed()).toEqual([]);
  });
});
