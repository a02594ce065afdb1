import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyGrant } from '@yiwang/access';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import {
  CombinedDecisionV1,
  CorrectionCalledV1,
  DEPARTMENT_MESSAGES,
  type DepartmentMessageType,
  JointHandlingEndedV1,
  LateResultV1,
  ReviewCalledV1,
  TaskAssignedV1,
  TaskDecidedWithoutV1,
  TaskRecallAcknowledgedV1,
  TaskRecalledV1,
  TaskStepRecordedV1,
} from '@yiwang/events-dispatch';
import { eventually } from '@yiwang/testing';
import type { TaskDetail } from '../src/plan/http/task.schema.js';
import { DispatchUnderTest, ORG, seat, threeDepartments } from './harness.js';

let dispatch: DispatchUnderTest;
beforeAll(async () => {
  dispatch = await DispatchUnderTest.start();
});
afterAll(() => dispatch.stop());

const approved = { result: 'approved', opinion: '同意' } as const;
const rejected = { result: 'rejected', opinion: '不符合规划' } as const;

interface Joint {
  caseNo: string;
  itemCode: string;
  market: Awaited<ReturnType<DispatchUnderTest['officer']>>;
  lead: string;
  ecology: string;
  fire: string;
}
/** An accepted case of three departments: market leads, ecology is on Kafka, fire on the pull feed. */
async function joint(changes: Partial<ItemOperationalCore> = {}): Promise<Joint> {
  const itemCode = await dispatch.givenItem({ participants: threeDepartments, ...changes });
  const caseNo = dispatch.caseNo();
  await dispatch.accepted(caseNo, itemCode);
  const [lead, ecology, fire] = await Promise.all([ORG.market, ORG.ecology, ORG.fire].map((orgCode) => dispatch.taskOf(caseNo, orgCode)));
  return { caseNo, itemCode, market: await dispatch.officer(ORG.market), lead: lead!, ecology: ecology!, fire: fire! };
}
const result = async (orgCode: string, taskId: string, body: object) =>
  (await dispatch.system(orgCode)).post<{ late: boolean }>(`/${taskId}/result`, body);
const rowsOf = (caseNo: string) => dispatch.rows('SELECT * FROM tasks WHERE case_no = $1 ORDER BY id', [caseNo]);
/** What the systems are told of a task, each message held to its contract. */
async function messages(taskId: string): Promise<string[]> {
  const rows = await dispatch.rows<{ type: DepartmentMessageType; version: number; data: unknown }>(
    'SELECT type, version, data FROM deliveries WHERE task_id = $1 ORDER BY sequence',
    [taskId],
  );
  for (const { type, data } of rows) DEPARTMENT_MESSAGES[type].schema.parse(data);
  return rows.map(({ type, version }) => `${type} ${version}`);
}
const refused = (status: number, code: string) =>
  expect.objectContaining({ status, body: expect.objectContaining({ code: `DISPATCH.${code}` }) });

