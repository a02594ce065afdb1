import { AsyncResource } from 'node:async_hooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TaskAcknowledgedV1, TaskAssignedV1 } from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { eventually } from '@yiwang/testing';
import { ChannelRepository, PlanRepository } from '../src/plan/domain/plan.repository.js';
import { SealedSecrets } from '../src/system/persistence/sealed-secrets.js';
import { CloseTestCases } from '../src/system/use-cases/close-test-cases.js';
import { type Client, DispatchUnderTest, ORG, seat, type Answer } from './harness.js';
import { PlayedWebhookSystem, type Habits } from './played-webhook-system.js';

interface Moved {
  systemId: string;
  state: string;
  formNo: number;
}
interface Report {
  state: string;
  checks: { check: string; state: string; finding: { code: string } | null; detail: string | null }[];
}
interface Detail extends Moved {
  todo: { step: string }[];
  settings: object;
  hasSecret: boolean;
  takeover: { toSystem: boolean; moved: number; endedAt: string | null } | null;
}

let dispatch: DispatchUnderTest;
/** Registers; approves. */
let anna: Client;
let bert: Client;
let serial = 0;
const played: PlayedWebhookSystem[] = [];

beforeAll(async () => {
  dispatch = await DispatchUnderTest.start([], { CALLBACK_NETWORKS: '127.0.0.0/8' });
  anna = await dispatch.administrator('anna', ['system.manage']);
  bert = await dispatch.administrator('bert', ['system.manage', 'system.approve']);
});
afterAll(() => dispatch.stop());
afterEach(async () => {
  for (const system of played.splice(0)) await system.stop();
});

/** Outside of the unit of work in which it is called. */
const outside = new AsyncResource('outside');
const aside = <T>(work: () => Promise<T>): Promise<T> => outside.runInAsyncScope(work);

/** A department that no other test has. */
const newOrg = (): string => `11330203MB1B${String(++serial).padStart(5, '0')}X`;
const formOf = (orgCode: string, url: string, more: object = {}) => ({
  orgCode,
  name: '审批系统',
  channel: 'webhook',
  clientId: `sys-${orgCode.toLowerCase()}`,
  settings: { url },
  ...more,
});
const rowsOf = (systemId: string) =>
  dispatch.rows<{ state: string; secrets: string | null; contact: string | null }>('SELECT * FROM department_systems WHERE id = $1', [
    systemId,
  ]);
const actionsOf = async (systemId: string): Promise<string[]> => {
  const { body } = await anna.get<{ items: { action: string }[] }>(`/systems/${systemId}/actions`);
  return body.items.map(({ action }) => action).reverse();
};

/** A system of a department of its own, registered, with its secret, approved: it is being tested. */
async function testing(
  habits: Partial<Habits> = {},
  more: object = {},
): Promise<{ systemId: string; orgCode: string; system: PlayedWebhookSystem }> {
  const orgCode = newOrg();
  const token = await dispatch.systemToken(orgCode, `sys-${orgCode.toLowerCase()}`);
  const system = await PlayedWebhookSystem.start(dispatch.service.url, token, habits);
  played.push(system);
  const { body } = await anna.post<Moved>('/systems', formOf(orgCode, system.url, more));
  const { systemId } = body;
  const secret = await anna.post<{ secret: string }>(`/systems/${systemId}/secret`, {});
  system.secret = secret.body.secret;
  const approved = await bert.post<Moved>(`/systems/${systemId}/approve`);
  expect(approved).toMatchObject({ status: 200, body: { state: 'testing' } });
  return { systemId, orgCode, system };
}

async function conformance(systemId: string, ackSeconds = 3): Promise<Report> {
  const begun = await anna.post<{ runId: string }>(`/systems/${systemId}/conformance-runs`, { ackSeconds });
  expect(begun.status).toBe(202);
  return eventually(async () => {
    const { body } = await anna.get<Report>(`/systems/${systemId}/conformance-runs/${begun.body.runId}`);
    if (body.state === 'running') throw new Error('the run is under way');
    return body;
  }, 60_000);
}
const openTests = (systemId: string) =>
  dispatch.rows(
    `SELECT t.id FROM test_cases c JOIN tasks t ON t.case_no = c.case_no
     WHERE c.system_id = $1 AND t.state IN ('assigned', 'acknowledged', 'inProgress')`,
    [systemId],
  );
const found = (report: Report) => Object.fromEntries(report.checks.map(({ check, state, finding }) => [check, finding?.code ?? state]));
const conformant = async (systemId: string): Promise<void> => {
  expect(await conformance(systemId)).toMatchObject({ state: 'passed' });
};
const code = (answer: Answer) => [answer.status, answer.body.code];

