import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SystemAlertClearedV1, SystemAlertRaisedV1 } from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import { metrics } from '@yiwang/telemetry';
import { eventually } from '@yiwang/testing';
import { chinaDay, dayBefore } from '../src/assurance/domain/china-day.js';
import type { Alert, DayCase, DayCount, FiguresAnswer } from '../src/assurance/http/assurance.schema.js';
import { CountDays } from '../src/assurance/use-cases/count-days.js';
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

  it('follows the rules as they are now', async () => {
    const to = await played.system(() => ({ kind: 'refused', error: '400' }));
    await inState(await played.tell(to, [played.caseNo()]), 'parked');
    await dispatch.rows("UPDATE alert_rules SET threshold = 2 WHERE kind = 'parked'");
    try {
      await watch();
      expect((await health(to)).alerts).toEqual([]);
    } finally {
      await dispatch.rows("UPDATE alert_rules SET threshold = 1 WHERE kind = 'parked'");
    }
    await watch();
    expect((await health(to)).alerts).toMatchObject([{ kind: 'parked' }]);
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
    expect((await state({ received: 1, decided: 0 })).body).toMatchObject({ differing: 0, agrees: false });
    expect((await state({ received: 2, decided: 0, taskIds: [first, unknown] })).body).toMatchObject({ differing: 2, agrees: false });
    expect(
      (await own.get<Page<DayCase>>(`/days/${today}/cases`)).body.items.map(({ difference, taskId }) => [difference, taskId]).sort(),
    ).toEqual([
      ['notReceived', second],
      ['notSentByUs', unknown],
    ]);
    expect((await state({ received: 2, decided: 0, taskIds: [first, second] })).body).toMatchObject({ differing: 0, agrees: true });

    expect(await state({ received: 0, decided: 0 }, '2999-01-01')).toMatchObject({ status: 422, body: { code: 'DISPATCH.DAY_TO_COME' } });
    expect(await state({ received: -1, decided: 0 })).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID' } });
    const stranger = await dispatch.department(to.orgCode, 'sys-nobody');
    expect(await stranger.put(`/days/${today}`, { received: 0, decided: 0 })).toMatchObject({
      status: 403,
      body: { code: 'DISPATCH.SYSTEM_UNKNOWN' },
    });
  });

  it('is made by itself of the day that is over, and again while it differs', async () => {
    const to = await played.system(() => SENT);
    const day = dayBefore(chinaDay(new Date(Date.now() - 15 * 60_000)));
    const ids = await played.tell(to, [played.caseNo()]);
    await inState(ids, 'sent');
    await dispatch.rows('UPDATE deliveries SET sent_at = $2, created_at = $2 WHERE id = ANY($1)', [ids, `${day}T04:00:00.000Z`]);
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
    expect((await operator.get<Page<DayCount>>(`/systems/${to.id}/days`)).body.items).toMatchObject([{ day }]);
    expect(await operator.get(`/systems/${to.id}/days/2020-01-01`)).toMatchObject({
      status: 404,
      body: { code: 'DISPATCH.DAY_NOT_COUNTED' },
    });
  });
});

describe('messages of long ago', () => {
  it('go when their tasks are done, and stay while one is open or a recall is not acknowledged', async () => {
    const to = await played.system(() => SENT);
    const [done, open, recall, young] = await played.tell(
      to,
      Array.from({ length: 4 }, () => played.caseNo()),
    );
    const ids = [done!, open!, recall!, young!];
    await inState(ids, 'sent');
    await dispatch.rows("UPDATE deliveries SET created_at = now() - interval '100 days' WHERE id = ANY($1)", [[done, open, recall]]);
    await dispatch.rows("UPDATE deliveries SET type = 'task.recalled' WHERE id = $1", [recall]);
    const over = await Promise.all([done!, recall!, young!].map(taskOf));
    await dispatch.rows("UPDATE tasks SET state = 'completed', completed_at = now() WHERE id = ANY($1)", [over]);
    await dispatch.service.app.get(PruneDeliveries).execute();
    const left = await dispatch.rows<{ id: string }>('SELECT id FROM deliveries WHERE id = ANY($1)', [ids]);
    expect(left.map(({ id }) => id).sort()).toEqual([open, recall, young].sort());
  });
});
