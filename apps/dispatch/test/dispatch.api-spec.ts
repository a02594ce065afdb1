import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyGrant } from '@yiwang/access';
import { ACCEPTANCE_EVENTS_TOPIC, CaseAcceptedV1 } from '@yiwang/events-acceptance';
import {
  AcceptanceAnsweredV1,
  CaseExtensionV1,
  CaseSuspensionV1,
  CombinedDecisionV1,
  departmentTopic,
  DepartmentTaskAssignedV1,
  TaskAssignedV1,
  TaskCompletedV1,
  TaskRescheduledV1,
  type DepartmentTask,
} from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import { BrokerClient, HandlerRegistry } from '@yiwang/messaging';
import { eventOf, eventually } from '@yiwang/testing';
import type { TaskDetail, TaskSummary } from '../src/plan/http/task.schema.js';
import { DispatchUnderTest, ORG, seat, threeDepartments } from './harness.js';

let dispatch: DispatchUnderTest;
beforeAll(async () => {
  dispatch = await DispatchUnderTest.start();
});
afterAll(() => dispatch.stop());

interface Page<T> {
  items: T[];
  next: string | null;
}
const opinion = { result: 'approved', opinion: '同意' } as const;

/** Until everything that neighbours have told so far is handled. */
async function heardAll(): Promise<void> {
  const operator = await dispatch.operator();
  await eventually(async () => {
    const { body } = await operator.get<{ events: number }>('/messaging/lag');
    expect(body.events).toBe(0);
  });
}

/** Until nothing is on its way to the system of a department; whoever would send something twice has done it then. */
async function sentAll(orgCode: string): Promise<void> {
  const busy = `SELECT 1 FROM department_systems s LEFT JOIN delivery_lines l ON l.system_id = s.id
    WHERE s.org_code = $1 AND (l.holder IS NOT NULL OR EXISTS (SELECT 1 FROM deliveries d WHERE d.system_id = s.id AND d.state = 'pending'))`;
  await eventually(async () => expect(await dispatch.rows(busy, [orgCode])).toEqual([]));
}

/** What the topic of the ecology's system holds of each case: a message of the test's own comes behind all that was there before it. */
async function assignedInTopic(cases: readonly string[]): Promise<number[]> {
  const markers = new Set<string>();
  for (const caseNo of cases) {
    const marker = { ...(await dispatch.probe.next(DepartmentTaskAssignedV1, caseNo)), id: uuidv7() };
    markers.add(marker.id);
    await dispatch.probe.publishRaw(departmentTopic(ORG.ecology).name, caseNo, JSON.stringify(marker));
  }
  await eventually(() => expect(dispatch.probe.events.filter(({ id }) => markers.has(id))).toHaveLength(markers.size));
  return cases.map((caseNo) => dispatch.probe.of(DepartmentTaskAssignedV1, caseNo).filter(({ id }) => !markers.has(id)).length);
}

/** Facts of a type that stand in the outbox for a case, sent or not. */
const factsOf = (type: string, caseNo: string): Promise<unknown[]> =>
  dispatch.rows('SELECT 1 FROM outbox WHERE type = $1 AND key = $2', [type, caseNo]);

async function acceptedCase(participants = threeDepartments): Promise<{ caseNo: string; itemCode: string }> {
  const itemCode = await dispatch.givenItem({ participants });
  const caseNo = dispatch.caseNo();
  await dispatch.accepted(caseNo, itemCode);
  return { caseNo, itemCode };
}

describe('handler names', () => {
  it('are the inbox keys and never change', () => {
    const names = dispatch.service.app
      .get(HandlerRegistry)
      .all()
      .map(({ consumer }) => consumer);
    expect(names.sort()).toEqual([
      'dispatch.follow-cases',
      'dispatch.follow-clients',
      'dispatch.hand-back',
      'dispatch.item-versions',
      'dispatch.recheck-kafka-rights',
    ]);
  });
});