describe('registering a system', () => {
  it('says what is left to be done, step by step, until it is live', async () => {
    const orgCode = newOrg();
    const form = formOf(orgCode, 'https://pub.example.org/tasks', { contact: { name: '测试联系人', telephone: '0574-87654321' } });
    const { status, body } = await anna.post<Moved>('/systems', form);
    expect({ status, state: body.state }).toEqual({ status: 201, state: 'registered' });
    const shown = await anna.get<Detail>(`/systems/${body.systemId}`);
    expect(shown.body.todo.map(({ step }) => step)).toEqual(['client', 'secret', 'approval', 'testCase', 'conformance', 'goLive']);
    expect(shown.body).toMatchObject({
      hasSecret: false,
      contact: { name: '测****', telephone: '*********4321' },
      settings: { url: 'https://pub.example.org/tasks', timeoutSeconds: 15 },
    });
    const [row] = await rowsOf(body.systemId);
    expect(row!.contact).not.toContain('测试');
    expect(await actionsOf(body.systemId)).toEqual(['registered']);
  });

  it('is repeatable under its key', async () => {
    const form = formOf(newOrg(), 'https://pub.example.org/tasks');
    const first = await anna.post<Moved>('/systems', form, 'register-once');
    const again = await anna.post<Moved>('/systems', form, 'register-once');
    expect(again.body).toEqual(first.body);
    expect(await dispatch.rows('SELECT id FROM department_systems WHERE org_code = $1', [form.orgCode])).toHaveLength(1);
  });

  it.each([
    ['settings that its channel does not know', { settings: { url: 'ftp://a/b' } }, 400, 'DISPATCH.SYSTEM_SETTINGS_INVALID'],
    [
      'settings with more than its channel asks for',
      { settings: { url: 'https://a.example.org', password: 'x' } },
      400,
      'DISPATCH.SYSTEM_SETTINGS_INVALID',
    ],
    ['a channel that there is not', { channel: 'fax' }, 400, 'HTTP.INVALID'],
    ['no client where its channel needs one', { clientId: null }, 400, 'HTTP.INVALID'],
    [
      'no client for the reports of XML',
      { channel: 'xml', code: 'X-1', clientId: null, settings: { baseUrl: 'https://a.example.org' } },
      400,
      'HTTP.INVALID',
    ],
    ['no code where its channel needs one', { channel: 'tables', settings: {} }, 400, 'HTTP.INVALID'],
    ['a client that another system has', { clientId: 'sys-fire' }, 409, 'DISPATCH.SYSTEM_CODE_TAKEN'],
    ['a department of another region', { orgCode: '11330281MB0A100800' }, 403, 'DISPATCH.SYSTEM_OUT_OF_SCOPE'],
  ])('refuses %s, and adds nothing', async (_, wrong, status, expected) => {
    const before = await dispatch.rows('SELECT id FROM department_systems');
    const answer = await anna.post('/systems', { ...formOf(newOrg(), 'https://pub.example.org/tasks'), ...wrong });
    expect(code(answer)).toEqual([status, expected]);
    expect(await dispatch.rows('SELECT id FROM department_systems')).toHaveLength(before.length);
  });

  it('keeps the contact masked; who reads it is put on record', async () => {
    const contact = { name: '测试联系人', telephone: '0574-87654321' };
    const { body } = await anna.post<Moved>('/systems', formOf(newOrg(), 'https://pub.example.org/tasks', { contact }));
    const path = `/systems/${body.systemId}/contact-readings`;
    const clerk = await dispatch.administrator('op', ['ops.messaging']);
    const yuyao = await dispatch.administrator('yu', ['system.manage'], '330281');
    expect([(await clerk.post(path)).status, code(await yuyao.post(path))]).toEqual([403, [404, 'DISPATCH.SYSTEM_NOT_FOUND']]);
    expect(await actionsOf(body.systemId)).toEqual(['registered']);
    expect(await bert.post(path)).toMatchObject({ status: 200, body: { contact } });
    expect(await actionsOf(body.systemId)).toEqual(['registered', 'contact-read']);
  });

  it('of two at once with the same client or code takes one, and tells the other', async () => {
    const orgs = [newOrg(), newOrg(), newOrg()];
    const forms = orgs.slice(0, 2).map((orgCode) => formOf(orgCode, 'https://pub.example.org/a', { clientId: `sys-twice-${serial}` }));
    const answers = await Promise.all(forms.map((form) => anna.post('/systems', form)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('DISPATCH.SYSTEM_CODE_TAKEN');
    const two = await Promise.all(
      ['a', 'b'].map((name) =>
        anna.post<Moved>('/systems', formOf(orgs[2]!, 'https://pub.example.org/a', { clientId: `sys-${name}-${serial}` })),
      ),
    );
    const changes = await Promise.all(
      two.map(({ body }) => {
        const { orgCode: _, ...form } = formOf(orgs[2]!, 'https://pub.example.org/b', {
          code: `CODE-${serial}`,
          clientId: `sys-x-${body.systemId.slice(-12)}`,
        });
        return anna.put(`/systems/${body.systemId}`, form, '"1"');
      }),
    );
    expect(changes.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(changes.find(({ status }) => status === 409)!.body.code).toBe('DISPATCH.SYSTEM_CODE_TAKEN');
  });

  it('gives the code and the client of a retired system to its successor, and of no other', async () => {
    const form = formOf(newOrg(), 'https://pub.example.org/tasks', { code: `OLD-${serial}` });
    const first = await anna.post<Moved>('/systems', form);
    expect(code(await anna.post('/systems', form))).toEqual([409, 'DISPATCH.SYSTEM_CODE_TAKEN']);
    await bert.post(`/systems/${first.body.systemId}/retire`, { reason: '更换供应商' });
    const successor = await anna.post<Moved>('/systems', form);
    expect(successor.status).toBe(201);
    expect(code(await anna.post('/systems', form))).toEqual([409, 'DISPATCH.SYSTEM_CODE_TAKEN']);
  });

  it('is nobody’s business without the permission, and the system is not seen from another region', async () => {
    const { body } = await anna.post<Moved>('/systems', formOf(newOrg(), 'https://pub.example.org/tasks'));
    const clerk = await dispatch.administrator('clerk', ['task.handle']);
    expect((await clerk.get('/systems')).status).toBe(403);
    expect((await anna.post(`/systems/${body.systemId}/go-live`, {})).status).toBe(403);
    const yuyao = await dispatch.administrator('yu', ['system.manage'], '330281');
    expect(code(await yuyao.get(`/systems/${body.systemId}`))).toEqual([404, 'DISPATCH.SYSTEM_NOT_FOUND']);
    const list = await yuyao.get<{ items: Moved[] }>('/systems?limit=100');
    expect(list.body.items.map(({ systemId }) => systemId)).not.toContain(body.systemId);
    const town = await dispatch.administrator('town', ['system.manage'], '330203001');
    expect([
      (await town.get<{ items: Moved[] }>('/systems?limit=100')).body.items,
      (await town.get(`/systems/${body.systemId}`)).status,
    ]).toEqual([[], 404]);
    const city = await dispatch.administrator('city', ['system.manage'], '330200');
    expect((await city.get(`/systems/${body.systemId}`)).status).toBe(200);
  });
});

describe('the secrets of a system', () => {
  it('are shown once, sealed at rest, and rotated with an overlap', async () => {
    const { body } = await anna.post<Moved>('/systems', formOf(newOrg(), 'https://pub.example.org/tasks'));
    const path = `/systems/${body.systemId}/secret`;
    const first = await anna.post<{ secret: string }>(path, {}, 'issue-1');
    expect(first.body.secret).toMatch(/^whsec_/);
    expect((await anna.post<{ secret: null }>(path, {}, 'issue-1')).body.secret).toBeNull();
    const second = await anna.post<{ secret: string; previousUntil: string }>(path, { overlapHours: 2 });
    expect(second.body.secret).not.toBe(first.body.secret);
    expect(Date.parse(second.body.previousUntil)).toBeGreaterThan(Date.now());
    const [row] = await rowsOf(body.systemId);
    expect(row!.secrets).not.toContain('whsec_');
    const shown = await anna.get(`/systems/${body.systemId}`);
    expect(JSON.stringify(shown.body)).not.toContain('whsec_');
    const kept = await dispatch.rows<{ all: string }>('SELECT json_agg(k)::text AS all FROM idempotency_keys k');
    expect(kept[0]!.all).not.toContain('whsec_');
    expect(await actionsOf(body.systemId)).toEqual(['registered', 'secret-issued', 'secret-issued']);
  });

  it('of one channel are gone with it', async () => {
    const orgCode = newOrg();
    const { body } = await anna.post<Moved>('/systems', formOf(orgCode, 'https://pub.example.org/tasks'));
    const path = `/systems/${body.systemId}`;
    await anna.post(`${path}/secret`, {});
    const tables = { code: `TAB-${serial}`, name: '前置库', channel: 'tables', settings: { host: 'db.example.org', database: 'exchange' } };
    expect((await anna.put(path, tables, '"1"')).status).toBe(200);
    const shown = await anna.get<Detail>(path);
    expect([shown.body.hasSecret, shown.body.todo.map(({ step }) => step)]).toEqual([false, expect.arrayContaining(['secret'])]);
    expect(code(await bert.post(`${path}/approve`))).toEqual([409, 'DISPATCH.SYSTEM_SECRET_MISSING']);
    const given = { user: 'exchange_platform_1', password: 'x'.repeat(20) };
    expect((await anna.post(`${path}/given-secrets`, { secrets: given })).status).toBe(200);
    const opened = async () =>
      dispatch.service.app.get(SealedSecrets, { strict: false }).open(body.systemId, (await rowsOf(body.systemId))[0]!.secrets);
    expect(await opened()).toEqual(given);
    const wrong = await anna.post(`${path}/given-secrets`, { secrets: { ...given, apiKey: '12345678' } });
    expect(code(wrong)).toEqual([400, 'DISPATCH.SYSTEM_SETTINGS_INVALID']);
    expect(await opened()).toEqual(given);
  });

  it('are not made where the channel has none, nor taken where it asks for none', async () => {
    const form = { ...formOf(newOrg(), ''), channel: 'pull', settings: {} };
    const { body } = await anna.post<Moved>('/systems', form);
    expect(code(await anna.post(`/systems/${body.systemId}/secret`, {}))).toEqual([409, 'DISPATCH.SYSTEM_SECRET_NOT_ISSUED']);
    const given = await anna.post(`/systems/${body.systemId}/given-secrets`, { secrets: { apiKey: '12345678' } });
    expect(code(given)).toEqual([409, 'DISPATCH.SYSTEM_SECRET_NOT_TAKEN']);
  });
});

describe('the approval', () => {
  it('is a second person’s, and needs the secret', async () => {
    const { body } = await bert.post<Moved>('/systems', formOf(newOrg(), 'https://pub.example.org/tasks'));
    const path = `/systems/${body.systemId}/approve`;
    expect(code(await bert.post(path))).toEqual([409, 'DISPATCH.SYSTEM_SAME_PERSON']);
    const carl = await dispatch.administrator('carl', ['system.approve']);
    expect(code(await carl.post(path))).toEqual([409, 'DISPATCH.SYSTEM_SECRET_MISSING']);
    expect((await rowsOf(body.systemId))[0]!.state).toBe('registered');
    await bert.post(`/systems/${body.systemId}/secret`, {});
    expect((await carl.post<Moved>(path)).body.state).toBe('testing');
  });

  it('holds no more once the system is changed', async () => {
    const { systemId, orgCode } = await testing();
    const { orgCode: _, ...form } = formOf(orgCode, 'https://pub.example.org/new');
    expect((await anna.put(`/systems/${systemId}`, form)).status).toBe(428);
    const before = (await rowsOf(systemId))[0];
    expect((await anna.put(`/systems/${systemId}`, form, '"7"')).status).toBe(412);
    expect((await rowsOf(systemId))[0]).toEqual(before);
    const changed = await anna.put<Moved>(`/systems/${systemId}`, form, '"1"');
    expect(changed.body).toMatchObject({ state: 'registered', formNo: 2 });
    expect(code(await anna.post(`/systems/${systemId}/test-cases`, {}))).toEqual([409, 'DISPATCH.SYSTEM_MOVE_REFUSED']);
  });
});

describe('another region’s officer', () => {
  it('changes nothing of a system, and finds none', async () => {
    const { systemId } = await testing();
    const yuyao = await dispatch.administrator('yu', ['system.manage', 'system.approve'], '330281');
    const [before, actions] = [(await rowsOf(systemId))[0], await actionsOf(systemId)];
    const { orgCode: _, ...form } = formOf(newOrg(), 'https://pub.example.org/new');
    const path = `/systems/${systemId}`;
    const answers = [
      await yuyao.put(path, form, '"1"'),
      await yuyao.put(`${path}/items`, { items: [dispatch.itemCode()] }),
      await yuyao.post(`${path}/secret`, {}),
      await yuyao.post(`${path}/given-secrets`, { secrets: {} }),
      await yuyao.post(`${path}/approve`),
      await yuyao.post(`${path}/go-live`, {}),
      await yuyao.post(`${path}/suspend`, { reason: '检修' }),
      await yuyao.post(`${path}/retire`, { reason: '停用' }),
      await yuyao.post(`${path}/test-cases`, {}),
      await yuyao.post(`${path}/conformance-runs`, {}),
    ];
    expect(answers.map(code)).toEqual(answers.map(() => [404, 'DISPATCH.SYSTEM_NOT_FOUND']));
    expect([(await rowsOf(systemId))[0], await actionsOf(systemId)]).toEqual([before, actions]);
    expect(await dispatch.rows('SELECT 1 FROM system_items WHERE system_id = $1', [systemId])).toEqual([]);
  });
});

describe('a test case', () => {
  it('reaches the system like any other, is acknowledged, and no other service hears of it', async () => {
    const { systemId, system } = await testing();
    const sent = await anna.post<{ caseNo: string; taskIds: string[] }>(`/systems/${systemId}/test-cases`, { tasks: 2 });
    expect(sent.status).toBe(201);
    const { caseNo, taskIds } = sent.body;
    await eventually(async () => {
      const { body } = await anna.get<{ items: { caseNo: string; tasks: { acknowledgedAt: string | null }[] }[] }>(
        `/systems/${systemId}/test-cases`,
      );
      expect(body.items[0]).toMatchObject({
        caseNo,
        tasks: [{ acknowledgedAt: expect.any(String) }, { acknowledgedAt: expect.any(String) }],
      });
    });
    expect(system.received.map(({ data }) => data.taskId)).toEqual(taskIds);
    expect(await dispatch.rows('SELECT 1 FROM outbox WHERE key = $1', [caseNo])).toEqual([]);
    expect([...dispatch.probe.of(TaskAssignedV1, caseNo), ...dispatch.probe.of(TaskAcknowledgedV1, caseNo)]).toEqual([]);
    const shown = await anna.get<Detail>(`/systems/${systemId}`);
    expect(shown.body.todo.map(({ step }) => step)).toEqual(['conformance', 'goLive']);
  });

  it('that the system wants no more of is parked; the system is still being tested', async () => {
    const { systemId, system } = await testing();
    system.status = 410;
    const { body } = await anna.post<{ taskIds: string[] }>(`/systems/${systemId}/test-cases`, {});
    await eventually(async () =>
      expect(await dispatch.rows('SELECT state, error FROM deliveries WHERE task_id = $1', [body.taskIds[0]])).toEqual([
        { state: 'parked', error: 'HTTP_410' },
      ]),
    );
    expect([(await rowsOf(systemId))[0]!.state, await actionsOf(systemId)]).toEqual(['testing', expect.not.arrayContaining(['suspended'])]);
    system.status = undefined;
    await conformant(systemId);
  });

  it('is of an item of the department, where one is named', async () => {
    const { systemId, orgCode, system } = await testing();
    const itemCode = await dispatch.givenItem({ participants: [seat(orgCode, { lead: true, sharePercent: 100 })] });
    const foreign = await dispatch.givenItem();
    expect(code(await anna.post(`/systems/${systemId}/test-cases`, { itemCode: foreign }))).toEqual([422, 'DISPATCH.TEST_ITEM_UNKNOWN']);
    await anna.post(`/systems/${systemId}/test-cases`, { itemCode });
    await eventually(async () => expect(system.received.map(({ data }) => data)).toMatchObject([{ itemCode }]));
  });
});

describe('a conformance run', () => {
  it('passes a good system, whose test cases are then closed', async () => {
    const { systemId } = await testing();
    const report = await conformance(systemId);
    expect(found(report)).toEqual({
      acknowledged: 'passed',
      duplicateSurvived: 'passed',
      orderKept: 'passed',
      signatureChecked: 'passed',
      badPayloadRefused: 'passed',
      recallAcknowledged: 'passed',
    });
    expect(report.state).toBe('passed');
    expect(await openTests(systemId)).toEqual([]);
  });

  it('whose process went away is abandoned with what it had found, and its test cases are closed', async () => {
    const { systemId } = await testing({ acknowledges: false });
    const { body } = await anna.post<{ caseNo: string }>(`/systems/${systemId}/test-cases`, {});
    expect(await openTests(systemId)).toHaveLength(1);
    const checks = [{ check: 'acknowledged', state: 'passed', finding: null, detail: null, ms: 1 }];
    const [run] = await dispatch.rows<{ id: string }>(
      `INSERT INTO conformance_runs (id, system_id, form_no, channel, ack_seconds, state, checks, started_by, started_at, leased_until)
       VALUES (gen_random_uuid(), $1, 1, 'webhook', 30, 'running', $2, 'test', now(), now() + interval '1 hour') RETURNING id`,
      [systemId, JSON.stringify(checks)],
    );
    await dispatch.rows('UPDATE test_cases SET run_id = $2 WHERE case_no = $1', [body.caseNo, run!.id]);
    await dispatch.rows("UPDATE conformance_runs SET leased_until = now() - interval '1 second' WHERE id = $1", [run!.id]);
    await eventually(async () => {
      const { body: report } = await anna.get<Report>(`/systems/${systemId}/conformance-runs/${run!.id}`);
      expect([report.state, found(report)]).toEqual(['abandoned', { acknowledged: 'passed' }]);
    });
    expect(await openTests(systemId)).toEqual([]);
  });

  it('that cannot be abandoned keeps no other back', async () => {
    const closing = dispatch.service.app.get(CloseTestCases, { strict: false });
    const lost: string[] = [];
    const spied = jest.spyOn(closing, 'ofRun').mockImplementation(async (run) => {
      if (run === lost[0]) throw new Error('cannot be read');
    });
    const systems = [(await testing({ acknowledges: false })).systemId, (await testing({ acknowledges: false })).systemId];
    for (const systemId of systems) {
      const [run] = await dispatch.rows<{ id: string }>(
        `INSERT INTO conformance_runs (id, system_id, form_no, channel, ack_seconds, state, checks, started_by, started_at, leased_until)
         VALUES ($2, $1, 1, 'webhook', 30, 'running', '[]', 'test', now(), now() + interval '1 hour') RETURNING id`,
        [systemId, uuidv7()],
      );
      lost.push(run!.id);
    }
    try {
      await dispatch.rows("UPDATE conformance_runs SET leased_until = now() - interval '1 second' WHERE id = ANY($1)", [lost]);
      const { systemId } = await testing({ acknowledges: false });
      expect(await conformance(systemId, 1)).toMatchObject({ state: 'failed' });
      await eventually(async () =>
        expect(await dispatch.rows('SELECT state FROM conformance_runs WHERE id = ANY($1) ORDER BY id', [lost])).toEqual([
          { state: 'running' },
          { state: 'abandoned' },
        ]),
      );
    } finally {
      spied.mockRestore();
    }
    await eventually(async () =>
      expect(await dispatch.rows('SELECT state FROM conformance_runs WHERE id = $1', [lost[0]])).toEqual([{ state: 'abandoned' }]),
    );
  });

  it('finds a system that takes whatever it is sent', async () => {
    const { systemId } = await testing({ verifies: false, validates: false });
    const report = await conformance(systemId);
    expect(report.state).toBe('failed');
    expect(found(report)).toMatchObject({
      acknowledged: 'passed',
      duplicateSurvived: 'passed',
      signatureChecked: 'FORGERY_TAKEN',
      badPayloadRefused: 'BAD_PAYLOAD_TAKEN',
    });
  });

  it('finds one that loses the order and one that minds a repeat', async () => {
    const disorderly = await testing({ inOrder: false });
    const touchy = await testing({ refusesRepeats: true });
    const [first, second] = await Promise.all([conformance(disorderly.systemId), conformance(touchy.systemId)]);
    expect([first.state, found(first)['orderKept']]).toEqual(['failed', 'OUT_OF_ORDER']);
    expect([second.state, found(second)['duplicateSurvived']]).toEqual(['failed', 'DUPLICATE_REFUSED']);
  });

  it('ends at once with a system that acknowledges nothing, and tells of one that cannot be reached', async () => {
    const silent = await testing({ acknowledges: false });
    const gone = await testing();
    await gone.system.stop();
    played.splice(played.indexOf(gone.system), 1);
    const [first, second] = await Promise.all([conformance(silent.systemId, 1), conformance(gone.systemId, 1)]);
    expect(found(first)).toMatchObject({
      acknowledged: 'NOT_ACKNOWLEDGED',
      orderKept: 'AFTER_FAILURE',
      badPayloadRefused: 'AFTER_FAILURE',
    });
    expect(second.checks[0]).toMatchObject({ finding: { code: 'NOT_DELIVERED' } });
    expect([first.state, second.state]).toEqual(['failed', 'failed']);
  });

  it('tells of a recall that nobody acknowledges, and passes all the same', async () => {
    const { systemId } = await testing({ acknowledgesRecalls: false });
    const report = await conformance(systemId, 1);
    expect([report.state, found(report)['recallAcknowledged']]).toEqual(['passed', 'RECALL_NOT_ACKNOWLEDGED']);
    const unheard = "SELECT 1 FROM deliveries WHERE system_id = $1 AND type = 'task.recalled' AND acknowledged_at IS NULL";
    expect(await dispatch.rows(unheard, [systemId])).toEqual([]);
  });

  it('says of a system that pulls what cannot be tried, and passes it for the rest', async () => {
    const orgCode = newOrg();
    const clientId = `sys-${orgCode.toLowerCase()}`;
    const { body } = await anna.post<Moved>('/systems', { ...formOf(orgCode, ''), channel: 'pull', settings: {} });
    await bert.post(`/systems/${body.systemId}/approve`);
    const client = await dispatch.system(orgCode, clientId);
    let over = false;
    const reading = (async () => {
      while (!over) {
        const { body: feed } = await client.get<{ items: { taskId: string }[] }>('?wait=1');
        for (const { taskId } of feed.items) await client.post(`/${taskId}/ack`, undefined, null);
      }
    })();
    const report = await conformance(body.systemId, 2).finally(() => (over = true));
    await reading;
    expect(found(report)).toMatchObject({
      acknowledged: 'passed',
      orderKept: 'passed',
      duplicateSurvived: 'NOT_BY_CHANNEL',
      signatureChecked: 'NOT_BY_CHANNEL',
      badPayloadRefused: 'NOT_BY_CHANNEL',
    });
    expect(report.state).toBe('passed');
  });

  it('does not count what an officer acknowledged in the place of the system', async () => {
    const { systemId, orgCode } = await testing({ acknowledges: false });
    const begun = conformance(systemId, 5);
    const taskId = await eventually(async () => {
      const [task] = await dispatch.rows<{ id: string }>('SELECT id FROM tasks WHERE org_code = $1', [orgCode]);
      if (!task) throw new Error('no test task yet');
      return task.id;
    });
    const officer = await dispatch.officer(orgCode);
    expect((await officer.get<{ items: object[] }>()).body.items).toEqual([]);
    await officer.post(`/${taskId}/claim`);
    const report = await begun;
    expect([report.state, found(report)['acknowledged']]).toEqual(['failed', 'OTHER_CALLER']);
  });

  it('is one at a time for a system, and of one that is being tested', async () => {
    const { systemId } = await testing({ acknowledges: false });
    const begin = () => anna.post(`/systems/${systemId}/conformance-runs`, { ackSeconds: 2 });
    const both = (await Promise.all([begin(), begin()])).sort((a, b) => a.status - b.status);
    expect(both.map(code)).toEqual([
      [202, undefined],
      [409, 'DISPATCH.CONFORMANCE_UNDER_WAY'],
    ]);
    const { body } = await anna.post<Moved>('/systems', formOf(newOrg(), 'https://pub.example.org/tasks'));
    expect(code(await anna.post(`/systems/${body.systemId}/conformance-runs`, {}))).toEqual([409, 'DISPATCH.SYSTEM_MOVE_REFUSED']);
  });
});

describe('going live', () => {
  it('takes a passed run of the system as it is', async () => {
    const { systemId } = await testing();
    const path = `/systems/${systemId}/go-live`;
    expect(code(await bert.post(path, { takeOver: true }))).toEqual([409, 'DISPATCH.SYSTEM_NOT_CONFORMANT']);
    expect(await dispatch.rows('SELECT 1 FROM task_takeovers WHERE system_id = $1', [systemId])).toEqual([]);
    await conformant(systemId);
    expect((await bert.post<Moved>(path, {})).body.state).toBe('live');
    expect((await anna.get<Detail>(`/systems/${systemId}`)).body.todo).toEqual([]);
    expect(code(await bert.post(path, {}))).toEqual([409, 'DISPATCH.SYSTEM_MOVE_REFUSED']);
    expect(await actionsOf(systemId)).toEqual(['registered', 'secret-issued', 'approved', 'conformance-started', 'went-live']);
  });

  it('is what lets it act: suspended or retired it does nothing any more, and never anything with a task that is not its own', async () => {
    const { systemId, orgCode } = await testing({ acknowledges: false });
    const itemCode = await dispatch.givenItem({ participants: [seat(orgCode, { lead: true, sharePercent: 100 })] });
    const taskOf = async (): Promise<string> => {
      const caseNo = dispatch.caseNo();
      await dispatch.accepted(caseNo, itemCode);
      return dispatch.taskOf(caseNo, orgCode);
    };
    const row = (id: string) => dispatch.rows('SELECT * FROM tasks WHERE id = $1', [id]);
    const caller = await dispatch.system(orgCode, `sys-${orgCode.toLowerCase()}`);
    const refusals = async (taskId: string) => [
      code(await caller.post(`/${taskId}/ack`)),
      code(await caller.post(`/${taskId}/result`, { result: 'approved', opinion: '同意' })),
      code(await caller.post(`/${taskId}/grants`, { purpose: '现场核查' })),
    ];
    const all = (expected: [number, string]) => [expected, expected, expected];

    const officers = await taskOf();
    const before = await row(officers);
    expect(await refusals(officers)).toEqual(all([404, 'DISPATCH.TASK_NOT_FOUND']));
    expect(await row(officers)).toEqual(before);

    await dispatch.rows("UPDATE department_systems SET state = 'live' WHERE id = $1", [systemId]);
    const own = await taskOf();
    expect((await row(own))[0]).toMatchObject({ system_id: systemId });
    const [former, nobody] = [`sys-${orgCode.toLowerCase()}`, 'sys-nobody'];
    await dispatch.rows('UPDATE department_systems SET client_id = $2 WHERE id = $1', [systemId, `${former}-2`]);
    for (const clientId of [former, nobody]) {
      const stranger = await dispatch.system(orgCode, clientId);
      for (const taskId of [own, officers]) {
        const kept = await row(taskId);
        for (const [path, body] of [
          ['ack', undefined],
          ['result', { result: 'approved', opinion: '同意' }],
          ['decision', { outcome: 'approved' }],
          ['grants', { purpose: '现场核查' }],
          ['plan', { kind: 'release', orgCode: ORG.fire, reason: '不需要' }],
        ] as const)
          expect(code(await stranger.post(`/${taskId}/${path}`, body))).toEqual([403, 'DISPATCH.SYSTEM_UNKNOWN']);
        expect((await stranger.get(`/${taskId}`)).status).toBe(403);
        expect(await row(taskId)).toEqual(kept);
      }
    }
    await dispatch.rows('UPDATE department_systems SET client_id = $2 WHERE id = $1', [systemId, former]);
    for (const state of ['suspended', 'retired', 'registered']) {
      await dispatch.rows('UPDATE department_systems SET state = $2 WHERE id = $1', [systemId, state]);
      const kept = await row(own);
      expect(await refusals(own)).toEqual(all([403, 'DISPATCH.SYSTEM_UNKNOWN']));
      expect(await row(own)).toEqual(kept);
    }
  });

  it('ends its test cases: nothing of them is left to be warned of', async () => {
    const { systemId, system } = await testing({ acknowledgesRecalls: false });
    const { body } = await anna.post<{ caseNo: string }>(`/systems/${systemId}/test-cases`, {});
    await eventually(async () => expect(system.received.map(({ data }) => data.caseNo)).toContain(body.caseNo));
    await conformant(systemId);
    expect(await openTests(systemId)).toHaveLength(1);
    expect((await bert.post<Moved>(`/systems/${systemId}/go-live`, {})).body.state).toBe('live');
    expect(await openTests(systemId)).toEqual([]);
    const operator = await dispatch.administrator('op', ['ops.messaging', 'system.manage']);
    const health = await operator.get<{ unacknowledged: number; unheardRecalls: number; parked: number }>(`/systems/${systemId}/health`);
    expect(health.body).toMatchObject({ unacknowledged: 0, unheardRecalls: 0, parked: 0 });
  });

  it('that waits for who plans a task by its route leaves no task behind', async () => {
    const { systemId, orgCode } = await testing({ acknowledges: false });
    await dispatch.rows("UPDATE department_systems SET state = 'live' WHERE id = $1", [systemId]);
    const itemCode = await dispatch.givenItem({ participants: [seat(orgCode, { lead: true, sharePercent: 100 })] });
    const caseNo = dispatch.caseNo();
    const [uow, database] = [dispatch.service.app.get(UnitOfWork), dispatch.service.app.get(Database)];
    const someOf = async (sql: string): Promise<void> => expect(await dispatch.rows(sql)).not.toEqual([]);
    const planning = (): Promise<void> => someOf("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'tasks'::regclass");
    const moving = (): Promise<void> =>
      someOf(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
        AND query LIKE '%pg_advisory_xact_lock(hashtextextended(''routes%'`);
    let over = false;
    let suspended: Promise<unknown> = Promise.resolve();
    await uow.run(async () => {
      // Whoever plans has read the routes by then, and waits here.
      await database.query('LOCK TABLE tasks IN SHARE MODE');
      await dispatch.accepted(caseNo, itemCode);
      await eventually(() => aside(planning));
      suspended = aside(() => bert.post(`/systems/${systemId}/suspend`, { reason: '检修', handOver: true })).finally(() => (over = true));
      await eventually(async () => {
        if (!over) return aside(moving);
        const ended = await aside(() =>
          dispatch.rows('SELECT 1 FROM task_takeovers WHERE system_id = $1 AND ended_at IS NOT NULL', [systemId]),
        );
        expect(ended).not.toEqual([]);
      });
    });
    await suspended;
    const taskId = await dispatch.taskOf(caseNo, orgCode);
    await eventually(async () =>
      expect(await dispatch.rows('SELECT channel, system_id FROM tasks WHERE id = $1', [taskId])).toEqual([
        { channel: 'workbench', system_id: null },
      ]),
    );
  });

  it('comes to its turn among those who plan by its route, however many there are one after the other', async () => {
    const { systemId, orgCode } = await testing({ acknowledges: false });
    await dispatch.rows("UPDATE department_systems SET state = 'live' WHERE id = $1", [systemId]);
    const [uow, channels] = [dispatch.service.app.get(UnitOfWork), dispatch.service.app.get(ChannelRepository)];
    const routed = async (): Promise<string | null> => (await channels.channelsOf([orgCode], [])).of(orgCode, 'x').systemId;
    const waiting = (count: number): Promise<void> =>
      eventually(async () =>
        expect(
          await aside(() =>
            dispatch.rows(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
              AND query LIKE '%hashtextextended(''routes%'`),
          ),
        ).toHaveLength(count),
      );
    let suspended: Promise<Answer> | undefined;
    let next: Promise<string | null> | undefined;
    await uow.run(async () => {
      expect(await routed()).toBe(systemId);
      suspended = aside(() => bert.post(`/systems/${systemId}/suspend`, { reason: '检修', handOver: true }));
      await waiting(1);
      // Would go on as long as the suspension has not come, if it came past it.
      next = aside(() =>
        uow.run(async () => {
          const system = await routed();
          await suspended;
          return system;
        }),
      );
      await waiting(2);
    });
    expect(await suspended).toMatchObject({ status: 200 });
    expect(await next).toBeNull();
  });

  it('waits for a test case that is being moved, which does not wait for it', async () => {
    const { systemId, orgCode } = await testing({ acknowledges: false });
    const sent = await anna.post<{ caseNo: string }>(`/systems/${systemId}/test-cases`, {});
    expect(sent.status).toBe(201);
    const { app } = dispatch.service;
    const [uow, plans, channels] = [app.get(UnitOfWork), app.get(PlanRepository), app.get(ChannelRepository)];
    let retired: Promise<Answer> | undefined;
    await uow.run(async () => {
      expect((await plans.lockCases([sent.body.caseNo])).size).toBe(1);
      retired = aside(() => bert.post(`/systems/${systemId}/retire`, { reason: '不再使用' }));
      await eventually(() =>
        aside(async () =>
          expect(
            await dispatch.rows(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
              AND query LIKE '%FROM case_plans p WHERE p.case_no = ANY%'`),
          ).toHaveLength(1),
        ),
      );
      await channels.channelsOf([orgCode], []);
    });
    expect(await retired).toMatchObject({ status: 200, body: { state: 'retired' } });
    expect(await openTests(systemId)).toEqual([]);
  });

  it('locks a case before its messages when tasks are handed over, as whoever acts on a task does', async () => {
    const { systemId, orgCode, system } = await testing({ acknowledges: false });
    await dispatch.rows("UPDATE department_systems SET state = 'live' WHERE id = $1", [systemId]);
    const itemCode = await dispatch.givenItem({ participants: [seat(orgCode, { lead: true, sharePercent: 100 })] });
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, itemCode);
    const taskId = await dispatch.taskOf(caseNo, orgCode);
    await eventually(async () => {
      expect(system.received.map(({ data }) => data.taskId)).toContain(taskId);
      expect(await dispatch.rows("SELECT 1 FROM deliveries WHERE task_id = $1 AND state = 'sent'", [taskId])).toHaveLength(1);
    });
    const [uow, database] = [dispatch.service.app.get(UnitOfWork), dispatch.service.app.get(Database)];
    let suspended: Promise<unknown> = Promise.resolve();
    await uow.run(async () => {
      await database.query('SELECT 1 FROM case_plans WHERE case_no = $1 FOR UPDATE', [caseNo]);
      suspended = aside(() => bert.post(`/systems/${systemId}/suspend`, { reason: '检修', handOver: true }));
      await eventually(() =>
        aside(async () =>
          expect(
            await dispatch.rows(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
              AND query LIKE '%FROM case_plans p WHERE p.case_no = ANY%'`),
          ).not.toEqual([]),
        ),
      );
      expect(await database.query('SELECT 1 FROM deliveries WHERE task_id = $1 FOR UPDATE SKIP LOCKED', [taskId])).toHaveLength(1);
    });
    await suspended;
    await eventually(async () =>
      expect(
        await dispatch.rows("SELECT type, state, data ->> 'reason' AS reason FROM deliveries WHERE task_id = $1 ORDER BY sequence", [
          taskId,
        ]),
      ).toEqual([
        { type: 'task.assigned', state: 'closed', reason: null },
        { type: 'task.recalled', state: 'pending', reason: 'takenOver' },
      ]),
    );
  });

  it('takes over what waits in the workbench, and gives it back when the system is suspended', async () => {
    const { systemId, orgCode, system } = await testing();
    await conformant(systemId);
    const itemCode = await dispatch.givenItem({ participants: [seat(orgCode, { lead: true, sharePercent: 100 })] });
    const [waiting, claimed] = [dispatch.caseNo(), dispatch.caseNo()];
    for (const caseNo of [waiting, claimed]) await dispatch.accepted(caseNo, itemCode);
    const taskId = await dispatch.taskOf(waiting, orgCode);
    const kept = await dispatch.taskOf(claimed, orgCode);
    await (await dispatch.officer(orgCode)).post(`/${kept}/claim`);

    await bert.post(`/systems/${systemId}/go-live`, { takeOver: true });
    await eventually(async () => expect(system.received.map(({ data }) => data.taskId)).toContain(taskId));
    const placeOf = async (id: string) =>
      (await dispatch.rows<{ channel: string; system_id: string }>('SELECT * FROM tasks WHERE id = $1', [id]))[0];
    expect(await placeOf(taskId)).toMatchObject({ channel: 'webhook', system_id: systemId });
    expect(await placeOf(kept)).toMatchObject({ channel: 'workbench', system_id: null });

    await bert.post(`/systems/${systemId}/suspend`, { reason: '升级', handOver: true });
    await eventually(async () => expect(await placeOf(taskId)).toMatchObject({ channel: 'workbench', system_id: null }));
    const shown = await anna.get<Detail>(`/systems/${systemId}`);
    expect(shown.body.takeover).toMatchObject({ toSystem: false, moved: 1 });
    const later = dispatch.caseNo();
    await dispatch.accepted(later, itemCode);
    expect(await placeOf(await dispatch.taskOf(later, orgCode))).toMatchObject({ channel: 'workbench' });

    // Live again it is told of what it has lost, says that it has heard so, and nothing else about it.
    const caller = await dispatch.system(orgCode, `sys-${orgCode.toLowerCase()}`);
    await bert.post(`/systems/${systemId}/go-live`, {});
    const recalls = () =>
      dispatch.rows("SELECT data ->> 'reason' AS reason, acknowledged_at FROM deliveries WHERE task_id = $1 AND type = 'task.recalled'", [
        taskId,
      ]);
    await eventually(async () => expect(await recalls()).toEqual([{ reason: 'takenOver', acknowledged_at: expect.any(Date) }]));
    expect(system.received.filter(({ type, data }) => type.includes('task.recalled') && data.taskId === taskId)).toHaveLength(1);
    const before = await placeOf(taskId);
    expect(code(await caller.post(`/${taskId}/result`, { result: 'approved', opinion: '同意' }))).toEqual([404, 'DISPATCH.TASK_NOT_FOUND']);
    expect((await caller.post(`/${taskId}/recall-ack`)).status).toBe(200);
    expect(await placeOf(taskId)).toEqual(before);
    expect((await (await dispatch.officer(orgCode)).post(`/${taskId}/claim`)).status).toBe(200);
  });

  it('is over with its retirement: its tasks go to the workbench, and it is told nothing any more', async () => {
    const { systemId, orgCode, system } = await testing({ acknowledges: false });
    await dispatch.rows("UPDATE department_systems SET state = 'live' WHERE id = $1", [systemId]);
    const itemCode = await dispatch.givenItem({ participants: [seat(orgCode, { lead: true, sharePercent: 100 })] });
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, itemCode);
    const taskId = await dispatch.taskOf(caseNo, orgCode);
    await eventually(async () => expect(system.received.map(({ data }) => data.taskId)).toContain(taskId));
    await bert.post(`/systems/${systemId}/suspend`, { reason: '停用' });
    expect((await bert.post(`/systems/${systemId}/retire`, { reason: '停用' })).status).toBe(200);
    await eventually(async () =>
      expect(await dispatch.rows('SELECT system_id FROM tasks WHERE id = $1', [taskId])).toEqual([{ system_id: null }]),
    );
    expect(await dispatch.rows("SELECT type FROM deliveries WHERE system_id = $1 AND state <> 'closed'", [systemId])).toEqual([]);
  });

  it('keeps what a suspended system has until it is back, without being approved or tested anew', async () => {
    const { systemId, orgCode, system } = await testing();
    await conformant(systemId);
    await bert.post(`/systems/${systemId}/go-live`, {});
    const itemCode = await dispatch.givenItem({ participants: [seat(orgCode, { lead: true, sharePercent: 100 })] });
    const taskFor = async (): Promise<string> => {
      const caseNo = dispatch.caseNo();
      await dispatch.accepted(caseNo, itemCode);
      return dispatch.taskOf(caseNo, orgCode);
    };
    const before = await taskFor();
    await eventually(async () => expect(system.received.map(({ data }) => data.taskId)).toContain(before));
    await bert.post(`/systems/${systemId}/suspend`, { reason: '检修' });
    const meanwhile = await taskFor();
    await bert.post(`/systems/${systemId}/go-live`, {});
    const after = await taskFor();
    await eventually(async () => expect(system.received.map(({ data }) => data.taskId)).toContain(after));
    const owned = await dispatch.rows('SELECT id, system_id FROM tasks WHERE id = ANY($1) ORDER BY id', [[before, meanwhile, after]]);
    const owners = new Map(owned.map((task) => [task['id'], task['system_id']]));
    expect([before, meanwhile, after].map((id) => owners.get(id))).toEqual([systemId, null, systemId]);
  });

  it('leaves one system of a department that takes everything', async () => {
    const first = await testing();
    await conformant(first.systemId);
    await bert.post(`/systems/${first.systemId}/go-live`, {});
    const form = { ...formOf(first.orgCode, ''), clientId: `${`sys-${first.orgCode.toLowerCase()}`}-b`, channel: 'pull', settings: {} };
    const { body } = await anna.post<Moved>('/systems', form);
    await bert.post(`/systems/${body.systemId}/approve`);
    await dispatch.rows(
      `INSERT INTO conformance_runs (id, system_id, form_no, channel, ack_seconds, state, checks, started_by, started_at, ended_at)
       VALUES (gen_random_uuid(), $1, 1, 'pull', 30, 'passed', '[]', 'test', now(), now())`,
      [body.systemId],
    );
    expect(code(await bert.post(`/systems/${body.systemId}/go-live`, {}))).toEqual([409, 'DISPATCH.SYSTEM_OTHER_LIVE']);
    expect((await rowsOf(body.systemId))[0]!.state).toBe('testing');
  });

  it('of two at once lets one', async () => {
    const orgCode = newOrg();
    const ids = await Promise.all(
      ['a', 'b'].map(async (name) => {
        const form = { ...formOf(orgCode, ''), clientId: `sys-${orgCode.toLowerCase()}-${name}`, channel: 'pull', settings: {} };
        const { body } = await anna.post<Moved>('/systems', form);
        await dispatch.rows(
          `INSERT INTO conformance_runs (id, system_id, form_no, channel, ack_seconds, state, checks, started_by, started_at, ended_at)
           VALUES (gen_random_uuid(), $1, 1, 'pull', 30, 'passed', '[]', 'test', now(), now())`,
          [body.systemId],
        );
        return body.systemId;
      }),
    );
    const [approvals] = [await Promise.all([bert, bert].map((by) => by.post(`/systems/${ids[0]}/approve`)))];
    expect(approvals.map(({ status }) => status).sort()).toEqual([200, 409]);
    await bert.post(`/systems/${ids[1]}/approve`);
    const lives = await Promise.all(ids.map((id) => bert.post(`/systems/${id}/go-live`, { takeOver: true })));
    expect(lives.map(code).sort()).toEqual([
      [200, undefined],
      [409, 'DISPATCH.SYSTEM_OTHER_LIVE'],
    ]);
    const states = (await Promise.all(ids.map(rowsOf))).map(([row]) => row!.state);
    expect(states.sort()).toEqual(['live', 'testing']);
    expect(await dispatch.rows('SELECT 1 FROM task_takeovers WHERE system_id = ANY($1)', [ids])).toHaveLength(1);
  });
});

