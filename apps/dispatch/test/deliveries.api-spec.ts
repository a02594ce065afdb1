import { AsyncResource } from 'node:async_hooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { eventually } from '@yiwang/testing';
import { ChannelRegistry } from '../src/channel/system-channel.js';
import { DeliveryLines } from '../src/delivery/delivery-lines.js';
import { DeliveryWorker } from '../src/delivery/delivery.worker.js';
import type { Delivery, ReplayAnswer } from '../src/delivery/http/delivery.schema.js';
import { ADD_DELIVERIES } from '../src/plan/persistence/plan.sql.js';
import { DepartmentSystems } from '../src/system/department-system.js';
import { DispatchUnderTest } from './harness.js';
import { failed, type PlayedChannel, type PlayedSystem, PlayedSystems, SENT } from './played-systems.js';

interface Page<T> {
  items: T[];
  next: string | null;
}

let dispatch: DispatchUnderTest;
let channel: PlayedChannel;
let played: PlayedSystems;
const system: PlayedSystems['system'] = (...args) => played.system(...args);
const tell: PlayedSystems['tell'] = (...args) => played.tell(...args);
const caseNo = (): string => played.caseNo();
/** Of no unit of work, whoever asks. */
const outside = new AsyncResource('outside');
const aside = <T>(work: () => Promise<T>): Promise<T> => outside.runInAsyncScope(work);

beforeAll(async () => {
  dispatch = await DispatchUnderTest.start();
  played = new PlayedSystems(dispatch);
});
afterAll(() => dispatch.stop());
beforeEach(() => {
  channel = played.anew();
});
afterEach(() => void jest.restoreAllMocks());

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
      body: { replayed: 1, next: null },
    });
    expect(await operator.post<ReplayAnswer>('/deliveries/replays', replay, key)).toMatchObject({ status: 202, body: { replayed: 1 } });
    await allIn('sent', [first!, second!]);
    expect(channel.got(to.name).slice(-2)).toEqual([first, second]);
  });
});

