import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SystemAlertClearedV1, SystemAlertRaisedV1 } from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import { Outbox } from '@yiwang/messaging';
import { Database } from '@yiwang/persistence';
import { metrics } from '@yiwang/telemetry';
import { eventually } from '@yiwang/testing';
import { ALERT_KINDS } from '../src/assurance/domain/alert.js';
import { chinaDay, dayBefore } from '../src/assurance/domain/china-day.js';
import type { Alert, DayCase, DayCount, FiguresAnswer } from '../src/assurance/http/assurance.schema.js';
import { SAVE_DAY } from '../src/assurance/persistence/day.sql.js';
import { CountDays } from '../src/assurance/use-cases/count-days.js';
import { PruneCounts } from '../src/assurance/use-cases/prune-counts.js';
import { PruneDeliveries } from '../src/assurance/use-cases/prune-deliveries.js';
import { WatchSystems } from '../src/assurance/use-cases/watch-systems.js';
import { Client, DispatchUnderTest } from './harness.js';
import { failed, type PlayedSystem, PlayedSystems, SENT } from './played-systems.js';

interface Page<T> {
  items: T[];
  next: string | null;
}
type Health = FiguresAnswer & { alerts: Alert[] };

let dispatch: DispatchUnderTest;
let played: PlayedSystems;
let operator: Client;
const today = chinaDay(new Date());
const DAY_MS = 86_400_000;
const dayAgo = (day: string, days: number): string => new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

beforeAll(async () => {
  dispatch = await DispatchUnderTest.start();
  played = new PlayedSystems(dispatch);
  operator = await dispatch.operator();
});
afterAll(() => dispatch.stop());
beforeEach(() => void played.anew());

const watch = (): Promise<void> => dispatch.service.app.get(WatchSystems).execute();
const health = async ({ id }: PlayedSystem): Promise<Health> => (await operator.get<Health>(`/systems/${id}/health`)).body;
const inState = (ids: string[], state: string): Promise<void> =>
  eventually(async () => {
    const rows = await dispatch.rows('SELECT 1 FROM deliveries WHERE id = ANY($1) AND state = $2', [ids, state]);
    expect(rows).toHaveLength(ids.length);
  });
const count = async ({ id }: PlayedSystem, day = today): Promise<DayCount> =>
  (await operator.post<DayCount>(`/systems/${id}/days/${day}`, undefined, null)).body;
const cases = async ({ id }: PlayedSystem, day = today): Promise<DayCase[]> =>
  (await operator.get<Page<DayCase>>(`/systems/${id}/days/${day}/cases`)).body.items;
const taskOf = async (deliveryId: string): Promise<string> =>
  (await dispatch.rows<{ task_id: string }>('SELECT task_id FROM deliveries WHERE id = $1', [deliveryId]))[0]!.task_id;