describe('routes of items', () => {
  it('lead single items to a system of their own, and to the workbench while it is out of service', async () => {
    const { systemId, orgCode, system } = await testing({}, { everything: false });
    await conformant(systemId);
    await bert.post(`/systems/${systemId}/go-live`, {});
    const participants = [seat(orgCode, { lead: true, sharePercent: 100 })];
    const [own, other] = [await dispatch.givenItem({ participants }), await dispatch.givenItem({ participants })];
    expect((await anna.put<{ items: number }>(`/systems/${systemId}/items`, { items: [own, own] })).body.items).toBe(1);
    const channelOf = async (itemCode: string) => {
      const caseNo = dispatch.caseNo();
      await dispatch.accepted(caseNo, itemCode);
      const taskId = await dispatch.taskOf(caseNo, orgCode);
      const [task] = await dispatch.rows<{ channel: string }>('SELECT channel FROM tasks WHERE id = $1', [taskId]);
      return { taskId, channel: task!.channel };
    };
    const routed = await channelOf(own);
    expect(routed.channel).toBe('webhook');
    expect((await channelOf(other)).channel).toBe('workbench');
    await eventually(async () => expect(system.received.map(({ data }) => data.taskId)).toContain(routed.taskId));
    await bert.post(`/systems/${systemId}/suspend`, { reason: '检修' });
    expect((await channelOf(own)).channel).toBe('workbench');
  });

  it('lead an item to one system only', async () => {
    const orgCode = newOrg();
    const [a, b] = await Promise.all(
      ['a', 'b'].map((name) =>
        anna.post<Moved>('/systems', {
          ...formOf(orgCode, ''),
          clientId: `sys-${orgCode.toLowerCase()}-${name}`,
          channel: 'pull',
          settings: {},
        }),
      ),
    );
    const items = [dispatch.itemCode(), dispatch.itemCode()];
    await anna.put(`/systems/${a!.body.systemId}/items`, { items: [items[0]] });
    const taken = await anna.put(`/systems/${b!.body.systemId}/items`, { items });
    expect(taken).toMatchObject({ status: 409, body: { code: 'DISPATCH.SYSTEM_ITEM_ROUTED', invalidParams: [{ name: '/items/0' }] } });
    expect(await dispatch.rows('SELECT 1 FROM system_items WHERE system_id = $1', [b!.body.systemId])).toEqual([]);
    await bert.post(`/systems/${a!.body.systemId}/retire`, { reason: '停用' });
    expect((await anna.put<{ items: number }>(`/systems/${b!.body.systemId}/items`, { items })).body.items).toBe(2);
  });
});

describe('what was done with a system', () => {
  it('stands in a table that nobody changes', async () => {
    const { systemId } = await testing();
    const rows = await dispatch.rows('SELECT id FROM system_actions WHERE system_id = $1', [systemId]);
    expect(rows.length).toBeGreaterThan(2);
    await expect(dispatch.rows("UPDATE system_actions SET action = 'x' WHERE system_id = $1", [systemId])).rejects.toThrow();
    await expect(dispatch.rows('DELETE FROM system_actions WHERE system_id = $1', [systemId])).rejects.toThrow();
  });

  it('cannot be undone for a retired one', async () => {
    const { systemId } = await testing();
    await bert.post(`/systems/${systemId}/retire`, { reason: '停用' });
    for (const [path, body] of [
      ['approve', undefined],
      ['go-live', {}],
      ['secret', {}],
      ['retire', { reason: '再次' }],
    ] as const)
      expect(code(await bert.post(`/systems/${systemId}/${path}`, body))).toEqual([409, 'DISPATCH.SYSTEM_MOVE_REFUSED']);
    expect((await rowsOf(systemId))[0]!.state).toBe('retired');
  });
});
