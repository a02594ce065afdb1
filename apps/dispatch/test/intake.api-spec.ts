import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemResultsTopic } from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import { BrokerClient } from '@yiwang/messaging';
import { UnitOfWork } from '@yiwang/persistence';
import { eventually } from '@yiwang/testing';
import { TakeRecord } from '../src/intake/kafka/take-record.js';
import { IntakeMessages, type Settlement } from '../src/intake/persistence/intake-messages.js';
import { IntakeRejects } from '../src/intake/persistence/intake-rejects.js';
import { Intake, type MessageType, type Receipt, type SystemMessage } from '../src/intake/system-message.js';
import { TakeMessage } from '../src/intake/use-cases/take-message.js';
import { DepartmentSystems } from '../src/system/department-system.js';
import { type Answer, DispatchUnderTest, ORG, seat, threeDepartments } from './harness.js';

let dispatch: DispatchUnderTest;
beforeAll(async () => {
  dispatch = await DispatchUnderTest.start();
});
afterAll(() => dispatch.stop());

let serial = 0;
/** A message as a system writes it; its number is new unless told. */
const message = (type: MessageType, of: { taskId?: string; caseNo?: string }, body: object = {}, changes: object = {}): SystemMessage => ({
  externalId: `M-${++serial}`,
  type,
  version: 1,
  ...of,
  at: new Date().toISOString(),
  body,
  ...changes,
});
const approval = { result: 'approved', opinion: '同意' };

async function say(orgCode: string, ...messages: unknown[]): Promise<Answer<{ receipts: Receipt[] }>> {
  return (await dispatch.system(orgCode)).post<{ receipts: Receipt[] }>('/../messages', { messages }, null);
}
async function sayOne(orgCode: string, given: unknown): Promise<Receipt> {
  const { status, body } = await say(orgCode, given);
  expect([status, body.code]).toEqual([200, undefined]);
  return body.receipts[0]!;
}

async function givenCase(participants = threeDepartments, accepted = true): Promise<{ caseNo: string; itemCode: string }> {
  const itemCode = await dispatch.givenItem({ participants });
  const caseNo = dispatch.caseNo();
  if (accepted) await dispatch.accepted(caseNo, itemCode);
  return { caseNo, itemCode };
}
const stateOf = async (messageId: string): Promise<{ state: string; code: string | null }> =>
  (await dispatch.rows<{ state: string; code: string | null }>('SELECT state, code FROM intake_messages WHERE id = $1', [messageId]))[0]!;
const becomes = (messageId: string, state: string) =>
  eventually(async () => {
    const now = await stateOf(messageId);
    if (now.state !== state) throw new Error(`${now.state} ${now.code}`);
    return now;
  });
const taskRow = async (id: string) =>
  (
    await dispatch.rows<{ state: string; result: string | null; step_count: number }>(
      'SELECT state, result, step_count FROM tasks WHERE id = $1',
      [id],
    )
  )[0]!;
/** What no refused message may change. */
const everything = () =>
  dispatch.rows(`SELECT (SELECT jsonb_agg(t ORDER BY t.id) FROM tasks t) AS tasks, (SELECT count(*) FROM task_steps) AS steps,
    (SELECT jsonb_agg(p.version ORDER BY p.case_no) FROM case_plans p) AS plans`);
const setRule = (type: string, waitSeconds: number) =>
  dispatch.rows('UPDATE intake_rules SET wait_seconds = $2 WHERE type = $1', [type, waitSeconds]);

describe('a batch of messages', () => {
  it('moves the task as the calls do, each message by itself, with a receipt for each in their order', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const { body } = await say(
      ORG.fire,
      message('task.acknowledge', { taskId }),
      message('task.step', { taskId }, { link: '审查' }),
      message('task.result', { taskId }, { result: 'maybe', opinion: '' }),
      message('task.result', { taskId }, approval),
    );
    expect(body.receipts.map(({ state, code }) => [state, code])).toEqual([
      ['applied', null],
      ['applied', null],
      ['refused', 'DISPATCH.MESSAGE_INVALID'],
      ['applied', null],
    ]);
    expect(body.receipts[2]!.text!.en).toContain('/result');
    expect(await taskRow(taskId)).toEqual({ state: 'completed', result: 'approved', step_count: 1 });
  });

  it('names the task by the case where the system has one of it', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    expect((await sayOne(ORG.fire, message('task.result', { caseNo }, approval))).state).toBe('applied');
    expect((await taskRow(taskId)).result).toBe('approved');
  });

  it('is refused whole when it is no batch of messages, or nobody’s system sends it, and leaves no row behind', async () => {
    const count = () => dispatch.rows('SELECT count(*) FROM intake_messages');
    const before = await count();
    const good = message('task.acknowledge', { taskId: uuidv7() });
    expect((await say(ORG.fire, good, { ...good, type: 'task.dance' })).body.code).toBe('HTTP.INVALID');
    expect((await say(ORG.fire)).body.code).toBe('HTTP.INVALID');
    const stranger = await (await dispatch.system(ORG.fire, 'sys-stranger')).post('/../messages', { messages: [good] }, null);
    expect([stranger.status, stranger.body.code]).toEqual([403, 'DISPATCH.SYSTEM_UNKNOWN']);
    expect((await (await dispatch.officer(ORG.fire)).post('/../../department/messages', { messages: [good] }, null)).status).toBe(403);
    expect(await count()).toEqual(before);
  });
});