describe('a case whose lead decides once the mandatory departments have answered', () => {
  const participants = [threeDepartments[0]!, threeDepartments[1]!, { ...threeDepartments[2]!, mandatory: false }];

  it('is decided without the silent one, whose late result is kept and changes nothing', async () => {
    const { caseNo, market, lead, ecology, fire } = await joint({ participants, joinRule: 'leadDecides' });
    expect(await market.post(`/${lead}/decision`, { outcome: 'approved' })).toEqual(refused(409, 'PARTICIPANTS_PENDING'));
    expect((await market.get<TaskDetail>(`/${lead}`)).body).toMatchObject({ joinRule: 'leadDecides', decidable: false });
    await result(ORG.ecology, ecology, approved);
    expect((await market.get<TaskDetail>(`/${lead}`)).body.decidable).toBe(true);
    const documents = [{ kind: 'licence', name: '食品经营许可证', documentNo: 'JY1' }];
    expect((await market.post(`/${lead}/decision`, { outcome: 'approved', documents })).status).toBe(200);
    expect((await dispatch.probe.next(CombinedDecisionV1, caseNo)).data).toMatchObject({ outcome: 'approved', documents });
    expect((await dispatch.probe.next(TaskDecidedWithoutV1, caseNo)).data).toMatchObject({ orgCode: ORG.fire, taskId: fire });

    const plan = await dispatch.rows('SELECT state, stage, seats, promise_due_at FROM case_plans WHERE case_no = $1', [caseNo]);
    const late = await result(ORG.fire, fire, rejected);
    expect(late).toMatchObject({ status: 200, body: { state: 'decided', result: 'rejected', late: true } });
    expect(await result(ORG.fire, fire, approved)).toEqual(refused(409, 'TASK_CLOSED'));
    expect((await dispatch.probe.next(LateResultV1, caseNo)).data).toMatchObject({ taskId: fire, result: 'rejected' });
    expect(dispatch.probe.of(CombinedDecisionV1, caseNo)).toHaveLength(1);
    expect(await dispatch.rows('SELECT state, stage, seats, promise_due_at FROM case_plans WHERE case_no = $1', [caseNo])).toEqual(plan);
    expect((await market.get<TaskDetail>(`/${lead}`)).body.participants).toMatchObject([
      { orgCode: ORG.ecology, state: 'completed', late: false, mandatory: true },
      { orgCode: ORG.fire, state: 'decided', result: 'rejected', late: true, mandatory: false },
    ]);
    expect(await messages(fire)).toEqual(['task.assigned 1', 'case.decided 1']);
  });

  it('waits for a mandatory department however long it is overdue', async () => {
    const { caseNo, market, lead, fire } = await joint({ participants, joinRule: 'leadDecides' });
    await result(ORG.fire, fire, approved);
    await dispatch.rows("UPDATE tasks SET due_at = '2020-01-01T00:00:00Z' WHERE case_no = $1", [caseNo]);
    expect(await market.post(`/${lead}/decision`, { outcome: 'approved' })).toEqual(refused(409, 'PARTICIPANTS_PENDING'));
  });
});

describe('a case that one refusal ends', () => {
  it('recalls the others, can only be rejected, and keeps what they still send as late', async () => {
    const { caseNo, market, lead, ecology, fire } = await joint({ joinRule: 'earlyEnd' });
    await result(ORG.ecology, ecology, rejected);
    expect((await dispatch.probe.next(JointHandlingEndedV1, caseNo)).data).toMatchObject({ orgCode: ORG.ecology });
    expect((await dispatch.probe.next(TaskRecalledV1, caseNo)).data).toMatchObject({ orgCode: ORG.fire, reason: 'earlyEnd' });
    expect((await market.get<TaskDetail>(`/${lead}`)).body).toMatchObject({ refusedBy: ORG.ecology, decidable: true });
    expect(await market.post(`/${lead}/decision`, { outcome: 'approved' })).toEqual(refused(409, 'REFUSED_ALREADY'));
    expect((await result(ORG.fire, fire, approved)).body).toMatchObject({ state: 'recalled', late: true });
    expect((await market.post(`/${lead}/decision`, { outcome: 'rejected', reason: '环保部门不同意' })).status).toBe(200);
    expect((await dispatch.probe.next(CombinedDecisionV1, caseNo)).data.outcome).toBe('rejected');
  });
});