describe('a case of three departments', () => {
  it('goes by Kafka, pull feed and workbench to the lead’s combined decision', async () => {
    const { caseNo } = await acceptedCase();

    const message = await dispatch.probe.next(DepartmentTaskAssignedV1, caseNo);
    expect(message.data).toMatchObject({ orgCode: ORG.ecology, purpose: 'handling', lead: false, dueAt: '2026-03-09T09:00:00.000Z' });
    const ecology = await dispatch.system(ORG.ecology);
    expect((await ecology.post(`/${message.data.taskId}/ack`, undefined, null)).status).toBe(200);
    expect((await ecology.post(`/${message.data.taskId}/ack`, undefined, null)).status).toBe(200);
    expect((await ecology.post(`/${message.data.taskId}/result`, opinion)).status).toBe(200);

    const fire = await dispatch.system(ORG.fire);
    const feed = await fire.get<Page<DepartmentTask>>('?wait=10');
    const pulled = feed.body.items.find((task) => task.caseNo === caseNo)!;
    expect(pulled).toMatchObject({ orgCode: ORG.fire, itemName: '食品经营许可（新办）' });

    const market = await dispatch.officer(ORG.market);
    const leadTask = await dispatch.taskOf(caseNo, ORG.market);
    expect((await market.post(`/${leadTask}/claim`, undefined, null)).status).toBe(200);
    expect((await market.post(`/${leadTask}/decision`, { outcome: 'approved' })).body.code).toBe('DISPATCH.PARTICIPANTS_PENDING');

    await fire.post(`/${pulled.taskId}/ack`, undefined, null);
    expect((await fire.get<Page<DepartmentTask>>()).body.items.map((task) => task.caseNo)).not.toContain(caseNo);
    await fire.post(`/${pulled.taskId}/result`, opinion);
    expect((await fire.post(`/${pulled.taskId}/decision`, { outcome: 'approved' })).body.code).toBe('DISPATCH.NOT_LEAD');

    const detail = await market.get<TaskDetail>(`/${leadTask}`);
    expect(detail.body).toMatchObject({ lead: true, decidable: true, caseState: 'handling', dueAt: '2026-03-16T09:00:00.000Z' });
    expect(detail.body.participants.map(({ orgCode, state, result }) => [orgCode, state, result])).toEqual([
      [ORG.ecology, 'completed', 'approved'],
      [ORG.fire, 'completed', 'approved'],
    ]);

    const decided = await market.post(`/${leadTask}/decision`, { outcome: 'approved', resultNo: 'JY13302030000001' });
    expect(decided).toMatchObject({ status: 200, body: { state: 'completed', result: 'approved' } });
    const fact = await dispatch.probe.next(CombinedDecisionV1, caseNo);
    expect(fact.data).toMatchObject({ outcome: 'approved', resultNo: 'JY13302030000001', orgCode: ORG.market, taskId: leadTask });
    const facts = dispatch.probe.events.filter(
      (e) => e.subject === caseNo && e.source === '/yiwang/dispatch' && e.type.startsWith('cn.yiwang.dispatch.'),
    );
    expect(facts.map((e) => e.sequence)).toEqual(facts.map((_, i) => i + 1));
    expect(dispatch.probe.of(TaskCompletedV1, caseNo)).toHaveLength(3);
    expect((await market.post(`/${leadTask}/decision`, { outcome: 'approved' })).body.code).toBe('DISPATCH.CASE_DECIDED');
  });

  it('is suspended, extended and taken up again by the lead, and handled anew when it is opened again', async () => {
    const { caseNo, itemCode } = await acceptedCase();
    const lead = await dispatch.taskOf(caseNo, ORG.market);
    const market = await dispatch.officer(ORG.market);
    const suspend = { kind: 'suspend', procedure: 'expertReview', reason: '专家评审', plannedDays: 15 };
    const fire = await dispatch.officer(ORG.fire);
    const fireTask = await dispatch.taskOf(caseNo, ORG.fire);
    expect(await fire.post(`/${fireTask}/measures`, suspend)).toMatchObject({ status: 403, body: { code: 'DISPATCH.NOT_LEAD' } });
    expect((await market.post(`/${lead}/measures`, { ...suspend, plannedDays: 0 })).body.code).toBe('HTTP.INVALID');
    const key = uuidv7();
    expect((await market.post(`/${lead}/measures`, suspend, key)).status).toBe(200);
    expect((await market.post(`/${lead}/measures`, suspend, key)).status).toBe(200);
    expect((await market.get<TaskDetail>(`/${lead}`)).body).toMatchObject({ suspended: true, decidable: false });
    expect((await dispatch.probe.next(CaseSuspensionV1, caseNo)).data).toMatchObject({ procedure: 'expertReview', plannedDays: 15 });
    expect(await market.post(`/${lead}/measures`, suspend)).toMatchObject({ status: 409, body: { code: 'DISPATCH.MEASURE_NOT_POSSIBLE' } });
    expect((await market.post(`/${lead}/measures`, { kind: 'resume' })).status).toBe(200);
    expect((await market.post(`/${lead}/measures`, { kind: 'extend', days: 10, approver: '王局长', reason: '案情复杂' })).status).toBe(200);
    expect((await dispatch.probe.next(CaseExtensionV1, caseNo)).data).toMatchObject({ days: 10, approver: '王局长' });
    await dispatch.closed(caseNo, itemCode);
    await dispatch.reopened(caseNo, itemCode);
    await eventually(async () => expect(await dispatch.taskOf(caseNo, ORG.market)).not.toBe(lead));
    expect(await dispatch.rows("SELECT state FROM tasks WHERE case_no = $1 AND round = 0 AND state <> 'recalled'", [caseNo])).toEqual([]);
  });

  it('follows what an officer orders through acceptance: who waits, when every task is due, and that nothing is told twice', async () => {
    const { caseNo, itemCode } = await acceptedCase();
    const market = await dispatch.officer(ORG.market);
    const lead = await dispatch.taskOf(caseNo, ORG.market);
    await dispatch.taskOf(caseNo, ORG.fire);
    const dues = async () =>
      Object.fromEntries(
        (await dispatch.rows<{ org_code: string; due_at: Date }>('SELECT org_code, due_at FROM tasks WHERE case_no = $1', [caseNo])).map(
          ({ org_code, due_at }) => [org_code, due_at.toISOString()],
        ),
      );
    expect(await dues()).toMatchObject({ [ORG.market]: '2026-03-16T09:00:00.000Z', [ORG.fire]: '2026-03-09T09:00:00.000Z' });

    await dispatch.suspended(caseNo, itemCode);
    await eventually(async () => expect((await market.get<TaskDetail>(`/${lead}`)).body.suspended).toBe(true));
    expect(await market.post(`/${lead}/decision`, { outcome: 'approved' })).toMatchObject({
      status: 409,
      body: { code: 'DISPATCH.CASE_SUSPENDED' },
    });

    await dispatch.resumed(caseNo, itemCode, 3, '2026-03-19T09:00:00.000Z');
    const told = await dispatch.probe.next(TaskRescheduledV1, caseNo);
    expect(told.data.by).toEqual({ kind: 'service', id: 'dispatch' });
    await eventually(async () =>
      expect(await dues()).toMatchObject({ [ORG.market]: '2026-03-19T09:00:00.000Z', [ORG.fire]: '2026-03-12T09:00:00.000Z' }),
    );
    expect((await market.get<TaskDetail>(`/${lead}`)).body).toMatchObject({ suspended: false, dueAt: '2026-03-19T09:00:00.000Z' });

    await dispatch.clocksMoved(caseNo, itemCode, { promiseDueAt: '2026-03-20T09:00:00.000Z' });
    await eventually(async () =>
      expect(await dues()).toMatchObject({ [ORG.market]: '2026-03-20T09:00:00.000Z', [ORG.fire]: '2026-03-12T09:00:00.000Z' }),
    );
    await dispatch.extended(caseNo, itemCode);
    const extend = { kind: 'extend', days: 10, approver: '王局长', reason: '案情复杂' };
    await eventually(async () => {
      expect(await dispatch.rows('SELECT extended FROM case_plans WHERE case_no = $1', [caseNo])).toEqual([{ extended: true }]);
    });
    expect((await market.post(`/${lead}/measures`, extend)).body.code).toBe('DISPATCH.MEASURE_NOT_POSSIBLE');
    for (const measure of [CaseSuspensionV1, CaseExtensionV1]) expect(dispatch.probe.of(measure, caseNo)).toEqual([]);
    expect(dispatch.probe.of(TaskRescheduledV1, caseNo)).toHaveLength(4);
  });

  it('makes no plan of a case that it does not know when its clocks move', async () => {
    const { caseNo, itemCode } = await acceptedCase();
    const unknown = dispatch.caseNo();
    await dispatch.suspended(unknown, itemCode);
    await dispatch.clocksMoved(unknown, itemCode, { acceptanceDueAt: '2026-03-20T09:00:00.000Z' });
    await dispatch.resumed(unknown, itemCode, 1, '2026-03-20T09:00:00.000Z');
    await dispatch.accepted(unknown, itemCode);
    await dispatch.taskOf(unknown, ORG.market);
    expect(await dispatch.rows('SELECT case_no, suspended FROM case_plans WHERE case_no = ANY($1)', [[caseNo, unknown]])).toHaveLength(2);
  });

  it('opens the second stage when every task of the first has its result', async () => {
    const { caseNo } = await acceptedCase([
      seat(ORG.market, { lead: true, stage: 2, sharePercent: 100 }),
      seat(ORG.ecology),
      seat(ORG.fire),
    ]);
    const [first, second] = [await dispatch.taskOf(caseNo, ORG.ecology), await dispatch.taskOf(caseNo, ORG.fire)];
    await (await dispatch.system(ORG.ecology)).post(`/${first}/result`, opinion);
    expect(await dispatch.rows('SELECT 1 FROM tasks WHERE case_no = $1 AND org_code = $2', [caseNo, ORG.market])).toEqual([]);
    await (await dispatch.system(ORG.fire)).post(`/${second}/result`, opinion);
    const lead = await dispatch.taskOf(caseNo, ORG.market);
    expect((await (await dispatch.officer(ORG.market)).post(`/${lead}/decision`, { outcome: 'rejected', reason: '选址不符' })).status).toBe(
      200,
    );
    expect((await dispatch.probe.next(CombinedDecisionV1, caseNo)).data).toMatchObject({ outcome: 'rejected', reason: '选址不符' });
  });

  it('opens the second stage also when the last two results come at the same moment', async () => {
    const { caseNo } = await acceptedCase([seat(ORG.market, { lead: true, stage: 2 }), seat(ORG.ecology), seat(ORG.fire)]);
    const [first, second] = [await dispatch.taskOf(caseNo, ORG.ecology), await dispatch.taskOf(caseNo, ORG.fire)];
    const [ecology, fire] = [await dispatch.system(ORG.ecology), await dispatch.system(ORG.fire)];
    const answers = await Promise.all([ecology.post(`/${first}/result`, opinion), fire.post(`/${second}/result`, opinion)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await dispatch.taskOf(caseNo, ORG.market);
  });

  it.each(['closed', 'withdrawn'] as const)('recalls open tasks when the case is %s', async (end) => {
    const { caseNo, itemCode } = await acceptedCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    await dispatch[end](caseNo, itemCode);
    await eventually(async () => {
      const states = await dispatch.rows<{ state: string }>('SELECT DISTINCT state FROM tasks WHERE case_no = $1', [caseNo]);
      expect(states).toEqual([{ state: 'recalled' }]);
    });
    const fire = await dispatch.system(ORG.fire);
    expect((await fire.post(`/${taskId}/result`, opinion)).body.code).toBe('DISPATCH.TASK_CLOSED');
    expect((await fire.get<Page<DepartmentTask>>('?limit=100')).body.items.map((task) => task.taskId)).not.toContain(taskId);
  });
});

describe('a case before its item version', () => {
  it('waits, and is planned when the version comes', async () => {
    const itemCode = dispatch.itemCode();
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, itemCode);
    await eventually(async () => {
      expect(await dispatch.rows('SELECT state FROM case_plans WHERE case_no = $1', [caseNo])).toEqual([{ state: 'waiting' }]);
    });
    expect(await dispatch.rows('SELECT 1 FROM tasks WHERE case_no = $1', [caseNo])).toEqual([]);
    await dispatch.publishItem(itemCode);
    await dispatch.taskOf(caseNo, ORG.market);
    expect((await dispatch.rows('SELECT state, item_name FROM case_plans WHERE case_no = $1', [caseNo]))[0]).toMatchObject({
      state: 'handling',
    });
    expect(await dispatch.rows('SELECT 1 FROM dead_letters WHERE key = $1', [caseNo])).toEqual([]);
  });

  it('is planned whichever of the two comes first, when both come at once', async () => {
    const cases = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const itemCode = dispatch.itemCode();
        const caseNo = dispatch.caseNo();
        await Promise.all([dispatch.accepted(caseNo, itemCode), dispatch.publishItem(itemCode)]);
        return caseNo;
      }),
    );
    await eventually(async () => {
      const rows = await dispatch.rows('SELECT case_no FROM tasks WHERE case_no = ANY($1)', [cases]);
      expect(rows).toHaveLength(cases.length * 3);
    });
  });

  it('keeps the newest state of a version when an older one is read again', async () => {
    const itemCode = await dispatch.givenItem({ name: '旧名' });
    await dispatch.publishItem(itemCode, { name: '新名', status: 'suspended' }, 2);
    await dispatch.publishItem(itemCode, { name: '旧名' }, 1);
    await dispatch.publishItem(dispatch.itemCode());
    await eventually(async () => {
      const [row] = await dispatch.rows("SELECT sequence, core->>'name' AS name FROM item_versions WHERE item_code = $1", [itemCode]);
      expect(row).toEqual({ sequence: 2, name: '新名' });
    });
  });
});