describe('a message said again', () => {
  it('changes nothing and gets the first answer, also long after and also when both come at once', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const step = message('task.step', { taskId }, { link: '审查' });
    const both = await Promise.all([sayOne(ORG.fire, step), sayOne(ORG.fire, step), sayOne(ORG.fire, step)]);
    expect(both.map(({ state }) => state).sort()).toEqual(['applied', 'duplicate', 'duplicate']);
    expect(new Set(both.map(({ messageId }) => messageId)).size).toBe(1);
    expect((await taskRow(taskId)).step_count).toBe(1);

    const result = message('task.result', { taskId }, approval);
    expect((await sayOne(ORG.fire, result)).state).toBe('applied');
    expect(await sayOne(ORG.fire, { ...result, at: new Date().toISOString() })).toMatchObject({
      state: 'duplicate',
      first: 'applied',
      code: null,
    });
    expect(await sayOne(ORG.fire, step)).toMatchObject({ state: 'duplicate', first: 'applied' });
    const refused = message('task.result', { taskId }, approval);
    expect(await sayOne(ORG.fire, refused)).toMatchObject({ state: 'refused', code: 'DISPATCH.TASK_CLOSED' });
    expect(await sayOne(ORG.fire, refused)).toMatchObject({ state: 'duplicate', first: 'refused', code: 'DISPATCH.TASK_CLOSED' });
  });

  it('is refused when it says something else under the same number, type and version; a higher version may', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const step = message('task.step', { taskId }, { link: '审查' });
    await sayOne(ORG.fire, step);
    const before = await everything();
    const other = { ...step, body: { link: '审核' } };
    expect(await sayOne(ORG.fire, other)).toMatchObject({ state: 'refused', code: 'DISPATCH.MESSAGE_CHANGED' });
    expect(await everything()).toEqual(before);
    expect((await sayOne(ORG.fire, { ...other, version: 2 })).state).toBe('applied');
    type Listed = { items: { externalId: string; version: number; changed: number }[] };
    const { body } = await (await dispatch.operator()).get<Listed>(`/intake/messages?caseNo=${caseNo}`);
    expect(body.items.map(({ version, changed }) => [version, changed])).toEqual([
      [2, 0],
      [1, 1],
    ]);
  });

  it('is the same message only of the same system', async () => {
    const { caseNo } = await givenCase();
    const [fire, ecology] = [await dispatch.taskOf(caseNo, ORG.fire), await dispatch.taskOf(caseNo, ORG.ecology)];
    const mine = message('task.acknowledge', { taskId: fire });
    expect((await sayOne(ORG.fire, mine)).state).toBe('applied');
    expect((await sayOne(ORG.ecology, { ...mine, taskId: ecology })).state).toBe('applied');
  });
});

describe('bad messages', () => {
  it('a result for a case that is not theirs is refused as if there were none', async () => {
    const { caseNo } = await givenCase([seat(ORG.market, { lead: true }), seat(ORG.ecology)]);
    const taskId = await dispatch.taskOf(caseNo, ORG.ecology);
    const { caseNo: other } = await givenCase();
    await dispatch.taskOf(other, ORG.fire);
    const before = await everything();
    for (const named of [{ taskId }, { caseNo }, { taskId: uuidv7() }]) {
      expect(await sayOne(ORG.fire, message('task.result', named, approval))).toMatchObject({
        state: 'refused',
        code: 'DISPATCH.TASK_NOT_FOUND',
      });
    }
    expect((await sayOne(ORG.ecology, message('task.result', { taskId, caseNo: other }, approval))).code).toBe('DISPATCH.TASK_NOT_FOUND');
    expect((await sayOne(ORG.fire, message('task.result', {}, approval))).code).toBe('DISPATCH.TASK_NOT_NAMED');
    expect(await everything()).toEqual(before);
  });

  it('a task of another system of the same department is none of its business', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const id = uuidv7();
    await dispatch.rows(
      "INSERT INTO department_systems (id, org_code, name, channel, client_id, everything) VALUES ($1, $2, 'x', 'pull', 'sys-fire-2', false)",
      [id, ORG.fire],
    );
    const other = (await dispatch.service.app.get(DepartmentSystems).byId(id))!;
    const receipt = await dispatch.service.app.get(Intake).receive(other, message('task.result', { taskId }, approval));
    expect(receipt).toMatchObject({ state: 'refused', code: 'DISPATCH.TASK_NOT_FOUND' });
    expect((await taskRow(taskId)).result).toBeNull();
  });

  it('an acknowledgement twice is no trouble, and a result before it acknowledges', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    for (let i = 0; i < 2; i++) expect((await sayOne(ORG.fire, message('task.acknowledge', { taskId }))).state).toBe('applied');
    const ecology = await dispatch.taskOf(caseNo, ORG.ecology);
    expect((await sayOne(ORG.ecology, message('task.result', { taskId: ecology }, approval))).state).toBe('applied');
    const [row] = await dispatch.rows('SELECT acknowledged_at FROM tasks WHERE id = $1', [ecology]);
    expect(row!['acknowledged_at']).toBeInstanceOf(Date);
  });

  it('a clock ten minutes ahead is named, one four minutes ahead is put right, and one behind never back-dates', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const before = await everything();
    const off = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
    const ahead = message('task.acknowledge', { taskId }, {}, { at: off(10) });
    expect(await sayOne(ORG.fire, ahead)).toMatchObject({ state: 'refused', code: 'DISPATCH.CLOCK_AHEAD' });
    const future = message('task.step', { taskId }, { link: '审查', endedAt: off(10) });
    expect(await sayOne(ORG.fire, future)).toMatchObject({ state: 'refused', code: 'DISPATCH.CLOCK_AHEAD' });
    const behind = message('task.step', { taskId }, { link: '审查', startedAt: off(-10), endedAt: off(-9) }, { at: off(-10) });
    expect(await sayOne(ORG.fire, behind)).toMatchObject({ state: 'refused', code: 'DISPATCH.STEP_BACKDATED' });
    expect(await everything()).toEqual(before);

    const near = message('task.step', { taskId }, { link: '审查', startedAt: off(-4), endedAt: off(4) }, { at: off(4) });
    const receipt = await sayOne(ORG.fire, near);
    expect(receipt.state).toBe('applied');
    const [step] = await dispatch.rows<{ ok: boolean }>(
      'SELECT s.started_at = t.assigned_at AND s.ended_at <= now() AS ok FROM task_steps s JOIN tasks t ON t.id = s.task_id WHERE t.id = $1',
      [taskId],
    );
    expect(step).toEqual({ ok: true });
    expect(await dispatch.rows('SELECT adjusted FROM intake_messages WHERE id = $1', [receipt.messageId])).toEqual([{ adjusted: true }]);
  });

  it('a clock a minute behind still tells of work that ended after its task was acknowledged', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    await sayOne(ORG.fire, message('task.acknowledge', { taskId }));
    const endedAt = new Date(Date.now() - 60_000).toISOString();
    const { state, messageId } = await sayOne(ORG.fire, message('task.step', { taskId }, { link: '审查', endedAt }, { at: endedAt }));
    expect(state).toBe('applied');
    expect(await dispatch.rows('SELECT adjusted FROM intake_messages WHERE id = $1', [messageId])).toEqual([{ adjusted: true }]);
    const [step] = await dispatch.rows<{ ok: boolean }>(
      'SELECT s.started_at = t.acknowledged_at AND s.ended_at = s.started_at AS ok FROM task_steps s JOIN tasks t ON t.id = s.task_id WHERE t.id = $1',
      [taskId],
    );
    expect(step).toEqual({ ok: true });
  });

  it('what has no number that can be listed, or is larger than anything one may say, is no message', async () => {
    const count = () => dispatch.rows('SELECT count(*) FROM intake_messages');
    const before = await count();
    const good = message('task.step', { caseNo: dispatch.caseNo() }, { link: '审查' });
    for (const bad of [
      { ...good, caseNo: 'X'.repeat(41) },
      { ...good, externalId: '  ' },
      { ...good, externalId: 'M-1\nDISPATCH' },
      { ...good, externalId: 'M\u2028A' },
      { ...good, body: { link: 'x'.repeat(70_000) } },
    ]) {
      const { status, body } = await say(ORG.fire, bad);
      expect([status, body.code]).toEqual([400, 'HTTP.INVALID']);
    }
    expect(await count()).toEqual(before);
  });

  it('a case number that is none is told of that message only, and kept nowhere in the clear', async () => {
    const { caseNo } = await givenCase();
    const { caseNo: second } = await givenCase();
    const tasks = [await dispatch.taskOf(caseNo, ORG.fire), await dispatch.taskOf(second, ORG.fire)];
    const wrong = message('task.result', { caseNo: '张三-1' }, approval);
    const batch = [message('task.result', { caseNo }, approval), wrong, message('task.result', { caseNo: second }, approval)];
    const { status, body } = await say(ORG.fire, ...batch);
    expect([status, body.receipts.map(({ state, code }) => [state, code])]).toEqual([
      200,
      [
        ['applied', null],
        ['refused', 'DISPATCH.MESSAGE_INVALID'],
        ['applied', null],
      ],
    ]);
    expect(body.receipts[1]!.text!.en).toContain('/caseNo');
    for (const task of tasks) expect((await taskRow(task)).result).toBe('approved');
    const { messageId } = body.receipts[1]!;
    expect(await dispatch.rows('SELECT case_no FROM intake_messages WHERE id = $1', [messageId])).toEqual([{ case_no: null }]);
    expect((await say(ORG.fire, ...batch)).body.receipts.map(({ state, first }) => [state, first])).toEqual([
      ['duplicate', 'applied'],
      ['duplicate', 'refused'],
      ['duplicate', 'applied'],
    ]);
    expect(await sayOne(ORG.fire, { ...wrong, version: 2, caseNo: '' })).toMatchObject({ code: 'DISPATCH.MESSAGE_INVALID' });
  });

  it('members that the sender made up are named, not repeated at length', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const body = { link: '审查', [`name${'甲'.repeat(500)}`]: 1 };
    const { code, text } = await sayOne(ORG.fire, message('task.step', { taskId }, body));
    expect([code, text!.en.includes('name甲'), text!.en.includes('甲'.repeat(60))]).toEqual(['DISPATCH.MESSAGE_INVALID', true, false]);

    const cutInHalf = `${'a'.repeat(58)}𬱖`;
    const refused = await sayOne(ORG.fire, message('task.step', { taskId }, { link: '审查', [cutInHalf]: 1 }));
    expect(refused).toMatchObject({ state: 'refused', code: 'DISPATCH.MESSAGE_INVALID' });
    for (const text of Object.values(refused.text!)) expect(Buffer.from(text).toString()).toBe(text);
  });

  it('one task answered by two at once takes one answer', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const receipts = await Promise.all([1, 2, 3, 4].map(() => sayOne(ORG.fire, message('task.result', { taskId }, approval))));
    expect(receipts.map(({ state, code }) => code ?? state).sort()).toEqual([
      'DISPATCH.TASK_CLOSED',
      'DISPATCH.TASK_CLOSED',
      'DISPATCH.TASK_CLOSED',
      'applied',
    ]);
  });
});