describe('a withdrawn case', () => {
  it('recalls every open task; who does not acknowledge the recall shows as unacknowledged', async () => {
    const { caseNo, itemCode, market, lead, ecology, fire } = await joint();
    await result(ORG.ecology, ecology, approved);
    await dispatch.withdrawn(caseNo, itemCode);
    await eventually(async () => expect((await market.get<TaskDetail>(`/${lead}`)).body.state).toBe('recalled'));
    expect(await messages(fire)).toEqual(['task.assigned 1', 'task.recalled 1']);
    // It has answered, has nothing that could be recalled, and nothing to acknowledge.
    expect(await messages(ecology)).toEqual(['task.assigned 1', 'case.ended 1']);
    const shown = async () =>
      (await market.get<TaskDetail>(`/${lead}`)).body.participants.map(({ recallAcknowledged }) => recallAcknowledged);
    expect(await shown()).toEqual([null, false]);

    const system = await dispatch.system(ORG.fire);
    expect(await system.post(`/${fire}/result`, approved)).toEqual(refused(409, 'TASK_CLOSED'));
    for (let i = 0; i < 2; i++)
      expect(await system.post(`/${fire}/recall-ack`, undefined, null)).toMatchObject({ status: 200, body: { state: 'recalled' } });
    expect(await shown()).toEqual([null, true]);
    await dispatch.probe.next(TaskRecallAcknowledgedV1, caseNo);
    expect(dispatch.probe.of(TaskRecallAcknowledgedV1, caseNo)).toHaveLength(1);
    expect(await dispatch.rows('SELECT state FROM deliveries WHERE task_id = $1 AND acknowledged_at IS NOT NULL', [fire])).toEqual([
      { state: 'closed' },
    ]);
    const before = await rowsOf(caseNo);
    expect(await (await dispatch.system(ORG.ecology)).post(`/${ecology}/recall-ack`, undefined, null)).toEqual(
      refused(409, 'NOT_RECALLED'),
    );
    expect(await system.post(`/${lead}/recall-ack`, undefined, null)).toEqual(refused(404, 'TASK_NOT_FOUND'));
    expect(await rowsOf(caseNo)).toEqual(before);
  });
});

describe('a returned task', () => {
  it('is planned again with a reason and delivered again; the lead decides only then', async () => {
    const { caseNo, market, lead, ecology, fire } = await joint();
    await result(ORG.ecology, ecology, approved);
    const system = await dispatch.system(ORG.fire);
    expect((await system.post(`/${fire}/return`, { reason: '' })).body.code).toBe('HTTP.INVALID');
    expect((await system.post(`/${fire}/return`, { reason: '不属于本部门职责' })).body).toMatchObject({ state: 'returned' });
    expect(await market.post(`/${lead}/decision`, { outcome: 'approved' })).toEqual(refused(409, 'PARTICIPANTS_PENDING'));
    expect((await market.get<TaskDetail>(`/${lead}`)).body.participants.at(-1)).toMatchObject({
      state: 'returned',
      endReason: '不属于本部门职责',
    });
    const askAgain = { kind: 'askAgain', orgCode: ORG.fire, reason: '属其职责', days: 2 };
    const again = await market.post<{ taskId: string }>(`/${lead}/plan`, askAgain);
    expect(again).toMatchObject({ status: 200, body: { state: 'assigned' } });
    expect(await market.post(`/${lead}/plan`, askAgain)).toEqual(refused(409, 'NOT_RETURNED'));
    const assigned = await eventually(() => {
      const found = dispatch.probe.of(TaskAssignedV1, caseNo).find(({ data }) => data.attempt === 2);
      if (!found) throw new Error('the task has not been assigned again');
      return Promise.resolve(found.data);
    });
    expect(assigned).toMatchObject({ taskId: again.body.taskId, orgCode: ORG.fire, via: 'pull' });
    expect(await messages(again.body.taskId)).toEqual(['task.assigned 1']);
    await result(ORG.fire, again.body.taskId, approved);
    expect((await market.get<TaskDetail>(`/${lead}`)).body.planChanges).toMatchObject([{ change: 'askedAgain', reason: '属其职责' }]);
    expect((await market.post(`/${lead}/decision`, { outcome: 'approved' })).status).toBe(200);
  });
});