describe('acceptance by the department', () => {
  const submittedCase = async (): Promise<{ caseNo: string; itemCode: string; taskId: string }> => {
    const itemCode = await dispatch.givenItem({ acceptedBy: 'department' });
    const caseNo = dispatch.caseNo();
    await dispatch.submitted(caseNo, itemCode);
    return { caseNo, itemCode, taskId: await dispatch.taskOf(caseNo, ORG.market, 'acceptance') };
  };

  it('asks the lead department alone, and passes its acceptance on', async () => {
    const { caseNo, itemCode, taskId } = await submittedCase();
    const market = await dispatch.officer(ORG.market);
    const answer = await market.post(`/${taskId}/acceptance`, { kind: 'accept' });
    expect(answer).toMatchObject({ status: 200, body: { state: 'completed', answer: 'accept' } });
    expect((await dispatch.probe.next(AcceptanceAnsweredV1, caseNo)).data.answer).toEqual({ kind: 'accept' });
    expect(await dispatch.rows('SELECT 1 FROM tasks WHERE case_no = $1', [caseNo])).toHaveLength(1);
    await dispatch.accepted(caseNo, itemCode);
    await dispatch.taskOf(caseNo, ORG.market);
  });

  it('passes a refusal on with its ground', async () => {
    const { caseNo, itemCode, taskId } = await submittedCase();
    const refusal = { kind: 'refuse', ground: 'otherAuthority', reason: '应向鄞州区申请' };
    expect((await (await dispatch.officer(ORG.market)).post(`/${taskId}/acceptance`, refusal)).status).toBe(200);
    expect((await dispatch.probe.next(AcceptanceAnsweredV1, caseNo)).data.answer).toEqual(refusal);
    await dispatch.refused(caseNo, itemCode);
    await eventually(async () => {
      expect(await dispatch.rows('SELECT state FROM case_plans WHERE case_no = $1', [caseNo])).toEqual([{ state: 'ended' }]);
    });
  });

  it('asks for corrections, and gets a new task when the case comes back', async () => {
    const { caseNo, itemCode, taskId } = await submittedCase();
    const market = await dispatch.officer(ORG.market);
    const correction = { kind: 'correct', points: ['缺少平面布局图'] };
    expect((await market.post(`/${taskId}/acceptance`, correction)).status).toBe(200);
    await dispatch.resubmitted(caseNo, itemCode, 1);
    const again = await dispatch.taskOf(caseNo, ORG.market, 'acceptance');
    expect(again).not.toBe(taskId);
    expect((await market.post(`/${again}/result`, opinion)).body.code).toBe('DISPATCH.WRONG_PURPOSE');
    expect((await market.post(`/${again}/acceptance`, { kind: 'accept' })).status).toBe(200);
  });

  it('sends nothing back any more once the rounds are used up', async () => {
    const { caseNo, itemCode, taskId } = await submittedCase();
    const market = await dispatch.officer(ORG.market);
    const correction = { kind: 'correct', points: ['缺少平面布局图'] };
    await market.post(`/${taskId}/acceptance`, correction);
    await dispatch.resubmitted(caseNo, itemCode, 1, true);
    const again = await dispatch.taskOf(caseNo, ORG.market, 'acceptance');
    expect(await market.post(`/${again}/acceptance`, correction)).toMatchObject({
      status: 409,
      body: { code: 'DISPATCH.CORRECTIONS_USED_UP' },
    });
    expect(await dispatch.rows('SELECT state, answer FROM tasks WHERE id = $1', [again])).toEqual([{ state: 'assigned', answer: null }]);
    expect((await market.post(`/${again}/acceptance`, { kind: 'accept' })).status).toBe(200);
  });

  it('is over once the case counts as accepted, and handling is due with the promise that began when it was handed in', async () => {
    const { caseNo, itemCode, taskId } = await submittedCase();
    const market = await dispatch.officer(ORG.market);
    await dispatch.accepted(caseNo, itemCode, {
      deemed: true,
      promiseDueAt: '2026-03-11T09:00:00.000Z',
      by: { kind: 'timer', id: 'acceptance' },
    });
    const handling = await dispatch.taskOf(caseNo, ORG.market);
    expect((await market.get<TaskDetail>(`/${handling}`)).body).toMatchObject({ dueAt: '2026-03-11T09:00:00.000Z', caseState: 'handling' });
    expect(await dispatch.rows('SELECT state, answer FROM tasks WHERE id = $1', [taskId])).toEqual([{ state: 'recalled', answer: null }]);
    expect(await market.post(`/${taskId}/acceptance`, { kind: 'accept' })).toMatchObject({
      status: 409,
      body: { code: 'DISPATCH.TASK_CLOSED' },
    });
    expect(dispatch.probe.of(AcceptanceAnsweredV1, caseNo)).toEqual([]);
  });

  it('is not dispatch’s business when the window accepts', async () => {
    const itemCode = await dispatch.givenItem();
    const [caseNo, marker] = [dispatch.caseNo(), dispatch.caseNo()];
    await dispatch.submitted(caseNo, itemCode, 'window');
    await dispatch.submitted(marker, itemCode);
    await dispatch.taskOf(marker, ORG.market, 'acceptance');
    await heardAll();
    expect(await dispatch.rows('SELECT 1 FROM case_plans WHERE case_no = $1', [caseNo])).toEqual([]);
  });
});