describe('the health of a system', () => {
  it('tells its lag, its success rate and its circuit', async () => {
    const well = await played.system(() => SENT);
    await inState(await played.tell(well, [played.caseNo(), played.caseNo()]), 'sent');
    expect(await health(well)).toMatchObject({
      waiting: 0,
      lagSeconds: 0,
      unacknowledged: 2,
      tries: 2,
      successRate: 1,
      circuit: 'closed',
      alerts: [],
    });

    const dead = await played.system(() => failed());
    await played.tell(
      dead,
      Array.from({ length: 8 }, () => played.caseNo()),
    );
    await eventually(async () => expect((await health(dead)).circuit).toBe('open'));
    await dispatch.rows("UPDATE deliveries SET created_at = now() - interval '2 hours' WHERE system_id = $1", [dead.id]);
    const figures = await health(dead);
    expect(figures).toMatchObject({ waiting: 8, successRate: 0, lastError: 'away', lastSentAt: null });
    expect(figures.lagSeconds).toBeGreaterThanOrEqual(7_200);
    const all = await operator.get<Page<FiguresAnswer>>('/deliveries/systems?limit=100');
    expect(all.body.items.find(({ systemId }) => systemId === dead.id)).toMatchObject({ circuit: 'open', waiting: 8 });
    await watch();
    const told = await metrics.render();
    expect(told).toContain(`dispatch_system_circuit_open{system="${dead.id}"} 1`);
    expect(told).toContain(`dispatch_system_waiting{system="${dead.id}"} 8`);
    expect(told).toContain(`dispatch_system_success_ratio{system="${well.id}"} 1`);
  });

  it('counts a task until the department has acknowledged it, whatever became of its message', async () => {
    const to = await played.system(() => SENT);
    const [id] = await played.tell(to, [played.caseNo()]);
    await inState([id!], 'sent');
    // As a reader of the feed does that acknowledges messages, and forgets the tasks.
    await dispatch.rows(
      "UPDATE deliveries SET state = 'closed', acknowledged_at = now(), sent_at = now() - interval '2 days' WHERE id = $1",
      [id],
    );
    const figures = await health(to);
    expect(figures.unacknowledged).toBe(1);
    expect(figures.oldestUnacknowledgedSeconds).toBeGreaterThanOrEqual(172_800);
    expect(await count(to, chinaDay(new Date(Date.now() - 2 * DAY_MS)))).toMatchObject({ sent: 1, acknowledged: 0, differing: 1 });
    await dispatch.rows("UPDATE tasks SET state = 'acknowledged', acknowledged_at = now() WHERE id = $1", [await taskOf(id!)]);
    expect(await health(to)).toMatchObject({ unacknowledged: 0, oldestUnacknowledgedSeconds: 0 });
  });

  it('is also for who keeps the systems of the region', async () => {
    const to = await played.system(() => SENT);
    const region = to.orgCode.slice(2, 8);
    const keeper = await dispatch.administrator('anna', ['system.manage'], region);
    const stranger = await dispatch.administrator('yu', ['system.manage'], '330281');
    const officer = await dispatch.administrator('li', ['task.handle'], region);
    await count(to);
    for (const path of ['/health', '/days', `/days/${today}`, `/days/${today}/cases`]) {
      expect([path, (await keeper.get(`/systems/${to.id}${path}`)).status]).toEqual([path, 200]);
      expect(await stranger.get(`/systems/${to.id}${path}`)).toMatchObject({ status: 404, body: { code: 'DISPATCH.SYSTEM_NOT_FOUND' } });
      expect(await officer.get(`/systems/${to.id}${path}`)).toMatchObject({ status: 403, body: { code: 'ACCESS.FORBIDDEN' } });
    }
    expect((await keeper.post(`/systems/${to.id}/days/${today}`, undefined, null)).status).toBe(200);
    expect((await stranger.post(`/systems/${to.id}/days/${today}`, undefined, null)).status).toBe(404);
    // What is about all of them is the operators'.
    for (const path of ['/deliveries/systems', '/deliveries/alerts', `/deliveries/days/${today}`, '/deliveries/alert-rules'])
      expect((await keeper.get(path)).status).toBe(403);
  });

  it('is for operators, and of systems that there are', async () => {
    expect(await operator.get(`/systems/${uuidv7()}/health`)).toMatchObject({ status: 404, body: { code: 'DISPATCH.SYSTEM_NOT_FOUND' } });
    expect((await operator.get('/systems/one/health')).status).toBe(400);
    const officer = await dispatch.officer('11330203MB0A100133');
    expect((await officer.get('/../../admin/deliveries/systems')).status).toBe(403);
  });
});

