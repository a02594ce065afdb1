import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { uuidv7 } from '@yiwang/kernel';
import { eventually } from '@yiwang/testing';
import { FIRST_SINCE, LEASE_OF_ITEMS } from '../src/channel/pull/persistence/feed.sql.js';
import { FeedSignal } from '../src/delivery/feed-signal.js';
import { PlanRepository } from '../src/plan/domain/plan.repository.js';
import { Client, DispatchUnderTest, ORG, seat } from './harness.js';

interface Message {
  id: string;
  type: string;
  subject: string;
  sequence: number;
  data: { taskId: string; orgCode: string };
}
interface Log {
  items: Message[];
  next: string;
}
interface Leased {
  leaseId: string | null;
  leasedUntil: string | null;
  items: Message[];
}

interface PlanNode {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}
/** Rows of deliveries that a plan has looked at. */
const rowsRead = (node: PlanNode): number =>
  (node['Relation Name'] === 'deliveries' ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] : 0) +
  (node.Plans ?? []).reduce((sum, each) => sum + rowsRead(each), 0);

let dispatch: DispatchUnderTest;
let feed: Client;
let itemCode: string;
beforeAll(async () => {
  dispatch = await DispatchUnderTest.start();
  feed = await dispatch.feed(ORG.fire);
  itemCode = await dispatch.givenItem({ participants: [seat(ORG.market, { lead: true }), seat(ORG.fire)] });
});
afterAll(() => dispatch.stop());

/** So many cases, told to the system; the messages as its log has them. */
async function told(count: number): Promise<Message[]> {
  const cases: string[] = [];
  for (let i = 0; i < count; i++) {
    const no = dispatch.caseNo();
    await dispatch.accepted(no, itemCode);
    await dispatch.taskOf(no, ORG.fire);
    cases.push(no);
  }
  return eventually(async () => {
    const { items } = await whole();
    const own = items.filter(({ subject }) => cases.includes(subject));
    expect(own).toHaveLength(count);
    return own;
  });
}
/** A second message of the case of another. */
async function behind(message: Message): Promise<string> {
  const second = uuidv7();
  await dispatch.rows(
    `INSERT INTO deliveries (id, system_id, task_id, case_no, type, data)
     SELECT $1, system_id, task_id, case_no, 'task.recalled', '{"taskId": "${message.data.taskId}", "caseNo": "${message.subject}"}' FROM deliveries WHERE id = $2`,
    [second, message.id],
  );
  await eventually(async () => expect((await whole()).items.map(({ id }) => id)).toContain(second));
  return second;
}
/** From the very first message. */
async function whole(): Promise<Log> {
  return (await feed.get<Log>('?since=2020-01-01T00:00:00.000Z&limit=500')).body;
}
const lease = async (body: object = {}): Promise<Leased> => (await feed.post<Leased>('/leases', body, null)).body;
const acknowledge = async (...ids: string[]) =>
  (await feed.post<{ acknowledged: number; unknown: string[] }>('/acks', { messageIds: ids }, null)).body;
const giveBack = (id: string, retryAfterSeconds = 0, key = uuidv7()) =>
  feed.post<{ returned: number; parked: string[]; unknown: string[] }>(
    '/nacks',
    { messages: [{ messageId: id, reason: '字段超长', retryAfterSeconds }] },
    key,
  );
const row = async (id: string) => (await dispatch.rows('SELECT state, nacks, error FROM deliveries WHERE id = $1', [id]))[0];

describe('messages of recalls', () => {
  it('acknowledged in one page are heard in one unit of work; what is recalled no more is history', async () => {
    const assigned = await told(3);
    const cases = assigned.map(({ subject }) => subject);
    for (const no of cases) await dispatch.withdrawn(no, itemCode);
    const recalls = await eventually(async () => {
      const own = (await whole()).items.filter(({ type, subject }) => type.includes('task.recalled') && cases.includes(subject));
      expect(own).toHaveLength(3);
      return own;
    });
    const historic = recalls.find(({ subject }) => subject === cases[2])!;
    await dispatch.rows("UPDATE tasks SET state = 'cancelled', recall_reason = NULL WHERE id = $1", [historic.data.taskId]);
    const locks = jest.spyOn(dispatch.service.app.get(PlanRepository), 'lockCases');
    const ids = recalls.map(({ id }) => id);
    const calls = (): unknown[] =>
      locks.mock.calls.map(([numbers]) => numbers).filter((numbers) => numbers.some((no) => cases.includes(no)));
    try {
      expect(await acknowledge(...ids)).toEqual({ acknowledged: 3, unknown: [] });
      expect(calls()).toEqual([[...cases].sort()]);
      expect(await acknowledge(...ids)).toEqual({ acknowledged: 3, unknown: [] });
    } finally {
      locks.mockRestore();
    }
    const heard = await dispatch.rows<{ case_no: string; heard: boolean }>(
      'SELECT case_no, recall_acknowledged_at IS NOT NULL AS heard FROM tasks WHERE case_no = ANY($1) AND org_code = $2 ORDER BY case_no',
      [cases, ORG.fire],
    );
    expect(heard).toEqual([...cases].sort().map((no) => ({ case_no: no, heard: no !== cases[2] })));
    await acknowledge(...assigned.map(({ id }) => id));
  });
});

