import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyGrant } from '@yiwang/access';
import { uuidv7 } from '@yiwang/kernel';
import { eventually } from '@yiwang/testing';
import { CaseContents } from '../src/mapping/case-content.js';
import { SystemMappings } from '../src/mapping/system-mappings.js';
import { type DepartmentSystem, DepartmentSystems } from '../src/system/department-system.js';
import { type Answer, type Client, DispatchUnderTest, ORG, REGION, seat } from './harness.js';

const GRANT_SECRET = 'a-grant-secret-of-this-test-0123456789';

/** acceptance as it answers a grant, and the tokens it asks for. */
class PlayedAcceptance {
  readonly grants: Awaited<ReturnType<typeof verifyGrant>>[] = [];
  down = false;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<PlayedAcceptance> {
    const server = createServer((request, response) => {
      const json = (status: number, value: object): unknown =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      if (request.url === '/token') return void json(200, { access_token: 't', expires_in: 300 });
      if (played.down) return void json(503, { code: 'DOWN' });
      void verifyGrant(GRANT_SECRET, String(request.headers['grant'])).then((grant) => {
        played.grants.push(grant);
        const sees = (pointer: string): boolean => grant.pointers.includes(pointer);
        json(200, {
          caseNo: grant.caseNo,
          applicant: sees('/$applicant') ? { kind: 'person', name: '王小明', documentNo: '330203199003073211' } : {},
          fields: sees('/premises/address') ? { '/premises/address': '中山西路1号' } : {},
          materials: sees('/$materials')
            ? [{ code: 'M1', copies: 1, files: [{ name: '执照.pdf', url: 'http://a/x?token=t', sha256: '0' }] }]
            : [],
        });
      });
    });
    const played = new PlayedAcceptance(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return played;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

let acceptance: PlayedAcceptance;
let dispatch: DispatchUnderTest;
let manager: Client;
/** The second person. */
let second: Client;
let ecology: DepartmentSystem;
beforeAll(async () => {
  acceptance = await PlayedAcceptance.start();
  dispatch = await DispatchUnderTest.start([], {
    GRANT_SECRET,
    ACCEPTANCE_URL: acceptance.url,
    TOKEN_URL: `${acceptance.url}/token`,
    SERVICE_CLIENT_ID: 'svc-dispatch',
    SERVICE_CLIENT_SECRET: 'secret',
  });
  manager = await dispatch.client('/api/v1/admin/mappings', {
    kind: 'officer',
    id: 'manager',
    regionCode: REGION,
    permissions: ['system.manage'],
  });
  second = await dispatch.client('/api/v1/admin/mappings', {
    kind: 'officer',
    id: 'second',
    regionCode: REGION,
    permissions: ['system.manage'],
  });
  const [row] = await dispatch.rows<{ id: string }>("SELECT id FROM department_systems WHERE client_id = 'sys-ecology'");
  ecology = (await dispatch.service.app.get(DepartmentSystems).byId(row!.id))!;
});
afterAll(async () => {
  await dispatch?.stop();
  await acceptance?.stop();
});

const LEAD = [seat(ORG.ecology, { lead: true, sharePercent: 100 }), seat(ORG.fire)];
async function givenTask(orgCode: string = ORG.ecology): Promise<string> {
  const itemCode = await dispatch.givenItem({
    participants: LEAD,
    materials: [{ materialCode: 'M1', name: '营业执照', required: true }] as never,
  });
  const caseNo = dispatch.caseNo();
  await dispatch.accepted(caseNo, itemCode);
  return dispatch.taskOf(caseNo, orgCode);
}
type Moved = { mappingId: string; version: number; state: string };
const draft = (changes: object = {}, key?: string): Promise<Answer<Moved>> =>
  manager.post<Moved>(
    '',
    { systemId: ecology.id, direction: 'out', type: 'task.assigned', expression: '{"PROJID": message.caseNo}', ...changes },
    key,
  );
interface DryRun {
  tried: { version: number; output: Record<string, unknown> | null; code: string | null };
  before: { version: number; output: unknown } | null;
  differences: { pointer: string; before?: unknown; after?: unknown }[];
}
const tryOn = (id: string, sample: object): Promise<Answer<DryRun>> => manager.post<DryRun>(`/${id}/dry-run`, sample, null);

describe('the content of a case', () => {
  it('comes from acceptance by a grant of the task, and holds what the item shows to the department', async () => {
    const taskId = await givenTask();
    const content = await dispatch.service.app.get(CaseContents).of(ecology, taskId, AbortSignal.timeout(5_000));
    expect(content).toEqual({
      applicant: { kind: 'person', name: '王小明', documentNo: '330203199003073211' },
      form: { premises: { address: '中山西路1号' } },
      materials: [{ code: 'M1', name: '营业执照', copies: 1, files: [{ name: '执照.pdf', url: 'http://a/x?token=t', sha256: '0' }] }],
    });
    expect(acceptance.grants.at(-1)).toMatchObject({
      taskId,
      orgCode: ORG.ecology,
      pointers: ['/premises/address', '/$materials', '/$applicant'],
    });
  });

  it('of who only takes part has neither applicant nor materials; of another’s task there is none', async () => {
    const taskId = await givenTask(ORG.fire);
    const contents = dispatch.service.app.get(CaseContents);
    const [row] = await dispatch.rows<{ id: string }>("SELECT id FROM department_systems WHERE client_id = 'sys-fire'");
    const fire = (await dispatch.service.app.get(DepartmentSystems).byId(row!.id))!;
    const content = await contents.of(fire, taskId, AbortSignal.timeout(5_000));
    expect(content).toEqual({ applicant: {}, form: { premises: { address: '中山西路1号' } }, materials: [] });
    await expect(contents.of(ecology, taskId, AbortSignal.timeout(5_000))).rejects.toMatchObject({ code: 'DISPATCH.TASK_NOT_FOUND' });
    await (await dispatch.system(ORG.fire)).post(`/${taskId}/result`, { result: 'approved', opinion: '同意' });
    await expect(contents.of(fire, taskId, AbortSignal.timeout(5_000))).rejects.toMatchObject({ code: 'DISPATCH.TASK_CLOSED' });
  });

  it('is not half there while acceptance is away', async () => {
    const taskId = await givenTask();
    acceptance.down = true;
    const asked = dispatch.service.app.get(CaseContents).of(ecology, taskId, AbortSignal.timeout(5_000));
    await expect(asked).rejects.toMatchObject({ code: 'HTTP_CLIENT.NEIGHBOUR_UNAVAILABLE' });
    acceptance.down = false;
  });
});

describe('a mapping', () => {
  it('holds from its activation on, and is replaced by a later version', async () => {
    const mappings = dispatch.service.app.get(SystemMappings);
    const input = { message: { type: 'case.decided', version: 1, taskId: uuidv7(), caseNo: 'C1', data: { outcome: 'approved' } } };
    const codeLists = { outcome: { approved: '办结', rejected: '退件' } };
    const type = 'case.decided';
    expect(await mappings.outbound(ecology, type, input)).toBeUndefined();
    const first = (await draft({ type, codeLists, expression: '{"R": $code("outcome", message.data.outcome)}' })).body;
    expect([first.version, first.state]).toEqual([1, 'draft']);
    expect(await mappings.outbound(ecology, type, input)).toBeUndefined();
    expect((await second.post(`/${first.mappingId}/activate`)).body).toMatchObject({ state: 'active' });
    expect(await mappings.outbound(ecology, type, input)).toEqual({ R: '办结' });

    const later = (await draft({ type, expression: '{"R": message.data.outcome}' })).body;
    expect(later.version).toBe(2);
    await second.post(`/${later.mappingId}/activate`);
    expect(await mappings.outbound(ecology, type, input)).toEqual({ R: 'approved' });
    expect((await second.post(`/${later.mappingId}/activate`)).body.code).toBe('DISPATCH.MAPPING_ACTIVE');
    await second.post(`/${first.mappingId}/activate`);
    expect(await mappings.outbound(ecology, type, input)).toEqual({ R: '办结' });
    const listed = await manager.get<{ items: { type: string; version: number; state: string }[] }>(`?systemId=${ecology.id}`);
    expect(listed.body.items.filter((each) => each.type === type).map(({ version, state }) => [version, state])).toEqual([
      [1, 'active'],
      [2, 'retired'],
    ]);
  });

  it('of what comes in puts the body of a message into the shape of the contract', async () => {
    const { mappingId } = (
      await draft({
        direction: 'in',
        type: 'task.result',
        expression: '{"result": $code("r", JG), "opinion": YJ}',
        codeLists: { r: { approved: '1', rejected: '0' } },
      })
    ).body;
    await second.post(`/${mappingId}/activate`);
    const taskId = await givenTask();
    const say = async (body: object) => {
      const message = { externalId: uuidv7(), type: 'task.result', taskId, at: new Date().toISOString(), body };
      const system = await dispatch.system(ORG.ecology);
      return (
        await system.post<{ receipts: { state: string; code: string | null; messageId: string }[] }>(
          '/../messages',
          { messages: [message] },
          null,
        )
      ).body.receipts[0]!;
    };
    expect(await say({ JG: '7', YJ: '同意' })).toMatchObject({ state: 'refused', code: 'DISPATCH.MAPPING_CODE_UNKNOWN' });
    expect((await dispatch.rows('SELECT state FROM tasks WHERE id = $1', [taskId]))[0]).toEqual({ state: 'assigned' });
    const { state, messageId } = await say({ JG: '1', YJ: '现场核查合格' });
    expect(state).toBe('applied');
    expect((await dispatch.rows('SELECT result FROM tasks WHERE id = $1', [taskId]))[0]).toEqual({ result: 'approved' });
    const dry = await tryOn(mappingId, { kind: 'message', messageId });
    expect(dry.body.tried.output).toEqual({ result: 'approved', opinion: '某某某某某某' });
  });

  it('is tried on a past case and compared with the version before, and nobody reads the case by that', async () => {
    const type = 'task.recalled';
    await draft({ type, expression: '{"PROJID": message.caseNo, "NAME": content.applicant.name, "OLD": 1}' });
    const { mappingId } = (
      await draft({
        type,
        expression:
          '{"PROJID": message.caseNo, "TITLE": "关于" & content.applicant.name & "的申请", "ADDRESS": content.form.premises.address}',
      })
    ).body;
    const taskId = await givenTask();
    await (await dispatch.system(ORG.ecology)).post(`/${taskId}/result`, { result: 'approved', opinion: '同意' });
    const { status, body } = await eventually(async () => {
      const answer = await tryOn(mappingId, { kind: 'task', taskId });
      if (answer.status !== 200) throw new Error(String(answer.body.code));
      return answer;
    });
    expect(status).toBe(200);
    const [{ case_no: caseNo }] = (await dispatch.rows('SELECT case_no FROM tasks WHERE id = $1', [taskId])) as [{ case_no: string }];
    expect(body.tried).toEqual({
      version: 2,
      output: { PROJID: caseNo, TITLE: '关于某某某的申请', ADDRESS: '某某某某0某' },
      code: null,
      reason: null,
    });
    expect(body.before).toMatchObject({ version: 1, output: { PROJID: caseNo, NAME: '某某某', OLD: 1 } });
    expect(body.differences.map(({ pointer }) => pointer).sort()).toEqual(['/ADDRESS', '/NAME', '/OLD', '/TITLE']);
    expect(JSON.stringify(body)).not.toMatch(/王小明|中山西路|330203199003073211/);
    expect(acceptance.grants.at(-1)).toMatchObject({ purpose: '映射试算', pointers: ['/premises/address', '/$applicant'] });
    const shown = await manager.get<{ history: object[] }>(`/${mappingId}`);
    expect(shown.body.history).toMatchObject([{ what: 'tried', by: 'manager', sampleKind: 'task', sampleId: taskId }]);
    expect((await tryOn(mappingId, { kind: 'task', taskId: uuidv7() })).body.code).toBe('DISPATCH.MAPPING_SAMPLE_NOT_FOUND');
    const made = await tryOn(mappingId, { kind: 'input', input: { message: { caseNo: 'C1' }, content: { applicant: { name: '甲' } } } });
    expect(made.body.tried.output).toEqual({ PROJID: 'C1', TITLE: '关于甲的申请' });
  });

  it('tells nothing of a case by whatever it makes of it', async () => {
    const taskId = await givenTask();
    const tried = async (expression: string, codeLists: object = {}): Promise<string> => {
      const { mappingId } = (await draft({ type: 'task.assigned', expression, codeLists })).body;
      const { status, body } = await tryOn(mappingId, { kind: 'task', taskId });
      expect(status).toBe(200);
      return JSON.stringify(body);
    };
    const list = { 王小明: 'a', '330203199003073211': 'b' };
    const answers = [
      await tried('{"X": $split(content.applicant.documentNo, ""), "B": $base64encode(content.applicant.name)}'),
      await tried(
        '{"X": $uppercase(content.applicant.name), "F": $substring(content.applicant.name, 0, 1), "L": content.materials.files.url}',
      ),
      await tried('{ content.applicant.name : 1 }'),
      await tried('$code(content.applicant.name, "x")'),
      await tried('{"N": $code("n", content.applicant.name, "-"), "D": $code("n", content.applicant.documentNo, "-")}', { n: list }),
      await tried('{"K": $code("k", content.applicant.kind)}', { k: { person: '个人' } }),
    ];
    const all = answers.join();
    expect(all).not.toMatch(/王|小|明|中山西|token=|"3","3"|330203199003073211/);
    expect(all).not.toContain(Buffer.from('王小明').toString('base64'));
    expect(answers[4]).toContain('"tried":{"version":5,"output":{"N":"-","D":"-"}');
    expect(answers[5]).toContain('"K":"个人"');
    expect(answers[3]).toContain('DISPATCH.MAPPING_CODE_UNKNOWN');
  });

  it('comes into force by a second person, and who brought which version into force stays on record', async () => {
    const { mappingId } = (await draft({ type: 'review.called' })).body;
    const alone = await manager.post(`/${mappingId}/activate`);
    expect([alone.status, alone.body.code]).toEqual([409, 'DISPATCH.MAPPING_SAME_PERSON']);
    expect(await dispatch.rows('SELECT state FROM mappings WHERE id = $1', [mappingId])).toEqual([{ state: 'draft' }]);
    const later = (await draft({ type: 'review.called' })).body;
    for (const id of [mappingId, later.mappingId, mappingId]) expect((await second.post(`/${id}/activate`)).status).toBe(200);
    const historyOf = async (id: string) =>
      (await manager.get<{ history: { what: string; by: string }[] }>(`/${id}`)).body.history.map(({ what, by }) => [what, by]);
    expect(await historyOf(mappingId)).toEqual([
      ['activated', 'second'],
      ['retired', 'second'],
      ['activated', 'second'],
    ]);
    await expect(dispatch.rows('DELETE FROM mapping_history')).rejects.toMatchObject({ code: '42501' });
  });

  it('that takes too long is no answer to a department: its message waits, and is applied when there is a better one', async () => {
    const type = 'task.step';
    const runaway = (await draft({ direction: 'in', type, expression: '($f := function($n) { $f($n + 1) }; $f(0))' })).body;
    await second.post(`/${runaway.mappingId}/activate`);
    const taskId = await givenTask();
    const system = await dispatch.system(ORG.ecology);
    const say = async () => {
      const message = { externalId: uuidv7(), type, taskId, at: new Date().toISOString(), body: { HJ: '审查' } };
      const { body } = await system.post<{ receipts: { state: string; code: string | null; messageId: string }[] }>(
        '/../messages',
        { messages: [message] },
        null,
      );
      return body.receipts[0]!;
    };
    const stateOf = (id: string) => dispatch.rows('SELECT state, code FROM intake_messages WHERE id = $1', [id]);
    await dispatch.rows('UPDATE intake_rules SET wait_seconds = 1 WHERE type = $1', [type]);
    const inVain = await say();
    await dispatch.rows('UPDATE intake_rules SET wait_seconds = 86400 WHERE type = $1', [type]);
    const patient = await say();
    for (const { state, code } of [inVain, patient]) expect([state, code]).toEqual(['waiting', 'DISPATCH.MAPPING_TOO_LONG']);
    await eventually(async () =>
      expect(await stateOf(inVain.messageId)).toEqual([{ state: 'refused', code: 'DISPATCH.MAPPING_TOO_LONG' }]),
    );
    expect(await dispatch.rows('SELECT state, step_count FROM tasks WHERE id = $1', [taskId])).toEqual([
      { state: 'assigned', step_count: 0 },
    ]);
    const better = (await draft({ direction: 'in', type, expression: '{"link": HJ}' })).body;
    await second.post(`/${better.mappingId}/activate`);
    await eventually(async () => expect(await stateOf(patient.messageId)).toEqual([{ state: 'applied', code: null }]));
    expect(await dispatch.rows('SELECT step_count FROM tasks WHERE id = $1', [taskId])).toEqual([{ step_count: 1 }]);
  });

  it('that is none, or belongs to another region’s system, leaves no row behind', async () => {
    const count = () => dispatch.rows('SELECT count(*) FROM mappings');
    const before = await count();
    expect((await draft({ expression: '{"a": ' })).body.code).toBe('DISPATCH.MAPPING_INVALID');
    expect((await draft({ systemId: uuidv7() })).body.code).toBe('DISPATCH.SYSTEM_NOT_FOUND');
    expect((await draft({ direction: 'sideways' })).body.code).toBe('HTTP.INVALID');
    expect((await draft({ direction: 'in', type: 'task.assigned' })).body.code).toBe('HTTP.INVALID');
    const elsewhere = await dispatch.client('/api/v1/admin/mappings', {
      kind: 'officer',
      id: 'm2',
      regionCode: '330281',
      permissions: ['system.manage'],
    });
    const foreign = await elsewhere.post('', { systemId: ecology.id, direction: 'out', type: 'x', expression: '1' });
    expect([foreign.status, foreign.body.code]).toEqual([404, 'DISPATCH.SYSTEM_NOT_FOUND']);
    expect(await count()).toEqual(before);
    const key = uuidv7();
    const once = await draft({ type: 'once' }, key);
    expect((await draft({ type: 'once' }, key)).body).toEqual(once.body);
    expect((await elsewhere.get(`/${once.body.mappingId}`)).body.code).toBe('DISPATCH.MAPPING_NOT_FOUND');
    expect((await (await dispatch.officer(ORG.fire)).get(`/../../admin/mappings/${once.body.mappingId}`)).status).toBe(403);
  });

  it('that runs away is ended, and what it was for is refused by name', async () => {
    const { mappingId } = (await draft({ type: 'endless', expression: '($f := function($n) { $f($n + 1) }; $f(0))' })).body;
    const { body } = await tryOn(mappingId, { kind: 'input', input: {} });
    expect(body.tried).toMatchObject({ output: null, code: 'DISPATCH.MAPPING_TOO_LONG' });
  });
});