describe('the lead', () => {
  it('adds a department that sees nothing but what it is shown, and releases it in the middle', async () => {
    const { caseNo, market, lead, ecology, fire } = await joint();
    const add = { kind: 'add', department: { orgCode: ORG.housing, name: '住建局' }, reason: '涉及装修' };
    const before = await rowsOf(caseNo);
    expect(await market.post(`/${lead}/plan`, { ...add, visibleFields: ['/applicant/idNumber'] })).toEqual(
      refused(403, 'FIELD_NOT_VISIBLE'),
    );
    expect(await rowsOf(caseNo)).toEqual(before);
    const added = await market.post<{ taskId: string }>(`/${lead}/plan`, add);
    const housing = await dispatch.officer(ORG.housing);
    const grant = { purpose: '审查' };
    expect((await housing.post<{ fields: string[] }>(`/${added.body.taskId}/grants`, grant)).body.fields).toEqual([]);
    expect(await housing.post(`/${added.body.taskId}/grants`, { ...grant, fields: ['/premises/address'] })).toEqual(
      refused(403, 'FIELD_NOT_VISIBLE'),
    );
    await result(ORG.ecology, ecology, approved);
    await result(ORG.fire, fire, approved);
    expect(await market.post(`/${lead}/decision`, { outcome: 'approved' })).toEqual(refused(409, 'PARTICIPANTS_PENDING'));
    await market.post(`/${lead}/plan`, { kind: 'release', orgCode: ORG.housing, reason: '不涉及' });
    expect(await housing.post(`/${added.body.taskId}/result`, approved)).toEqual(refused(409, 'TASK_CLOSED'));
    expect((await market.post(`/${lead}/decision`, { outcome: 'approved' })).status).toBe(200);
  });

  it('is not released in the middle, nor is anybody who does not take part, and nobody else changes the plan', async () => {
    const { caseNo, market, lead, ecology } = await joint();
    await market.post(`/${lead}/claim`, undefined, null);
    const before = await rowsOf(caseNo);
    const release = (orgCode: string) => ({ kind: 'release', orgCode, reason: '不办' });
    expect(await market.post(`/${lead}/plan`, release(ORG.market))).toEqual(refused(409, 'LEAD_STAYS'));
    expect(await market.post(`/${lead}/plan`, release(ORG.housing))).toEqual(refused(422, 'NOT_TAKING_PART'));
    expect(await market.post(`/${lead}/return`, { reason: '不办' })).toEqual(refused(409, 'LEAD_STAYS'));
    const officer = await dispatch.officer(ORG.ecology);
    expect(await officer.post(`/${ecology}/plan`, release(ORG.fire))).toEqual(refused(403, 'NOT_LEAD'));
    expect((await market.post(`/${lead}/plan`, { kind: 'dissolve' })).body.code).toBe('HTTP.INVALID');
    expect(await rowsOf(caseNo)).toEqual(before);
    expect(await dispatch.rows('SELECT 1 FROM plan_changes WHERE case_no = $1', [caseNo])).toEqual([]);
  });

  it('replaces a department by one that sees what it saw; the system of the first is told', async () => {
    const { market, lead, fire } = await joint();
    const replace = { kind: 'replace', orgCode: ORG.fire, department: { orgCode: ORG.housing, name: '住建局' }, reason: '职责划转' };
    const { taskId } = (await market.post<{ taskId: string }>(`/${lead}/plan`, replace)).body;
    expect(await messages(fire)).toEqual(['task.assigned 1', 'task.recalled 1']);
    const housing = await dispatch.officer(ORG.housing);
    const { grant } = (await housing.post<{ grant: string }>(`/${taskId}/grants`, { purpose: '审查' })).body;
    expect(await verifyGrant('yiwang-development-grant-secret-0001', grant)).toMatchObject({
      orgCode: ORG.housing,
      pointers: ['/premises/address'],
    });
  });

  it('sends the case upward to an authority that decides it', async () => {
    const { caseNo, market, lead, ecology, fire } = await joint();
    const upward = { kind: 'sendUpward', department: { orgCode: ORG.housing, name: '市局' }, opinion: '初审同意' };
    expect(await market.post(`/${lead}/plan`, upward)).toEqual(refused(409, 'PARTICIPANTS_PENDING'));
    await result(ORG.ecology, ecology, approved);
    await result(ORG.fire, fire, approved);
    const { taskId } = (await market.post<{ taskId: string }>(`/${lead}/plan`, upward)).body;
    expect(await market.post(`/${lead}/decision`, { outcome: 'approved' })).toEqual(refused(403, 'NOT_LEAD'));
    const higher = await dispatch.officer(ORG.housing);
    expect((await higher.post(`/${taskId}/decision`, { outcome: 'approved' })).status).toBe(200);
    expect((await dispatch.probe.next(CombinedDecisionV1, caseNo)).data.orgCode).toBe(ORG.housing);
  });

  it('calls one joint site visit, of which no event tells where it is', async () => {
    const { caseNo, market, lead, ecology, fire } = await joint();
    const visit = { kind: 'siteVisit', startsAt: '2099-03-03T01:00:00.000Z', place: '中山路1号', agenda: '核查场所', orgCodes: [ORG.fire] };
    expect(await market.post(`/${lead}/reviews`, { ...visit, startsAt: '2020-01-01T00:00:00.000Z' })).toEqual(
      refused(422, 'REVIEW_IN_PAST'),
    );
    expect(await market.post(`/${lead}/reviews`, { ...visit, orgCodes: [ORG.housing] })).toEqual(refused(422, 'NOT_TAKING_PART'));
    const called = await market.post<{ reviewId: string }>(`/${lead}/reviews`, visit);
    expect(called.status).toBe(201);
    expect(await market.post(`/${lead}/reviews`, visit)).toEqual(refused(409, 'SITE_VISIT_CALLED'));
    const fact = (await dispatch.probe.next(ReviewCalledV1, caseNo)).data;
    expect(fact).toMatchObject({ reviewId: called.body.reviewId, orgCodes: [ORG.fire] });
    expect(JSON.stringify(fact)).not.toContain(visit.place);
    expect(await messages(fire)).toEqual(['task.assigned 1', 'review.called 1']);
    expect(await messages(ecology)).toEqual(['task.assigned 1']);
    expect((await (await dispatch.officer(ORG.fire)).get<TaskDetail>(`/${fire}`)).body.reviews).toMatchObject([{ place: visit.place }]);
    expect((await (await dispatch.officer(ORG.ecology)).get<TaskDetail>(`/${ecology}`)).body.reviews).toEqual([]);
    expect((await (await dispatch.system(ORG.fire)).get<TaskDetail>(`/${fire}`)).body.reviews).toMatchObject([{ agenda: visit.agenda }]);
    expect(await (await dispatch.system(ORG.fire)).get(`/${ecology}`)).toEqual(refused(404, 'TASK_NOT_FOUND'));
    const end = `/${lead}/reviews/${called.body.reviewId}/end`;
    expect((await market.post(end, { kind: 'held', conclusion: '场所符合要求' })).status).toBe(200);
    expect(await market.post(end, { kind: 'cancelled', reason: '改期' })).toEqual(refused(409, 'REVIEW_OVER'));
    expect(await market.post(`/${lead}/reviews/${lead}/end`, { kind: 'cancelled', reason: '改期' })).toEqual(
      refused(404, 'REVIEW_NOT_FOUND'),
    );
  });

  it('sends one correction notice for all departments, during which the case stands still', async () => {
    const { caseNo, market, lead, ecology, fire } = await joint();
    const correction = {
      plannedDays: 5,
      points: [
        { orgCode: ORG.market, text: '缺少平面图' },
        { orgCode: ORG.fire, text: '图纸未盖章' },
      ],
    };
    expect((await market.post(`/${lead}/corrections`, correction)).status).toBe(201);
    expect((await dispatch.probe.next(CorrectionCalledV1, caseNo)).data).toMatchObject({ round: 1, ...correction });
    expect(await market.post(`/${lead}/corrections`, correction)).toEqual(refused(409, 'MEASURE_NOT_POSSIBLE'));
    expect(await messages(fire)).toEqual(['task.assigned 1', 'correction.called 1', 'case.suspended 1']);
    const points = async (orgCode: string, taskId: string) =>
      (await (await dispatch.officer(orgCode)).get<TaskDetail>(`/${taskId}`)).body.corrections.map((each) => [each.round, each.points]);
    expect(await points(ORG.market, lead)).toEqual([[1, correction.points]]);
    expect(await points(ORG.fire, fire)).toEqual([[1, [correction.points[1]]]]);
    expect(await points(ORG.ecology, ecology)).toEqual([]);
    expect((await market.get<TaskDetail>(`/${lead}`)).body).toMatchObject({ suspended: true, overdue: false });
    expect((await market.post(`/${lead}/measures`, { kind: 'resume' })).status).toBe(200);
  });

  it('hears, as everybody does, when the applicant has answered, and the case goes on by that', async () => {
    const { caseNo, itemCode, market, lead, fire } = await joint();
    const correction = { plannedDays: 5, points: [{ orgCode: ORG.fire, text: '图纸未盖章' }] };
    await market.post(`/${lead}/corrections`, correction);
    await dispatch.corrected(caseNo, itemCode, 1);
    await dispatch.resumed(caseNo, itemCode, 1, '2026-03-17T09:00:00.000Z', { at: new Date().toISOString(), cause: 'correction' });
    await eventually(async () => expect(await messages(fire)).toContain('case.resumed 1'));
    expect(await messages(fire)).toEqual([
      'task.assigned 1',
      'correction.called 1',
      'case.suspended 1',
      'correction.answered 1',
      'case.resumed 1',
    ]);
    const shown = (await market.get<TaskDetail>(`/${lead}`)).body;
    expect(shown).toMatchObject({ suspended: false, corrections: [{ round: 1, answeredAt: expect.any(String) }] });
    expect((await market.post(`/${lead}/corrections`, correction)).status).toBe(201);
  });

  it('and whoever works on the case hear when what was promised at acceptance has come', async () => {
    const { caseNo, itemCode, ecology, fire } = await joint();
    await result(ORG.ecology, ecology, approved);
    await dispatch.supplemented(caseNo, itemCode);
    await eventually(async () => expect(await messages(fire)).toEqual(['task.assigned 1', 'case.supplemented 1']));
    expect(await messages(ecology)).toEqual(['task.assigned 1']);
  });

  it('shows to who is out of the case nothing more of it', async () => {
    const { market, lead, ecology, fire } = await joint();
    const officer = await dispatch.officer(ORG.fire);
    await market.post(`/${lead}/plan`, { kind: 'release', orgCode: ORG.fire, reason: '不涉及' });
    await market.post(`/${lead}/reviews`, {
      kind: 'jointReview',
      startsAt: '2099-03-03T01:00:00.000Z',
      place: '中山路1号',
      agenda: '会审',
    });
    await market.post(`/${lead}/corrections`, { plannedDays: 5, points: [{ orgCode: ORG.ecology, text: '未盖章' }] });
    const shown = (await officer.get<TaskDetail>(`/${fire}`)).body;
    expect(shown).toMatchObject({ state: 'recalled', reviews: [], corrections: [], planChanges: [], participants: [] });
    expect((await (await dispatch.officer(ORG.ecology)).get<TaskDetail>(`/${ecology}`)).body.planChanges).toEqual([]);
    expect((await market.get<TaskDetail>(`/${lead}`)).body.planChanges).toMatchObject([{ change: 'released', orgCode: ORG.fire }]);
  });

  it('names departments by a code that is one, and may take back what it sent upward to the wrong one', async () => {
    const { caseNo, market, lead, ecology, fire } = await joint();
    const before = await rowsOf(caseNo);
    const wrong = { orgCode: `${ORG.housing.slice(0, -1)}${ORG.housing.endsWith('1') ? '2' : '1'}`, name: '住建局' };
    for (const change of [
      { kind: 'add', reason: '补充' },
      { kind: 'replace', orgCode: ORG.fire, reason: '职责划转' },
      { kind: 'sendUpward', opinion: '初审同意' },
    ])
      expect((await market.post(`/${lead}/plan`, { ...change, department: wrong })).body).toMatchObject({
        code: 'HTTP.INVALID',
        invalidParams: [{ name: '/department/orgCode' }],
      });
    expect(await rowsOf(caseNo)).toEqual(before);
    await result(ORG.ecology, ecology, approved);
    await result(ORG.fire, fire, approved);
    const upward = { kind: 'sendUpward', department: { orgCode: ORG.housing, name: '市局' }, opinion: '初审同意' };
    const { taskId } = (await market.post<{ taskId: string }>(`/${lead}/plan`, upward)).body;
    expect((await market.post(`/${lead}/plan`, { kind: 'takeBack', reason: '报送机关有误' })).status).toBe(200);
    expect(await (await dispatch.officer(ORG.housing)).post(`/${taskId}/decision`, { outcome: 'approved' })).toEqual(
      refused(403, 'NOT_LEAD'),
    );
    // Planned there again, it is shown as one that is yet to be asked.
    const housing = async () =>
      (await market.get<TaskDetail>(`/${lead}`)).body.participants
        .filter(({ orgCode }) => orgCode === ORG.housing)
        .map(({ state }) => state);
    expect(await housing()).toEqual(['recalled']);
    const [plan] = await dispatch.rows<{ seats: unknown }>('SELECT seats FROM case_plans WHERE case_no = $1', [caseNo]);
    const again = (plan!.seats as { orgCode: string }[]).map((each) =>
      each.orgCode === ORG.housing ? { ...each, released: undefined } : each,
    );
    const plant = (seats: unknown) => dispatch.rows('UPDATE case_plans SET seats = $2 WHERE case_no = $1', [caseNo, JSON.stringify(seats)]);
    await plant(again);
    expect(await housing()).toEqual(['recalled', 'planned']);
    await plant(plan!.seats);
    expect((await market.post(`/${lead}/decision`, { outcome: 'approved' })).status).toBe(200);
  });
});