describe('an alert', () => {
  it('is raised once when a figure reaches the threshold of its rule, told as a fact, and cleared when it is over', async () => {
    const to = await played.system(() => ({ kind: 'refused', error: '400' }));
    const ids = await played.tell(to, [played.caseNo()]);
    await inState(ids, 'parked');
    await Promise.all([watch(), watch()]);
    const { alerts } = await health(to);
    expect(alerts).toMatchObject([{ kind: 'parked', figure: 1, clearedAt: null }]);
    const { alertId } = alerts[0]!;
    expect((await dispatch.probe.next(SystemAlertRaisedV1, alertId)).data).toMatchObject({
      systemId: to.id,
      systemName: to.name,
      kind: 'parked',
    });
    expect(dispatch.probe.of(SystemAlertRaisedV1, alertId)).toHaveLength(1);
    expect((await operator.get<Page<Alert>>('/deliveries/alerts?limit=100')).body.items.map((one) => one.alertId)).toContain(alertId);

    await dispatch.rows("UPDATE deliveries SET state = 'closed' WHERE id = ANY($1)", [ids]);
    await watch();
    expect((await dispatch.probe.next(SystemAlertClearedV1, alertId)).data).toMatchObject({ kind: 'parked', figure: 1 });
    expect((await health(to)).alerts).toEqual([]);
    const all = await operator.get<Page<Alert>>(`/deliveries/alerts?state=all&systemId=${to.id}`);
    expect(all.body.items).toMatchObject([{ alertId, clearedAt: expect.any(String) }]);
    expect((await operator.get('/deliveries/alerts?state=all')).status).toBe(400);
  });

  it('tells that a system wanted no more messages', async () => {
    const to = await played.system(() => ({ kind: 'gone', error: '410' }));
    await played.tell(to, [played.caseNo()]);
    await eventually(async () => expect((await health(to)).state).toBe('suspended'));
    await watch();
    expect((await health(to)).alerts).toMatchObject([{ kind: 'gone' }]);
  });

  it('follows the rules as they are now, which operators change', async () => {
    const to = await played.system(() => ({ kind: 'refused', error: '400' }));
    await inState(await played.tell(to, [played.caseNo()]), 'parked');
    const rule = { threshold: 2, againAfterSeconds: 0, active: true };
    expect(await operator.put('/deliveries/alert-rules/parked', rule)).toMatchObject({
      status: 200,
      body: { kind: 'parked', ...rule, changedBy: 'operator' },
    });
    try {
      await watch();
      expect((await health(to)).alerts).toEqual([]);
    } finally {
      await operator.put('/deliveries/alert-rules/parked', { ...rule, threshold: 1 });
    }
    await watch();
    expect((await health(to)).alerts).toMatchObject([{ kind: 'parked' }]);
    const { body } = await operator.get<{ items: { kind: string }[] }>('/deliveries/alert-rules');
    expect(body.items.map(({ kind }) => kind).sort()).toEqual([...ALERT_KINDS].sort());
  });

  it('has no rule that could never tell anything', async () => {
    const rows = () => dispatch.rows('SELECT * FROM alert_rules ORDER BY kind');
    const before = await rows();
    const rule = { threshold: 1, againAfterSeconds: 0, active: true };
    for (const [kind, threshold] of [
      ['failing', 101],
      ['gone', 2],
    ] as const)
      expect(await operator.put(`/deliveries/alert-rules/${kind}`, { ...rule, threshold })).toMatchObject({
        status: 422,
        body: { code: 'DISPATCH.ALERT_THRESHOLD_UNREACHABLE' },
      });
    for (const wrong of [{ threshold: 0 }, { threshold: 5_000_000_000 }, { againAfterSeconds: -1 }, { active: 'yes' }, { more: 1 }])
      expect((await operator.put('/deliveries/alert-rules/parked', { ...rule, ...wrong })).status).toBe(400);
    expect((await operator.put('/deliveries/alert-rules/sunny', rule)).status).toBe(400);
    expect(await rows()).toEqual(before);
  });

  it('does not come again at once when its figure goes up and down around the threshold', async () => {
    const to = await played.system(() => ({ kind: 'refused', error: '400' }));
    const ids = await played.tell(to, [played.caseNo()]);
    await inState(ids, 'parked');
    await operator.put('/deliveries/alert-rules/parked', { threshold: 1, againAfterSeconds: 900, active: true });
    const all = async () => (await operator.get<Page<Alert>>(`/deliveries/alerts?state=all&systemId=${to.id}`)).body.items;
    const becomes = (state: string) => dispatch.rows('UPDATE deliveries SET state = $2 WHERE id = ANY($1)', [ids, state]);
    await watch();
    await becomes('closed');
    await watch();
    await becomes('parked');
    await watch();
    expect(await all()).toMatchObject([{ clearedAt: expect.any(String) }]);
    await dispatch.rows("UPDATE system_alerts SET cleared_at = cleared_at - interval '16 minutes' WHERE system_id = $1", [to.id]);
    await watch();
    expect((await all()).map(({ clearedAt }) => clearedAt === null)).toEqual([true, false]);
  });

  it('that cannot be told keeps neither the figures nor the alerts of other systems back', async () => {
    const [first, second] = [await played.system(() => SENT), await played.system(() => SENT)];
    for (const to of [first, second]) {
      const ids = await played.tell(to, [played.caseNo()]);
      await inState(ids, 'sent');
      await dispatch.rows("UPDATE deliveries SET state = 'parked' WHERE id = ANY($1)", [ids]);
    }
    const outbox = dispatch.service.app.get(Outbox);
    const add = outbox.add.bind(outbox);
    const broken = jest
      .spyOn(outbox, 'add')
      .mockImplementation(((definition: unknown, data: { systemId?: string }, ...rest: unknown[]) =>
        data.systemId === first.id
          ? Promise.reject(new Error('too large'))
          : (add as (...all: unknown[]) => Promise<void>)(definition, data, ...rest)) as never);
    try {
      await watch();
    } finally {
      broken.mockRestore();
    }
    expect((await health(first)).alerts).toEqual([]);
    expect((await health(second)).alerts).toMatchObject([{ kind: 'parked' }]);
    expect(await metrics.render()).toContain(`dispatch_system_parked{system="${second.id}"} 1`);
  });

  it('about the days looks at those that are over, not at what a system says of today', async () => {
    const to = await played.system(() => SENT);
    const yesterday = dayBefore(today);
    const ids = await played.tell(to, [played.caseNo()]);
    await inState(ids, 'sent');
    await dispatch.rows('UPDATE deliveries SET sent_at = $2, created_at = $2 WHERE id = ANY($1)', [ids, `${yesterday}T04:00:00.000Z`]);
    const own = await dispatch.department(to.orgCode, to.name);
    // Sent two minutes ago and not acknowledged yet: nobody need know.
    await played.tell(to, [played.caseNo()]).then((young) => inState(young, 'sent'));
    await own.put(`/days/${today}`, { received: 1, decided: 0 });
    const kinds = async () => (await health(to)).alerts.map(({ kind }) => kind).filter((kind) => kind === 'dayDiffers');
    await watch();
    expect(await kinds()).toEqual([]);
    await count(to, yesterday);
    await watch();
    expect(await kinds()).toEqual(['dayDiffers']);
    await dispatch.rows("UPDATE tasks SET state = 'acknowledged', acknowledged_at = now() WHERE system_id = $1 AND id <> $2", [
      to.id,
      await taskOf(ids[0]!),
    ]);
    await own.put(`/days/${today}`, { received: 1, decided: 0 });
    await watch();
    expect(await kinds()).toEqual(['dayDiffers']);
  });
});