describe('what lies behind a message that is not sent', () => {
  const waits = (id: string) =>
    eventually(async () =>
      expect(
        await dispatch.rows("SELECT 1 FROM deliveries WHERE id = $1 AND state = 'pending' AND next_attempt_at > now()", [id]),
      ).toHaveLength(1),
    );
  const taskOf = async (id: string): Promise<string> =>
    (await dispatch.rows<{ task_id: string }>('SELECT task_id FROM deliveries WHERE id = $1', [id]))[0]!.task_id;

  it('goes when a parked one turns out to have arrived', async () => {
    const bad = caseNo();
    let first = '';
    const to = await system((message) => (message.id === first ? { kind: 'refused', error: '400' } : SENT));
    const ids = await played.tell(to, [bad, bad], (id, nth) => void (nth === 0 && (first = id)));
    await allIn('parked', [ids[0]!]);
    await waits(ids[1]!);
    const own = await dispatch.department(to.orgCode, to.name);
    expect((await own.post('/feed/acks', { messageIds: [ids[0]] }, null)).body).toMatchObject({ acknowledged: 1 });
    await allIn('sent', [ids[1]!]);
  });

  it('goes when the task of one that fails is acknowledged all the same', async () => {
    const bad = caseNo();
    let first = '';
    const to = await system((message) => (message.id === first ? failed(3_600_000) : SENT));
    const ids = await played.tell(to, [bad, bad], (id, nth) => void (nth === 0 && (first = id)));
    await waits(ids[1]!);
    const own = await dispatch.department(to.orgCode, to.name);
    expect((await own.post(`/tasks/${await taskOf(ids[0]!)}/ack`, undefined, null)).status).toBe(200);
    await allIn('sent', [ids[1]!]);
    expect(await states([ids[0]!])).toEqual({ [ids[0]!]: 'closed' });
  });

  it('goes when the one before it is acknowledged, though it had a try of its own before', async () => {
    const bad = caseNo();
    let first = '';
    const to = await system((message) => (message.id === first ? failed(3_600_000) : SENT));
    const ids = await played.tell(to, [bad, bad], (id, nth) => void (nth === 0 && (first = id)));
    await waits(ids[1]!);
    await dispatch.rows('UPDATE deliveries SET attempts = 1 WHERE id = $1', [ids[1]]);
    const own = await dispatch.department(to.orgCode, to.name);
    expect((await own.post(`/tasks/${await taskOf(first)}/ack`, undefined, null)).status).toBe(200);
    await allIn('sent', [ids[1]!]);
  });

  /** What a plan says of the task of a message later. */
  const later = async (to: PlayedSystem, id: string) => {
    const [of] = await dispatch.rows<{ task_id: string; case_no: string }>('SELECT task_id, case_no FROM deliveries WHERE id = $1', [id]);
    const row = { ord: 0, id: uuidv7(), system_id: to.id, ...of!, type: 'task.rescheduled', data: {}, traceparent: null };
    return { id: row.id, params: [JSON.stringify([row])] };
  };
  const nextOf = async (id: string): Promise<unknown> =>
    (await dispatch.rows<{ next: unknown }>('SELECT next_attempt_at::text AS next FROM deliveries WHERE id = $1', [id]))[0]!.next;

  it('is not looked at when it is told only then; it goes when the parked one turns out to have arrived', async () => {
    let first = '';
    const to = await system((message) => (message.id === first ? { kind: 'refused', error: '400' } : SENT));
    await played.tell(to, [caseNo()], (id) => void (first = id));
    await allIn('parked', [first]);
    const [told, another] = [await later(to, first), await later(to, (await tell(to, [caseNo()]))[0]!)];
    for (const { params } of [told, another]) await dispatch.rows(ADD_DELIVERIES, params);
    await allIn('sent', [another.id]);
    expect([await nextOf(told.id), await states([told.id])]).toEqual(['infinity', { [told.id]: 'pending' }]);
    const own = await dispatch.department(to.orgCode, to.name);
    await own.post('/feed/acks', { messageIds: [first] }, null);
    await allIn('sent', [told.id]);
  });

  it('is looked at with the one that failed when it is told only then', async () => {
    let first = '';
    const to = await system((message) => (message.id === first ? failed(3_600_000) : SENT));
    await played.tell(to, [caseNo()], (id) => void (first = id));
    await eventually(async () =>
      expect(await dispatch.rows('SELECT 1 FROM deliveries WHERE id = $1 AND attempts = 1', [first])).toHaveLength(1),
    );
    const told = await later(to, first);
    await dispatch.rows(ADD_DELIVERIES, told.params);
    expect(await nextOf(told.id)).toEqual(await nextOf(first));
    const own = await dispatch.department(to.orgCode, to.name);
    expect((await own.post(`/tasks/${await taskOf(first)}/ack`, undefined, null)).status).toBe(200);
    await allIn('sent', [told.id]);
  });

  it('goes when it is told in the moment in which the parked one turns out to have arrived', async () => {
    let first = '';
    const to = await system((message) => (message.id === first ? { kind: 'refused', error: '400' } : SENT));
    const [uow, database] = [dispatch.service.app.get(UnitOfWork), dispatch.service.app.get(Database)];
    const own = await dispatch.department(to.orgCode, to.name);
    const acknowledge = () => own.post('/feed/acks', { messageIds: [first] }, null);

    // Told first: whoever acknowledges waits, and frees it.
    await played.tell(to, [caseNo()], (id) => void (first = id));
    await allIn('parked', [first]);
    const before = await later(to, first);
    let acknowledged: Promise<unknown> = Promise.resolve();
    await uow.run(async () => {
      await database.query(ADD_DELIVERIES, before.params);
      acknowledged = aside(acknowledge);
      await eventually(() =>
        aside(async () =>
          expect(
            await dispatch.rows(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
              AND query LIKE '%UPDATE deliveries%SET state = ''closed''%'`),
          ).not.toEqual([]),
        ),
      );
    });
    expect(await acknowledged).toMatchObject({ status: 200, body: { acknowledged: 1 } });
    await allIn('sent', [before.id]);

    // Acknowledged first: it is not waited for.
    await played.tell(to, [caseNo()], (id) => void (first = id));
    await allIn('parked', [first]);
    const after = await later(to, first);
    await uow.run(async () => {
      await database.query("UPDATE deliveries SET state = 'closed', acknowledged_at = now() WHERE id = $1 RETURNING id", [first]);
      await aside(() => dispatch.rows(ADD_DELIVERIES, after.params));
    });
    await allIn('sent', [after.id]);
  });

  it('goes when it is sent again in the moment in which its last try is noted', async () => {
    const to = await system(() => SENT);
    const bad = caseNo();
    const ids = await tell(to, [bad, bad]);
    await allIn('sent', ids);
    const operator = await dispatch.operator();
    const [uow, database] = [dispatch.service.app.get(UnitOfWork), dispatch.service.app.get(Database)];
    let replayed: Promise<unknown> = Promise.resolve();
    await dispatch.rows(
      "UPDATE deliveries SET state = 'pending', attempts = 7, next_attempt_at = now() + interval '1 hour' WHERE id = $1",
      [ids[0]],
    );
    await dispatch.rows("UPDATE deliveries SET state = 'pending', sent_at = NULL WHERE id = $1", [ids[1]]);
    await uow.run(async () => {
      // What the note of the last try does.
      await database.query("UPDATE deliveries SET state = 'parked', attempts = 8 WHERE id = $1 RETURNING id", [ids[0]]);
      await database.query("UPDATE deliveries SET next_attempt_at = 'infinity' WHERE id = $1 RETURNING id", [ids[1]]);
      replayed = aside(() => operator.post(`/deliveries/${ids[0]}/replay`));
      await eventually(() =>
        aside(async () =>
          expect(
            await dispatch.rows(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
              AND query LIKE '%WITH chosen AS%FOR UPDATE OF d%'`),
          ).not.toEqual([]),
        ),
      );
    });
    expect(await replayed).toMatchObject({ status: 202 });
    await allIn('sent', ids);
    expect(channel.got(to.name)).toEqual([...ids, ...ids]);
  });

  it('goes when it is closed while its call is under way, whatever becomes of the call', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let first = '';
    const to = await system(async (message) => {
      if (message.id !== first) return SENT;
      await held;
      return failed(3_600_000);
    });
    const bad = caseNo();
    const ids = await played.tell(to, [bad, bad], (id, nth) => void (nth === 0 && (first = id)));
    await eventually(() => expect(channel.got(to.name)).toEqual([first]));
    await dispatch.rows("UPDATE deliveries SET state = 'closed' WHERE id = $1", [first]);
    release();
    await allIn('sent', [ids[1]!]);
    expect(await states([first])).toEqual({ [first]: 'closed' });
  });

  it('has lost no try when it goes: only what was sent was tried', async () => {
    channel.schedule = [10];
    let down = true;
    const to = await system(() => (down ? failed() : SENT));
    const bad = caseNo();
    const [first, second, third] = await tell(to, [bad, bad, bad]);
    await allIn('parked', [first!]);
    expect(
      await dispatch.rows('SELECT state, attempts, position::int FROM deliveries WHERE system_id = $1 ORDER BY sequence', [to.id]),
    ).toEqual([
      { state: 'parked', attempts: 2, position: 1 },
      { state: 'pending', attempts: 0, position: 2 },
      { state: 'pending', attempts: 0, position: 3 },
    ]);
    expect(channel.got(to.name)).toEqual([first, first]);
    down = false;
    const operator = await dispatch.operator();
    expect((await operator.post(`/deliveries/${first}/replay`)).status).toBe(202);
    await allIn('sent', [first!, second!, third!]);
    expect(channel.got(to.name).slice(2)).toEqual([first, second, third]);
  });
});