describe('messages out of order', () => {
  it('wait: a handler report and a result before the acceptance are applied in their order when the task has come', async () => {
    const { caseNo, itemCode } = await givenCase(threeDepartments, false);
    const at = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
    const result = await sayOne(ORG.fire, message('task.result', { caseNo }, approval, { at: at(10) }));
    const second = message('task.step', { caseNo }, { link: '审核', startedAt: at(20), endedAt: at(15) }, { at: at(15) });
    const first = message('task.step', { caseNo }, { link: '审查', startedAt: at(3_000), endedAt: at(20) }, { at: at(20) });
    const steps = [await sayOne(ORG.fire, second), await sayOne(ORG.fire, first)];
    for (const { state, code } of [result, ...steps]) expect([state, code]).toEqual(['waiting', 'DISPATCH.PREDECESSOR_MISSING']);
    expect((await sayOne(ORG.fire, second)).state).toBe('waiting');

    await dispatch.accepted(caseNo, itemCode);
    for (const { messageId } of [...steps, result]) await becomes(messageId, 'applied');
    const rows = await dispatch.rows<{ link: string }>(
      'SELECT s.link FROM task_steps s JOIN tasks t ON t.id = s.task_id WHERE t.case_no = $1 ORDER BY s.step_no',
      [caseNo],
    );
    expect(rows.map(({ link }) => link)).toEqual(['审查', '审核']);
    expect(await sayOne(ORG.fire, second)).toMatchObject({ state: 'duplicate', first: 'applied' });
  });

  it('a later stage waits for the one before it', async () => {
    const { caseNo } = await givenCase([seat(ORG.market, { lead: true, stage: 2 }), seat(ORG.ecology), seat(ORG.fire, { stage: 2 })]);
    await dispatch.taskOf(caseNo, ORG.ecology);
    const early = await sayOne(ORG.fire, message('task.result', { caseNo }, approval));
    expect(early.state).toBe('waiting');
    expect((await sayOne(ORG.ecology, message('task.result', { caseNo }, approval))).state).toBe('applied');
    await becomes(early.messageId, 'applied');
  });

  it('what waited in vain is refused when its time is over, stays listed, and can be replayed when what it missed is there', async () => {
    await setRule('task.result', 1);
    const { caseNo, itemCode } = await givenCase(threeDepartments, false);
    const given = message('task.result', { caseNo }, approval);
    const { messageId, state } = await sayOne(ORG.fire, given);
    expect(state).toBe('waiting');
    expect(await becomes(messageId, 'refused')).toEqual({ state: 'refused', code: 'DISPATCH.PREDECESSOR_MISSING' });
    await setRule('task.result', 86_400);

    const operator = await dispatch.operator();
    type Listed = { items: { messageId: string; externalId: string; code: string; orgCode: string }[] };
    const listed = await operator.get<Listed>(`/intake/messages?state=refused&caseNo=${caseNo}`);
    expect(listed.body.items).toMatchObject([
      { messageId, externalId: given.externalId, orgCode: ORG.fire, code: 'DISPATCH.PREDECESSOR_MISSING' },
    ]);
    expect(JSON.stringify(listed.body)).not.toContain('同意');

    const replay = () => operator.post<Receipt>(`/intake/messages/${messageId}/replay`, undefined, null);
    expect((await replay()).body).toMatchObject({ state: 'refused', code: 'DISPATCH.PREDECESSOR_MISSING' });
    await dispatch.accepted(caseNo, itemCode);
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    expect((await replay()).body).toMatchObject({ state: 'applied', code: null });
    expect((await taskRow(taskId)).result).toBe('approved');
    const again = await replay();
    expect([again.status, again.body.code]).toEqual([409, 'DISPATCH.MESSAGE_SETTLED']);
    expect((await operator.post(`/intake/messages/${uuidv7()}/replay`, undefined, null)).body.code).toBe('DISPATCH.MESSAGE_NOT_FOUND');
  });

  it('nothing waits where the rule says so', async () => {
    await setRule('case.measure', 0);
    const { caseNo } = await givenCase(threeDepartments, false);
    const measure = { kind: 'extend', days: 3, approver: '审批人', reason: '案情复杂' };
    expect(await sayOne(ORG.fire, message('case.measure', { caseNo }, measure))).toMatchObject({
      state: 'refused',
      code: 'DISPATCH.PREDECESSOR_MISSING',
    });
    await setRule('case.measure', 86_400);
  });

  it('an older version is out of date once a newer one is here', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const first = message('task.step', { taskId }, { link: '审查' });
    expect((await sayOne(ORG.fire, { ...first, version: 2, body: { link: '审核' } })).state).toBe('applied');
    expect(await sayOne(ORG.fire, first)).toMatchObject({ state: 'refused', code: 'DISPATCH.MESSAGE_OUTDATED' });
    expect((await sayOne(ORG.fire, { ...first, version: 3 })).state).toBe('applied');
    const links = await dispatch.rows('SELECT link FROM task_steps WHERE task_id = $1 ORDER BY step_no', [taskId]);
    expect(links).toEqual([{ link: '审核' }, { link: '审查' }]);
  });

  it('an older version is not out of date because of a newer one that waits', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    const [first, second] = [message('task.step', { taskId }, { link: '审查' }), message('task.step', { taskId }, { link: '审核' })];
    const { messageId } = await sayOne(ORG.fire, {
      ...second,
      externalId: first.externalId,
      version: 2,
      taskId: undefined,
      caseNo: dispatch.caseNo(),
    });
    expect((await stateOf(messageId)).state).toBe('waiting');
    expect((await sayOne(ORG.fire, first)).state).toBe('applied');
    expect(await stateOf(messageId)).toMatchObject({ state: 'waiting' });
  });

  it('wait for nobody else: what one system has waiting in great numbers holds up no other', async () => {
    const [fire] = await dispatch.rows<{ id: string }>("SELECT id FROM department_systems WHERE client_id = 'sys-fire'");
    const many = Array.from({ length: 3_000 }, () => message('task.result', { caseNo: '330203260302999999990' }, approval));
    const waiting = { state: 'waiting', code: 'DISPATCH.PREDECESSOR_MISSING', text: null, adjusted: false, waitSeconds: 86_400 } as const;
    const [app, record] = [dispatch.service.app, dispatch.service.app.get(IntakeMessages)];
    for (let from = 0; from < many.length; from += 500) {
      await app.get(UnitOfWork).run(async () => {
        for (const each of many.slice(from, from + 500)) {
          await record.add(
            fire!.id,
            { id: uuidv7(), message: each, rule: { rank: 3 }, limit: {} },
            { ...waiting, taskId: null, caseNo: null },
          );
        }
      });
    }
    await dispatch.rows("UPDATE intake_messages SET next_attempt_at = now() - interval '1 hour' WHERE case_no = '330203260302999999990'");
    const { caseNo, itemCode } = await givenCase(threeDepartments, false);
    const { messageId } = await sayOne(ORG.ecology, message('task.result', { caseNo }, approval));
    await dispatch.accepted(caseNo, itemCode);
    await eventually(async () => expect(await dispatch.rows('SELECT 1 FROM case_plans WHERE case_no = $1', [caseNo])).toHaveLength(1));
    const since = performance.now();
    await becomes(messageId, 'applied');
    expect(performance.now() - since).toBeLessThan(4_000);
    const [rest] = await dispatch.rows<{ due: number }>(
      "SELECT count(*)::int AS due FROM intake_messages WHERE case_no = '330203260302999999990' AND next_attempt_at < now()",
    );
    expect(rest!.due).toBeGreaterThan(0);
    await dispatch.rows("DELETE FROM intake_messages WHERE case_no = '330203260302999999990'");
  }, 60_000);

  it('that are called up while they are being tried are tried again at once', async () => {
    const { caseNo } = await givenCase(threeDepartments, false);
    const { messageId } = await sayOne(ORG.fire, message('task.result', { caseNo }, approval));
    const waiting = { state: 'waiting', code: 'DISPATCH.PREDECESSOR_MISSING', text: null, adjusted: false, waitSeconds: 86_400 } as const;
    const [app, record] = [dispatch.service.app, dispatch.service.app.get(IntakeMessages)];
    const next = async (calledUp: boolean): Promise<boolean> =>
      app.get(UnitOfWork).run(async () => {
        await dispatch.rows("UPDATE intake_messages SET next_attempt_at = now() + interval '20 seconds' WHERE id = $1", [messageId]);
        if (calledUp) await record.callUp([caseNo]);
        await record.settle(messageId, { ...waiting, taskId: null, caseNo: null });
        const [row] = await dispatch.rows<{ due: boolean }>('SELECT next_attempt_at <= now() AS due FROM intake_messages WHERE id = $1', [
          messageId,
        ]);
        return row!.due;
      });
    expect([await next(false), await next(true)]).toEqual([false, true]);
  });

  it('may not wait in any number', async () => {
    const [fire] = await dispatch.rows<{ id: string }>("SELECT id FROM department_systems WHERE client_id = 'sys-fire'");
    await dispatch.rows(
      `INSERT INTO intake_messages (id, system_id, external_id, type, version, case_no, at, content, sealed, state, code, rank, wait_until, next_attempt_at)
       SELECT gen_random_uuid(), $1, 'CROWD-' || n, 'task.result', 1, 'crowd', now(), 'x', 'x', 'waiting', 'DISPATCH.PREDECESSOR_MISSING', 3,
         now() + interval '1 day', now() + interval '1 day' FROM generate_series(1, 20000) n`,
      [fire!.id],
    );
    const { caseNo } = await givenCase(threeDepartments, false);
    const tooMany = message('task.result', { caseNo }, approval);
    const count = () => dispatch.rows('SELECT count(*) FROM intake_messages');
    const before = await count();
    const { status, body, headers } = await say(ORG.fire, tooMany);
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'DISPATCH.TOO_MANY_WAITING', '60']);
    expect(await count()).toEqual(before);
    // What came with it, and need not wait, is done.
    const { caseNo: ready } = await givenCase();
    const taskId = await dispatch.taskOf(ready, ORG.fire);
    const answered = await say(ORG.fire, tooMany, message('task.result', { taskId }, approval));
    expect(answered).toMatchObject({
      status: 200,
      body: { receipts: [{ messageId: null, state: 'notTaken', code: 'DISPATCH.TOO_MANY_WAITING' }, { state: 'applied' }] },
    });
    expect((await taskRow(taskId)).result).toBe('approved');
    expect((await sayOne(ORG.ecology, message('task.result', { caseNo }, approval))).state).toBe('waiting');
    await dispatch.rows("DELETE FROM intake_messages WHERE case_no = 'crowd'");
    // Nothing stands in the way of the very same one.
    expect((await sayOne(ORG.fire, tooMany)).state).toBe('waiting');
  });

  it('are kept waiting by no other system’s, whose mapping takes long; nor are its others of that type tried in the same round', async () => {
    const { caseNo, itemCode } = await givenCase(threeDepartments, false);
    const at = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
    const slow = [
      await sayOne(ORG.fire, message('task.result', { caseNo }, approval, { at: at(20) })),
      await sayOne(ORG.fire, message('task.result', { caseNo }, approval, { at: at(15) })),
    ].map(({ messageId }) => messageId);
    const { messageId: other } = await sayOne(ORG.ecology, message('task.result', { caseNo }, approval, { at: at(10) }));
    const ids = [...slow, other];
    const take = dispatch.service.app.get(TakeMessage);
    const attempt = take.attempt.bind(take);
    const tried: string[] = [];
    let [armed, release] = [false, (): void => undefined];
    const held = new Promise<void>((resolve) => (release = resolve));
    take.attempt = async (system, taken, note) => {
      if (!ids.includes(taken.id) || (armed && taken.id === other)) return attempt(system, taken, note);
      if (armed) {
        tried.push(taken.id);
        await held;
      }
      const code = 'DISPATCH.MAPPING_TOO_LONG';
      const waits: Settlement = { state: 'waiting', code, text: null, adjusted: false, taskId: null, caseNo, waitSeconds: 60 };
      return { settled: waits, noted: false };
    };
    try {
      await dispatch.accepted(caseNo, itemCode);
      for (const orgCode of [ORG.fire, ORG.ecology]) await dispatch.taskOf(caseNo, orgCode);
      // Now nobody looks at them for a while, unless they are called up: all at once.
      const rest = "SELECT 1 FROM intake_messages WHERE id = ANY($1) AND next_attempt_at > now() + interval '5 s'";
      await eventually(async () => expect(await dispatch.rows(rest, [ids])).toHaveLength(ids.length), 40_000);
      armed = true;
      await dispatch.rows('UPDATE intake_messages SET next_attempt_at = to_timestamp(0) WHERE id = ANY($1)', [ids]);
      await becomes(other, 'applied');
      expect(tried).toEqual(slow.slice(0, 1));
      release();
      // One that waits later is tried in a later round: that of the first is over by then.
      const later = await sayOne(ORG.ecology, message('task.result', { caseNo: dispatch.caseNo() }, approval));
      await eventually(async () =>
        expect(await dispatch.rows('SELECT 1 FROM intake_messages WHERE id = $1 AND attempts > 0', [later.messageId])).toHaveLength(1),
      );
      expect(tried).toEqual(slow.slice(0, 1));
    } finally {
      release();
      take.attempt = attempt;
    }
  }, 60_000);

  it('that fail by a fault of ours are put aside when their time is over, and are not tried for ever', async () => {
    const { caseNo, itemCode } = await givenCase(threeDepartments, false);
    const { messageId } = await sayOne(ORG.fire, message('task.result', { caseNo }, approval));
    const take = dispatch.service.app.get(TakeMessage);
    const attempt = take.attempt.bind(take);
    take.attempt = (system, taken, note) => (taken.id === messageId ? Promise.reject(new Error('a fault')) : attempt(system, taken, note));
    await dispatch.rows("UPDATE intake_messages SET wait_until = now() - interval '1 second', next_attempt_at = now() WHERE id = $1", [
      messageId,
    ]);
    expect(await becomes(messageId, 'refused')).toEqual({ state: 'refused', code: 'DISPATCH.MESSAGE_FAILED' });
    take.attempt = attempt;
    await dispatch.accepted(caseNo, itemCode);
    await dispatch.taskOf(caseNo, ORG.fire);
    const replayed = await (await dispatch.operator()).post<Receipt>(`/intake/messages/${messageId}/replay`, undefined, null);
    expect(replayed.body.state).toBe('applied');
  });

  it('replayed while they take effect elsewhere are told as what they came to', async () => {
    const { caseNo } = await givenCase(threeDepartments, false);
    const { messageId } = await sayOne(ORG.fire, message('task.result', { caseNo }, approval));
    const take = dispatch.service.app.get(TakeMessage);
    const attempt = take.attempt.bind(take);
    take.attempt = async (system, taken, note) => {
      if (taken.id !== messageId) return attempt(system, taken, note);
      await dispatch.rows(
        `UPDATE intake_messages SET state = 'applied', code = NULL, wait_until = NULL, next_attempt_at = NULL, settled_at = now() WHERE id = $1`,
        [messageId],
      );
      const closed = { state: 'refused', code: 'DISPATCH.TASK_CLOSED', text: null, adjusted: false, taskId: null, caseNo, waitSeconds: 0 };
      return { settled: closed as Settlement, noted: false };
    };
    const { body } = await (await dispatch.operator()).post<Receipt>(`/intake/messages/${messageId}/replay`, undefined, null);
    take.attempt = attempt;
    expect(body).toMatchObject({ state: 'applied', code: null });
  });
});