describe('what is refused', () => {
  it('answers 404 for the task of another organisation, and changes nothing', async () => {
    const { caseNo } = await acceptedCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.market);
    const fire = await dispatch.officer(ORG.fire);
    const system = await dispatch.system(ORG.fire);
    for (const answer of [
      await fire.get(`/${taskId}`),
      await fire.post(`/${taskId}/claim`, undefined, null),
      await fire.post(`/${taskId}/result`, opinion),
      await fire.post(`/${taskId}/decision`, { outcome: 'approved' }),
      await system.post(`/${taskId}/grants`, { purpose: '审查' }),
      await system.post(`/${uuidv7()}/ack`, undefined, null),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'DISPATCH.TASK_NOT_FOUND' } });
    expect(await dispatch.rows('SELECT state FROM tasks WHERE id = $1', [taskId])).toEqual([{ state: 'assigned' }]);
  });

  it('shows a client whose access is limited to items no task of another item', async () => {
    const { caseNo, itemCode } = await acceptedCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const limitedTo = (...items: string[]) => dispatch.system(ORG.fire, undefined, items);
    const listed = async (client: Awaited<ReturnType<typeof limitedTo>>): Promise<string[]> => {
      const { body } = await client.get<{ items: { taskId: string }[] }>('?limit=100');
      return body.items.map((task) => task.taskId);
    };
    const own = await limitedTo(itemCode);
    await eventually(async () => expect(await listed(own)).toEqual([taskId]));
    expect((await own.get(`/${taskId}`)).status).toBe(200);

    const other = await limitedTo(`${itemCode}0`);
    expect(await listed(other)).toEqual([]);
    for (const answer of [
      await other.get(`/${taskId}`),
      await other.post(`/${taskId}/grants`, { purpose: '审查' }),
      await other.post(`/${taskId}/ack`, undefined, null),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'DISPATCH.TASK_NOT_FOUND' } });
    expect((await own.post(`/${taskId}/ack`, undefined, null)).status).toBe(200);
  });

  it('tells a client whose access is limited to items no message of another item, and takes none from it, also what has waited', async () => {
    type Log = { items: { id: string; subject: string }[]; next: string };
    type Receipts = { receipts: { messageId: string; state: string; code: string | null }[] };
    const { caseNo, itemCode } = await acceptedCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const items = [`${itemCode}0`];
    const [feed, other] = [await dispatch.feed(ORG.fire), await dispatch.feed(ORG.fire, undefined, items)];
    const own = await dispatch.feed(ORG.fire, undefined, [itemCode]);
    const whole = async (client: typeof feed): Promise<Log['items']> =>
      (await client.get<Log>('?limit=500&since=2026-01-01T00:00:00Z')).body.items;
    const [message] = await eventually(async () => {
      const told = (await whole(feed)).filter(({ subject }) => subject === caseNo);
      expect(told).toHaveLength(1);
      return told;
    });
    expect(await whole(own)).toEqual([expect.objectContaining({ id: message!.id })]);
    expect(await whole(other)).toEqual([]);
    const end = async (client: typeof feed): Promise<string> => (await client.get<Log>('?limit=500&since=2026-01-01T00:00:00Z')).body.next;
    expect(await end(other)).toBe(await end(own));
    expect((await other.post('/leases', {}, null)).body).toMatchObject({ leaseId: null, items: [] });
    const nack = { messages: [{ messageId: message!.id, reason: '不受理' }] };
    expect((await other.post('/nacks', nack)).body).toEqual({ returned: 0, parked: [], unknown: [message!.id] });

    const say = async (body: object): Promise<Receipts['receipts'][number]> => {
      const system = await dispatch.system(ORG.fire, undefined, items);
      const said = { externalId: uuidv7(), version: 1, at: new Date().toISOString(), ...body };
      const { status, body: answer } = await system.post<Receipts>('/../messages', { messages: [said] }, null);
      expect([status, answer]).toEqual([200, { receipts: [expect.anything()] }]);
      return answer.receipts[0]!;
    };
    for (const body of [
      { type: 'task.result', taskId, body: opinion },
      { type: 'task.result', caseNo, body: opinion },
      { type: 'task.acknowledge', caseNo },
    ])
      expect(await say(body)).toMatchObject({ state: 'refused', code: 'DISPATCH.TASK_NOT_FOUND' });
    expect(await dispatch.rows('SELECT state FROM tasks WHERE id = $1', [taskId])).toEqual([{ state: 'assigned' }]);

    const early = dispatch.caseNo();
    const { messageId, state } = await say({ type: 'task.result', caseNo: early, body: opinion });
    expect(state).toBe('waiting');
    await dispatch.accepted(early, itemCode);
    await eventually(async () =>
      expect(await dispatch.rows('SELECT state, code FROM intake_messages WHERE id = $1', [messageId])).toEqual([
        { state: 'refused', code: 'DISPATCH.TASK_NOT_FOUND' },
      ]),
    );

    await dispatch.withdrawn(caseNo, itemCode);
    const recall = await eventually(async () => {
      const [, told] = (await whole(feed)).filter(({ subject }) => subject === caseNo);
      expect(told).toBeDefined();
      return told!;
    });
    const heard = async () =>
      (await dispatch.rows<{ heard: boolean }>('SELECT recall_acknowledged_at IS NOT NULL AS heard FROM tasks WHERE id = $1', [taskId]))[0]!
        .heard;
    expect((await other.post('/acks', { messageIds: [recall.id] }, null)).body).toEqual({ acknowledged: 0, unknown: [recall.id] });
    expect(await heard()).toBe(false);
    expect((await own.post('/acks', { messageIds: [recall.id] }, null)).body).toEqual({ acknowledged: 1, unknown: [] });
    expect(await heard()).toBe(true);
  });

  it('lets one of two results at once win and answers 409 to the other', async () => {
    const { caseNo } = await acceptedCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const [officer, system] = [await dispatch.officer(ORG.fire), await dispatch.system(ORG.fire)];
    const answers = await Promise.all([
      officer.post(`/${taskId}/result`, opinion),
      system.post(`/${taskId}/result`, { result: 'rejected', opinion: '不符合' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('DISPATCH.TASK_CLOSED');
    expect(await factsOf(TaskCompletedV1.fullType, caseNo)).toHaveLength(1);
  });

  it('leaves no task open and nothing in the feed when a department acknowledges at the moment its case ends', async () => {
    const given = await Promise.all(Array.from({ length: 8 }, () => acceptedCase()));
    const fire = await dispatch.system(ORG.fire);
    const tasks = await Promise.all(given.map(({ caseNo }) => dispatch.taskOf(caseNo, ORG.fire)));
    const answers = await Promise.all(
      given.map(async ({ caseNo, itemCode }, i) => {
        const [answer] = await Promise.all([fire.post(`/${tasks[i]}/ack`, undefined, null), dispatch.closed(caseNo, itemCode)]);
        return answer;
      }),
    );
    for (const { status, body } of answers) if (status !== 200) expect([status, body.code]).toEqual([409, 'DISPATCH.TASK_CLOSED']);
    await eventually(async () => {
      const open = await dispatch.rows("SELECT 1 FROM tasks WHERE id = ANY($1) AND state <> 'recalled'", [tasks]);
      const fed = await dispatch.rows("SELECT 1 FROM deliveries WHERE task_id = ANY($1) AND type = 'task.assigned' AND state <> 'closed'", [
        tasks,
      ]);
      expect([open, fed]).toEqual([[], []]);
    });
  });

  it('takes a repeated request once, and refuses its key for another body or no key at all', async () => {
    const { caseNo } = await acceptedCase();
    const fire = await dispatch.system(ORG.fire);
    const path = `/${await dispatch.taskOf(caseNo, ORG.fire)}/steps`;
    const key = uuidv7();
    const first = await fire.post<{ stepNo: number }>(path, { link: '审查' }, key);
    const second = await fire.post<{ stepNo: number }>(path, { link: '审查' }, key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await fire.post(path, { link: '审核' }, key)).toMatchObject({ status: 422, body: { code: 'HTTP.IDEMPOTENCY_KEY_REUSED' } });
    expect(await fire.post(path, { link: '审核' }, null)).toMatchObject({ status: 400, body: { code: 'HTTP.IDEMPOTENCY_KEY_MISSING' } });
    expect(
      await dispatch.rows('SELECT step_no FROM task_steps s JOIN tasks t ON t.id = s.task_id WHERE t.case_no = $1', [caseNo]),
    ).toHaveLength(1);
  });

  it('takes steps in the order of time only', async () => {
    const { caseNo } = await acceptedCase();
    const fire = await dispatch.system(ORG.fire);
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    expect((await fire.post(`/${taskId}/steps`, { link: '审查' })).body).toMatchObject({ stepNo: 1, state: 'inProgress' });
    const backdated = { link: '审核', startedAt: '2026-03-01T00:00:00.000Z', endedAt: '2026-03-01T01:00:00.000Z' };
    expect(await fire.post(`/${taskId}/steps`, backdated)).toMatchObject({ status: 422, body: { code: 'DISPATCH.STEP_BACKDATED' } });
    const future = { link: '审核', endedAt: new Date(Date.now() + 60_000).toISOString() };
    expect(await fire.post(`/${taskId}/steps`, future)).toMatchObject({ status: 422, body: { code: 'DISPATCH.STEP_IN_FUTURE' } });
    expect((await fire.post(`/${taskId}/steps`, { link: '审核' })).body).toMatchObject({ stepNo: 2 });
    const detail = await (await dispatch.officer(ORG.fire)).get<TaskDetail>(`/${taskId}`);
    expect(detail.body.steps.map(({ link }) => link)).toEqual(['审查', '审核']);
  });

  it('needs the permission of each way in', async () => {
    const token = await dispatch.officer(ORG.market, [] as never);
    expect(await token.get()).toMatchObject({ status: 403, body: { code: 'ACCESS.FORBIDDEN' } });
    expect(await token.get('/not-a-uuid')).toMatchObject({ status: 403 });
    expect(await (await dispatch.officer(ORG.market)).get('/not-a-uuid')).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID' } });
  });
});

describe('a grant', () => {
  const secret = 'yiwang-development-grant-secret-0001';

  it('opens exactly the fields that the item shows to the department', async () => {
    const { caseNo } = await acceptedCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const fire = await dispatch.system(ORG.fire);
    const answer = await fire.post<{ grant: string; fields: string[] }>(`/${taskId}/grants`, { purpose: '现场核查' }, null);
    expect(answer).toMatchObject({ status: 201, body: { fields: ['/premises/address'] } });
    expect(await verifyGrant(secret, answer.body.grant)).toMatchObject({
      caseNo,
      taskId,
      orgCode: ORG.fire,
      pointers: ['/premises/address'],
    });
    const wide = { purpose: '现场核查', fields: ['/applicant/idNumber'] };
    expect(await fire.post(`/${taskId}/grants`, wide)).toMatchObject({ status: 403, body: { code: 'DISPATCH.FIELD_NOT_VISIBLE' } });
  });

  it('opens the materials to the lead who asks for them by name, to others those that the item shows to them', async () => {
    const { caseNo } = await acceptedCase();
    const ask = async (orgCode: string, fields: string[]) => {
      const taskId = await dispatch.taskOf(caseNo, orgCode);
      return (await dispatch.system(orgCode)).post<{ fields: string[] }>(`/${taskId}/grants`, { purpose: '审查', fields });
    };
    expect(await ask(ORG.market, ['/$materials'])).toMatchObject({ status: 201, body: { fields: ['/$materials'] } });
    expect(await ask(ORG.market, ['/$materials/M1'])).toMatchObject({ status: 201 });
    for (const fields of [['/$materials'], ['/$materials/M1']]) {
      expect(await ask(ORG.fire, fields)).toMatchObject({ status: 403, body: { code: 'DISPATCH.FIELD_NOT_VISIBLE' } });
    }
  });

  it('is not given for a task that is done', async () => {
    const { caseNo } = await acceptedCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const fire = await dispatch.system(ORG.fire);
    await fire.post(`/${taskId}/result`, opinion);
    expect(await fire.post(`/${taskId}/grants`, { purpose: '现场核查' })).toMatchObject({
      status: 409,
      body: { code: 'DISPATCH.TASK_CLOSED' },
    });
  });
});

describe('lists', () => {
  it('give the workbench its own tasks, the earliest due first, page by page', async () => {
    for (const sharePercent of [100, 10, 20]) {
      const { caseNo } = await acceptedCase([seat(ORG.market, { lead: true, sharePercent })]);
      await dispatch.taskOf(caseNo, ORG.market);
    }
    const market = await dispatch.officer(ORG.market);
    const all = await market.get<Page<TaskSummary>>('?limit=100');
    const seen: TaskSummary[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Page<TaskSummary> = (await market.get<Page<TaskSummary>>(`?limit=2${next ? `&cursor=${next}` : ''}`)).body;
      seen.push(...page.items);
      next = page.next;
    }
    expect(seen.map((task) => task.taskId)).toEqual(all.body.items.map((task) => task.taskId));
    expect(seen.map((task) => task.dueAt)).toEqual(seen.map((task) => task.dueAt).sort());
    const open = await dispatch.rows(
      "SELECT 1 FROM tasks WHERE org_code = $1 AND state IN ('assigned', 'acknowledged', 'inProgress', 'suspended')",
      [ORG.market],
    );
    expect(seen).toHaveLength(open.length);
  });

  it('give a department system its feed in the order of delivery, with a cursor that skips nothing', async () => {
    const cases: string[] = [];
    for (let i = 0; i < 3; i++) cases.push((await acceptedCase()).caseNo);
    for (const caseNo of cases) await dispatch.taskOf(caseNo, ORG.fire);
    const fire = await dispatch.system(ORG.fire);
    await eventually(async () => {
      const items = (await fire.get<Page<DepartmentTask>>('?limit=100')).body.items.map((task) => task.caseNo);
      expect(items.filter((caseNo) => cases.includes(caseNo))).toEqual(cases);
    });
    const one = (await fire.get<Page<DepartmentTask>>('?limit=1')).body;
    const rest = (await fire.get<Page<DepartmentTask>>(`?limit=100&cursor=${one.next}`)).body;
    expect(rest.items.map((task) => task.taskId)).not.toContain(one.items[0]!.taskId);
    const end = (await fire.get<Page<DepartmentTask>>(`?cursor=${rest.next}`)).body;
    expect(end).toEqual({ items: [], next: rest.next });
    expect(await fire.get('?cursor=nonsense')).toMatchObject({ status: 400, body: { code: 'HTTP.CURSOR_INVALID' } });
  });

  it('show a feed to the registered client of its system only, and to none once the system is out of service', async () => {
    const { caseNo } = await acceptedCase();
    const found = async (client: Awaited<ReturnType<typeof dispatch.system>>): Promise<boolean> =>
      (await client.get<Page<DepartmentTask>>('?limit=100')).body.items.some((task) => task.caseNo === caseNo);
    const fire = await dispatch.system(ORG.fire);
    await eventually(async () => expect(await found(fire)).toBe(true));
    expect(await found(await dispatch.system(ORG.fire, 'sys-ecology'))).toBe(false);
    expect(await found(await dispatch.system(ORG.ecology, 'sys-fire'))).toBe(false);
    await dispatch.rows("UPDATE department_systems SET state = 'suspended' WHERE org_code = $1", [ORG.fire]);
    expect(await found(fire)).toBe(false);
    await dispatch.rows("UPDATE department_systems SET state = 'live' WHERE org_code = $1", [ORG.fire]);
  });
});

describe('deliveries in trouble', () => {
  interface Trouble {
    deliveryId: string;
    taskId: string;
    attempts: number;
    error: string;
    state: string;
  }

  /** A topic that takes no message larger than `bytes`, so that the broker refuses ours for their own sake. */
  async function limitTopic(orgCode: string, bytes: number): Promise<void> {
    const broker = dispatch.service.app.get(BrokerClient);
    const topic = broker.topicName(departmentTopic(orgCode).name);
    const configEntries = [{ name: 'max.message.bytes', value: String(bytes) }];
    const admin = broker.kafka.admin();
    await admin.connect();
    try {
      // kafkajs's own wait for leaders gives up on a topic that the broker does not know yet; ensureTopics waits for both.
      await admin.createTopics({ waitForLeaders: false, topics: [{ topic, numPartitions: 1, configEntries }] });
      await broker.ensureTopics([departmentTopic(orgCode)]);
      await admin.alterConfigs({ validateOnly: false, resources: [{ type: 2, name: topic, configEntries }] });
    } finally {
      await admin.disconnect();
    }
  }

  it('park after their attempts, block their own system only, and go out when an operator repeats them', async () => {
    await limitTopic(ORG.housing, 100);
    await dispatch.register(ORG.housing, 'kafka', 'sys-housing');
    const { caseNo } = await acceptedCase([seat(ORG.market, { lead: true }), seat(ORG.housing), seat(ORG.ecology)]);
    const taskId = await dispatch.taskOf(caseNo, ORG.housing);
    expect((await dispatch.probe.next(DepartmentTaskAssignedV1, caseNo)).data.orgCode).toBe(ORG.ecology);
    const operator = await dispatch.operator();
    const trouble = await eventually(async () => {
      const { items } = (await operator.get<Page<Trouble>>('/deliveries')).body;
      expect(items).toMatchObject([{ taskId, state: 'parked', attempts: 1 }]);
      return items[0]!;
    });
    expect(trouble.error).not.toBe('');

    const { caseNo: later } = await acceptedCase();
    await dispatch.probe.next(DepartmentTaskAssignedV1, later);

    await limitTopic(ORG.housing, 1_000_000);
    expect(await operator.post(`/deliveries/${trouble.deliveryId}/replay`)).toMatchObject({ status: 202, body: { state: 'pending' } });
    await eventually(async () => {
      expect(await dispatch.rows('SELECT state FROM deliveries WHERE task_id = $1', [taskId])).toEqual([{ state: 'sent' }]);
    });
    expect((await operator.get<Page<Trouble>>('/deliveries')).body.items).toEqual([]);
    const unknown = await operator.post(`/deliveries/${uuidv7()}/replay`);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'DISPATCH.DELIVERY_NOT_FOUND' } });
  });
});

