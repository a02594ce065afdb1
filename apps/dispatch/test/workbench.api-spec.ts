import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OfficerLeftV1 } from '@yiwang/events-auth';
import { CombinedDecisionV1, TaskCompletedV1, TaskStepRecordedV1 } from '@yiwang/events-dispatch';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { eventOf, eventually } from '@yiwang/testing';
import type { Workers } from '@yiwang/workers';
import type { z } from 'zod';
import { type DepartmentChannel, WORKBENCH } from '../src/plan/domain/channels.js';
import { PlanRepository } from '../src/plan/domain/plan.repository.js';
import { WorkRepository } from '../src/workbench/domain/work.repository.js';
import { AdoptTasks, NEGLECTED } from '../src/workbench/use-cases/adopt-tasks.js';
import { FollowTasks } from '../src/workbench/use-cases/follow-tasks.js';
import { ForgetBatches } from '../src/workbench/use-cases/forget-batches.js';
import type { BatchAnswer, TurnSummary, WorkDetail, WorkMovedAnswer } from '../src/workbench/http/workbench.schema.js';
import { HandBack } from '../src/workbench/use-cases/hand-back.js';
import { type Answer, type Client, DispatchUnderTest, ORG, seat } from './harness.js';

interface Page {
  items: TurnSummary[];
  next: string | null;
}
type Moved = z.output<typeof WorkMovedAnswer>;
type Batch = z.output<typeof BatchAnswer>;

interface PlanNode {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}
/** Rows of tasks that a plan has looked at. */
const rowsRead = (node: PlanNode): number =>
  (node['Relation Name'] === 'tasks' ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] : 0) +
  (node.Plans ?? []).reduce((sum, each) => sum + rowsRead(each), 0);

let dispatch: DispatchUnderTest;
beforeAll(async () => {
  dispatch = await DispatchUnderTest.start();
});
afterAll(() => dispatch.stop());

const alone = [seat(ORG.market, { lead: true, sharePercent: 100 })];
const withHousing = [...alone, seat(ORG.housing)];
const yes = { opinion: '材料齐全，同意' };
const approved = { ...yes, conclusion: { kind: 'result', result: 'approved' } };
const decided = { ...yes, conclusion: { kind: 'decision', outcome: 'approved', resultNo: 'JY1330' } };

const desk = (id: string, orgCode: string = ORG.market): Promise<Client> =>
  dispatch.client('/api/v1/workbench', { kind: 'officer', id, orgCode, permissions: ['task.handle'] });
const manager = (orgCode: string = ORG.market): Promise<Client> =>
  dispatch.client('/api/v1/workbench', {
    kind: 'officer',
    id: `head-${orgCode}`,
    orgCode,
    permissions: ['task.handle', 'workbench.manage'],
  });

async function accepted(participants = alone, itemCode?: string): Promise<{ caseNo: string; itemCode: string; taskId: string }> {
  const item = itemCode ?? (await dispatch.givenItem({ participants }));
  const caseNo = dispatch.caseNo();
  await dispatch.accepted(caseNo, item);
  return { caseNo, itemCode: item, taskId: await dispatch.taskOf(caseNo, ORG.market) };
}

const openTurns = (taskId: string): Promise<{ id: string; post_code: string; holder_id: string | null; link: string }[]> =>
  dispatch.rows('SELECT id, post_code, holder_id, link FROM work_turns WHERE task_id = $1 AND ended_at IS NULL ORDER BY id', [taskId]);
async function turnOf(taskId: string, post?: string): Promise<string> {
  const turns = await openTurns(taskId);
  return turns.find((turn) => post === undefined || turn.post_code === post)!.id;
}
/** Everything that a refused move could have touched. */
const stateOf = (taskId: string) =>
  Promise.all([
    dispatch.rows('SELECT * FROM work_turns WHERE task_id = $1 ORDER BY id', [taskId]),
    dispatch.rows('SELECT * FROM task_works WHERE task_id = $1', [taskId]),
    dispatch.rows('SELECT * FROM work_moves WHERE task_id = $1 ORDER BY sequence', [taskId]),
    dispatch.rows('SELECT * FROM tasks WHERE id = $1', [taskId]),
    dispatch.rows('SELECT * FROM task_steps WHERE task_id = $1 ORDER BY step_no', [taskId]),
  ]);
async function refused(taskId: string, attempt: () => Promise<Answer<unknown>>, status: number, code: string): Promise<void> {
  const before = await stateOf(taskId);
  const { status: got, body } = await attempt();
  expect([got, (body as { code?: string }).code]).toEqual([status, code]);
  expect(await stateOf(taskId)).toEqual(before);
}
const link = (code: string, post: string | null, changes: object = {}) => ({ code, name: `环节${code}`, kind: 'other', post, ...changes });

/** Posts of the market authority with the officers that have them. */
async function givenPosts(posts: Record<string, string[]>, orgCode: string = ORG.market): Promise<void> {
  const head = await manager(orgCode);
  for (const [code, officers] of Object.entries(posts)) {
    expect((await head.put(`/posts/${code}`, { name: code })).status).toBe(204);
    for (const id of officers) expect((await head.put(`/posts/${code}/members/${id}`, { name: `${id}名` })).status).toBe(204);
  }
}
async function givenProcess(links: object[], changes: object = {}): Promise<string> {
  const itemCode = await dispatch.givenItem({ participants: alone });
  await putInForce({ itemCode, name: '流程', links, ...changes });
  return itemCode;
}
async function putInForce(process: object): Promise<string> {
  const head = await manager();
  const draft = await head.post<{ processId: string }>('/processes', process);
  expect(draft.status).toBe(201);
  expect((await head.post(`/processes/${draft.body.processId}/publish`)).status).toBe(200);
  return draft.body.processId;
}

/** As the services of the application are, but at another time. */
class LaterBy extends Clock {
  constructor(private readonly ms: number) {
    super();
  }
  override now(): Date {
    return new Date(dispatch.service.app.get(Clock, { strict: false }).now().getTime() + this.ms);
  }
}
const part = <T>(of: abstract new (...args: never[]) => T): T => dispatch.service.app.get<T>(of as never, { strict: false });