describe('a day’s count', () => {
  it('agrees where everything sent was acknowledged and decided, and names the cases that were not', async () => {
    const to = await played.system(() => SENT);
    const numbers = [played.caseNo(), played.caseNo(), played.caseNo()];
    const ids = await played.tell(to, numbers);
    await inState(ids, 'sent');
    const done = await Promise.all(ids.slice(0, 2).map(taskOf));
    await dispatch.rows(
      "UPDATE tasks SET state = 'completed', acknowledged_at = now(), completed_at = now(), result = 'approved' WHERE id = ANY($1)",
      [done],
    );
    await dispatch.rows("UPDATE deliveries SET state = 'closed' WHERE task_id = ANY($1)", [done]);
    expect(await count(to)).toMatchObject({ sent: 3, acknowledged: 2, decided: 2, differing: 1, agrees: false, statedReceived: null });
    expect(await cases(to)).toEqual([{ difference: 'notAcknowledged', caseNo: numbers[2], taskId: await taskOf(ids[2]!) }]);

    await dispatch.rows("UPDATE tasks SET state = 'acknowledged', acknowledged_at = now() WHERE id = $1", [await taskOf(ids[2]!)]);
    expect(await count(to)).toMatchObject({ acknowledged: 3, differing: 0, agrees: true });
    expect(await cases(to)).toEqual([]);
  });

  it('has nothing of test cases, sent or not, nor of what a system said of them', async () => {
    const to = await played.system(() => SENT);
    const [tested, real] = [played.caseNo().replace('260302', '000101'), played.caseNo()];
    const ids = await played.tell(to, [tested, real]);
    await inState(ids, 'sent');
    const [testTask, task] = [await taskOf(ids[0]!), await taskOf(ids[1]!)];
    const refused = (caseNo: string) =>
      dispatch.rows(
        `INSERT INTO intake_messages (id, system_id, external_id, type, version, case_no, at, content, state, code, rank, settled_at)
         VALUES ($1, $2, $3, 'task.result', 1, $3, now(), '', 'refused', 'DISPATCH.TASK_CLOSED', 3, now())`,
        [uuidv7(), to.id, caseNo],
      );
    await refused(tested);
    await dispatch.rows("UPDATE tasks SET completed_at = now(), result = 'approved' WHERE id = $1", [testTask]);
    await dispatch.rows("UPDATE tasks SET state = 'acknowledged', acknowledged_at = now() WHERE id = $1", [task]);
    expect(await count(to)).toMatchObject({ sent: 1, acknowledged: 1, messages: 0, decided: 0, differing: 0, agrees: true });
    const own = await dispatch.department(to.orgCode, to.name);
    const statement = { received: 1, decided: 0, taskIds: [testTask, task] };
    expect((await own.put<DayCount>(`/days/${today}`, statement)).body).toMatchObject({ differing: 0, agrees: true });
    await refused(real);
    await count(to);
    expect(await cases(to)).toMatchObject([{ difference: 'messageRefused', caseNo: real }]);
  });

  it('names what was not sent, and is exported with the cases', async () => {
    const to = await played.system(() => ({ kind: 'refused', error: '400' }));
    const number = played.caseNo();
    await inState(await played.tell(to, [number]), 'parked');
    expect(await count(to)).toMatchObject({ sent: 0, differing: 1 });
    expect(await cases(to)).toMatchObject([{ difference: 'parked', caseNo: number }]);
    const of = await operator.get<Page<DayCount>>(`/deliveries/days/${today}?limit=100`);
    expect(of.body.items.find(({ systemId }) => systemId === to.id)).toMatchObject({ differing: 1 });
    const text = await operator.text(`/deliveries/days/${today}/export`);
    expect(text.split('\r\n').find((line) => line.includes(to.name))).toBe(`,${to.name},${to.orgCode},0,0,0,0,,,1,parked,${number}`);
  });

  it('is held against the system’s own, and the tasks that only one of the two knows are named', async () => {
    const to = await played.system(() => SENT);
    const ids = await played.tell(to, [played.caseNo(), played.caseNo()]);
    await inState(ids, 'sent');
    const [first, second] = [await taskOf(ids[0]!), await taskOf(ids[1]!)];
    await dispatch.rows("UPDATE tasks SET state = 'acknowledged', acknowledged_at = now() WHERE id = ANY($1)", [[first, second]]);
    const own = await dispatch.department(to.orgCode, to.name);
    const unknown = uuidv7();
    const state = (body: object, day = today) => own.put<DayCount>(`/days/${day}`, body);
    expect((await state({ received: 2, decided: 0 })).body).toMatchObject({ sent: 2, statedReceived: 2, agrees: true });
    expect((await state({ received: 1, decided: 3 })).body).toMatchObject({ differing: 2, agrees: false });
    expect((await own.get<Page<DayCase>>(`/days/${today}/cases`)).body.items).toEqual(
      ['decidedDiffers', 'receivedDiffers'].map((difference) => ({ difference, caseNo: null, taskId: null })),
    );
    expect((await state({ received: 2, decided: 0, taskIds: [first, unknown] })).body).toMatchObject({ differing: 2, agrees: false });
    expect(
      (await own.get<Page<DayCase>>(`/days/${today}/cases`)).body.items.map(({ difference, taskId }) => [difference, taskId]).sort(),
    ).toEqual([
      ['notReceived', second],
      ['notSentByUs', unknown],
    ]);
    expect((await state({ received: 2, decided: 0, taskIds: [first, second] })).body).toMatchObject({ differing: 0, agrees: true });

    expect(await state({ received: 0, decided: 0 }, '2099-01-01')).toMatchObject({ status: 422, body: { code: 'DISPATCH.DAY_TO_COME' } });
    expect(await state({ received: -1, decided: 0 })).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID' } });
    const stranger = await dispatch.department(to.orgCode, 'sys-nobody');
    expect(await stranger.put(`/days/${today}`, { received: 0, decided: 0 })).toMatchObject({
      status: 403,
      body: { code: 'DISPATCH.SYSTEM_UNKNOWN' },
    });
  });

  it('names what only one of the two has decided', async () => {
    const to = await played.system(() => SENT);
    const number = played.caseNo();
    const ids = await played.tell(to, [number, played.caseNo()]);
    await inState(ids, 'sent');
    const [done, open] = [await taskOf(ids[0]!), await taskOf(ids[1]!)];
    await dispatch.rows("UPDATE tasks SET state = 'acknowledged', acknowledged_at = now() WHERE id = $1", [open]);
    await dispatch.rows(
      "UPDATE tasks SET state = 'completed', acknowledged_at = now(), completed_at = now(), result = 'approved' WHERE id = $1",
      [done],
    );
    const own = await dispatch.department(to.orgCode, to.name);
    const state = async (body: object) => (await own.put<DayCount>(`/days/${today}`, { received: 2, taskIds: [done, open], ...body })).body;
    const named = async () =>
      (await cases(to)).map(({ difference, taskId }) => [difference, taskId]).sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
    expect(await state({ decided: 1, decidedTaskIds: [done] })).toMatchObject({ decided: 1, differing: 0, agrees: true });
    expect(await state({ decided: 0, decidedTaskIds: [] })).toMatchObject({ differing: 1, agrees: false });
    expect(await cases(to)).toEqual([{ difference: 'notDecidedByThem', caseNo: number, taskId: done }]);
    expect(await state({ decided: 1, decidedTaskIds: [open] })).toMatchObject({ statedDecided: 1, differing: 2, agrees: false });
    expect(await named()).toEqual([
      ['notDecidedByThem', done],
      ['notDecidedByUs', open],
    ]);
    // It names one of the two that it counts.
    expect(await state({ decided: 2, decidedTaskIds: [done] })).toMatchObject({ differing: 1, agrees: false });
    expect(await named()).toEqual([['decidedDiffers', null]]);
  });

  it('raises an alert for a number that differs though no task is named', async () => {
    const to = await played.system(() => SENT);
    const own = await dispatch.department(to.orgCode, to.name);
    const yesterday = dayBefore(today);
    expect((await own.put<DayCount>(`/days/${yesterday}`, { received: 0, decided: 1 })).body).toMatchObject({ differing: 1 });
    await watch();
    expect((await health(to)).alerts).toMatchObject([{ kind: 'dayDiffers', figure: 1 }]);
  });

  it('is of days that there are, and so are its pages', async () => {
    const to = await played.system(() => SENT);
    const own = await dispatch.department(to.orgCode, to.name);
    const cursor = (position: object): string => Buffer.from(JSON.stringify(position)).toString('base64url');
    for (const day of ['0000-01-01', '1999-12-31', '2100-01-01', '2026-02-30']) {
      expect(await own.put(`/days/${day}`, { received: 0, decided: 0 })).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID' } });
      expect((await own.get(`/days/${day}/cases`)).status).toBe(400);
      for (const path of [
        `/systems/${to.id}/days/${day}`,
        `/systems/${to.id}/days/${day}/cases`,
        `/deliveries/days/${day}`,
        `/deliveries/days/${day}/export`,
      ])
        expect((await operator.get(path)).status).toBe(400);
      expect((await operator.post(`/systems/${to.id}/days/${day}`, undefined, null)).status).toBe(400);
    }
    await count(to);
    for (const path of [
      `/systems/${to.id}/days?cursor=${cursor({ day: '0000-01-01' })}`,
      `/systems/${to.id}/days/${today}/cases?cursor=${cursor({ nth: 5_000_000_000 })}`,
    ])
      expect(await operator.get(path)).toMatchObject({ status: 400, body: { code: 'HTTP.CURSOR_INVALID' } });
  });

  it('is made by itself of the day that is over, and again while it differs', async () => {
    const to = await played.system(() => SENT);
    const day = dayBefore(chinaDay(new Date(Date.now() - 15 * 60_000)));
    const ids = await played.tell(to, [played.caseNo()]);
    await inState(ids, 'sent');
    await dispatch.rows('UPDATE deliveries SET sent_at = $2, created_at = $2 WHERE id = ANY($1)', [ids, `${day}T04:00:00.000Z`]);
    await dispatch.rows("UPDATE department_systems SET created_at = now() - interval '30 days' WHERE id = $1", [to.id]);
    const days = dispatch.service.app.get(CountDays);
    while (await days.execute());
    const one = async () => (await operator.get<DayCount>(`/systems/${to.id}/days/${day}`)).body;
    expect(await one()).toMatchObject({ sent: 1, acknowledged: 0, differing: 1 });
    await dispatch.rows("UPDATE tasks SET state = 'acknowledged', acknowledged_at = now() WHERE id = $1", [await taskOf(ids[0]!)]);
    await days.execute();
    expect(await one()).toMatchObject({ acknowledged: 0 });
    await dispatch.rows("UPDATE system_days SET counted_at = counted_at - interval '2 hours' WHERE system_id = $1", [to.id]);
    while (await days.execute());
    expect(await one()).toMatchObject({ acknowledged: 1, differing: 0, agrees: true });
    const { items } = (await operator.get<Page<DayCount>>(`/systems/${to.id}/days`)).body;
    expect(items.map((count) => count.day)).toEqual(Array.from({ length: 7 }, (_, n) => dayAgo(day, n)));
    expect(await operator.get(`/systems/${to.id}/days/2020-01-01`)).toMatchObject({
      status: 404,
      body: { code: 'DISPATCH.DAY_NOT_COUNTED' },
    });
  });
});