describe('sending again since a time', () => {
  it('brings what had arrived once more under the same ids, and leaves acknowledged messages acknowledged', async () => {
    const to = await system(() => SENT);
    const before = await tell(to, [caseNo()]);
    await allIn('sent', before);
    const [heard, open] = await tell(to, [caseNo(), caseNo()]);
    await allIn('sent', [heard!, open!]);
    const [row] = await dispatch.rows<{ created_at: Date }>('SELECT created_at FROM deliveries WHERE id = $1', [heard]);
    const since = row!.created_at.toISOString();
    await dispatch.rows("UPDATE deliveries SET state = 'closed' WHERE id = $1", [heard]);
    const operator = await dispatch.operator();
    const replay = { systemId: to.id, states: ['sent', 'closed'], since };
    expect((await operator.post<ReplayAnswer>('/deliveries/replays', replay)).body.replayed).toBe(2);
    await eventually(() => expect(channel.got(to.name)).toEqual([...before, heard, open, heard, open]));
    await eventually(async () => expect(await states([heard!, open!])).toEqual({ [heard!]: 'closed', [open!]: 'sent' }));
  });

  it('gets through all of them, portion by portion, each once', async () => {
    const to = await system(() => SENT);
    const ids = await tell(to, Array.from({ length: 5 }, caseNo));
    await allIn('sent', ids);
    const operator = await dispatch.operator();
    const portions: number[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const replay = { systemId: to.id, states: ['sent', 'closed'], limit: 2, ...(after !== undefined && { after }) };
      const { body } = await operator.post<ReplayAnswer>('/deliveries/replays', replay);
      portions.push(body.replayed);
      after = body.next;
      await allIn('sent', ids);
    }
    expect(portions).toEqual([2, 2, 1]);
    await eventually(() => expect(channel.got(to.name)).toEqual([...ids, ...ids]));
    const actions = await dispatch.rows(
      "SELECT actor_id, details->>'count' AS count FROM system_actions WHERE system_id = $1 AND action = 'replayed' ORDER BY id",
      [to.id],
    );
    expect(actions).toEqual(['2', '2', '1'].map((count) => ({ actor_id: 'operator', count })));
  });

  it('leaves out what was closed unsent, and what is of tasks that are not the system’s any more', async () => {
    const to = await system(() => SENT);
    const [over, moved, lost] = await tell(to, [caseNo(), caseNo(), caseNo()]);
    await allIn('sent', [over!, moved!, lost!]);
    await dispatch.rows("UPDATE deliveries SET state = 'closed', sent_at = CASE WHEN id <> $2 THEN sent_at END WHERE system_id = $1", [
      to.id,
      over,
    ]);
    await dispatch.rows('UPDATE tasks SET system_id = NULL WHERE id = (SELECT task_id FROM deliveries WHERE id = $1)', [moved]);
    const operator = await dispatch.operator();
    const replay = { systemId: to.id, states: ['sent', 'closed'] };
    expect((await operator.post<ReplayAnswer>('/deliveries/replays', replay)).body).toEqual({ replayed: 1, next: null });
    const named = { deliveryIds: [over, moved] };
    expect((await operator.post<ReplayAnswer>('/deliveries/replays', named)).body).toEqual({ replayed: 0, next: null });
    await eventually(() => expect(channel.got(to.name)).toEqual([over, moved, lost, lost]));
  });

  it('says once more that a task was taken away, and what was told of the case after it', async () => {
    let fault = true;
    const to = await system(() => (fault ? { kind: 'refused', error: '404' } : SENT));
    const taken = caseNo();
    let recalled = '';
    const ids = await played.tell(to, [taken, taken], (id, nth) => void (nth === 0 && (recalled = id)));
    await allIn('parked', [recalled]);
    await dispatch.rows("UPDATE deliveries SET type = 'task.recalled' WHERE id = $1", [recalled]);
    await dispatch.rows('UPDATE tasks SET system_id = NULL WHERE id = (SELECT task_id FROM deliveries WHERE id = $1)', [recalled]);
    fault = false;
    const operator = await dispatch.operator();
    expect((await operator.post(`/deliveries/${recalled}/replay`)).status).toBe(202);
    await allIn('sent', ids);
    const again = { systemId: to.id, states: ['sent', 'closed'] };
    expect((await operator.post<ReplayAnswer>('/deliveries/replays', again)).body).toEqual({ replayed: 2, next: null });
  });

  it('is for systems that are there and connected', async () => {
    const to = await system(() => ({ kind: 'refused', error: '400' }));
    const [id] = await tell(to, [caseNo()]);
    await allIn('parked', [id!]);
    await dispatch.rows("UPDATE department_systems SET state = 'suspended' WHERE id = $1", [to.id]);
    const operator = await dispatch.operator();
    const notConnected = { status: 409, body: { code: 'DISPATCH.SYSTEM_NOT_CONNECTED' } };
    expect(await operator.post('/deliveries/replays', { systemId: to.id })).toMatchObject(notConnected);
    expect(await operator.post(`/deliveries/${id}/replay`)).toMatchObject(notConnected);
    expect(await operator.post('/deliveries/replays', { systemId: uuidv7() })).toMatchObject({
      status: 404,
      body: { code: 'DISPATCH.SYSTEM_NOT_FOUND' },
    });
    expect(await operator.post(`/deliveries/${uuidv7()}/replay`)).toMatchObject({
      status: 404,
      body: { code: 'DISPATCH.DELIVERY_NOT_FOUND' },
    });
    expect(await states([id!])).toEqual({ [id!]: 'parked' });
  });

  it('is for operators, as are the lists', async () => {
    const clerk = await dispatch.administrator('clerk', ['task.handle']);
    for (const asked of [
      clerk.get('/deliveries'),
      clerk.get('/deliveries/recalls'),
      clerk.post('/deliveries/replays', { deliveryIds: [uuidv7()] }),
    ])
      expect((await asked).status).toBe(403);
  });

  it('refuses times that no database can read', async () => {
    const operator = await dispatch.operator();
    const to = await system(() => SENT);
    for (const at of ['0000-01-01T00:00:00Z', `2026-01-01T00:00:00.${'0'.repeat(300)}Z`]) {
      for (const replay of [
        { systemId: to.id, since: at },
        { systemId: to.id, until: at },
      ])
        expect(await operator.post('/deliveries/replays', replay)).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID' } });
      expect(await operator.get(`/deliveries?systemId=${to.id}&state=all&since=${at}`)).toMatchObject({
        status: 400,
        body: { code: 'HTTP.INVALID' },
      });
    }
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
    channel.schedule = [400, 400];
    channel.endless = true;
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
    await allIn('sent', ids);
    expect(await line(to.id)).toMatchObject({ failures: 0, trips: 0, open_since: null, retry_at: null });
  });

  it('stays closed while the system answers, if only to refuse messages', async () => {
    const to = await system((message) => (good.has(message.id) ? SENT : { kind: 'refused', error: '400' }));
    const good = new Set<string>();
    const cases = Array.from({ length: 111 }, caseNo);
    const ids = await played.tell(to, cases, (id, i) => void (i === 110 && good.add(id)));
    await allIn('sent', ids.slice(110));
    await allIn('parked', ids.slice(0, 110));
    const calls = channel.calls.filter(({ system: name }) => name === to.name);
    expect(calls.map(({ messages }) => messages.length)).toEqual([20, 20, 20, 20, 20, 11]);
    expect(await line(to.id)).toMatchObject({ failures: 0, open_since: null });
  });

  it('waits for a system that is not set up, half a minute at most each time, costs its messages no try, and parks none', async () => {
    channel.schedule = [60_000, 60_000];
    let ready = false;
    const to = await system(() => (ready ? SENT : { kind: 'unready', error: 'SETTINGS_INVALID' }));
    const ids = await tell(to, [caseNo(), caseNo()]);
    await eventually(async () => expect(await line(to.id)).toMatchObject({ open_since: expect.any(Date), last_error: 'SETTINGS_INVALID' }));
    const rows = () =>
      dispatch.rows('SELECT state, attempts, position::int FROM deliveries WHERE system_id = $1 ORDER BY sequence', [to.id]);
    expect(await rows()).toEqual(ids.map(() => ({ state: 'pending', attempts: 0, position: null })));
    const [pause] = await dispatch.rows<{ seconds: number }>(
      'SELECT extract(epoch FROM retry_at - now())::float8 AS seconds FROM delivery_lines WHERE system_id = $1',
      [to.id],
    );
    expect(pause!.seconds).toBeLessThanOrEqual(30);
    ready = true;
    await dispatch.rows('UPDATE delivery_lines SET retry_at = now() WHERE system_id = $1', [to.id]);
    await allIn('sent', ids);
    expect(await rows()).toEqual(ids.map((_, i) => ({ state: 'sent', attempts: 0, position: i + 1 })));
  });
});