describe('without any set-up', () => {
  it('a task goes by the built-in links to its decision, each a step with its person and opinion', async () => {
    const { caseNo, taskId } = await accepted();
    const li = await desk('li');
    const team = await li.get<Page>('/turns?list=team&limit=100');
    const turn = team.body.items.find((each) => each.taskId === taskId)!;
    expect(turn).toMatchObject({ caseNo, linkName: '审核', holder: null, post: null, taskState: 'assigned', lead: true });

    const claimed = await li.post<Moved>(`/turns/${turn.turnId}/claim`, undefined, null);
    expect(claimed).toMatchObject({ status: 200, body: { taskId, link: 'review', ending: null } });
    expect(await dispatch.rows('SELECT state FROM tasks WHERE id = $1', [taskId])).toEqual([{ state: 'acknowledged' }]);
    expect((await li.get<Page>('/turns')).body.items.map((each) => each.turnId)).toContain(turn.turnId);

    const reviewed = await li.post<Moved>(`/turns/${turn.turnId}/complete`, yes);
    expect(reviewed.body).toMatchObject({ ending: 'completed', link: 'approve' });
    const approvedLink = await li.post<Moved>(`/turns/${reviewed.body.openTurns[0]}/complete`, yes);
    const concluded = await li.post<Moved>(`/turns/${approvedLink.body.openTurns[0]}/complete`, decided);
    expect(concluded.body).toMatchObject({ ending: 'completed', openTurns: [] });

    expect((await dispatch.probe.next(CombinedDecisionV1, caseNo)).data).toMatchObject({ outcome: 'approved', resultNo: 'JY1330', taskId });
    expect(dispatch.probe.of(TaskStepRecordedV1, caseNo).map((event) => event.data.link)).toEqual(['审核', '审批', '办结']);
    expect(JSON.stringify(dispatch.probe.of(TaskStepRecordedV1, caseNo))).not.toContain(yes.opinion);
    expect(await dispatch.rows('SELECT link, person, opinion FROM task_steps WHERE task_id = $1 ORDER BY step_no', [taskId])).toEqual(
      ['审核', '审批', '办结'].map((name) => ({ link: name, person: 'li', opinion: yes.opinion })),
    );
    const work = await li.get<WorkDetail>(`/tasks/${taskId}/work`);
    expect(work.body).toMatchObject({ open: false, processId: null });
    expect(work.body.moves.map((move) => move.kind)).toEqual(['claim', 'complete', 'claim', 'complete', 'claim', 'complete']);
    await refused(taskId, () => li.post(`/turns/${approvedLink.body.openTurns[0]}/complete`, decided), 409, 'DISPATCH.WORK_CLOSED');
  });

  it('an officer may still act directly, and nobody’s turn is left', async () => {
    const { taskId } = await accepted();
    const officer = await dispatch.officer(ORG.market);
    expect((await officer.post(`/${taskId}/decision`, { outcome: 'approved' })).status).toBe(200);
    expect(await openTurns(taskId)).toEqual([]);
    expect(await dispatch.rows('SELECT ending FROM work_turns WHERE task_id = $1', [taskId])).toEqual([{ ending: 'withdrawn' }]);
  });

  it('the department that accepts answers by the one link of acceptance', async () => {
    const itemCode = await dispatch.givenItem({ participants: alone, acceptedBy: 'department' });
    const caseNo = dispatch.caseNo();
    await dispatch.submitted(caseNo, itemCode);
    const taskId = await dispatch.taskOf(caseNo, ORG.market, 'acceptance');
    const li = await desk('li');
    const turn = await turnOf(taskId);
    await refused(taskId, () => li.post(`/turns/${turn}/complete`, approved), 409, 'DISPATCH.WRONG_PURPOSE');
    const answer = { ...yes, conclusion: { kind: 'acceptance', answer: { kind: 'accept' } } };
    expect((await li.post(`/turns/${turn}/complete`, answer)).status).toBe(200);
    expect(await dispatch.rows('SELECT state, answer FROM tasks WHERE id = $1', [taskId])).toEqual([
      { state: 'completed', answer: { kind: 'accept' } },
    ]);
  });

  it('a lead that cannot decide yet leaves its last link as it was', async () => {
    const { caseNo, taskId } = await accepted(withHousing);
    const li = await desk('li');
    for (const _ of ['review', 'approve']) await li.post(`/turns/${await turnOf(taskId)}/complete`, yes);
    const last = await turnOf(taskId);
    await refused(taskId, () => li.post(`/turns/${last}/complete`, yes), 400, 'DISPATCH.CONCLUSION_REQUIRED');
    await refused(taskId, () => li.post(`/turns/${last}/complete`, decided), 409, 'DISPATCH.PARTICIPANTS_PENDING');

    const housing = await dispatch.taskOf(caseNo, ORG.housing);
    const sun = await desk('sun', ORG.housing);
    await refused(housing, async () => sun.post(`/turns/${await turnOf(housing)}/complete`, approved), 409, 'DISPATCH.NOT_LAST_LINK');
    for (const _ of ['review', 'approve']) await sun.post(`/turns/${await turnOf(housing)}/complete`, yes);
    expect((await sun.post(`/turns/${await turnOf(housing)}/complete`, approved)).status).toBe(200);
    expect((await dispatch.probe.next(TaskCompletedV1, caseNo)).data).toMatchObject({ orgCode: ORG.housing, result: 'approved' });
    expect((await li.post(`/turns/${last}/complete`, decided)).status).toBe(200);
  });
});