describe('the days of all systems', () => {
  const days = (): CountDays => dispatch.service.app.get(CountDays);
  const all = async (): Promise<void> => {
    while (await days().execute());
  };
  const counted = async ({ id }: PlayedSystem): Promise<string[]> =>
    (await dispatch.rows<{ day: string }>('SELECT day::text FROM system_days WHERE system_id = $1 ORDER BY day DESC', [id])).map(
      ({ day }) => day,
    );
  const last = (): string => dayBefore(chinaDay(new Date(Date.now() - 15 * 60_000)));
  const since = (to: PlayedSystem, days: number) =>
    dispatch.rows("UPDATE department_systems SET created_at = now() - $2::int * interval '1 day' WHERE id = $1", [to.id, days]);

  it('are counted from when a system was connected until it was retired, and made up for where nobody counted', async () => {
    const [old, young, retired, gone] = await Promise.all(Array.from({ length: 4 }, () => played.system(() => SENT)));
    await since(old!, 30);
    await dispatch.rows('UPDATE department_systems SET created_at = $2 WHERE id = $1', [young!.id, `${dayAgo(last(), 1)}T04:00:00.000Z`]);
    await since(retired!, 30);
    await since(gone!, 30);
    const retire = (to: PlayedSystem, at: string) =>
      dispatch.rows("UPDATE department_systems SET state = 'retired', state_since = $2 WHERE id = $1", [to.id, at]);
    await retire(retired!, `${dayAgo(last(), 5)}T04:00:00.000Z`);
    await retire(gone!, `${dayAgo(last(), 9)}T04:00:00.000Z`);
    await all();
    expect(await counted(old!)).toEqual(Array.from({ length: 7 }, (_, n) => dayAgo(last(), n)));
    expect(await counted(young!)).toEqual([last(), dayAgo(last(), 1)]);
    expect(await counted(retired!)).toEqual([dayAgo(last(), 5), dayAgo(last(), 6)]);
    expect(await counted(gone!)).toEqual([]);

    await dispatch.rows('DELETE FROM system_days WHERE system_id = $1 AND day = $2', [old!.id, dayAgo(last(), 3)]);
    await all();
    expect(await counted(old!)).toHaveLength(7);
  });

  it('of one that cannot be counted keep no other waiting', async () => {
    const systems = await Promise.all(Array.from({ length: 5 }, () => played.system(() => SENT)));
    for (const to of systems) await since(to, 30);
    const bad = systems.slice(0, 4);
    const database = dispatch.service.app.get(Database);
    const write = database.write.bind(database);
    const failing = jest.spyOn(database, 'write').mockImplementation((sql, params, options) => {
      const broken = sql === SAVE_DAY && bad.some(({ id }) => id === params?.[0]);
      return broken ? Promise.reject(new Error('canceling statement due to statement timeout')) : write(sql, params, options);
    });
    try {
      await all();
    } finally {
      failing.mockRestore();
    }
    expect(await counted(systems[4]!)).toHaveLength(7);
    for (const to of bad) expect(await counted(to)).toEqual([]);
    await all();
    for (const to of bad) expect(await counted(to)).toHaveLength(7);
  });

  it('stay as they were when messages are sent again', async () => {
    const to = await played.system(() => SENT);
    const ids = await played.tell(to, [played.caseNo(), played.caseNo(), played.caseNo()]);
    await inState(ids, 'sent');
    const yesterday = dayBefore(today);
    await dispatch.rows('UPDATE deliveries SET sent_at = $2, created_at = $2 WHERE id = ANY($1)', [ids, `${yesterday}T04:00:00.000Z`]);
    expect(await count(to, yesterday)).toMatchObject({ sent: 3 });
    for (let times = 0; times < 2; times++) {
      await operator.post('/deliveries/replays', { deliveryIds: ids });
      await eventually(() => expect(played.channel.got(to.name)).toHaveLength(3 * (times + 2)));
      await inState(ids, 'sent');
    }
    expect(await count(to)).toMatchObject({ sent: 0, differing: 0 });
    expect(await count(to, yesterday)).toMatchObject({ sent: 3 });
  });

  it('whose messages are kept no longer are not counted anew', async () => {
    const to = await played.system(() => SENT);
    const day = dayAgo(today, 91);
    await dispatch.rows(
      `INSERT INTO system_days (system_id, day, sent, acknowledged, messages, decided, differing, counted_at) VALUES ($1, $2, 7, 7, 7, 7, 0, now())`,
      [to.id, day],
    );
    const rows = () => dispatch.rows('SELECT * FROM system_days WHERE system_id = $1', [to.id]);
    const before = await rows();
    const own = await dispatch.department(to.orgCode, to.name);
    const refused = { status: 422, body: { code: 'DISPATCH.DAY_TOO_OLD' } };
    expect(await operator.post(`/systems/${to.id}/days/${day}`, undefined, null)).toMatchObject(refused);
    expect(await own.put(`/days/${day}`, { received: 0, decided: 0 })).toMatchObject(refused);
    expect(await rows()).toEqual(before);
    expect(await dispatch.rows('SELECT 1 FROM system_day_statements WHERE system_id = $1', [to.id])).toEqual([]);
    expect((await operator.post(`/systems/${to.id}/days/${dayAgo(today, 89)}`, undefined, null)).status).toBe(200);
  });

  it('name at most 5,000 cases, and count all', async () => {
    const to = await played.system(() => SENT);
    const own = await dispatch.department(to.orgCode, to.name);
    const taskIds = Array.from({ length: 5_001 }, () => uuidv7());
    expect((await own.put<DayCount>(`/days/${today}`, { received: 0, decided: 0, taskIds })).body).toMatchObject({ differing: 5_001 });
    const [{ n }] = (await dispatch.rows<{ n: number }>('SELECT count(*)::int AS n FROM system_day_cases WHERE system_id = $1', [
      to.id,
    ])) as [{ n: number }];
    expect(n).toBe(5_000);
  });

  it('that nobody has counted have no cases that one could take for agreement', async () => {
    const to = await played.system(() => SENT);
    const own = await dispatch.department(to.orgCode, to.name);
    const refused = { status: 404, body: { code: 'DISPATCH.DAY_NOT_COUNTED' } };
    expect(await own.get(`/days/${today}/cases`)).toMatchObject(refused);
    expect(await operator.get(`/systems/${to.id}/days/${today}/cases`)).toMatchObject(refused);
    await count(to);
    expect(await own.get(`/days/${today}/cases`)).toMatchObject({ status: 200, body: { items: [] } });
  });
});