describe('a fault', () => {
  const tries = (id: string) =>
    dispatch.rows('SELECT attempts, position::int FROM deliveries WHERE system_id = $1 ORDER BY sequence', [id]);

  it('of a channel with several messages blames none of them; the next call brings one alone, and each keeps its place', async () => {
    let calls = 0;
    const to = await system(() => (++calls === 1 ? Promise.reject(new Error('broken\0')) : SENT));
    const ids = await tell(to, [caseNo(), caseNo(), caseNo()]);
    await allIn('sent', ids);
    expect(await tries(to.id)).toEqual([1, 2, 3].map((position) => ({ attempts: 0, position })));
    expect(channel.calls.filter(({ system: name }) => name === to.name).map(({ messages }) => messages.length)).toEqual([3, 1, 2]);
    expect(await line(to.id)).toMatchObject({ last_error: 'broken', failures: 0 });
  });

  it('of the database between taking a line and looking for its messages costs no two minutes', async () => {
    const lines = dispatch.service.app.get(DeliveryLines);
    const next = lines.next.bind(lines);
    const to = await system(() => SENT);
    let failures = 0;
    jest.spyOn(lines, 'next').mockImplementation((wanted) => {
      if (failures > 0 || !wanted.some(({ systemId }) => systemId === to.id)) return next(wanted);
      failures++;
      return Promise.reject(new Error('Connection terminated'));
    });
    await allIn('sent', await tell(to, [caseNo()]));
    expect(failures).toBe(1);
  });

  it('of the database before the call is not the system’s', async () => {
    const systems = dispatch.service.app.get(DepartmentSystems);
    const byId = systems.byId.bind(systems);
    const to = await system(() => SENT);
    let failures = 0;
    jest.spyOn(systems, 'byId').mockImplementation((id) => {
      if (failures > 0 || id !== to.id) return byId(id);
      failures++;
      return Promise.reject(new Error('Connection terminated'));
    });
    await allIn('sent', await tell(to, [caseNo()]));
    expect(failures).toBe(1);
    expect(await tries(to.id)).toEqual([{ attempts: 0, position: 1 }]);
    expect(await line(to.id)).toMatchObject({ last_failed_at: null, last_error: null });
  });

  it('of the database that takes no note of a system’s calls has them repeated ever more seldom', async () => {
    const lines = dispatch.service.app.get(DeliveryLines);
    const note = lines.note.bind(lines);
    const to = await system(() => SENT);
    let broken = true;
    jest
      .spyOn(lines, 'note')
      .mockImplementation((holder, notes) =>
        broken && notes.some((one) => one.line.systemId === to.id) ? Promise.reject(new Error('refused')) : note(holder, notes),
      );
    const ids = await tell(to, [caseNo()]);
    const calls = () => channel.calls.filter(({ system: name }) => name === to.name).map(({ at }) => at);
    await eventually(() => expect(calls()).toHaveLength(3), 20_000);
    broken = false;
    await allIn('sent', ids);
    const [first, second, third] = calls();
    expect(third! - second!).toBeGreaterThan(second! - first! + 250);
  }, 30_000);

  it('that is only our stop costs no try: another process goes on at once', async () => {
    let stopped = false;
    const to = await system(async (_message, _system, signal) => {
      if (stopped) return SENT;
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      stopped = true;
      return failed(3_600_000);
    });
    const other = await dispatch.replica();
    try {
      other.app.get(ChannelRegistry).add(channel);
      // It alone may take the line.
      await dispatch.rows("INSERT INTO delivery_lines (system_id, holder, leased_until) VALUES ($1, $2, now() + interval '1 hour')", [
        to.id,
        other.app.get(DeliveryWorker)['holder'],
      ]);
      const ids = await tell(to, [caseNo(), caseNo()]);
      await eventually(() => expect(channel.got(to.name)).toHaveLength(1));
      await other.close();
      await allIn('sent', ids);
      expect(await tries(to.id)).toEqual([1, 2].map((position) => ({ attempts: 0, position })));
      expect(await line(to.id)).toMatchObject({ holder: null, failures: 0, last_failed_at: null });
    } finally {
      await other.close();
    }
  }, 30_000);
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

  it('is not suspended for what it said before it was changed', async () => {
    let old = true;
    const to = await system(async () => {
      if (!old) return SENT;
      old = false;
      await dispatch.rows('UPDATE department_systems SET version = version + 1 WHERE id = $1', [to.id]);
      return { kind: 'gone', error: '410' };
    });
    await allIn('sent', await tell(to, [caseNo()]));
    expect(await dispatch.rows('SELECT state FROM department_systems WHERE id = $1', [to.id])).toEqual([{ state: 'live' }]);
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
      const noting = jest.spyOn(dispatch.service.app.get(DeliveryLines), 'note');
      release();
      const late = await eventually(() => {
        const nth = noting.mock.calls.findIndex(([, notes]) => notes.some((note) => note.line.systemId === to.id));
        expect(nth).toBeGreaterThanOrEqual(0);
        return noting.mock.results[nth]!.value as Promise<Set<string>>;
      });
      expect([...late]).not.toContain(to.id);
      expect(await line(to.id)).toMatchObject({ holder: null, failures: 0 });
      expect(await states([id!])).toEqual({ [id!]: 'sent' });
    } finally {
      release();
      await other.close();
    }
  });
});