describe('a process of the organisation', () => {
  beforeAll(() => givenPosts({ clerk: ['li', 'chen'], law: ['zhao'], fire: ['wang', 'zhao'], chief: ['zhou', 'li'] }));
  const links = [
    link('review', 'clerk', { limit: { value: 2, unit: 'workingDay' } }),
    link('check', null, { countersign: ['fire', 'law'] }),
    link('approve', 'chief', { apartFrom: ['review'] }),
  ];

  it('leads the task from post to post, with countersignatures of all and another person who approves', async () => {
    const { taskId, caseNo } = await accepted(alone, await givenProcess(links));
    const [li, chen, zhao, wang, zhou] = await Promise.all(['li', 'chen', 'zhao', 'wang', 'zhou'].map((id) => desk(id)));
    const first = await turnOf(taskId);
    const [due] = await dispatch.rows<{ due_at: Date }>('SELECT due_at FROM work_turns WHERE id = $1', [first]);
    const [taskDue] = await dispatch.rows<{ due_at: Date }>('SELECT due_at FROM tasks WHERE id = $1', [taskId]);
    expect(due).toEqual(taskDue); // The task’s own date has passed: a limit that begins now gives nobody more time.

    await refused(taskId, () => zhou!.post(`/turns/${first}/claim`, undefined, null), 403, 'DISPATCH.NOT_ELIGIBLE');
    expect((await zhou!.get<Page>('/turns?list=team&limit=100')).body.items.map((turn) => turn.taskId)).not.toContain(taskId);
    expect((await chen!.get<Page>('/turns?list=team&post=clerk&limit=100')).body.items.map((turn) => turn.taskId)).toContain(taskId);
    const outcomes = await Promise.all([li!, chen!].map((who) => who.post(`/turns/${first}/claim`, undefined, null)));
    expect(outcomes.map(({ status, body }) => [status, body.code]).sort()).toEqual([
      [200, undefined],
      [409, 'DISPATCH.HELD_BY_ANOTHER'],
    ]);
    const [holder] = await openTurns(taskId);
    const reviewer = holder!.holder_id === 'li' ? li! : chen!;
    await reviewer.post(`/turns/${first}/release`);
    expect((await li!.post(`/turns/${first}/complete`, yes)).body).toMatchObject({ link: 'check' });

    const fire = await turnOf(taskId, 'fire');
    const law = await turnOf(taskId, 'law');
    expect((await zhao!.post<Moved>(`/turns/${law}/complete`, yes)).body).toMatchObject({ link: 'check', openTurns: [fire] });
    await refused(taskId, () => zhao!.post(`/turns/${fire}/complete`, yes), 403, 'DISPATCH.SAME_PERSON');
    expect((await wang!.post(`/turns/${fire}/complete`, { opinion: '通道不足', agrees: false })).body).toMatchObject({ link: 'approve' });

    const last = await turnOf(taskId);
    await refused(taskId, () => li!.post(`/turns/${last}/complete`, decided), 403, 'DISPATCH.SAME_PERSON');
    expect((await zhou!.post(`/turns/${last}/complete`, decided)).status).toBe(200);
    await dispatch.probe.next(CombinedDecisionV1, caseNo);
    const steps = await dispatch.rows('SELECT link, person, opinion FROM task_steps WHERE task_id = $1 ORDER BY step_no', [taskId]);
    expect(steps).toMatchObject([
      { link: '环节review', person: 'li' },
      { link: '环节check', opinion: 'zhao：材料齐全，同意；wang：（不同意）通道不足' },
      { link: '环节approve', person: 'zhou' },
    ]);
  });

  it('is left by all who sign, whatever their words are cut to', async () => {
    const { taskId } = await accepted(alone, await givenProcess(links));
    await (await desk('li')).post(`/turns/${await turnOf(taskId)}/complete`, yes);
    const law = await turnOf(taskId, 'law');
    const fire = await turnOf(taskId, 'fire');
    // Cut after 999 units, which is in the middle of one of these: 𬱖 is two.
    await (await desk('zhao')).post(`/turns/${law}/complete`, { opinion: '𬱖'.repeat(450) });
    const signed = await (await desk('wang')).post<Moved>(`/turns/${fire}/complete`, { opinion: `a${'𬱖'.repeat(450)}` });
    expect(signed).toMatchObject({ status: 200, body: { link: 'approve' } });
    const [step] = await dispatch.rows<{ opinion: string }>("SELECT opinion FROM task_steps WHERE task_id = $1 AND link = '环节check'", [
      taskId,
    ]);
    expect(step!.opinion).toBe(`zhao：${'𬱖'.repeat(450)}；wang：a${'𬱖'.repeat(43)}…`);
  });

  it('is not passed by: steps and results go by its links, measures are for whose turn it is', async () => {
    const { taskId } = await accepted(alone, await givenProcess(links));
    const officer = await dispatch.officer(ORG.market);
    for (const [path, body] of [
      ['steps', { link: '审查' }],
      ['result', { result: 'approved', opinion: '同意' }],
      ['decision', { outcome: 'approved' }],
      ['acceptance', { kind: 'accept' }],
    ] as const)
      await refused(taskId, () => officer.post(`/${taskId}/${path}`, body), 409, 'DISPATCH.PROCESS_FOLLOWED');
    const suspend = { kind: 'suspend', procedure: 'hearing', reason: '听证', plannedDays: 5 };
    await refused(taskId, () => officer.post(`/${taskId}/measures`, suspend), 409, 'DISPATCH.NOT_HELD');
    const li = await desk('li');
    await li.post(`/turns/${await turnOf(taskId)}/claim`, undefined, null);
    expect((await li.post(`/tasks/${taskId}/measures`, suspend)).status).toBe(200);
  });

  it('holds for tasks that come after it, a later version for those after that', async () => {
    const itemCode = await givenProcess([link('one', 'clerk')]);
    const before = await accepted(alone, itemCode);
    await putInForce({ itemCode, name: '第二版', links: [link('two', 'law')] });
    const after = await accepted(alone, itemCode);
    expect((await openTurns(before.taskId)).map((turn) => turn.link)).toEqual(['one']);
    expect((await openTurns(after.taskId)).map((turn) => turn.link)).toEqual(['two']);
    const { body } = await (await manager()).get<{ processes: { version: number; state: string }[] }>(`/processes?itemCode=${itemCode}`);
    expect(body.processes.map(({ version, state }) => [version, state])).toEqual([
      [2, 'published'],
      [1, 'retired'],
    ]);
    expect((await (await desk('li')).post(`/turns/${await turnOf(before.taskId)}/complete`, decided)).status).toBe(200);
  });

  it('never lacks the people of its posts: the last one stays, also when both are changed at once', async () => {
    const head = await manager();
    await givenPosts({ lone: ['solo'] });
    const itemCode = await givenProcess([link('a', 'lone')]);
    const last = await head.delete('/posts/lone/members/solo');
    expect([last.status, last.body.code]).toEqual([409, 'DISPATCH.POST_IN_USE']);
    const members = () => dispatch.rows<{ officer_id: string }>("SELECT officer_id FROM work_post_members WHERE post_code = 'lone'");
    expect(await members()).toEqual([{ officer_id: 'solo' }]);
    expect((await head.delete('/posts/lone/members/nobody')).status).toBe(204);
    await givenPosts({ lone: ['second'] });
    expect((await head.delete('/posts/lone/members/solo')).status).toBe(204);
    expect(await members()).toEqual([{ officer_id: 'second' }]);
    const { taskId } = await accepted(alone, itemCode);
    expect(await openTurns(taskId)).toMatchObject([{ link: 'a' }]);

    for (let i = 0; i < 20; i++) {
      const post = `race${i}`;
      await givenPosts({ [post]: ['solo'] });
      const { body } = await head.post<{ processId: string }>('/processes', { itemCode, name: 'x', links: [link('a', post)] });
      const taken = i % 2 === 0 ? `/posts/${post}` : `/posts/${post}/members/solo`;
      const [put, gone] = await Promise.all([head.post(`/processes/${body.processId}/publish`), head.delete(taken)]);
      expect([
        [200, 409],
        [422, 204],
      ]).toContainEqual([put.status, gone.status]);
    }
  });

  it('is refused where it contradicts itself or names a post without members, and changes nothing', async () => {
    const head = await manager();
    const count = () => dispatch.rows('SELECT id, state FROM work_processes ORDER BY id');
    const before = await count();
    const bad = await head.post<{ invalidParams?: object[] }>('/processes', { name: 'x', links: [link('a', 'clerk'), link('a', null)] });
    expect([bad.status, bad.body.code]).toEqual([422, 'DISPATCH.PROCESS_INVALID']);
    expect((await head.post('/processes', { name: 'x', links: [] })).body.code).toBe('HTTP.INVALID');
    expect(await count()).toEqual(before);
    const draft = await head.post<{ processId: string }>('/processes', { name: 'x', links: [link('a', 'nobody')] });
    const drafted = await count();
    expect((await head.post(`/processes/${draft.body.processId}/publish`)).body.code).toBe('DISPATCH.PROCESS_INVALID');
    expect((await head.post(`/processes/${draft.body.processId}/retire`)).body.code).toBe('DISPATCH.PROCESS_STATE');
    const other = await manager(ORG.housing);
    expect((await other.post(`/processes/${draft.body.processId}/publish`)).body.code).toBe('DISPATCH.PROCESS_NOT_FOUND');
    expect((await other.delete(`/processes/${draft.body.processId}`)).body.code).toBe('DISPATCH.PROCESS_NOT_FOUND');
    expect(await count()).toEqual(drafted);
    expect((await head.delete(`/processes/${draft.body.processId}`)).status).toBe(204);
    expect((await head.delete(`/processes/${draft.body.processId}`)).body.code).toBe('DISPATCH.PROCESS_NOT_FOUND');
    expect(await count()).toEqual(before);
    const inForce = await putInForce({
      itemCode: await dispatch.givenItem({ participants: alone }),
      name: 'x',
      links: [link('a', 'clerk')],
    });
    expect((await head.delete(`/processes/${inForce}`)).body.code).toBe('DISPATCH.PROCESS_STATE');
    expect(await count()).toContainEqual({ id: inForce, state: 'published' });
  });

  it('keeps the posts that it needs', async () => {
    const itemCode = await dispatch.givenItem({ participants: alone });
    await givenPosts({ rare: ['li'] });
    const processId = await putInForce({ itemCode, name: 'x', links: [link('a', 'rare')] });
    const head = await manager();
    const members = () => dispatch.rows("SELECT officer_id FROM work_post_members WHERE post_code = 'rare'");
    expect((await head.delete('/posts/rare')).body.code).toBe('DISPATCH.POST_IN_USE');
    const { taskId } = await accepted(alone, itemCode);
    await head.post(`/processes/${processId}/retire`);
    expect((await head.delete('/posts/rare')).body.code).toBe('DISPATCH.POST_IN_USE');
    expect(await members()).toEqual([{ officer_id: 'li' }]);
    await (await desk('li')).post(`/turns/${await turnOf(taskId)}/complete`, decided);
    expect((await head.delete('/posts/rare')).status).toBe(204);
    expect((await head.delete('/posts/rare')).body.code).toBe('DISPATCH.POST_NOT_FOUND');
    expect(await members()).toEqual([]);
  });
});