describe('what was told about messages of long ago', () => {
  it('goes with them: cases of days, names of tasks, alerts that are over; figures of days and open alerts stay', async () => {
    const to = await played.system(() => SENT);
    const [old, young] = [dayAgo(today, 92), dayAgo(today, 5)];
    for (const day of [old, young]) {
      await dispatch.rows(
        `INSERT INTO system_days (system_id, day, sent, acknowledged, messages, decided, differing, counted_at) VALUES ($1, $2, 0, 0, 0, 0, 1, now())`,
        [to.id, day],
      );
      await dispatch.rows("INSERT INTO system_day_cases (system_id, day, nth, difference) VALUES ($1, $2, 1, 'parked')", [to.id, day]);
      await dispatch.rows(
        'INSERT INTO system_day_statements (system_id, day, received, decided, tasks, stated_at) VALUES ($1, $2, 4, 2, $3, now())',
        [to.id, day, [uuidv7()]],
      );
    }
    const alert = (kind: string, cleared: string | null) =>
      dispatch.rows(
        "INSERT INTO system_alerts (id, system_id, kind, figure, raised_at, cleared_at) VALUES ($1, $2, $3, 1, now() - interval '200 days', $4)",
        [uuidv7(), to.id, kind, cleared],
      );
    await alert('parked', `${old}T00:00:00Z`);
    await alert('waiting', `${young}T00:00:00Z`);
    await alert('failing', null);
    while (await dispatch.service.app.get(PruneCounts).execute());
    const of = async (sql: string) => (await dispatch.rows<{ v: string }>(sql, [to.id])).map(({ v }) => v);
    expect(await of('SELECT day::text AS v FROM system_day_cases WHERE system_id = $1')).toEqual([young]);
    expect(await of('SELECT day::text AS v FROM system_day_statements WHERE system_id = $1 AND tasks IS NOT NULL')).toEqual([young]);
    expect(await of('SELECT received::text AS v FROM system_day_statements WHERE system_id = $1')).toEqual(['4', '4']);
    expect(await of('SELECT day::text AS v FROM system_days WHERE system_id = $1 ORDER BY day')).toEqual([old, young]);
    expect((await of('SELECT kind AS v FROM system_alerts WHERE system_id = $1')).sort()).toEqual(['failing', 'waiting']);
  });
});