describe('a system that may not', () => {
  it('says nothing any more once it is suspended, also what waited; an official may replay it when it is back', async () => {
    await dispatch.register(ORG.housing, 'pull', 'sys-housing');
    const [housing] = await dispatch.rows<{ id: string }>("SELECT id FROM department_systems WHERE client_id = 'sys-housing'");
    const participants = [seat(ORG.market, { lead: true }), seat(ORG.housing)];
    const { caseNo, itemCode } = await givenCase(participants, false);
    const { messageId, state } = await sayOne(ORG.housing, message('task.result', { caseNo }, approval));
    expect(state).toBe('waiting');
    const approver = await dispatch.administrator('approver', ['system.approve']);
    expect((await approver.post(`/systems/${housing!.id}/suspend`, { reason: '疑似泄密' })).status).toBe(200);
    await dispatch.accepted(caseNo, itemCode);
    const taskId = await dispatch.taskOf(caseNo, ORG.housing);
    expect(await becomes(messageId, 'refused')).toEqual({ state: 'refused', code: 'DISPATCH.SYSTEM_UNKNOWN' });
    expect(await taskRow(taskId)).toEqual({ state: 'assigned', result: null, step_count: 0 });
    const record = { topic: 'department.sys-housing.results.v1', orgCode: ORG.housing, clientId: 'sys-housing', partition: 0, offset: '1' };
    const value = JSON.stringify(message('task.result', { taskId }, approval));
    const patience = { pause: () => Promise.resolve(), stopped: () => false };
    await dispatch.service.app.get(TakeRecord).execute({ ...record, key: caseNo, value, systemCode: null }, patience);
    expect(await dispatch.rows('SELECT code FROM intake_rejects WHERE topic = $1', [record.topic])).toEqual([
      { code: 'DISPATCH.SYSTEM_UNKNOWN' },
    ]);
    expect(await taskRow(taskId)).toEqual({ state: 'assigned', result: null, step_count: 0 });

    await dispatch.rows("UPDATE department_systems SET state = 'live' WHERE id = $1", [housing!.id]);
    const replayed = await (await dispatch.operator()).post<Receipt>(`/intake/messages/${messageId}/replay`, undefined, null);
    expect(replayed.body.state).toBe('applied');
  });

  it('is no way round the links by which the department’s officers handle a task', async () => {
    const head = await dispatch.client('/api/v1/workbench', {
      kind: 'officer',
      id: 'head',
      orgCode: ORG.market,
      permissions: ['task.handle', 'workbench.manage'],
    });
    await head.put('/posts/clerk', { name: '科员' });
    await head.put('/posts/clerk/members/li', { name: '李' });
    const { caseNo: free } = await givenCase();
    const itemCode = await dispatch.givenItem({ participants: [seat(ORG.market, { lead: true })] });
    const links = [{ code: 'one', name: '审查', kind: 'other', post: 'clerk' }];
    const draft = await head.post<{ processId: string }>('/processes', { itemCode, name: '流程', links });
    expect((await head.post(`/processes/${draft.body.processId}/publish`)).status).toBe(200);
    await dispatch.rows(
      `INSERT INTO department_systems (id, org_code, name, channel, client_id, everything) VALUES ($1, $2, 'x', 'pull', 'sys-market', false)`,
      [uuidv7(), ORG.market],
    );
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, itemCode);
    const taskId = await dispatch.taskOf(caseNo, ORG.market);
    const freeTask = await dispatch.taskOf(free, ORG.market);
    const before = await everything();
    const system = await dispatch.system(ORG.market, 'sys-market');
    const tell = async (given: unknown): Promise<Receipt> =>
      (await system.post<{ receipts: Receipt[] }>('/../messages', { messages: [given] }, null)).body.receipts[0]!;
    for (const named of [{ taskId }, { caseNo }]) {
      expect(await tell(message('case.decide', named, { outcome: 'approved' }))).toMatchObject({
        state: 'refused',
        code: 'DISPATCH.PROCESS_FOLLOWED',
      });
    }
    const direct = await system.post(`/${taskId}/decision`, { outcome: 'approved' });
    expect([direct.status, direct.body.code]).toEqual([409, 'DISPATCH.PROCESS_FOLLOWED']);
    expect((await system.get(`/${taskId}`)).status).toBe(200);
    expect(await everything()).toEqual(before);
    // One that had the task says that it has heard of its end.
    await dispatch.rows(
      `INSERT INTO deliveries (id, system_id, task_id, case_no, type, version, data)
       SELECT gen_random_uuid(), id, $1, $2, 'task.recalled', 1, '{}' FROM department_systems WHERE client_id = 'sys-market'`,
      [taskId, caseNo],
    );
    expect((await tell(message('recall.acknowledge', { taskId }))).state).toBe('applied');
    expect((await tell(message('task.step', { taskId: freeTask }, { link: '审查' }))).state).toBe('applied');
  });
});