describe('the messages of one system', () => {
  it('are listed by their state, their case, their type and their time, page by page', async () => {
    const bad = caseNo();
    const to = await system((message) => (message.caseNo === bad ? { kind: 'refused', error: '400' } : SENT));
    const stranger = await system(() => SENT);
    const [parked, behind, heard, sent, last] = await tell(to, [bad, bad, caseNo(), caseNo(), caseNo()]);
    const foreign = await tell(stranger, [bad]);
    await allIn('sent', [heard!, sent!, last!, ...foreign]);
    await allIn('parked', [parked!]);
    await dispatch.rows("UPDATE deliveries SET state = 'closed', type = 'case.decided' WHERE id = $1", [heard]);
    await dispatch.rows("UPDATE deliveries SET created_at = created_at - interval '2 days' WHERE id = ANY($1)", [
      [parked, behind, heard, sent],
    ]);

    const operator = await dispatch.operator();
    const listed = async (filter: string): Promise<string[]> => {
      const ids: string[] = [];
      for (let next: string | null = ''; next !== null;) {
        const page: Page<Delivery> = (
          await operator.get<Page<Delivery>>(`/deliveries?systemId=${to.id}&limit=1&${filter}${next === '' ? '' : `&cursor=${next}`}`)
        ).body;
        ids.push(...page.items.map((item) => item.deliveryId));
        next = page.next;
      }
      return ids;
    };
    expect(await listed('state=parked')).toEqual([parked]);
    expect(await listed('state=pending')).toEqual([behind]);
    expect(await listed('state=sent')).toEqual([sent, last]);
    expect(await listed('state=closed')).toEqual([heard]);
    expect(await listed('state=all')).toEqual([parked, behind, heard, sent, last]);
    expect(await listed(`state=all&caseNo=${bad}`)).toEqual([parked, behind]);
    expect(await listed(`state=parked&caseNo=${bad}`)).toEqual([parked]);
    expect(await listed('state=all&type=case.decided')).toEqual([heard]);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    expect(await listed(`state=all&since=${yesterday}`)).toEqual([last]);
    expect(await listed(`state=sent&since=${yesterday}`)).toEqual([last]);
    expect(await listed(`state=all&since=${new Date(Date.now() + 86_400_000).toISOString()}`)).toEqual([]);
    expect(
      (await operator.post<ReplayAnswer>('/deliveries/replays', { systemId: to.id, states: ['sent', 'closed'], since: yesterday })).body,
    ).toEqual({
      replayed: 1,
      next: null,
    });
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