describe('messages of long ago', () => {
  it('go when their tasks and cases are done, and stay while one is open or a recall is not acknowledged', async () => {
    const to = await played.system(() => SENT);
    const [done, open, recall, young, handled] = await played.tell(
      to,
      Array.from({ length: 5 }, () => played.caseNo()),
    );
    const ids = [done!, open!, recall!, young!, handled!];
    await inState(ids, 'sent');
    const long = "now() - interval '100 days'";
    await dispatch.rows(`UPDATE deliveries SET created_at = ${long}, sent_at = ${long} WHERE id = ANY($1)`, [
      [done, open, recall, handled],
    ]);
    // It waited for a hundred days and was sent today: the day's count still wants it.
    await dispatch.rows(`UPDATE deliveries SET created_at = ${long} WHERE id = $1`, [young]);
    await dispatch.rows("UPDATE deliveries SET type = 'task.recalled' WHERE id = $1", [recall]);
    const over = await Promise.all([done!, recall!, young!, handled!].map(taskOf));
    await dispatch.rows("UPDATE tasks SET state = 'completed', completed_at = now() WHERE id = ANY($1)", [over]);
    await dispatch.rows(
      "UPDATE case_plans SET state = 'ended' WHERE case_no IN (SELECT case_no FROM deliveries WHERE id = ANY($1) AND id <> $2)",
      [ids, handled],
    );
    await dispatch.service.app.get(PruneDeliveries).execute();
    const left = await dispatch.rows<{ id: string }>('SELECT id FROM deliveries WHERE id = ANY($1)', [ids]);
    expect(left.map(({ id }) => id).sort()).toEqual([open, recall, young, handled].sort());
  });
});