describe('a special procedure of one department', () => {
  it('stops its task and nobody else’s, until it goes on', async () => {
    const { caseNo, market, lead, fire } = await joint();
    const system = await dispatch.system(ORG.fire);
    const special = { procedure: 'testing', reason: '消防检测', plannedDays: 3 };
    expect((await market.post(`/${lead}/suspension`, special)).body.code).toBe('DISPATCH.LEAD_STAYS');
    expect((await system.post(`/${fire}/suspension`, special)).body).toMatchObject({ state: 'suspended' });
    expect(await dispatch.rows('SELECT suspended FROM case_plans WHERE case_no = $1', [caseNo])).toEqual([{ suspended: false }]);
    const noted = async () => (await market.get<TaskDetail>(`/${lead}`)).body.planChanges.map(({ change, reason }) => [change, reason]);
    expect(await noted()).toEqual([['suspended', '消防检测']]);
    expect(await system.post(`/${fire}/result`, approved)).toEqual(refused(409, 'TASK_SUSPENDED'));
    const officer = await dispatch.officer(ORG.fire);
    expect((await officer.get<TaskDetail>(`/${fire}`)).body.suspension).toMatchObject({
      procedure: 'testing',
      reason: '消防检测',
      plannedDays: 3,
    });
    expect((await officer.get<{ items: { taskId: string }[] }>('?limit=100')).body.items.map(({ taskId }) => taskId)).toContain(fire);
    expect((await system.post(`/${fire}/resumption`)).body).toMatchObject({ state: 'inProgress' });
    expect(await noted()).toEqual([
      ['suspended', '消防检测'],
      ['resumed', '消防检测'],
    ]);
    expect(await system.post(`/${fire}/resumption`)).toEqual(refused(409, 'MEASURE_NOT_POSSIBLE'));
    expect((await system.post(`/${fire}/result`, approved)).status).toBe(200);
  });
});