describe('a broker that does not answer', () => {
  it('keeps no department from taking its task in the workbench, and brings no task back that was taken meanwhile', async () => {
    const broker = dispatch.service.app.get(BrokerClient);
    const send = broker.send.bind(broker);
    let answer = (): void => undefined;
    const silence = new Promise<void>((resolve) => (answer = resolve));
    const waiting = new Set<string>();
    broker.send = async (batches, lane) => {
      if (lane?.startsWith('deliveries')) {
        for (const { messages } of batches) for (const { key } of messages) waiting.add(String(key));
        await silence;
      }
      return send(batches, lane);
    };
    try {
      const { caseNo } = await acceptedCase();
      const taskId = await dispatch.taskOf(caseNo, ORG.ecology);
      await eventually(() => expect(waiting).toContain(caseNo));
      const began = performance.now();
      expect((await (await dispatch.officer(ORG.ecology)).post(`/${taskId}/claim`, undefined, null)).status).toBe(200);
      expect(performance.now() - began).toBeLessThan(2_000);
      answer();
      await sentAll(ORG.ecology);
      expect(await dispatch.rows('SELECT state FROM deliveries WHERE task_id = $1', [taskId])).toEqual([{ state: 'closed' }]);
      expect(await assignedInTopic([caseNo])).toEqual([1]);
    } finally {
      answer();
      broker.send = send;
    }
  });
});