describe('suspensions, returns and recalls', () => {
  it('go by message, too', async () => {
    const { caseNo, itemCode } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    await sayOne(ORG.fire, message('task.acknowledge', { taskId }));
    const hearing = { procedure: 'hearing', reason: '听证', plannedDays: 5 };
    expect((await sayOne(ORG.fire, message('task.suspend', { taskId }, hearing))).state).toBe('applied');
    expect((await sayOne(ORG.fire, message('task.result', { taskId }, approval))).code).toBe('DISPATCH.TASK_SUSPENDED');
    expect((await sayOne(ORG.fire, message('task.resume', { taskId }))).state).toBe('applied');
    expect((await sayOne(ORG.fire, message('recall.acknowledge', { taskId }))).code).toBe('DISPATCH.NOT_RECALLED');
    expect((await sayOne(ORG.fire, message('task.return', { taskId }, { reason: '不属于本部门职责' }))).state).toBe('applied');

    const ecology = await dispatch.taskOf(caseNo, ORG.ecology);
    await dispatch.withdrawn(caseNo, itemCode);
    await eventually(async () => expect((await taskRow(ecology)).state).toBe('recalled'));
    expect((await sayOne(ORG.ecology, message('recall.acknowledge', { caseNo }))).state).toBe('applied');
  });

  it('a result after the joint handling is over is late: recorded, and changes nothing; after a withdrawal it is refused', async () => {
    const itemCode = await dispatch.givenItem({ participants: threeDepartments, joinRule: 'earlyEnd' });
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, itemCode);
    const taskId = await dispatch.taskOf(caseNo, ORG.fire);
    await sayOne(ORG.ecology, message('task.result', { caseNo }, { result: 'rejected', opinion: '不符合条件' }));
    expect((await taskRow(taskId)).state).toBe('recalled');
    const late = message('task.result', { taskId }, approval);
    expect(await sayOne(ORG.fire, late)).toMatchObject({ state: 'late', code: 'DISPATCH.RESULT_LATE' });
    expect((await taskRow(taskId)).state).toBe('recalled');
    expect(await sayOne(ORG.fire, late)).toMatchObject({ state: 'duplicate', first: 'late', code: 'DISPATCH.RESULT_LATE' });

    const other = await givenCase();
    const withdrawn = await dispatch.taskOf(other.caseNo, ORG.fire);
    await dispatch.withdrawn(other.caseNo, other.itemCode);
    await eventually(async () => expect((await taskRow(withdrawn)).state).toBe('recalled'));
    expect(await sayOne(ORG.fire, message('task.result', { taskId: withdrawn }, approval))).toMatchObject({ code: 'DISPATCH.TASK_CLOSED' });
  });
});