describe('a case that stands still by the ledger’s word', () => {
  it('gives its next stage when it goes on, with its time counted once', async () => {
    const itemCode = await dispatch.givenItem({
      participants: [seat(ORG.fire), seat(ORG.market, { lead: true, stage: 2, sharePercent: 100 })],
    });
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, itemCode);
    const fire = await dispatch.taskOf(caseNo, ORG.fire);
    await dispatch.suspended(caseNo, itemCode);
    await eventually(async () =>
      expect(await dispatch.rows('SELECT suspended FROM case_plans WHERE case_no = $1', [caseNo])).toEqual([{ suspended: true }]),
    );
    await result(ORG.fire, fire, approved);
    expect(await dispatch.rows('SELECT 1 FROM tasks WHERE case_no = $1', [caseNo])).toHaveLength(1);
    await dispatch.resumed(caseNo, itemCode, 3, '2026-03-19T09:00:00.000Z');
    const lead = await dispatch.taskOf(caseNo, ORG.market);
    expect(await dispatch.rows('SELECT due_at FROM tasks WHERE id = $1', [lead])).toEqual([
      { due_at: new Date('2026-03-19T09:00:00.000Z') },
    ]);
    expect((await dispatch.probe.next(TaskAssignedV1, caseNo)).data.orgCode).toBe(ORG.fire);
  });
});