describe('a turn', () => {
  let taskId: string;
  let itemCode: string;
  beforeAll(async () => {
    await givenPosts({ desk: ['li', 'chen'], lead: ['zhou'] });
    itemCode = await givenProcess([link('review', 'desk'), link('approve', 'lead')]);
  });
  beforeEach(async () => {
    ({ taskId } = await accepted(alone, itemCode));
  });

  it('is returned to who handled it, with a step that says why', async () => {
    const [li, chen, zhou] = await Promise.all(['li', 'chen', 'zhou'].map((id) => desk(id)));
    await li!.post(`/turns/${await turnOf(taskId)}/complete`, yes);
    const approve = await turnOf(taskId);
    await refused(taskId, () => zhou!.post(`/turns/${approve}/return`, { link: 'approve', reason: 'x' }), 422, 'DISPATCH.NOT_EARLIER_LINK');
    expect((await zhou!.post(`/turns/${approve}/return`, { link: 'review', reason: '缺图纸' })).body).toMatchObject({
      ending: 'returned',
      link: 'review',
    });
    const again = await turnOf(taskId);
    expect(await openTurns(taskId)).toMatchObject([{ holder_id: 'li' }]);
    await refused(taskId, () => chen!.post(`/turns/${again}/claim`, undefined, null), 409, 'DISPATCH.HELD_BY_ANOTHER');
    expect(await dispatch.rows('SELECT person, opinion FROM task_steps WHERE task_id = $1 ORDER BY step_no', [taskId])).toEqual([
      { person: 'li', opinion: yes.opinion },
      { person: 'zhou', opinion: '缺图纸' },
    ]);
  });

  it('is handed on to a known officer of its post, also by who manages', async () => {
    const li = await desk('li');
    const turn = await turnOf(taskId);
    const to = (officerId: string) => ({ officerId, reason: '出差' });
    await refused(taskId, () => li.post(`/turns/${turn}/transfer`, to('chen')), 409, 'DISPATCH.NOT_HELD');
    await li.post(`/turns/${turn}/claim`, undefined, null);
    await refused(taskId, () => li.post(`/turns/${turn}/transfer`, to('stranger')), 422, 'DISPATCH.OFFICER_UNKNOWN');
    await refused(taskId, () => li.post(`/turns/${turn}/transfer`, to('zhou')), 403, 'DISPATCH.NOT_ELIGIBLE');
    expect((await li.post(`/turns/${turn}/transfer`, to('chen'))).status).toBe(200);
    expect((await (await manager()).post(`/turns/${turn}/transfer`, to('li'))).status).toBe(200);
    const work = await li.get<WorkDetail>(`/tasks/${taskId}/work`);
    expect(work.body.moves.map(({ kind, to: target }) => [kind, target?.id ?? null])).toEqual([
      ['claim', null],
      ['transfer', 'chen'],
      ['assign', 'li'],
    ]);
  });

  it('is done by a stand-in while the delegation lasts, and by him no more once it is revoked', async () => {
    const li = await desk('li');
    await (await desk('ma')).get('/turns'); // reading makes nobody known
    const period = { startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2020-03-01T00:00:00.000Z', reason: '休假' };
    const now = Date.now();
    const current = { ...period, startsAt: new Date(now - 60_000).toISOString(), endsAt: new Date(now + 86_400_000).toISOString() };
    const delegations = () => dispatch.rows('SELECT id FROM work_delegations');
    const before = await delegations();
    expect((await li.post('/delegations', { ...current, toOfficerId: 'ma' })).body.code).toBe('DISPATCH.OFFICER_UNKNOWN');
    await givenPosts({ reserve: ['ma'] });
    expect((await li.post('/delegations', { ...period, toOfficerId: 'ma' })).body.code).toBe('DISPATCH.DELEGATION_INVALID');
    expect((await li.post('/delegations', { ...current, toOfficerId: 'li' })).body.code).toBe('DISPATCH.DELEGATION_INVALID');
    const forever = new Date(now + 200 * 86_400_000).toISOString();
    expect((await li.post('/delegations', { ...current, endsAt: forever, toOfficerId: 'ma' })).body.code).toBe(
      'DISPATCH.DELEGATION_INVALID',
    );
    expect(await delegations()).toEqual(before);

    const given = await li.post<{ delegationId: string }>('/delegations', { ...current, toOfficerId: 'ma' });
    expect(given.status).toBe(201);
    const ma = await desk('ma');
    const turn = await turnOf(taskId);
    await li.post(`/turns/${turn}/claim`, undefined, null);
    const mine = await ma.get<Page>('/turns?limit=100');
    expect(mine.body.items.find((each) => each.turnId === turn)).toMatchObject({ onBehalf: true, holder: { id: 'li' } });
    expect((await ma.post(`/turns/${turn}/complete`, yes)).status).toBe(200);
    expect(await dispatch.rows('SELECT person FROM task_steps WHERE task_id = $1', [taskId])).toEqual([{ person: 'ma（代li）' }]);

    // Measures are for whose turn it is, and for who stands in for him.
    const third = await accepted(alone, itemCode);
    await ma.post(`/turns/${await turnOf(third.taskId)}/claim`, undefined, null);
    expect(await openTurns(third.taskId)).toMatchObject([{ holder_id: 'li' }]);
    const suspend = { kind: 'suspend', procedure: 'hearing', reason: '听证', plannedDays: 5 };
    expect((await ma.post(`/tasks/${third.taskId}/measures`, suspend)).status).toBe(200);

    const other = await accepted(alone, itemCode);
    expect((await ma.delete(`/delegations/${given.body.delegationId}`)).body.code).toBe('DISPATCH.DELEGATION_NOT_FOUND');
    expect((await li.delete(`/delegations/${given.body.delegationId}`)).status).toBe(204);
    const next = await turnOf(other.taskId);
    await refused(other.taskId, () => ma.post(`/turns/${next}/claim`, undefined, null), 403, 'DISPATCH.NOT_ELIGIBLE');
    await refused(third.taskId, () => ma.post(`/tasks/${third.taskId}/measures`, { kind: 'resume' }), 409, 'DISPATCH.NOT_HELD');
  });

  it('waits for the officers who are asked to countersign', async () => {
    const [li, chen, zhou] = await Promise.all(['li', 'chen', 'zhou'].map((id) => desk(id)));
    const turn = await turnOf(taskId);
    const ask = { officerIds: ['chen', 'zhou'], reason: '请会签' };
    await refused(taskId, () => li!.post(`/turns/${turn}/invitations`, ask), 409, 'DISPATCH.NOT_HELD');
    await li!.post(`/turns/${turn}/claim`, undefined, null);
    await refused(taskId, () => li!.post(`/turns/${turn}/invitations`, { ...ask, officerIds: ['li'] }), 409, 'DISPATCH.INVITED_ALREADY');
    const asked = await li!.post<Moved>(`/turns/${turn}/invitations`, ask);
    expect(asked.body.openTurns).toHaveLength(3);
    await refused(taskId, () => li!.post(`/turns/${turn}/complete`, yes), 409, 'DISPATCH.SIGNS_PENDING');
    const turns = await openTurns(taskId);
    const invited = (id: string): string => turns.find((each) => each.holder_id === id)!.id;
    expect((await chen!.post(`/turns/${invited('chen')}/complete`, { opinion: '可行' })).status).toBe(200);
    await refused(taskId, () => zhou!.post(`/turns/${invited('zhou')}/release`), 409, 'DISPATCH.NOT_FOR_COUNTERSIGNERS');
    expect((await li!.post(`/turns/${invited('zhou')}/withdraw`, { reason: '出差' })).status).toBe(200);
    await refused(taskId, () => zhou!.post(`/turns/${invited('zhou')}/complete`, yes), 409, 'DISPATCH.TURN_DONE');
    expect((await li!.post(`/turns/${turn}/complete`, yes)).body).toMatchObject({ link: 'approve' });
  });

  it('shows the latest of its moves where there are more than fit', async () => {
    const li = await desk('li');
    const turn = await turnOf(taskId);
    await dispatch.rows(
      `INSERT INTO work_moves (task_id, turn_id, kind, link, by_id, by_name, reason, at)
       SELECT $1, $2, 'transfer', 'review', 'li', 'li', n::text, now() FROM generate_series(1, 500) n`,
      [taskId, turn],
    );
    await li.post(`/turns/${turn}/claim`, undefined, null);
    const { moves } = (await li.get<WorkDetail>(`/tasks/${taskId}/work`)).body;
    expect(moves).toHaveLength(500);
    expect([moves[0]!.reason, moves.at(-2)!.reason, moves.at(-1)!.kind]).toEqual(['2', '500', 'claim']);
  });

  it('is ended once by two at once, and once by a request that is repeated', async () => {
    const [li, chen] = await Promise.all(['li', 'chen'].map((id) => desk(id)));
    const turn = await turnOf(taskId);
    const outcomes = await Promise.all([li!, chen!].map((who) => who.post(`/turns/${turn}/complete`, yes)));
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual([200, 409]);
    expect(await dispatch.rows('SELECT link FROM task_steps WHERE task_id = $1', [taskId])).toHaveLength(1);
    const zhou = await desk('zhou');
    const approve = await turnOf(taskId);
    await refused(taskId, () => zhou.post(`/turns/${approve}/complete`, decided, null), 400, 'HTTP.IDEMPOTENCY_KEY_MISSING');
    const key = uuidv7();
    const once = await zhou.post(`/turns/${approve}/complete`, decided, key);
    const state = await stateOf(taskId);
    const twice = await zhou.post(`/turns/${approve}/complete`, decided, key);
    expect([once.status, twice.status, twice.body]).toEqual([200, 200, once.body]);
    expect(await stateOf(taskId)).toEqual(state);
  });

  it('of another organisation does not exist, and input that no schema takes changes nothing', async () => {
    const turn = await turnOf(taskId);
    const stranger = await desk('li', ORG.housing);
    await refused(taskId, () => stranger.post(`/turns/${turn}/claim`, undefined, null), 404, 'DISPATCH.TURN_NOT_FOUND');
    await refused(taskId, () => stranger.get(`/tasks/${taskId}/work`), 404, 'DISPATCH.TASK_NOT_FOUND');
    const li = await desk('li');
    for (const body of [
      {},
      { opinion: '' },
      { opinion: '同意', agrees: 'yes' },
      { ...yes, conclusion: { kind: 'other' } },
      { ...yes, more: 1 },
    ])
      await refused(taskId, () => li.post(`/turns/${turn}/complete`, body), 400, 'HTTP.INVALID');
    await refused(taskId, () => li.post(`/turns/not-an-id/complete`, yes), 400, 'HTTP.INVALID');
    const reader = await dispatch.client('/api/v1/workbench', {
      kind: 'officer',
      id: 'li',
      orgCode: ORG.market,
      permissions: ['case.accept'],
    });
    await refused(taskId, () => reader.post(`/turns/${turn}/claim`, undefined, null), 403, 'ACCESS.FORBIDDEN');
    const system = await dispatch.client('/api/v1/workbench', {
      kind: 'system',
      id: 'sys',
      orgCode: ORG.market,
      permissions: ['task.handle'],
    });
    await refused(taskId, () => system.post(`/turns/${turn}/claim`, undefined, null), 403, 'DISPATCH.ORGANISATION_REQUIRED');
    expect((await li.put('/posts/own', { name: '自设' })).body.code).toBe('ACCESS.FORBIDDEN');
  });

  it('is nobody’s any more when its case ends, and moves when the clocks of the case move', async () => {
    const moved = await accepted(alone, itemCode);
    await dispatch.clocksMoved(moved.caseNo, moved.itemCode, { promiseDueAt: '2026-03-10T09:00:00.000Z' });
    await eventually(async () => {
      const [turn] = await dispatch.rows<{ due_at: Date }>('SELECT due_at FROM work_turns WHERE task_id = $1', [moved.taskId]);
      expect(turn!.due_at.toISOString()).toBe('2026-03-10T09:00:00.000Z');
    });
    // A link gets the time that its task gets.
    await dispatch.rows("UPDATE work_turns SET limit_at = '2026-03-05T09:00:00Z', due_at = '2026-03-05T09:00:00Z' WHERE task_id = $1", [
      moved.taskId,
    ]);
    await dispatch.clocksMoved(moved.caseNo, moved.itemCode, { promiseDueAt: '2026-03-17T09:00:00.000Z' });
    await eventually(async () => {
      const [turn] = await dispatch.rows<{ due_at: Date; limit_at: Date }>('SELECT due_at, limit_at FROM work_turns WHERE task_id = $1', [
        moved.taskId,
      ]);
      expect([turn!.due_at.toISOString(), turn!.limit_at.toISOString()]).toEqual(['2026-03-12T09:00:00.000Z', '2026-03-12T09:00:00.000Z']);
    });
    const turn = await turnOf(moved.taskId);
    await dispatch.closed(moved.caseNo, moved.itemCode);
    await eventually(async () => expect(await openTurns(moved.taskId)).toEqual([]));
    const li = await desk('li');
    await refused(moved.taskId, () => li.post(`/turns/${turn}/complete`, yes), 409, 'DISPATCH.WORK_CLOSED');
  });
});

describe('a task that a system takes over', () => {
  it('is nobody’s turn meanwhile, and begins again when it comes back to the workbench', async () => {
    const { caseNo, taskId } = await accepted();
    const [system] = await dispatch.rows<{ id: string }>('SELECT id FROM department_systems LIMIT 1');
    const reroute = (via: DepartmentChannel): Promise<void> =>
      dispatch.service.app.get(UnitOfWork).run(async () => {
        const plans = await dispatch.service.app.get(PlanRepository, { strict: false }).lockCases([caseNo]);
        plans.get(caseNo)!.reroute(taskId, via, false, new Date());
        await dispatch.service.app.get(PlanRepository, { strict: false }).save(plans.values());
      });
    const li = await desk('li');
    const first = await turnOf(taskId);
    await reroute({ channel: 'kafka', systemId: system!.id });
    expect(await openTurns(taskId)).toEqual([]);
    await refused(taskId, () => li.post(`/turns/${first}/complete`, yes), 409, 'DISPATCH.WORK_CLOSED');
    await reroute(WORKBENCH);
    const again = await turnOf(taskId);
    expect(again).not.toBe(first);
    expect((await li.post(`/turns/${again}/complete`, yes)).body).toMatchObject({ link: 'approve' });
  });

  it('of a version that knew no turns is given one, once', async () => {
    const { taskId } = await accepted();
    await dispatch.rows('DELETE FROM work_turns WHERE task_id = $1', [taskId]);
    await dispatch.rows('DELETE FROM task_works WHERE task_id = $1', [taskId]);
    const adopt = dispatch.service.app.get(AdoptTasks, { strict: false });
    await Promise.all([adopt.execute(), adopt.execute()]);
    expect(await openTurns(taskId)).toMatchObject([{ link: 'review', holder_id: null }]);
    expect(await adopt.execute()).toBe(false);
  });

  it('of such a version that has ended long ago is given one when this one starts', async () => {
    const { taskId } = await accepted();
    await dispatch.rows('DELETE FROM work_turns WHERE task_id = $1', [taskId]);
    await dispatch.rows('DELETE FROM task_works WHERE task_id = $1', [taskId]);
    const beside = [part(UnitOfWork), part(Database), part(PlanRepository), part(WorkRepository), part(FollowTasks)] as const;
    await new AdoptTasks(...beside, new LaterBy(7 * 86_400_000)).execute();
    expect(await openTurns(taskId)).toMatchObject([{ link: 'review', holder_id: null }]);
  });

  it('is looked for among open work only, however many tasks are over', async () => {
    const { taskId } = await accepted();
    await dispatch.rows(
      `INSERT INTO tasks SELECT r.* FROM tasks t, generate_series(2, 20001) n,
         LATERAL jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'attempt', n, 'state', 'completed')) r WHERE t.id = $1`,
      [taskId],
    );
    const [explained] = await dispatch.rows<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${NEGLECTED}`, [100]);
    await dispatch.rows('DELETE FROM tasks WHERE attempt > 1 AND case_no = (SELECT case_no FROM tasks WHERE id = $1)', [taskId]);
    expect(rowsRead(explained!['QUERY PLAN'][0].Plan)).toBeLessThan(1000);
  });
});

describe('lists', () => {
  it('give one’s own and the team’s, the earliest due first, page by page, and the overdue ones alone', async () => {
    const org = ORG.housing;
    await givenPosts({ queue: ['hu'] }, org);
    const head = await manager(org);
    const participants = [seat(org, { lead: true, sharePercent: 100 })];
    const itemCode = await dispatch.givenItem({ participants });
    const process = await head.post<{ processId: string }>('/processes', {
      itemCode,
      name: 'x',
      links: [link('a', 'queue'), link('b', null)],
    });
    await head.post(`/processes/${process.body.processId}/publish`);
    const tasks: string[] = [];
    for (const promiseDueAt of ['2026-03-18T09:00:00.000Z', '2026-03-04T09:00:00.000Z', '2026-03-11T09:00:00.000Z']) {
      const caseNo = dispatch.caseNo();
      await dispatch.accepted(caseNo, itemCode, { promiseDueAt });
      tasks.push(await dispatch.taskOf(caseNo, org));
    }
    await dispatch.rows("UPDATE work_turns SET due_at = '2099-01-01T00:00:00Z' WHERE task_id = $1", [tasks[2]]);
    const hu = await desk('hu', org);
    const walk = async (query: string): Promise<string[]> => {
      const seen: string[] = [];
      for (let cursor = ''; ;) {
        const { body } = await hu.get<Page>(`/turns?limit=1&${query}${cursor}`);
        seen.push(...body.items.map((turn) => turn.taskId));
        if (body.next === null) return seen.filter((id) => tasks.includes(id));
        cursor = `&cursor=${body.next}`;
      }
    };
    expect(await walk('list=team&post=queue')).toEqual([tasks[1], tasks[0], tasks[2]]);
    expect(await walk('list=team&overdue=true')).toEqual([tasks[1], tasks[0]]);
    expect(await walk('list=all')).toEqual([tasks[1], tasks[0], tasks[2]]);
    await hu.post(`/turns/${await turnOf(tasks[0]!)}/claim`, undefined, null);
    expect(await walk('list=mine')).toEqual([tasks[0]]);
    expect(await walk('list=team')).toEqual([tasks[1], tasks[2]]);
    expect((await hu.get('/turns?cursor=nonsense')).body.code).toBe('HTTP.CURSOR_INVALID');

    const overview = await head.get<{
      complete: boolean;
      places: { post: string; holder: { id: string } | null; open: number; overdue: number }[];
    }>('/overview');
    expect(overview.body.complete).toBe(true);
    expect(overview.body.places.filter((place) => place.post === 'queue')).toMatchObject([
      { holder: null, open: 2, overdue: 1 },
      { holder: { id: 'hu' }, open: 1, overdue: 1 },
    ]);
  });
});

describe('a batch', () => {
  it('does each by itself, tells what became of each, and goes on where it stopped', async () => {
    await givenPosts({ bulk: ['li'] });
    const itemCode = await givenProcess([link('a', 'bulk'), link('b', null)]);
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => accepted(alone, itemCode)));
    const turns = await Promise.all([one!, two!, three!].map(({ taskId }) => turnOf(taskId)));
    const li = await desk('li');
    const chen = await desk('chen');
    const missing = uuidv7();
    await dispatch.rows("UPDATE work_turns SET holder_id = 'other', holder_name = 'other' WHERE id = $1", [turns[1]]);
    const items = [...turns, missing].map((turnId) => ({ ...yes, turnId }));
    const key = uuidv7();
    const first = await li.post<Batch>('/batches', { items }, key);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ done: 2, refused: 2, open: 0 });
    expect(first.body.items.map(({ outcome, code, caseNo }) => [outcome, code, caseNo])).toEqual([
      ['done', null, one!.caseNo],
      ['refused', 'DISPATCH.HELD_BY_ANOTHER', two!.caseNo],
      ['done', null, three!.caseNo],
      ['refused', 'DISPATCH.TURN_NOT_FOUND', null],
    ]);
    expect((await openTurns(two!.taskId)).map((turn) => turn.link)).toEqual(['a']);
    const state = await stateOf(one!.taskId);
    expect((await li.post<Batch>('/batches', { items }, key)).body).toEqual(first.body);
    expect(await stateOf(one!.taskId)).toEqual(state);

    // As if the request had broken off before the second: nobody holds it now, and nothing that is done is done again.
    await dispatch.rows('UPDATE work_turns SET holder_id = NULL, holder_name = NULL WHERE id = $1', [turns[1]]);
    await dispatch.rows('UPDATE work_batch_items SET outcome = NULL, code = NULL WHERE batch_id = $1 AND item_no = 2', [
      first.body.batchId,
    ]);
    expect((await li.post<Batch>('/batches', { items }, key)).body).toMatchObject({ done: 3, refused: 1, open: 0 });
    expect(await stateOf(one!.taskId)).toEqual(state);
    expect((await openTurns(two!.taskId)).map((turn) => turn.link)).toEqual(['b']);

    expect((await li.get<Batch>(`/batches/${first.body.batchId}`)).body).toMatchObject({ done: 3 });
    expect((await chen.get(`/batches/${first.body.batchId}`)).body.code).toBe('DISPATCH.BATCH_NOT_FOUND');
    expect((await li.post('/batches', { items: items.slice(1) }, key)).body.code).toBe('DISPATCH.BATCH_KEY_REUSED');
    expect((await li.post('/batches', { items: [items[0], items[0]] })).body.code).toBe('HTTP.INVALID');
  });

  it('is forgotten after thirty days; what it did stays', async () => {
    const { taskId } = await accepted();
    const li = await desk('li');
    const { body } = await li.post<Batch>('/batches', { items: [{ ...yes, turnId: await turnOf(taskId) }] }, uuidv7());
    expect(body).toMatchObject({ done: 1 });
    const state = await stateOf(taskId);
    const forget = (days: number): Promise<boolean> =>
      new ForgetBatches(
        { add: () => undefined } as unknown as Workers,
        part(UnitOfWork),
        part(Database),
        new LaterBy(days * 86_400_000),
      ).execute();
    await forget(29);
    expect((await li.get<Batch>(`/batches/${body.batchId}`)).body).toEqual(body);
    await forget(31);
    expect((await li.get(`/batches/${body.batchId}`)).body).toMatchObject({ code: 'DISPATCH.BATCH_NOT_FOUND' });
    expect(await dispatch.rows('SELECT 1 FROM work_batch_items WHERE batch_id = $1', [body.batchId])).toEqual([]);
    expect(await stateOf(taskId)).toEqual(state);
  });
});

describe('phrases', () => {
  it('are one’s own, or shared by who manages the workbench', async () => {
    const li = await desk('li');
    const head = await manager();
    const texts = async (who: Client): Promise<string[]> =>
      (await who.get<{ phrases: { text: string }[] }>('/phrases')).body.phrases.map((phrase) => phrase.text);
    const own = await li.post<{ phraseId: string }>('/phrases', { text: '经审核，材料齐全' });
    expect((await li.post<{ phraseId: string }>('/phrases', { text: '经审核，材料齐全' })).body).toEqual(own.body);
    expect((await li.post('/phrases', { text: '同意发证', shared: true })).body.code).toBe('ACCESS.FORBIDDEN');
    const shared = await head.post<{ phraseId: string }>('/phrases', { text: '同意发证', shared: true });
    expect(await texts(li)).toEqual(['经审核，材料齐全', '同意发证']);
    expect(await texts(await desk('chen'))).toEqual(['同意发证']);
    expect(await texts(await desk('sun', ORG.housing))).toEqual([]);
    expect((await li.delete(`/phrases/${shared.body.phraseId}`)).body.code).toBe('ACCESS.FORBIDDEN');
    expect((await head.delete(`/phrases/${own.body.phraseId}`)).body.code).toBe('DISPATCH.PHRASE_NOT_FOUND');
    expect((await li.delete(`/phrases/${own.body.phraseId}`)).status).toBe(204);
    expect(await texts(li)).toEqual(['同意发证']);
  });
});

describe('an officer who leaves', () => {
  const HOLDINGS = `l.locktype = 'advisory' AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND ((l.classid::int8 << 32) | l.objid::int8) = hashtextextended('work_holdings ${ORG.market}', 0)`;
  const SHARED = `SELECT 1 FROM pg_locks l WHERE ${HOLDINGS} AND l.mode = 'ShareLock' AND l.granted`;
  const WAITING = `SELECT 1 FROM pg_locks l WHERE ${HOLDINGS} AND l.mode = 'ExclusiveLock' AND NOT l.granted`;
  const left = (accountId: string, orgCode: string): Promise<void> => {
    const leftAt = new Date();
    const event = eventOf(OfficerLeftV1, { accountId, orgCode, leftAt: leftAt.toISOString() }, { sequence: leftAt.getTime() });
    return dispatch.probe.publish(OfficerLeftV1, event);
  };

  it('gives back to his team what he held there, with posts and delegations, and gets nothing any more', async () => {
    const [leaver, colleague] = [uuidv7(), uuidv7()];
    const [his, theirs] = [await desk(leaver), await desk(colleague)];
    const { taskId } = await accepted();
    const other = await accepted();
    const [turn, invitedTo] = [await turnOf(taskId), await turnOf(other.taskId)];
    expect((await his.post(`/turns/${turn}/claim`, {})).status).toBe(200);
    expect((await theirs.post(`/turns/${invitedTo}/claim`, {})).status).toBe(200);
    expect((await theirs.post(`/turns/${invitedTo}/invitations`, { officerIds: [leaver], reason: '请会签' })).status).toBe(200);
    await (await manager()).put('/posts/leavers', { name: '离岗岗位' });
    await (await manager()).put(`/posts/leavers/members/${leaver}`, { name: '离岗者' });
    const period = { startsAt: new Date(Date.now() - 1_000).toISOString(), endsAt: new Date(Date.now() + 9e7).toISOString() };
    expect((await his.post('/delegations', { toOfficerId: colleague, reason: '出差', ...period })).status).toBe(201);

    await left(leaver, ORG.market);
    await eventually(async () => {
      expect(await openTurns(taskId)).toMatchObject([{ id: turn, holder_id: null }]);
    });
    expect(await openTurns(other.taskId)).toMatchObject([{ id: invitedTo, holder_id: colleague }]);
    const moves = await dispatch.rows('SELECT kind, by_id, reason FROM work_moves WHERE task_id = $1 ORDER BY sequence DESC LIMIT 1', [
      taskId,
    ]);
    expect(moves).toEqual([{ kind: 'release', by_id: leaver, reason: '离岗交接' }]);
    expect(await dispatch.rows('SELECT 1 FROM work_post_members WHERE officer_id = $1', [leaver])).toEqual([]);
    expect(await dispatch.rows('SELECT 1 FROM work_delegations WHERE from_id = $1 AND revoked_at IS NULL', [leaver])).toEqual([]);
    expect((await theirs.post(`/turns/${turn}/claim`, {})).status).toBe(200);
    expect(await theirs.post(`/turns/${turn}/transfer`, { officerId: leaver, reason: '转交' })).toMatchObject({
      status: 422,
      body: { code: 'DISPATCH.OFFICER_UNKNOWN' },
    });
  });

  it('claims nothing with a token from before, though nobody has told the service of its end yet; with one from since he is back', async () => {
    const [seen, unseen] = [uuidv7(), uuidv7()];
    const { taskId } = await accepted();
    const turn = await turnOf(taskId);
    const [his, hers] = [await desk(seen), await desk(unseen)];
    expect((await his.post(`/turns/${turn}/claim`, {})).status).toBe(200);
    expect((await his.post(`/turns/${turn}/release`, {})).status).toBe(200);
    const leftAt = new Date().toISOString();
    for (const accountId of [seen, unseen]) await dispatch.service.app.get(HandBack).execute({ accountId, orgCode: ORG.market, leftAt });
    const period = { startsAt: new Date().toISOString(), endsAt: new Date(Date.now() + 9e7).toISOString() };
    for (const client of [his, hers]) {
      await refused(taskId, () => client.post(`/turns/${turn}/claim`, {}), 401, 'ACCESS.TOKEN_ENDED');
      const delegated = await client.post('/delegations', { toOfficerId: 'somebody', reason: '出差', ...period });
      expect([delegated.status, delegated.body.code]).toEqual([401, 'ACCESS.TOKEN_ENDED']);
    }
    await dispatch.rows("UPDATE work_officers SET left_at = left_at - interval '1 hour' WHERE officer_id = $1", [seen]);
    expect((await his.post(`/turns/${turn}/claim`, {})).status).toBe(200);
    expect(await dispatch.rows('SELECT left_at FROM work_officers WHERE officer_id = $1', [seen])).toEqual([{ left_at: null }]);
  });

  it('is waited for when he is just claiming, so that what he claims goes back too', async () => {
    const leaver = uuidv7();
    const { taskId } = await accepted();
    const turn = await turnOf(taskId);
    const his = await desk(leaver);
    expect((await his.post(`/turns/${turn}/claim`, {})).status).toBe(200);
    expect((await his.post(`/turns/${turn}/release`, {})).status).toBe(200);
    // Somebody else has the case in hand, so that the claim waits in the middle of its work.
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const locked = new Promise<void>((resolve) => {
      void part(UnitOfWork).run(async () => {
        await part(Database).query('SELECT 1 FROM case_plans p JOIN tasks t USING (case_no) WHERE t.id = $1 FOR UPDATE OF p', [taskId]);
        resolve();
        await gate;
      });
    });
    await locked;
    const claim = his.post(`/turns/${turn}/claim`, {});
    await eventually(async () => expect(await dispatch.rows(SHARED)).not.toEqual([]));
    const handedBack = dispatch.service.app
      .get(HandBack)
      .execute({ accountId: leaver, orgCode: ORG.market, leftAt: new Date().toISOString() });
    await eventually(async () => expect(await dispatch.rows(WAITING)).not.toEqual([]));
    open();
    expect((await claim).status).toBe(200);
    await handedBack;
    expect(await openTurns(taskId)).toMatchObject([{ id: turn, holder_id: null }]);
  });

  it('keeps what he was given after he came back, when it is heard late that he had left', async () => {
    const [back, gone] = [uuidv7(), uuidv7()];
    const [{ taskId }, { taskId: other }] = [await accepted(), await accepted()];
    const [turn, lost] = [await turnOf(taskId), await turnOf(other)];
    await (await manager()).put('/posts/returned', { name: '返岗岗位' });
    await (await manager()).put(`/posts/returned/members/${back}`, { name: '返岗者' });
    expect((await (await desk(back)).post(`/turns/${turn}/claim`, {})).status).toBe(200);
    expect((await (await desk(gone)).post(`/turns/${lost}/claim`, {})).status).toBe(200);
    const leftAt = new Date(Date.now() - 3_600_000).toISOString();
    for (const accountId of [back, gone]) await dispatch.service.app.get(HandBack).execute({ accountId, orgCode: ORG.market, leftAt });
    expect(await openTurns(other)).toMatchObject([{ holder_id: null }]);
    expect(await openTurns(taskId)).toMatchObject([{ holder_id: back }]);
    expect(await dispatch.rows('SELECT 1 FROM work_post_members WHERE officer_id = $1', [back])).toHaveLength(1);
    const known = 'SELECT officer_id FROM work_officers WHERE officer_id = ANY($1) AND left_at IS NULL';
    expect(await dispatch.rows(known, [[back, gone]])).toEqual([{ officer_id: back }]);
  });

  it('keeps what he holds in another body', async () => {
    const leaver = uuidv7();
    const { taskId } = await accepted();
    const turn = await turnOf(taskId);
    await (await desk(leaver)).post(`/turns/${turn}/claim`, {});
    const done = await accepted();
    const done1 = await turnOf(done.taskId);
    const second = uuidv7();
    await (await desk(second)).post(`/turns/${done1}/claim`, {});
    await left(leaver, ORG.fire);
    await left(second, ORG.market);
    await eventually(async () => expect(await openTurns(done.taskId)).toMatchObject([{ holder_id: null }]));
    expect(await openTurns(taskId)).toMatchObject([{ holder_id: leaver }]);
  });
});
