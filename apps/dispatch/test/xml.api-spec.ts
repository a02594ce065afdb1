import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { CaseTerminationV1, CombinedDecisionV1 } from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import { eventually } from '@yiwang/testing';
import { SealedSecrets } from '../src/system/persistence/sealed-secrets.js';
import { DispatchUnderTest, ORG, seat } from './harness.js';
import { ExchangeNeighbours, XmlDepartment } from './xml-neighbours.js';

const CODE = 'NB0001';
const CLIENT = 'sys-housing-xml';
/** gb18030 in percent signs: node reads it and does not write it. */
const WANG = '%CD%F5%99%33%C3%36'; // 王𬱖

interface Answered {
  status: number;
  result?: string;
  resultmsg?: string;
  code?: string;
  [field: string]: unknown;
}

describe('departments that speak XML', () => {
  let dispatch: DispatchUnderTest;
  let neighbours: ExchangeNeighbours;
  let department: XmlDepartment;
  let authorization: string;
  let systemId: string;

  beforeAll(async () => {
    [neighbours, department] = await Promise.all([ExchangeNeighbours.start(), XmlDepartment.start()]);
    dispatch = await DispatchUnderTest.start([], neighbours.env);
    authorization = await dispatch.bearerOf(ORG.housing, CLIENT);
    systemId = await register(ORG.housing, CODE, CLIENT);
  });
  afterAll(async () => {
    await dispatch?.stop();
    await Promise.all([neighbours.stop(), department.stop()]);
  });
  beforeEach(() => {
    department.answer = { status: 200, body: '{"result":"0","resultmsg":"ok"}' };
    neighbours.refusal = undefined;
  });

  async function register(orgCode: string, code: string, clientId: string): Promise<string> {
    const id = uuidv7();
    const secrets = dispatch.service.app.get(SealedSecrets, { strict: false }).seal(id, { apiKey: 'department-key' });
    const settings = {
      baseUrl: department.url,
      answers: { retry: ['busy'] },
      paths: { notice: 'Notice.aspx' },
      numbers: ['/premises/area'],
    };
    await dispatch.rows(
      `INSERT INTO department_systems (id, org_code, name, channel, client_id, code, settings, secrets) VALUES ($1, $2, $3, 'xml', $4, $3, $5, $6)`,
      [id, orgCode, code, clientId, JSON.stringify(settings), secrets],
    );
    return id;
  }

  /** As a system would send it: bytes, and whatever header it has. */
  async function raw(path: string, body: string, headers: Record<string, string> = {}): Promise<Answered> {
    const response = await fetch(`${dispatch.service.url}/api/exchange/${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });
    const charset = /charset=([\w-]+)/.exec(response.headers.get('content-type') ?? '')?.[1] ?? 'utf-8';
    const text = new TextDecoder(charset, { fatal: true }).decode(await response.arrayBuffer());
    return { ...(JSON.parse(text) as object), status: response.status };
  }
  const post = (path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answered> =>
    raw(path, new URLSearchParams(fields).toString(), headers);

  const chinese = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const now = (seconds = 0): string => chinese(Date.now() + seconds * 1000);
  const common = (projId: string, changes: object = {}) => ({
    PROJID: projId,
    BELONGSYSTEM: CODE,
    OutSystemID: `out-${projId}`,
    ...changes,
  });
  const acceptOf = (projId: string, changes: object = {}) => ({
    ...common(projId),
    ACCEPT_MAN: '经办甲',
    AcceptTime: now(),
    DOACTION: '0',
    ...changes,
  });
  const stepOf = (projId: string, changes: object = {}) => ({
    ...common(projId),
    DOUSERNAME: '经办甲',
    START_TIME: now(-2),
    END_TIME: now(-1),
    DOACTION: '0',
    Node_Name: '审核',
    OPINION: '符合条件',
    ...changes,
  });
  const overOf = (projId: string, changes: object = {}) => ({
    ...common(projId),
    TRANSACT_USER: '经办甲',
    TRANSACT_TIME: now(),
    TRANSACT_RESULT: '办结',
    TRANSACT_DESCRIBE: '准予许可',
    DOACTION: '0',
    ...changes,
  });

  const TAKEN = expect.objectContaining({ status: 200, result: '0' });
  const refused = (code: string): unknown => expect.objectContaining({ status: 200, result: '1', code });

  const itemOf = (changes: Partial<ItemOperationalCore> = {}) =>
    dispatch.givenItem({
      participants: [seat(ORG.housing, { lead: true, sharePercent: 100 })],
      implementingBody: { orgCode: ORG.housing, name: '海曙区住建局', regionCode: '330203' },
      acceptedBy: 'department',
      ...changes,
    });
  /** A case that the window has accepted, and the department's task of it. */
  async function handlingOf(changes: Partial<ItemOperationalCore> = {}): Promise<{ caseNo: string; taskId: string; itemCode: string }> {
    const itemCode = await itemOf(changes);
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, itemCode);
    return { caseNo, itemCode, taskId: await dispatch.taskOf(caseNo, ORG.housing) };
  }
  const stateOf = async (taskId: string): Promise<string> =>
    (await dispatch.rows<{ state: string }>('SELECT state FROM tasks WHERE id = $1', [taskId]))[0]!.state;
  const deliveriesOf = (taskId: string) =>
    dispatch.rows<{ id: string; type: string; state: string; attempts: number; error: string | null; acknowledged_at: Date | null }>(
      'SELECT id, type, state, attempts, error, acknowledged_at FROM deliveries WHERE task_id = $1 ORDER BY sequence',
      [taskId],
    );

  describe('outgoing', () => {
    it('registers a task in GB18030 with what its department may see, then says that it is accepted and until when', async () => {
      const { caseNo } = await handlingOf();
      const calls = await eventually(() => {
        expect(department.of(caseNo)).toHaveLength(2);
        return department.of(caseNo);
      });
      expect(calls.map(({ path }) => path)).toEqual(['/UnifiedAcceptOutSystemReceive.aspx', '/UnifiedAcceptOutSystemAccept.aspx']);
      const [registered, accepted] = calls.map(({ fields }) => fields);
      expect(registered).toMatchObject({ ApiKey: 'department-key', baseInfoXml: expect.stringContaining('<APPLYNAME>王𬱖</APPLYNAME>') });
      expect(registered!['formXml']).toContain('<Item name="/premises/address" name_cn="">海曙区𠮷巷1号</Item>');
      expect(accepted).toMatchObject({ PROJID: caseNo, DOACTION: '0', DATAVERSION: '1', BELONGSYSTEM: CODE, ApiKey: 'department-key' });
      expect(department.calls[0]!.contentType).toContain('charset=gb18030');
    });

    it('parks what the system refuses, keeps its code only, and makes no call twice that was taken when it is replayed', async () => {
      department.answer = { status: 200, body: '{"result":"7","resultmsg":"申请人王某某有误"}' };
      const { caseNo, taskId } = await handlingOf();
      const parked = await eventually(async () => {
        const [first] = await deliveriesOf(taskId);
        expect(first).toMatchObject({ state: 'parked', error: 'result 7' });
        return first!;
      });
      expect(JSON.stringify(parked)).not.toContain('王');
      department.answer = { status: 200, body: '<r><result>0</result></r>' };
      await (await dispatch.operator()).post(`/deliveries/${parked.id}/replay`, {});
      await eventually(async () => expect((await deliveriesOf(taskId))[0]).toMatchObject({ state: 'sent' }));
      const paths = department
        .of(caseNo)
        .map(({ path, fields }) => [
          path.replace('/UnifiedAcceptOutSystem', ''),
          fields['DATAVERSION'] ?? /DATAVERSION>(\d+)/.exec(fields['baseInfoXml']!)![1],
        ]);
      expect(paths).toEqual([
        ['Receive.aspx', '1'],
        ['Receive.aspx', '1'],
        ['Accept.aspx', '1'],
      ]);
    });

    it.each([
      ['a status of the server', { status: 500, body: '' }, 'status 500'],
      ['an answer that nobody understands', { status: 200, body: '<html>' }, 'the answer is not understood'],
      ['a result that is worth repeating', { status: 200, body: '{"result":"busy"}' }, 'result busy'],
    ])('tries again after %s', async (_, answer, error) => {
      department.answer = answer;
      const { taskId } = await handlingOf();
      await eventually(async () => expect((await deliveriesOf(taskId))[0]).toMatchObject({ state: 'pending', attempts: 1, error }));
    });

    it('says by JSON what the documented calls do not know, where the system has a path for it', async () => {
      const { caseNo, itemCode, taskId } = await handlingOf();
      await eventually(() => expect(department.of(caseNo)).toHaveLength(2));
      await dispatch.suspended(caseNo, itemCode);
      const told = await eventually(() => {
        expect(department.of(caseNo)).toHaveLength(3);
        return department.of(caseNo)[2]!;
      });
      expect(told).toMatchObject({ path: '/Notice.aspx', fields: { TYPE: 'case.suspended', DATAVERSION: '1' } });
      expect(JSON.parse(told.fields['CONTENT']!)).toMatchObject({ caseNo, taskId });
    });

    it('tells that a case was withdrawn, which the answer of the system acknowledges', async () => {
      const { caseNo, itemCode, taskId } = await handlingOf();
      await eventually(() => expect(department.of(caseNo)).toHaveLength(2));
      await dispatch.withdrawn(caseNo, itemCode);
      await eventually(async () =>
        expect((await deliveriesOf(taskId)).find(({ type }) => type === 'task.recalled')).toMatchObject({
          state: 'closed',
          acknowledged_at: expect.any(Date),
        }),
      );
      const told = department.of(caseNo).at(-1)!;
      expect(told.path).toBe('/UnifiedAcceptOutSystemOver.aspx');
      expect(told.fields).toMatchObject({ TRANSACT_RESULT: '退件', REMARK: '申请人撤回申请' });
    });
  });

  describe('incoming', () => {
    it('takes 受理, 环节 and 办结 of a case that the department accepts, whatever comes first and however often', async () => {
      const itemCode = await itemOf();
      const caseNo = dispatch.caseNo();
      await dispatch.submitted(caseNo, itemCode);
      const acceptanceTask = await dispatch.taskOf(caseNo, ORG.housing, 'acceptance');
      const step = stepOf(caseNo);
      expect(await post('BJHC/ApprovalLib/handler', step)).toMatchObject({
        status: 200,
        result: '0',
        code: 'DISPATCH.PREDECESSOR_MISSING',
      });

      const accept = acceptOf(caseNo);
      expect(await post('BJHC/UAP/accept', accept)).toEqual(TAKEN);
      expect(await post('BJHC/ApprovalLib/accept', accept)).toEqual(TAKEN);
      expect(await stateOf(acceptanceTask)).toBe('completed');
      expect(await dispatch.rows('SELECT type FROM intake_messages WHERE case_no = $1 AND rank = 1', [caseNo])).toHaveLength(1);

      await dispatch.accepted(caseNo, itemCode);
      const taskId = await dispatch.taskOf(caseNo, ORG.housing);
      await eventually(async () =>
        expect(await dispatch.rows('SELECT link FROM task_steps WHERE task_id = $1', [taskId])).toEqual([{ link: '审核' }]),
      );
      expect(await post('BJHC/ApprovalLib/handler', step)).toEqual(TAKEN);
      const over = overOf(caseNo, { RESULT_CODE: 'JY330203' });
      expect(await post('BJHC/UAP/over', over)).toEqual(TAKEN);
      expect(await post('BJHC/ApprovalLib/over', over)).toEqual(TAKEN);
      expect(await dispatch.rows('SELECT state FROM case_plans WHERE case_no = $1', [caseNo])).toEqual([{ state: 'decided' }]);
      expect(await dispatch.rows('SELECT 1 FROM task_steps WHERE task_id = $1', [taskId])).toHaveLength(1);
    });

    it('takes the decision of the lead with its documents, and the result of a participant', async () => {
      const lead = await handlingOf();
      const licence = { RESULT_CODE: 'JY1', XK_XKZS: '食品经营许可证', XK_YXQZ: '2026/03/02', XK_YXQZI: '2099/12/31' };
      expect(await post('BJHC/UAP/over', overOf(lead.caseNo, licence))).toEqual(TAKEN);
      const decided = await dispatch.probe.next(CombinedDecisionV1, lead.caseNo);
      expect(decided.data).toMatchObject({
        outcome: 'approved',
        resultNo: 'JY1',
        documents: [{ kind: 'licence', name: '食品经营许可证', documentNo: 'JY1' }],
      });

      const part = await handlingOf({ participants: [seat(ORG.market, { lead: true, sharePercent: 100 }), seat(ORG.housing)] });
      const no = { TRANSACT_DESCRIBE: '不予许可', REMARK: '面积不足' };
      expect(await post('BJHC/UAP/over', overOf(part.caseNo, { TRANSACT_RESULT: '作废办结', DOACTION: '1' }))).toEqual(
        refused('DISPATCH.EXCHANGE_VALUE'),
      );
      expect(await post('BJHC/UAP/over', overOf(part.caseNo, no))).toEqual(TAKEN);
      expect(await dispatch.rows('SELECT state, result, opinion FROM tasks WHERE id = $1', [part.taskId])).toEqual([
        { state: 'completed', result: 'rejected', opinion: '不予许可；面积不足' },
      ]);
    });

    it('takes 退件 of a participant as the return of its task; the lead’s ends handling', async () => {
      const back = { TRANSACT_RESULT: '退件', TRANSACT_DESCRIBE: '', DOACTION: '3', REMARK: '非本局职责' };
      const part = await handlingOf({ participants: [seat(ORG.market, { lead: true, sharePercent: 100 }), seat(ORG.housing)] });
      expect(await post('BJHC/UAP/accept', acceptOf(part.caseNo))).toEqual(TAKEN);
      expect(await post('BJHC/UAP/over', overOf(part.caseNo, back))).toEqual(TAKEN);
      expect(await stateOf(part.taskId)).toBe('returned');
      const lead = await handlingOf();
      expect(await post('BJHC/UAP/over', overOf(lead.caseNo, back))).toEqual(TAKEN);
      expect((await dispatch.probe.next(CaseTerminationV1, lead.caseNo)).data).toMatchObject({ reason: '非本局职责' });
    });

    it('takes 受理 of a case that the window accepted as the word that the system has it', async () => {
      const { caseNo, taskId } = await handlingOf();
      expect(await post('BJHC/UAP/accept', acceptOf(caseNo))).toEqual(TAKEN);
      expect(await stateOf(taskId)).toBe('acknowledged');
    });

    it('reads names of four bytes in GB18030, escaped or not', async () => {
      const { caseNo } = await handlingOf();
      const form = new URLSearchParams(acceptOf(caseNo)).toString().replace(/ACCEPT_MAN=[^&]*/, `ACCEPT_MAN=${WANG}`);
      const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=GB18030' };
      expect(await raw('BJHC/UAP/accept', form, headers)).toEqual(TAKEN);
      // The same bytes are no UTF-8: refused, and not turned into somebody else's name.
      expect(await raw('BJHC/UAP/accept', form)).toEqual(refused('DISPATCH.EXCHANGE_CHARSET'));
    });

    it('refuses what is wrong by a code, and nothing changes', async () => {
      const { caseNo, taskId } = await handlingOf();
      const others = dispatch.caseNo();
      await dispatch.accepted(others, await dispatch.givenItem({ participants: [seat(ORG.market, { lead: true, sharePercent: 100 })] }));
      await dispatch.taskOf(others, ORG.market);
      const before = await dispatch.rows('SELECT state, step_count FROM tasks WHERE id = $1', [taskId]);
      const cases: [string, Promise<Answered>][] = [
        ['DISPATCH.TASK_NOT_FOUND', post('BJHC/UAP/over', overOf(others))],
        ['DISPATCH.EXCHANGE_NUMBER_UNKNOWN', post('BJHC/UAP/over', overOf('ABCDEFGHIJKLMNOPQRSTU'))],
        ['DISPATCH.EXCHANGE_SYSTEM', post('BJHC/UAP/over', overOf(caseNo, { BELONGSYSTEM: 'NB9999' }))],
        ['DISPATCH.EXCHANGE_FIELD', post('BJHC/UAP/over', overOf(caseNo, { TRANSACT_TIME: '昨天' }))],
        ['DISPATCH.EXCHANGE_FIELD', post('BJHC/UAP/over', overOf(caseNo, { OutSystemID: 'a\0' }))],
        ['DISPATCH.EXCHANGE_VALUE', post('BJHC/UAP/over', overOf(caseNo, { DOACTION: '9' }))],
        ['DISPATCH.EXCHANGE_FORM', raw('BJHC/UAP/over', 'PROJID=1&PROJID=2')],
        ['DISPATCH.EXCHANGE_CHARSET', post('BJHC/UAP/over', overOf(caseNo), { 'content-type': 'text/plain; charset=utf-7' })],
        ['DISPATCH.CLOCK_AHEAD', post('BJHC/ApprovalLib/handler', stepOf(caseNo, { START_TIME: now(), END_TIME: now(660) }))],
        ['DISPATCH.EXCHANGE_NUMBER_UNKNOWN', post('BJHC/ApprovalLib/formfile', fileOf(others))],
        ['DISPATCH.EXCHANGE_FIELD', post('BJHC/ApprovalLib/handler', {})],
      ];
      for (const [code, answer] of cases) expect(await answer).toEqual(refused(code));
      expect(await dispatch.rows('SELECT state, step_count FROM tasks WHERE id = $1', [taskId])).toEqual(before);
    });

    it('answers nobody without a token, no officer, no system of another channel, and reads no body of theirs', async () => {
      const ecology = await dispatch.bearerOf(ORG.ecology, 'sys-ecology');
      const stranger = await dispatch.bearerOf(ORG.fire, CLIENT);
      expect(await raw('BJHC/UAP/over', 'a', { authorization: '' })).toMatchObject({ status: 401, code: 'ACCESS.TOKEN_MISSING' });
      expect(await raw('BJHC/UAP/over', 'a', { authorization: ecology })).toMatchObject({ status: 403, code: 'DISPATCH.EXCHANGE_SYSTEM' });
      expect(await raw('BJHC/UAP/over', 'a', { authorization: stranger })).toMatchObject({ status: 403, code: 'DISPATCH.EXCHANGE_SYSTEM' });
      expect(await raw('BJHC/UAP/over', 'a'.repeat(4 * 1024 * 1024 + 1))).toMatchObject({ status: 413 });
    });

    it('answers in XML where the system reads nothing else', async () => {
      await dispatch.rows(
        `UPDATE department_systems SET settings = settings || '{"incoming":{"form":"xml","success":"200"}}' WHERE id = $1`,
        [systemId],
      );
      try {
        const { caseNo } = await handlingOf();
        const response = await fetch(`${dispatch.service.url}/api/exchange/BJHC/UAP/accept`, {
          method: 'POST',
          headers: { authorization },
          body: new URLSearchParams(acceptOf(caseNo)),
        });
        expect(response.headers.get('content-type')).toBe('application/xml; charset=gb18030');
        expect(new TextDecoder('gb18030').decode(await response.arrayBuffer())).toBe(
          '<?xml version="1.0" encoding="gb18030"?><RECORD><result>200</result><resultmsg>成功</resultmsg></RECORD>',
        );
      } finally {
        await dispatch.rows(`UPDATE department_systems SET settings = settings - 'incoming' WHERE id = $1`, [systemId]);
      }
    });

    it('gives the registered client the value of its Authorization header, and nobody else', async () => {
      neighbours.token = authorization.slice('Bearer '.length);
      const login = (LoginPwd: string) => post('Test/getauth', { Type: 'Bearer', LoginName: CLIENT, LoginPwd }, { authorization: '' });
      expect(await login(`${CLIENT}-secret`)).toMatchObject({ status: 200, result: '0', resultmsg: authorization });
      expect(await login('wrong')).toEqual(refused('DISPATCH.EXCHANGE_LOGIN'));
      neighbours.token = '';
    });
  });

  const fileOf = (projId: string, changes: object = {}) => ({
    ...common(projId),
    TYPE: '04',
    NAME: '许可证𬱖.pdf',
    FILEPATH: 'https://department.example/files/1',
    ...changes,
  });

  describe('附件', () => {
    it('are listed for the department, the newest version of each, sealed at rest', async () => {
      const { caseNo, taskId } = await handlingOf();
      expect(await post('BJHC/ApprovalLib/formfile', fileOf(caseNo))).toEqual(TAKEN);
      expect(await post('BJHC/ApprovalLib/formfile', fileOf(caseNo, { NAME: '另一名称.pdf' }))).toEqual(TAKEN);
      expect(await post('BJHC/ApprovalLib/formfile', fileOf(caseNo, { TYPE: '06' }))).toEqual(refused('DISPATCH.EXCHANGE_VALUE'));
      const officer = await dispatch.officer(ORG.housing);
      const list = async () => (await officer.get<{ items: { name: string; stage: string }[] }>(`/${taskId}/exchange-files`)).body.items;
      expect(await list()).toEqual([expect.objectContaining({ stage: 'closing', name: '许可证𬱖.pdf' })]);
      expect(await post('BJHC/ApprovalLib/formfile', fileOf(caseNo, { DATAVERSION: '2', NAME: '更正.pdf' }))).toEqual(TAKEN);
      expect(await list()).toEqual([expect.objectContaining({ name: '更正.pdf' })]);
      expect(JSON.stringify(await dispatch.rows('SELECT * FROM xml_files WHERE case_no = $1', [caseNo]))).not.toMatch(
        /许可证|department\.example/,
      );
      const strangers = await dispatch.officer(ORG.fire);
      expect((await strangers.get<{ items: unknown[] }>(`/${taskId}/exchange-files`)).body.items).toEqual([]);
    });
  });

  describe('部门自办件', () => {
    const numberOf = async (outSystemId = uuidv7()): Promise<string> => {
      const param = JSON.stringify({ belongSystem: CODE, areaCode: '330203', outSystemId, applyName: '王某' });
      const drawn = await post('UAP/projid/get', { param });
      expect(drawn).toEqual(TAKEN);
      return String(drawn.resultmsg);
    };
    const baseOf = (projId: string, itemCode: string, changes: Record<string, string> = {}): string => {
      const fields = {
        PROJID: projId,
        SERVICECODE: itemCode,
        APPLY_TYPE: '0',
        APPLYNAME: '王𬱖',
        APPLY_CARDTYPE: '身份证',
        APPLY_CARDNUMBER: '110101199003070038',
        RECEIVETIME: now(-60),
        BELONGSYSTEM: CODE,
        ...changes,
      };
      const inner = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
      return `<?xml version="1.0" encoding="gb2312"?><RECORD>${inner.join('')}</RECORD>`;
    };
    const formXml = '<RECORDS><FormInfo name="f"><Item name="/premises/area">85</Item></FormInfo></RECORDS>';
    const receiveOf = (projId: string, baseInfoXml: string) => ({ PROJID: projId, BELONGSYSTEM: CODE, baseInfoXml, attrXml: '', formXml });

    it('gets a number, the same for the same number of the system', async () => {
      const projId = await numberOf('mine-1');
      expect(projId).toMatch(/^330203\d{14}[0-9A-Z]$/);
      expect(await numberOf('mine-1')).toBe(projId);
      expect(await numberOf('mine-2')).not.toBe(projId);
    });

    it('that the department accepts goes into the ledger at once, in the name of its system, and once', async () => {
      const itemCode = await itemOf();
      const projId = await numberOf();
      const form = receiveOf(projId, baseOf(projId, itemCode));
      expect(await post('BJHC/UAP/Receive', form)).toEqual(TAKEN);
      expect(await post('BJHC/ApprovalLib/Receive', form)).toMatchObject({ result: '0', caseNo: neighbours.caseOf(projId) });
      const reports = neighbours.reports.filter(({ body }) => body['externalNo'] === projId);
      expect(reports).toEqual([
        {
          authorization,
          key: expect.stringContaining(projId),
          body: expect.objectContaining({ itemCode, form: { premises: { area: 85 } } }),
        },
      ]);
      expect(reports[0]!.body['applicant']).toMatchObject({ kind: 'person', name: '王𬱖', documentType: '111' });
      const other = receiveOf(projId, baseOf(projId, itemCode, { APPLYNAME: '李某' }));
      expect(await post('BJHC/UAP/Receive', other)).toEqual(refused('DISPATCH.EXCHANGE_NUMBER_TAKEN'));

      const caseNo = neighbours.caseOf(projId);
      await dispatch.submitted(caseNo, itemCode);
      const taskId = await dispatch.taskOf(caseNo, ORG.housing, 'acceptance');
      expect(await post('BJHC/UAP/accept', acceptOf(projId))).toEqual(TAKEN);
      expect(await stateOf(taskId)).toBe('completed');
      await dispatch.accepted(caseNo, itemCode);
      // Its own case is known to it: it is told of its acceptance under its own number, and not registered once more.
      await eventually(() => expect(department.of(projId).map(({ path }) => path)).toEqual(['/UnifiedAcceptOutSystemAccept.aspx']));
    });

    it('whose item the window accepts waits, sealed, for the word of its acceptance', async () => {
      const itemCode = await itemOf({ acceptedBy: 'window' });
      const projId = await numberOf();
      expect(await post('BJHC/UAP/Receive', receiveOf(projId, baseOf(projId, itemCode)))).toEqual(TAKEN);
      const row = () =>
        dispatch.rows<{ content: string | null; case_no: string | null }>('SELECT content, case_no FROM xml_numbers WHERE proj_id = $1', [
          projId,
        ]);
      expect((await row())[0]).toMatchObject({ content: expect.not.stringContaining('王'), case_no: null });
      expect(await post('BJHC/UAP/accept', acceptOf(projId, { DOACTION: '1' }))).toEqual(refused('DISPATCH.EXCHANGE_NOT_ACCEPTING'));
      expect(await post('BJHC/UAP/over', overOf(projId))).toEqual(refused('DISPATCH.EXCHANGE_NUMBER_UNKNOWN'));
      expect(await post('BJHC/UAP/accept', acceptOf(projId))).toEqual(TAKEN);
      expect(await row()).toEqual([{ content: null, case_no: neighbours.caseOf(projId) }]);
      expect(neighbours.reports.find(({ body }) => body['externalNo'] === projId)!.body['acceptedAt']).toMatch(/Z$/);
    });

    it('that the ledger refuses is refused by its code; while the ledger is away the system is asked to come again', async () => {
      const itemCode = await itemOf();
      const projId = await numberOf();
      const form = receiveOf(projId, baseOf(projId, itemCode));
      neighbours.refusal = { status: 422, body: { code: 'ACCEPTANCE.FORM_INVALID', detail: '表单不符' } };
      expect(await post('BJHC/UAP/Receive', form)).toEqual(refused('ACCEPTANCE.FORM_INVALID'));
      neighbours.refusal = { status: 503, body: {} };
      expect(await post('BJHC/UAP/Receive', form)).toMatchObject({ status: 503, code: 'DISPATCH.EXCHANGE_UNAVAILABLE' });
      neighbours.refusal = undefined;
      expect(await post('BJHC/UAP/Receive', form)).toEqual(TAKEN);
    });

    it('in wrong XML is refused by a code, whatever it tries, and nothing is kept', async () => {
      const itemCode = await itemOf();
      const projId = await numberOf();
      const good = baseOf(projId, itemCode);
      const bomb = `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i || ''};`.repeat(9)}">`).join('')}]>`;
      const cases: [string, string][] = [
        ['DISPATCH.EXCHANGE_XML_FORBIDDEN', `${bomb}<RECORD>&a8;</RECORD>`],
        ['DISPATCH.EXCHANGE_XML_FORBIDDEN', `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><RECORD>&x;</RECORD>`],
        ['DISPATCH.EXCHANGE_XML', good.replace('</APPLYNAME>', '</APPLY_NAME>')],
        ['DISPATCH.EXCHANGE_XML_TOO_LARGE', '<a>'.repeat(100)],
        ['DISPATCH.EXCHANGE_VALUE', baseOf('330203260302900000011', itemCode)],
      ];
      for (const [code, document] of cases) expect(await post('BJHC/UAP/Receive', receiveOf(projId, document))).toEqual(refused(code));
      const foreign = await raw('BJHC/UAP/Receive', new URLSearchParams(receiveOf('330203260302000000019', good)).toString());
      expect(foreign).toEqual(refused('DISPATCH.EXCHANGE_NUMBER_UNKNOWN'));
      expect(await dispatch.rows('SELECT content, content_hash, case_no FROM xml_numbers WHERE proj_id = $1', [projId])).toEqual([
        { content: null, content_hash: null, case_no: null },
      ]);
    });
  });
});