describe('a step', () => {
  it('keeps who took it and what he thought of it, of which no event tells', async () => {
    const { caseNo, fire } = await joint();
    const step = { link: '审查', person: '王经办', opinion: '材料齐全' };
    await (await dispatch.system(ORG.fire)).post(`/${fire}/steps`, step);
    const shown = (await (await dispatch.officer(ORG.fire)).get<TaskDetail>(`/${fire}`)).body;
    expect(shown.steps).toMatchObject([step]);
    const fact = JSON.stringify((await dispatch.probe.next(TaskStepRecordedV1, caseNo)).data);
    expect(fact).not.toContain(step.person);
    expect(fact).not.toContain(step.opinion);
  });
});

describe('two at once', () => {
  it('decide one task: one decision stands and the other finds it given', async () => {
    const { caseNo, market, lead, ecology, fire } = await joint();
    await Promise.all([result(ORG.ecology, ecology, approved), result(ORG.fire, fire, approved)]);
    const principal = { kind: 'officer', id: 'officer-colleague', orgCode: ORG.market } as const;
    const colleague = await dispatch.client('/api/v1/workbench/tasks', { ...principal, permissions: ['task.handle'] });
    const answers = await Promise.all([
      market.post(`/${lead}/decision`, { outcome: 'approved' }),
      colleague.post(`/${lead}/decision`, { outcome: 'rejected', reason: '不符合' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('DISPATCH.CASE_DECIDED');
    const won = answers[0].status === 200 ? approved.result : rejected.result;
    expect(await dispatch.rows('SELECT state, result, opinion FROM tasks WHERE id = $1', [lead])).toEqual([
      { state: 'completed', result: won, opinion: won === 'approved' ? null : '不符合' },
    ]);
    expect((await dispatch.probe.next(CombinedDecisionV1, caseNo)).data.outcome).toBe(won);
    expect(await dispatch.rows("SELECT 1 FROM outbox WHERE key = $1 AND payload LIKE '%dispatch.case.decided%'", [caseNo])).toHaveLength(1);
  });

  it('release a department and take its result: either it is released, or its result counts', async () => {
    for (let i = 0; i < 5; i++) {
      const { caseNo, market, lead, fire } = await joint();
      const [release, given] = await Promise.all([
        market.post(`/${lead}/plan`, { kind: 'release', orgCode: ORG.fire, reason: '不涉及' }),
        result(ORG.fire, fire, approved),
      ]);
      expect([release.status, given.status].sort()).toEqual([200, 409]);
      const [row] = await dispatch.rows<{ state: string }>('SELECT state FROM tasks WHERE case_no = $1 AND id = $2', [caseNo, fire]);
      expect(row!.state).toBe(release.status === 200 ? 'recalled' : 'completed');
    }
  });
});

describe('a lead whose stage has not begun', () => {
  it('is called when a task is returned, and asked only once', async () => {
    const itemCode = await dispatch.givenItem({
      participants: [seat(ORG.market, { lead: true, stage: 2, sharePercent: 100 }), seat(ORG.fire)],
    });
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, itemCode);
    const fire = await dispatch.taskOf(caseNo, ORG.fire);
    await (await dispatch.system(ORG.fire)).post(`/${fire}/return`, { reason: '不属于本部门职责' });
    const lead = await dispatch.taskOf(caseNo, ORG.market);
    const market = await dispatch.officer(ORG.market);
    const { taskId } = (await market.post<{ taskId: string }>(`/${lead}/plan`, { kind: 'askAgain', orgCode: ORG.fire, reason: '属其职责' }))
      .body;
    await result(ORG.fire, taskId, approved);
    expect(await dispatch.rows('SELECT 1 FROM tasks WHERE case_no = $1', [caseNo])).toHaveLength(3);
    expect((await market.post(`/${lead}/decision`, { outcome: 'approved' })).status).toBe(200);
  });
});