describe('two replicas', () => {
  it('deliver each task once, at positions without a gap, whichever of them handles what', async () => {
    const other = await dispatch.replica();
    try {
      const itemCode = await dispatch.givenItem();
      const cases = Array.from({ length: 40 }, () => dispatch.caseNo());
      await Promise.all(cases.map((caseNo) => dispatch.accepted(caseNo, itemCode)));
      for (const caseNo of cases) await dispatch.probe.next(DepartmentTaskAssignedV1, caseNo);
      await sentAll(ORG.ecology);
      expect(await assignedInTopic(cases)).toEqual(cases.map(() => 1));
      const positions = await dispatch.rows<{ position: string }>(
        `SELECT position FROM deliveries d JOIN department_systems s ON s.id = d.system_id
         WHERE s.org_code = $1 AND position IS NOT NULL ORDER BY position`,
        [ORG.ecology],
      );
      expect(positions.map(({ position }) => Number(position))).toEqual(positions.map((_, i) => i + 1));
    } finally {
      await other.close();
    }
  });
});

describe('events', () => {
  it('that come twice make no second task', async () => {
    const itemCode = await dispatch.givenItem();
    const caseNo = dispatch.caseNo();
    const event = await dispatch.accepted(caseNo, itemCode);
    await dispatch.taskOf(caseNo, ORG.market);
    await dispatch.probe.publish(CaseAcceptedV1, event as never);
    await dispatch.probe.publish(CaseAcceptedV1, eventOf(CaseAcceptedV1, event.data as never) as never);
    await heardAll();
    expect(await dispatch.rows('SELECT 1 FROM tasks WHERE case_no = $1', [caseNo])).toHaveLength(3);
    expect(await factsOf(TaskAssignedV1.fullType, caseNo)).toHaveLength(3);
  });

  it('that are poison go to the dead letters, and a good one of the same key is parked behind it', async () => {
    const itemCode = await dispatch.givenItem();
    const caseNo = dispatch.caseNo();
    const good = eventOf(CaseAcceptedV1, {
      caseNo,
      itemCode,
      itemVersion: 1,
      decidingOrgCode: ORG.market,
      regionCode: '330203',
      by: { kind: 'person', id: 'person-1' },
      at: '2026-03-02T02:00:00.000Z',
      promiseDueAt: '2026-03-16T09:00:00.000Z',
      statutoryDueAt: '2026-03-30T09:00:00.000Z',
      provisional: false,
      caseKind: 'promised',
    });
    const poison = { ...good, id: uuidv7(), data: { ...good.data, itemVersion: 'one' } };
    await dispatch.probe.publishRaw(ACCEPTANCE_EVENTS_TOPIC.name, caseNo, JSON.stringify(poison));
    await dispatch.probe.publish(CaseAcceptedV1, good);
    await eventually(async () => {
      const letters = await dispatch.rows('SELECT event_id, reason FROM dead_letters WHERE key = $1 ORDER BY id', [caseNo]);
      expect(letters).toEqual([
        { event_id: poison.id, reason: 'malformed' },
        { event_id: good.id, reason: 'parked' },
      ]);
    });
    expect(await dispatch.rows('SELECT 1 FROM case_plans WHERE case_no = $1', [caseNo])).toEqual([]);
    const operator = await dispatch.operator();
    const letters = await operator.get<Page<{ id: string; key: string; reason: string }>>('/messaging/dead-letters?limit=100');
    const first = letters.body.items.find((letter) => letter.key === caseNo && letter.reason === 'malformed')!;
    expect((await operator.post(`/messaging/dead-letters/${first.id}/drop`)).status).toBe(200);
    await dispatch.taskOf(caseNo, ORG.market);
  });
});