describe('the log of a system', () => {
  it('gives CloudEvents in order, page by page, and the same again from a cursor or a time, acknowledged or not', async () => {
    const messages = await told(3);
    expect(messages.map(({ type }) => type)).toEqual(messages.map(() => 'cn.yiwang.department.task.assigned.v1'));
    const all = await whole();
    expect(all.items.map(({ sequence }) => sequence)).toEqual(all.items.map((_, i) => i + 1));
    await acknowledge(messages[0]!.id);

    const seen: string[] = [];
    for (let page = (await feed.get<Log>('?since=2020-01-01T00:00:00.000Z&limit=2')).body; page.items.length > 0;) {
      seen.push(...page.items.map(({ id }) => id));
      page = (await feed.get<Log>(`?limit=2&cursor=${page.next}`)).body;
    }
    expect(seen).toEqual(all.items.map(({ id }) => id));

    const [sent] = await dispatch.rows<{ at: Date }>('SELECT sent_at AS at FROM deliveries WHERE id = $1', [messages[1]!.id]);
    const since = (await feed.get<Log>(`?limit=500&since=${sent!.at.toISOString()}`)).body.items.map(({ id }) => id);
    expect(since).toContain(messages[1]!.id);
    expect(since).toContain(messages[2]!.id);
    // Tried for long, it was sent last and has the first place.
    await dispatch.rows("UPDATE deliveries SET sent_at = $2::timestamptz + interval '1 hour' WHERE id = $1", [messages[0]!.id, sent!.at]);
    const late = (await feed.get<Log>(`?limit=500&since=${sent!.at.toISOString()}`)).body.items.map(({ id }) => id);
    expect(late).toEqual(expect.arrayContaining(messages.map(({ id }) => id)));
  });

  it('finds where a time begins in it without walking all that was sent since, or before', async () => {
    const [message] = await told(1);
    const [systemId, base] = [uuidv7(), Date.parse('2025-03-01T00:00:00Z')];
    const at = (n: number): string => new Date(base + n * 3_000).toISOString();
    await dispatch.rows(
      "INSERT INTO department_systems (id, org_code, name, channel, client_id) VALUES ($1, $2, 'old', 'pull', 'sys-old')",
      [systemId, `113302${'9'.repeat(12)}`],
    );
    // Every thousandth was tried for an hour.
    await dispatch.rows(
      `INSERT INTO deliveries (id, system_id, task_id, case_no, type, version, data, state, position, created_at, sent_at)
       SELECT gen_random_uuid(), $2, task_id, case_no, 'task.rescheduled', n, '{}', 'closed', n,
         $3::timestamptz + n * interval '3 seconds' - CASE n % 1000 WHEN 0 THEN interval '1 hour' ELSE interval '1 second' END,
         $3::timestamptz + n * interval '3 seconds'
       FROM deliveries, generate_series(1, 20000) n WHERE id = $1`,
      [message!.id, systemId, at(0)],
    );
    const before = async (n: number) => Number((await dispatch.rows<{ position: string }>(FIRST_SINCE, [systemId, at(n)]))[0]!.position);
    expect([await before(0), await before(10_000), await before(10_001), await before(30_000)]).toEqual([0, 9_999, 10_000, 0]);
    const [explained] = await dispatch.rows<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${FIRST_SINCE}`, [
      systemId,
      at(10_000),
    ]);
    expect(rowsRead(explained!['QUERY PLAN'][0].Plan)).toBeLessThan(100);

    await dispatch.rows('UPDATE deliveries SET sent_at = $3 WHERE system_id = $1 AND position = $2', [systemId, 100, at(15_000)]);
    expect([await before(10_000), await before(15_001)]).toEqual([99, 15_000]);
    await dispatch.rows('DELETE FROM deliveries WHERE system_id = $1', [systemId]);
  });

  it('begins with the oldest message that is not acknowledged when nothing is said', async () => {
    const messages = await told(2);
    const before = (await whole()).items.filter(({ id }) => !messages.some((one) => one.id === id)).map(({ id }) => id);
    await acknowledge(...before);
    expect((await feed.get<Log>()).body.items.map(({ id }) => id)).toEqual(messages.map(({ id }) => id));
    await acknowledge(...messages.map(({ id }) => id));
    const end = (await feed.get<Log>()).body;
    expect(end.items).toEqual([]);
    const [next] = await told(1);
    expect((await feed.get<Log>(`?cursor=${end.next}`)).body.items.map(({ id }) => id)).toEqual([next!.id]);
  });

  it('wakes a reader that waits', async () => {
    const { next } = await whole();
    const waiting = feed.get<Log>(`?wait=10&cursor=${next}`);
    const [message] = await told(1);
    expect((await waiting).body.items.map(({ id }) => id)).toEqual([message!.id]);
  });

  it('refuses a cursor of nobody, a cursor with a time, too large a page, and a client that is no system', async () => {
    for (const query of [
      '?cursor=nonsense',
      `?since=2026-01-01T00:00:00.000Z&cursor=${(await whole()).next}`,
      '?limit=501',
      '?since=yesterday',
      '?since=0000-01-01T00:00:00Z',
      `?since=2026-01-01T00:00:00.${'0'.repeat(300)}Z`,
    ])
      expect((await feed.get(query)).status).toBe(400);
    const stranger = await dispatch.feed(ORG.housing);
    expect(await stranger.get()).toMatchObject({ status: 403, body: { code: 'DISPATCH.SYSTEM_UNKNOWN' } });
    const neighbour = await dispatch.feed(ORG.ecology, 'sys-fire');
    expect(await neighbour.get()).toMatchObject({ status: 403, body: { code: 'DISPATCH.SYSTEM_UNKNOWN' } });
  });
});

describe('a lease', () => {
  beforeAll(async () => {
    await acknowledge(...(await whole()).items.map(({ id }) => id));
  });

  it('keeps messages from other readers, and gives them again when it is over without an acknowledgement', async () => {
    const messages = await told(3);
    const taken = await lease({ limit: 2, seconds: 60 });
    expect(taken.items.map(({ id }) => id)).toEqual(messages.slice(0, 2).map(({ id }) => id));
    expect((await lease()).items.map(({ id }) => id)).toEqual([messages[2]!.id]);
    expect(await lease()).toEqual({ leaseId: null, leasedUntil: null, items: [] });
    await acknowledge(taken.items[0]!.id);
    await dispatch.rows("UPDATE deliveries SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL");
    expect((await lease()).items.map(({ id }) => id)).toEqual([messages[1]!.id, messages[2]!.id]);
    expect(await acknowledge(messages[1]!.id, messages[2]!.id)).toEqual({ acknowledged: 2, unknown: [] });
    expect(await acknowledge(messages[1]!.id)).toEqual({ acknowledged: 1, unknown: [] });
  });

  it('never gives two readers the messages of one case at once, nor one out of order', async () => {
    const [message] = await told(1);
    const second = await behind(message!);
    const both = await Promise.all([lease({ limit: 1 }), lease({ limit: 1 })]);
    expect(both.flatMap(({ items }) => items.map(({ id }) => id))).toEqual([message!.id]);
    await acknowledge(message!.id);
    expect((await lease()).items).toMatchObject([{ id: second, type: 'cn.yiwang.department.task.recalled.v1' }]);
    await acknowledge(second);
  });

  it('of a client that is limited to items is of these, in order, and does not walk over all the others that it never acknowledges', async () => {
    const usual = itemCode;
    const foreign = await told(3);
    itemCode = await dispatch.givenItem({ participants: [seat(ORG.market, { lead: true }), seat(ORG.fire)] });
    const own = await told(2);
    const limited = await dispatch.feed(ORG.fire, 'sys-fire', [itemCode]);
    const taken = (await limited.post<Leased>('/leases', { limit: 10, seconds: 60, wait: 0 }, null)).body;
    expect(taken.items.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
    await acknowledge(...own.map(({ id }) => id));

    const [system] = await dispatch.rows<{ id: string }>("SELECT id FROM department_systems WHERE client_id = 'sys-fire'");
    await dispatch.rows(
      `INSERT INTO deliveries (id, system_id, task_id, case_no, item_code, type, version, data, state, position)
       SELECT gen_random_uuid(), system_id, task_id, case_no || n, item_code || n % 50, 'task.rescheduled', n, '{}', 'sent', 1000000 + n
       FROM deliveries, generate_series(1, 20000) n WHERE id = $1`,
      [foreign[0]!.id],
    );
    await dispatch.analyse('deliveries');
    const [explained] = await dispatch.rows<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${LEASE_OF_ITEMS}`, [
      ...[system!.id, 10, uuidv7(), 60, [itemCode]],
    ]);
    expect(rowsRead(explained!['QUERY PLAN'][0].Plan)).toBeLessThan(100);
    await dispatch.rows('DELETE FROM deliveries WHERE position > 1000000');
    await acknowledge(...foreign.map(({ id }) => id));
    itemCode = usual;
  });

  it('is given back with a reason; the message comes later, before what lies behind it', async () => {
    const [message] = await told(1);
    await lease();
    const key = uuidv7();
    expect((await giveBack(message!.id, 3_600, key)).body).toEqual({ returned: 1, parked: [], unknown: [] });
    expect((await giveBack(message!.id, 3_600, key)).body).toEqual({ returned: 1, parked: [], unknown: [] });
    expect(await row(message!.id)).toEqual({ state: 'sent', nacks: 1, error: '字段超长' });
    expect((await lease()).items).toEqual([]);
    await dispatch.rows('UPDATE deliveries SET next_attempt_at = now() WHERE id = $1', [message!.id]);
    expect((await lease()).items.map(({ id }) => id)).toEqual([message!.id]);
    await acknowledge(message!.id);
  });

  it('parks a message that is given back too often, until an operator sends it again; what came after it in its case waits', async () => {
    const [message] = await told(1);
    const second = await behind(message!);
    for (let i = 1; i < 8; i++) expect((await giveBack(message!.id)).body.parked).toEqual([]);
    expect((await giveBack(message!.id)).body.parked).toEqual([message!.id]);
    expect((await giveBack(message!.id)).body.unknown).toEqual([message!.id]);
    expect((await lease()).items).toEqual([]);
    const operator = await dispatch.operator();
    expect((await operator.post(`/deliveries/${message!.id}/replay`)).status).toBe(202);
    const again = await eventually(async () => {
      const { items } = await lease();
      expect(items.map(({ id }) => id)).toEqual([message!.id]);
      return items[0]!;
    });
    expect(again.sequence).toBeGreaterThan(message!.sequence);
    expect((await lease()).items).toEqual([]);
    await acknowledge(message!.id);
    expect((await lease()).items.map(({ id }) => id)).toEqual([second]);
    await acknowledge(second);
  });

  it('is not given to a reader who hung up while waiting', async () => {
    const waits = jest.spyOn(dispatch.service.app.get(FeedSignal), 'wait');
    const hangUp = new AbortController();
    const waiting = fetch(`${dispatch.service.url}/api/v1/department/feed/leases`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await dispatch.systemToken(ORG.fire, 'sys-fire')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ wait: 25, seconds: 3_600 }),
      signal: hangUp.signal,
    });
    await eventually(() =>
      expect(waits).toHaveBeenCalledWith('11330203MB0A1003XM', expect.anything(), expect.anything(), expect.anything()),
    );
    hangUp.abort();
    await expect(waiting).rejects.toThrow();
    const [message] = await told(1);
    expect((await lease()).items.map(({ id }) => id)).toEqual([message!.id]);
    await acknowledge(message!.id);
  });

  it('refuses what is no message of the system, without a word on whose it is', async () => {
    const [other] = await dispatch.rows<{ id: string }>(
      'INSERT INTO deliveries (id, system_id, task_id, case_no, type, state, position, sent_at, data) ' +
        "SELECT $1, (SELECT id FROM department_systems WHERE client_id = 'sys-ecology'), task_id, case_no, 'case.resumed', 'sent', 1, now(), '{}' FROM deliveries LIMIT 1 RETURNING id",
      [uuidv7()],
    );
    const ids = [other!.id, uuidv7()];
    expect(await acknowledge(...ids)).toEqual({ acknowledged: 0, unknown: ids });
    expect((await giveBack(other!.id)).body).toEqual({ returned: 0, parked: [], unknown: [other!.id] });
    expect(await row(other!.id)).toEqual({ state: 'sent', nacks: 0, error: null });
    for (const body of [{ messageIds: [] }, { messageIds: ['x'] }, { messageIds: Array.from({ length: 501 }, uuidv7) }])
      expect(await feed.post('/acks', body, null)).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID' } });
    expect((await feed.post('/nacks', { messages: [{ messageId: uuidv7(), reason: ' ' }] })).status).toBe(400);
  });
});