describe('the record of messages', () => {
  it('keeps what they say sealed', async () => {
    const { caseNo } = await givenCase();
    await dispatch.taskOf(caseNo, ORG.fire);
    const { messageId } = await sayOne(ORG.fire, message('task.result', { caseNo }, { result: 'approved', opinion: '现场核查合格甲乙丙' }));
    const [row] = await dispatch.rows('SELECT to_jsonb(m)::text AS all FROM intake_messages m WHERE id = $1', [messageId]);
    expect(row!['all']).not.toContain('甲乙丙');
  });

  it('forgets what they said after the time of keeping, and still knows them again', async () => {
    const { caseNo } = await givenCase();
    await dispatch.taskOf(caseNo, ORG.fire);
    const given = message('task.result', { caseNo }, { result: 'rejected', opinion: '' });
    const { messageId } = await sayOne(ORG.fire, given);
    await dispatch.rows("UPDATE intake_messages SET settled_at = now() - interval '91 days' WHERE id = $1", [messageId]);
    expect(await dispatch.service.app.get(IntakeMessages).forget(new Date(Date.now() - 90 * 86_400_000), 10)).toBe(1);
    expect(await dispatch.rows('SELECT sealed FROM intake_messages WHERE id = $1', [messageId])).toEqual([{ sealed: null }]);
    expect(await sayOne(ORG.fire, given)).toMatchObject({ state: 'duplicate', first: 'refused' });
    const replayed = await (await dispatch.operator()).post(`/intake/messages/${messageId}/replay`, undefined, null);
    expect([replayed.status, replayed.body.code]).toEqual([409, 'DISPATCH.MESSAGE_FORGOTTEN']);
  });

  it('shows and changes the rules to operators only', async () => {
    const operator = await dispatch.operator();
    type Rules = { items: { type: string; waitSeconds: number; changedBy: string | null }[] };
    const rules = await operator.get<Rules>('/intake/rules');
    expect(rules.body.items.map(({ type }) => type)).toContain('acceptance.answer');
    const rule = { waitSeconds: 60, toleranceSeconds: 120, waitsOn: ['DISPATCH.CASE_SUSPENDED'], lateOn: [] };
    const changed = await operator.put('/intake/rules/case.decide', rule);
    expect([changed.status, changed.body]).toMatchObject([200, { type: 'case.decide', ...rule, changedBy: 'operator' }]);
    expect((await operator.put('/intake/rules/case.decide', { ...rule, waitSeconds: -1 })).status).toBe(400);
    const changes = await operator.get<{ items: object[] }>('/intake/rules/case.decide/changes');
    const before = { waitSeconds: 86_400, toleranceSeconds: 300, waitsOn: ['DISPATCH.MAPPING_TOO_LONG'], lateOn: [] };
    expect(changes.body.items).toMatchObject([{ before, after: rule, changedBy: 'operator' }]);
    await expect(dispatch.rows('UPDATE intake_rule_changes SET changed_by = $1', ['x'])).rejects.toMatchObject({ code: '42501' });
    const officer = await dispatch.officer(ORG.fire);
    expect((await officer.get('/../../admin/intake/messages')).status).toBe(403);
  });
});

describe('the inbound topic of a department', () => {
  const topic = systemResultsTopic('sys-ecology');
  const write = (
    ...messages: { key: string | null; value: string; headers?: Record<string, string>; partition?: number }[]
  ): Promise<void> =>
    dispatch.service.app.get(BrokerClient).send([{ topic: topic.name, messages: messages as { key: string; value: string }[] }], 'test');
  const rejects = (code: string) =>
    eventually(async () => {
      const rows = await dispatch.rows<{ id: string }>('SELECT id FROM intake_rejects WHERE code = $1', [code]);
      if (rows.length === 0) throw new Error(`nothing was put aside as ${code}`);
      return rows;
    });
  beforeAll(() => dispatch.service.app.get(BrokerClient).ensureTopics([topic]));

  it('takes messages and CloudEvents, and stops behind no record that is none', async () => {
    const { caseNo } = await givenCase();
    const { caseNo: second } = await givenCase();
    const [one, two] = [await dispatch.taskOf(caseNo, ORG.ecology), await dispatch.taskOf(second, ORG.ecology)];
    const { caseNo: foreign } = await givenCase([seat(ORG.market, { lead: true }), seat(ORG.fire)]);
    const theirs = await dispatch.taskOf(foreign, ORG.fire);
    const event = {
      specversion: '1.0',
      id: 'E-1',
      source: '/ecology',
      type: 'cn.yiwang.department.task.result.v1',
      subject: second,
      time: new Date().toISOString(),
      data: { taskId: two, body: approval },
    };
    const json = (of: object): string => JSON.stringify(of);
    const key = caseNo; // all in one partition: what is bad stands before what is good
    await write(
      { key: null, value: json(message('task.result', { taskId: one }, approval)) },
      { key, value: '{"externalId":' },
      { key, value: json({ hello: 'world' }) },
      { key, value: json(message('task.result', { caseNo: second }, approval)) },
      { key, value: json(message('task.acknowledge', { taskId: one })), headers: { system: 'nobody' } },
      { key: foreign, value: json({ ...message('task.result', { taskId: theirs }, approval), externalId: 'FOREIGN' }) },
      { key, value: json(message('task.result', { taskId: one }, approval)) },
      { key: second, value: json(event) },
    );
    await eventually(async () => expect([(await taskRow(one)).result, (await taskRow(two)).result]).toEqual(['approved', 'approved']));
    for (const code of ['RECORD_WITHOUT_KEY', 'RECORD_UNREADABLE', 'RECORD_KEY_WRONG', 'SYSTEM_UNKNOWN']) await rejects(`DISPATCH.${code}`);
    await eventually(async () => {
      const rows = await dispatch.rows("SELECT state, code FROM intake_messages WHERE external_id = 'FOREIGN'");
      expect(rows).toEqual([{ state: 'refused', code: 'DISPATCH.TASK_NOT_FOUND' }]);
    });
    expect((await taskRow(theirs)).result).toBeNull();
    const listed = await (await dispatch.operator()).get<{ items: { code: string }[] }>(`/intake/rejects?orgCode=${ORG.ecology}`);
    expect(listed.body.items.map(({ code }) => code)).toContain('DISPATCH.RECORD_WITHOUT_KEY');
  });

  it('one too many that would wait is put aside, so that nobody waits behind it, and is taken when it is replayed once fewer wait', async () => {
    const [ecology] = await dispatch.rows<{ id: string }>("SELECT id FROM department_systems WHERE client_id = 'sys-ecology'");
    await dispatch.rows(
      `INSERT INTO intake_messages (id, system_id, external_id, type, version, case_no, at, content, sealed, state, code, rank, wait_until, next_attempt_at)
       SELECT gen_random_uuid(), $1, 'KAFKA-CROWD-' || n, 'task.result', 1, 'crowd', now(), 'x', 'x', 'waiting', 'DISPATCH.PREDECESSOR_MISSING', 3,
         now() + interval '1 day', now() + interval '1 day' FROM generate_series(1, 20000) n`,
      [ecology!.id],
    );
    const { caseNo: early } = await givenCase(threeDepartments, false);
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.ecology);
    const tooMany = message('task.result', { caseNo: early }, approval);
    // In one partition, the one that may be done behind the other.
    await write({ key: early, value: JSON.stringify(tooMany), partition: 0 });
    await write({ key: caseNo, value: JSON.stringify(message('task.result', { taskId }, approval)), partition: 0 });
    await eventually(async () => expect((await taskRow(taskId)).result).toBe('approved'));
    const [reject] = await rejects('DISPATCH.TOO_MANY_WAITING');
    await dispatch.rows("DELETE FROM intake_messages WHERE case_no = 'crowd'");
    const operator = await dispatch.operator();
    const replayed = await operator.post<Receipt>(`/intake/rejects/${reject!.id}/replay`, undefined, null);
    expect(replayed).toMatchObject({ status: 200, body: { state: 'waiting' } });
  });

  it('a record that names an unknown system is taken when it is replayed after the system is there', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.ecology);
    await dispatch.rows('DELETE FROM intake_rejects');
    await write({ key: caseNo, value: JSON.stringify(message('task.result', { taskId }, approval)), headers: { system: '33020000099' } });
    const [reject] = await rejects('DISPATCH.SYSTEM_UNKNOWN');
    const operator = await dispatch.operator();
    const replay = () => operator.post<Receipt>(`/intake/rejects/${reject!.id}/replay`, undefined, null);
    expect((await replay()).body.code).toBe('DISPATCH.SYSTEM_UNKNOWN');
    await dispatch.rows("UPDATE department_systems SET code = '33020000099' WHERE client_id = 'sys-ecology'");
    expect((await replay()).body.state).toBe('applied');
    expect((await taskRow(taskId)).result).toBe('approved');
    expect((await replay()).body.code).toBe('DISPATCH.MESSAGE_SETTLED');
  });

  it('a record is of the system whose topic it is, and of no other that it names', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.ecology);
    await dispatch.rows(
      `INSERT INTO department_systems (id, org_code, name, channel, client_id, code, everything, state)
       VALUES ($1, $2, 'x', 'webhook', 'sys-ecology-hook', '33020000098', false, 'live')`,
      [uuidv7(), ORG.ecology],
    );
    await dispatch.rows('DELETE FROM intake_rejects');
    const before = await everything();
    const said = message('task.result', { taskId }, approval);
    await write({ key: caseNo, value: JSON.stringify(said), headers: { system: '33020000098' } });
    await rejects('DISPATCH.SYSTEM_UNKNOWN');
    expect(await everything()).toEqual(before);
    const [reject] = await dispatch.rows('SELECT s.client_id FROM intake_rejects r JOIN department_systems s ON s.id = r.system_id');
    expect(reject).toEqual({ client_id: 'sys-ecology' });
  });

  it('a record is kept whole, however long, for as long as what messages said, and then forgotten', async () => {
    const { caseNo } = await givenCase();
    const taskId = await dispatch.taskOf(caseNo, ORG.ecology);
    await dispatch.rows("UPDATE department_systems SET code = NULL WHERE client_id = 'sys-ecology'");
    await dispatch.rows('DELETE FROM intake_rejects');
    const long = `${JSON.stringify(message('task.result', { taskId }, approval)).slice(0, -1)}${' '.repeat(100 * 1024)}}`;
    await write({ key: caseNo, value: long, headers: { system: '33020000097' } });
    const [reject] = await rejects('DISPATCH.SYSTEM_UNKNOWN');
    await dispatch.rows("UPDATE department_systems SET code = '33020000097' WHERE client_id = 'sys-ecology'");
    const operator = await dispatch.operator();
    const replay = (id: string) => operator.post<Receipt>(`/intake/rejects/${id}/replay`, undefined, null);
    expect((await replay(reject!.id)).body.state).toBe('applied');

    await write({ key: caseNo, value: '{' });
    const [other] = await rejects('DISPATCH.RECORD_UNREADABLE');
    await dispatch.rows("UPDATE intake_rejects SET received_at = now() - interval '91 days'");
    const kept = dispatch.service.app.get(IntakeRejects);
    expect(await kept.forget(new Date(Date.now() - 90 * 86_400_000), 10)).toBe(2);
    expect(await dispatch.rows('SELECT sealed FROM intake_rejects')).toEqual([{ sealed: null }, { sealed: null }]);
    const forgotten = await replay(other!.id);
    expect([forgotten.status, forgotten.body.code]).toEqual([409, 'DISPATCH.MESSAGE_FORGOTTEN']);
  });
});
