import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { CaseTerminationV1, CombinedDecisionV1 } from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import { eventually } from '@yiwang/testing';
import { PruneExchange } from '../src/channel/xml/use-cases/prune-exchange.js';
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
    department.answers.clear();
    Object.assign(neighbours, { refusal: undefined, contentRefusal: undefined, losing: false });
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
  async function raw(path: string, body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Answered> {
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
      department.answers.set('/UnifiedAcceptOutSystemAccept.aspx', { status: 200, body: '{"result":"7","resultmsg":"申请人王某某有误"}' });
      const { caseNo, taskId } = await handlingOf();
      const parked = await eventually(async () => {
        const [first] = await deliveriesOf(taskId);
        expect(first).toMatchObject({ state: 'parked', error: 'result 7' });
        return first!;
      });
      expect(JSON.stringify(parked)).not.toContain('王');
      department.answers.set('/UnifiedAcceptOutSystemAccept.aspx', { status: 200, body: '<r><result>0</result></r>' });
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
        ['Accept.aspx', '1'],
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

    it('makes no call about a task that ended before its system was told of it', async () => {
      neighbours.contentRefusal = { status: 409, body: { code: 'DISPATCH.TASK_CLOSED', detail: '任务已结束' } };
      const { caseNo, taskId } = await handlingOf();
      await eventually(async () => expect((await deliveriesOf(taskId))[0]).toMatchObject({ type: 'task.assigned', state: 'sent' }));
      expect(department.of(caseNo)).toEqual([]);
    });

    it('waits with a task whose content acceptance does not find just now', async () => {
      neighbours.contentRefusal = { status: 404, body: { code: 'HTTP.NOT_FOUND', detail: '未找到' } };
      const { caseNo, taskId } = await handlingOf();
      await eventually(async () => expect((await deliveriesOf(taskId))[0]).toMatchObject({ state: 'pending', error: 'HTTP.NOT_FOUND' }));
      expect(department.of(caseNo)).toEqual([]);
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

    it('registers a case again, by a higher version, when its applicant has corrected it', async () => {
      const { caseNo, itemCode, taskId } = await handlingOf();
      const points = [{ orgCode: ORG.housing, text: '图纸未盖章' }];
      await (await dispatch.officer(ORG.housing)).post(`/${taskId}/corrections`, { plannedDays: 5, points });
      await dispatch.corrected(caseNo, itemCode, 1);
      const registered = await eventually(() => {
        const calls = department.of(caseNo).filter(({ path }) => path.includes('Receive'));
        expect(calls).toHaveLength(2);
        return calls;
      });
      expect(registered.map(({ fields }) => /<DATAVERSION>(\d+)</.exec(fields['baseInfoXml']!)?.[1])).toEqual(['1', '2']);
    });

    it('registers a case again when what was promised at its acceptance has come', async () => {
      const { caseNo, itemCode } = await handlingOf();
      await eventually(() => expect(department.of(caseNo)).toHaveLength(2));
      await dispatch.supplemented(caseNo, itemCode);
      const told = await eventually(() => {
        expect(department.of(caseNo)).toHaveLength(3);
        return department.of(caseNo)[2]!;
      });
      expect(told.path).toContain('Receive');
      expect(told.fields['baseInfoXml']).toContain('<DATAVERSION>2</DATAVERSION>');
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
      const { caseNo, taskId } = await handlingOf();
      const formOf = (name: string, node: string): string =>
        new URLSearchParams(stepOf(caseNo, { Node_Name: node, OPINION: '', START_TIME: now(), END_TIME: now() }))
          .toString()
          .replace(/DOUSERNAME=[^&]*/, `DOUSERNAME=${name}`);
      const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=GB18030' };
      // The same bytes are no UTF-8: refused, and not turned into somebody else's name.
      expect(await raw('BJHC/ApprovalLib/handler', formOf(WANG, 'A'))).toEqual(refused('DISPATCH.EXCHANGE_CHARSET'));
      expect(await raw('BJHC/ApprovalLib/handler', formOf(WANG, 'A'), headers)).toEqual(TAKEN);
      const unescaped = Buffer.from(formOf(String.fromCharCode(0xcd, 0xf5, 0x99, 0x33, 0xc3, 0x36), 'B'), 'latin1');
      expect(await raw('BJHC/ApprovalLib/handler', unescaped, headers)).toEqual(TAKEN);
      expect(await dispatch.rows('SELECT link, person FROM task_steps WHERE task_id = $1 ORDER BY step_no', [taskId])).toEqual([
        { link: 'A', person: '王𬱖' },
        { link: 'B', person: '王𬱖' },
      ]);
    });

    it('refuses what is wrong by a code, and nothing changes', async () => {
      const { caseNo, taskId } = await handlingOf();
      const others = dispatch.caseNo();
      await dispatch.accepted(others, await dispatch.givenItem({ participants: [seat(ORG.market, { lead: true, sharePercent: 100 })] }));
      await dispatch.taskOf(others, ORG.market);
      const everything = async () => [
        await dispatch.rows('SELECT * FROM tasks WHERE case_no = ANY ($1) ORDER BY id', [[caseNo, others]]),
        await dispatch.rows('SELECT * FROM case_plans WHERE case_no = ANY ($1) ORDER BY case_no', [[caseNo, others]]),
        await dispatch.rows('SELECT * FROM xml_files WHERE case_no = ANY ($1)', [[caseNo, others]]),
        await dispatch.rows("SELECT 1 FROM intake_messages WHERE case_no = ANY ($1) AND state <> 'refused'", [[caseNo, others]]),
      ];
      await eventually(() => expect(department.of(caseNo)).toHaveLength(2));
      const before = await everything();
      const nobodys = dispatch.caseNo();
      const cases: [string, Promise<Answered>][] = [
        ['DISPATCH.TASK_NOT_FOUND', post('BJHC/UAP/over', overOf(others))],
        ['DISPATCH.EXCHANGE_NUMBER_UNKNOWN', post('BJHC/UAP/over', overOf('ABCDEFGHIJKLMNOPQRSTU'))],
        ['DISPATCH.EXCHANGE_NUMBER_UNKNOWN', post('BJHC/UAP/over', overOf(nobodys))],
        ['DISPATCH.EXCHANGE_SYSTEM', post('BJHC/UAP/over', overOf(caseNo, { BELONGSYSTEM: 'NB9999' }))],
        ['DISPATCH.EXCHANGE_FIELD', post('BJHC/UAP/over', overOf(caseNo, { TRANSACT_TIME: '昨天' }))],
        ['DISPATCH.EXCHANGE_FIELD', post('BJHC/UAP/over', overOf(caseNo, { OutSystemID: 'a\0' }))],
        ['DISPATCH.EXCHANGE_VALUE', post('BJHC/UAP/over', overOf(caseNo, { DOACTION: '9' }))],
        ['DISPATCH.EXCHANGE_FORM', raw('BJHC/UAP/over', 'PROJID=1&PROJID=2')],
        ['DISPATCH.EXCHANGE_CHARSET', post('BJHC/UAP/over', overOf(caseNo), { 'content-type': 'text/plain; charset=utf-7' })],
        ['DISPATCH.CLOCK_AHEAD', post('BJHC/ApprovalLib/handler', stepOf(caseNo, { START_TIME: now(), END_TIME: now(660) }))],
        ['DISPATCH.CLOCK_AHEAD', post('BJHC/UAP/accept', acceptOf(caseNo, { AcceptTime: now(660) }))],
        ['DISPATCH.CLOCK_AHEAD', post('BJHC/UAP/over', overOf(caseNo, { TRANSACT_TIME: now(660), OutSystemID: 'ahead' }))],
        ['DISPATCH.EXCHANGE_FIELD', post('BJHC/ApprovalLib/handler', stepOf(caseNo, { OPINION: `${'意'.repeat(1000)}𬱖` }))],
        ['DISPATCH.EXCHANGE_FIELD', post('BJHC/ApprovalLib/handler', stepOf(caseNo, { OPINION: '意'.repeat(999), REMARK: '𬱖' }))],
        [
          'DISPATCH.EXCHANGE_FIELD',
          post('BJHC/UAP/over', overOf(caseNo, { TRANSACT_DESCRIBE: '准予'.repeat(250), REMARK: '注'.repeat(500) })),
        ],
        ['DISPATCH.EXCHANGE_NUMBER_UNKNOWN', post('BJHC/ApprovalLib/formfile', fileOf(others))],
        ['DISPATCH.EXCHANGE_FIELD', post('BJHC/ApprovalLib/handler', {})],
      ];
      for (const [code, answer] of cases) expect(await answer).toEqual(refused(code));
      expect(await everything()).toEqual(before);
      expect(await dispatch.rows('SELECT 1 FROM xml_calls WHERE case_no = $1', [nobodys])).toEqual([]);
      expect(await stateOf(taskId)).toBe('assigned');
    });

    it('takes a step, an acceptance and an end that come to both desks at once, once each', async () => {
      const { caseNo, taskId } = await handlingOf();
      const desks = (call: string, form: Record<string, string>) =>
        Promise.all(['UAP', 'ApprovalLib'].map((desk) => post(`BJHC/${desk}/${call}`, form)));
      for (const answer of await desks('accept', acceptOf(caseNo))) expect(answer).toEqual(TAKEN);
      const step = stepOf(caseNo);
      for (const answer of await Promise.all([1, 2].map(() => post('BJHC/ApprovalLib/handler', step)))) expect(answer).toEqual(TAKEN);
      for (const answer of await desks('over', overOf(caseNo))) expect(answer).toEqual(TAKEN);
      expect(await dispatch.rows('SELECT state, step_count FROM tasks WHERE id = $1', [taskId])).toEqual([
        { state: 'completed', step_count: 1 },
      ]);
      const messages = await dispatch.rows('SELECT type, state FROM intake_messages WHERE case_no = $1 ORDER BY rank', [caseNo]);
      expect(messages).toEqual(['task.acknowledge', 'task.step', 'case.decide'].map((type) => ({ type, state: 'applied' })));
    });

    it('lets a system that is only being tested draw no number, report no case and speak about no case of others', async () => {
      const { caseNo, taskId, itemCode } = await handlingOf();
      await eventually(() => expect(department.of(caseNo)).toHaveLength(2));
      const officers = await handlingOf();
      await dispatch.rows('UPDATE tasks SET system_id = NULL WHERE id = $1', [officers.taskId]);
      const drawn = await post('UAP/projid/get', { param: JSON.stringify({ belongSystem: CODE, areaCode: '330203' }) });
      const numbers = () => dispatch.rows('SELECT * FROM xml_numbers ORDER BY proj_id');
      const [before, reports] = [await numbers(), neighbours.reports.length];
      await dispatch.rows("UPDATE department_systems SET state = 'testing' WHERE id = $1", [systemId]);
      try {
        const param = JSON.stringify({ belongSystem: CODE, areaCode: '330203' });
        expect(await post('UAP/projid/get', { param })).toEqual(refused('DISPATCH.EXCHANGE_TESTING'));
        const received = {
          PROJID: String(drawn.resultmsg),
          BELONGSYSTEM: CODE,
          baseInfoXml: `<RECORD><SERVICECODE>${itemCode}</SERVICECODE></RECORD>`,
        };
        expect(await post('BJHC/UAP/Receive', received)).toEqual(refused('DISPATCH.EXCHANGE_TESTING'));
        expect(await post('BJHC/UAP/accept', acceptOf(officers.caseNo))).toEqual(refused('DISPATCH.EXCHANGE_TESTING'));
        expect(await post('BJHC/ApprovalLib/formfile', fileOf(officers.caseNo))).toEqual(refused('DISPATCH.EXCHANGE_NUMBER_UNKNOWN'));
        expect(await post('BJHC/UAP/accept', acceptOf(caseNo))).toEqual(TAKEN);
      } finally {
        await dispatch.rows("UPDATE department_systems SET state = 'live' WHERE id = $1", [systemId]);
      }
      expect([await numbers(), neighbours.reports.length]).toEqual([before, reports]);
      expect([await stateOf(taskId), await stateOf(officers.taskId)]).toEqual(['acknowledged', 'assigned']);
    });

    it('answers nobody without a token, no officer, no system of another channel, and reads no body of theirs', async () => {
      const ecology = await dispatch.bearerOf(ORG.ecology, 'sys-ecology');
      const stranger = await dispatch.bearerOf(ORG.fire, CLIENT);
      expect(await raw('BJHC/UAP/over', 'a', { authorization: '' })).toMatchObject({ status: 401, code: 'ACCESS.TOKEN_MISSING' });
      expect(await raw('BJHC/UAP/over', 'a', { authorization: ecology })).toMatchObject({ status: 403, code: 'DISPATCH.EXCHANGE_SYSTEM' });
      expect(await raw('BJHC/UAP/over', 'a', { authorization: stranger })).toMatchObject({ status: 403, code: 'DISPATCH.EXCHANGE_SYSTEM' });
      expect(await raw('BJHC/UAP/over', 'a'.repeat(128 * 1024 + 1))).toMatchObject({ status: 413 });
      expect(await raw('BJHC/UAP/Receive', 'a'.repeat(128 * 1024 + 1))).toEqual(refused('DISPATCH.EXCHANGE_FIELD'));
      expect(await raw('BJHC/UAP/Receive', 'a'.repeat(4 * 1024 * 1024 + 1))).toMatchObject({ status: 413 });
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
      // A client that auth knows, and no system of this interface.
      const stranger = { Type: 'Bearer', LoginName: 'sys-ecology', LoginPwd: 'sys-ecology-secret' };
      expect(await post('Test/getauth', stranger, { authorization: '' })).toEqual(refused('DISPATCH.EXCHANGE_LOGIN'));
      neighbours.token = '';
    });

    it('asks a system to come again whose settings the platform has not complete', async () => {
      const [before] = await dispatch.rows<{ settings: object }>('SELECT settings FROM department_systems WHERE id = $1', [systemId]);
      await dispatch.rows("UPDATE department_systems SET settings = '{}' WHERE id = $1", [systemId]);
      try {
        expect(await post('BJHC/UAP/over', {})).toMatchObject({ status: 503, code: 'DISPATCH.EXCHANGE_UNAVAILABLE' });
      } finally {
        await dispatch.rows('UPDATE department_systems SET settings = $2 WHERE id = $1', [systemId, JSON.stringify(before!.settings)]);
      }
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
      expect(await post('BJHC/ApprovalLib/formfile', fileOf(caseNo))).toEqual(TAKEN);
      expect(await post('BJHC/ApprovalLib/formfile', fileOf(caseNo, { NAME: '另一名称.pdf' }))).toEqual(
        refused('DISPATCH.MESSAGE_CHANGED'),
      );
      expect(await post('BJHC/ApprovalLib/formfile', fileOf(caseNo, { TYPE: '06' }))).toEqual(refused('DISPATCH.EXCHANGE_VALUE'));
      const officer = await dispatch.officer(ORG.housing);
      const list = async () => (await officer.get<{ items: { name: string; stage: string }[] }>(`/${taskId}/exchange-files`)).body.items;
      expect(await list()).toEqual([expect.objectContaining({ stage: 'closing', name: '许可证𬱖.pdf' })]);
      expect(await post('BJHC/ApprovalLib/formfile', fileOf(caseNo, { DATAVERSION: '2', NAME: '更正.pdf' }))).toEqual(TAKEN);
      expect(await list()).toEqual([expect.objectContaining({ name: '更正.pdf' })]);
      expect(JSON.stringify(await dispatch.rows('SELECT * FROM xml_files WHERE case_no = $1', [caseNo]))).not.toMatch(
        /许可证|department\.example/,
      );
      // Neither is lost where the system's number stands for its case: each lies in another place.
      const decision = fileOf(caseNo, { NAME: '决定书.pdf', FILEPATH: 'https://department.example/files/2' });
      expect(await post('BJHC/ApprovalLib/formfile', decision)).toEqual(TAKEN);
      expect(await list()).toEqual(['更正.pdf', '决定书.pdf'].map((name) => expect.objectContaining({ name })));
      const strangers = await dispatch.officer(ORG.fire);
      for (const id of [taskId, uuidv7()]) {
        expect(await strangers.get(`/${id}/exchange-files`)).toMatchObject({ status: 404, body: { code: 'DISPATCH.TASK_NOT_FOUND' } });
      }
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
    const originOf = (projId: string) => ({ origin: { system: ORG.housing, externalNo: projId } });
    const filesOf = async (taskId: string): Promise<string[]> => {
      const officer = await dispatch.officer(ORG.housing);
      return (await officer.get<{ items: { name: string }[] }>(`/${taskId}/exchange-files`)).body.items.map(({ name }) => name).sort();
    };
    const material = (unid: string, name: string): string =>
      `<RECORD><UNID>${unid}</UNID><ATTRID>M-${name}</ATTRID><FILES><FILEINFO><FILENAME>${name}</FILENAME><FILEURL>/files/${name}</FILEURL></FILEINFO></FILES></RECORD>`;

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

    it('whose item the window accepts is acknowledged by the word of its acceptance, at whichever desk it is said', async () => {
      const itemCode = await itemOf({ acceptedBy: 'window' });
      const projId = await numberOf();
      expect(await post('BJHC/UAP/Receive', receiveOf(projId, baseOf(projId, itemCode)))).toEqual(TAKEN);
      const accept = acceptOf(projId);
      expect(await post('BJHC/UAP/accept', accept)).toEqual(TAKEN);
      expect(await post('BJHC/ApprovalLib/accept', accept)).toEqual(TAKEN);
      const caseNo = neighbours.caseOf(projId);
      await dispatch.submitted(caseNo, itemCode, 'window', originOf(projId));
      await dispatch.accepted(caseNo, itemCode);
      const taskId = await dispatch.taskOf(caseNo, ORG.housing);
      await eventually(async () => expect(await stateOf(taskId)).toBe('acknowledged'));
      expect(await post('BJHC/ApprovalLib/accept', accept)).toEqual(TAKEN);
      expect(await dispatch.rows('SELECT type, state FROM intake_messages WHERE case_no = $1', [caseNo])).toEqual([
        { type: 'task.acknowledge', state: 'applied' },
      ]);
    });

    it('whose item the window accepts may be put right when the ledger refuses it; a wrong time is said again', async () => {
      const itemCode = await itemOf({ acceptedBy: 'window' });
      const projId = await numberOf();
      const formOf = (APPLYNAME: string) => receiveOf(projId, baseOf(projId, itemCode, { APPLYNAME }));
      expect(await post('BJHC/UAP/Receive', formOf('王某'))).toEqual(TAKEN);
      neighbours.refusal = { status: 422, body: { code: 'ACCEPTANCE.REPORT_TIMES', detail: '时间不符' } };
      expect(await post('BJHC/UAP/accept', acceptOf(projId))).toEqual(refused('ACCEPTANCE.REPORT_TIMES'));
      expect(await post('BJHC/UAP/Receive', formOf('李某'))).toEqual(refused('DISPATCH.EXCHANGE_NUMBER_TAKEN'));
      neighbours.refusal = { status: 422, body: { code: 'ACCEPTANCE.FORM_INVALID', detail: '表单不符' } };
      expect(await post('BJHC/UAP/accept', acceptOf(projId))).toEqual(refused('ACCEPTANCE.FORM_INVALID'));
      neighbours.refusal = undefined;
      expect(await post('BJHC/UAP/accept', acceptOf(projId))).toEqual(refused('DISPATCH.EXCHANGE_NUMBER_UNKNOWN'));
      expect(await post('BJHC/UAP/Receive', formOf('李某'))).toEqual(TAKEN);
      expect(await post('BJHC/UAP/accept', acceptOf(projId))).toEqual(TAKEN);
      expect(neighbours.reports.find(({ body }) => body['externalNo'] === projId)!.body['applicant']).toMatchObject({ name: '李某' });
    });

    const VOIDED = { TRANSACT_RESULT: '作废办结', DOACTION: '1', REMARK: '申请人已死亡' };
    it.each([
      ['the decision of the lead', {}, CombinedDecisionV1, { outcome: 'approved' }],
      ['the end without one', VOIDED, CaseTerminationV1, { reason: '准予许可；申请人已死亡' }],
    ])('has to be told again of %s that comes before anybody knows who leads', async (_, changes, fact, data) => {
      const itemCode = await itemOf();
      const projId = await numberOf();
      expect(await post('BJHC/UAP/Receive', receiveOf(projId, baseOf(projId, itemCode)))).toEqual(TAKEN);
      const [accept, step] = [acceptOf(projId), stepOf(projId)];
      expect(await post('BJHC/UAP/accept', accept)).toEqual(TAKEN);
      expect(await post('BJHC/ApprovalLib/handler', step)).toEqual(TAKEN);
      const over = overOf(projId, changes);
      expect(await post('BJHC/UAP/over', over)).toMatchObject({ status: 503, code: 'DISPATCH.EXCHANGE_UNAVAILABLE' });
      const caseNo = neighbours.caseOf(projId);
      expect(await dispatch.rows("SELECT 1 FROM xml_calls WHERE case_no = $1 AND call = 'over'", [caseNo])).toEqual([]);

      await dispatch.submitted(caseNo, itemCode, 'department', originOf(projId));
      await eventually(async () => {
        const tasks = await dispatch.rows<{ state: string }>("SELECT state FROM tasks WHERE case_no = $1 AND purpose = 'acceptance'", [
          caseNo,
        ]);
        expect(tasks).toEqual([{ state: 'completed' }]);
      });
      await dispatch.accepted(caseNo, itemCode);
      await dispatch.taskOf(caseNo, ORG.housing);
      await eventually(async () => expect(await post('BJHC/UAP/over', over)).toEqual(TAKEN));
      expect((await dispatch.probe.next(fact as typeof CombinedDecisionV1, caseNo)).data).toMatchObject(data);
    });

    it('whose report was taken and never answered is known by the ledger’s word, and not given to its own department as a new one', async () => {
      const itemCode = await itemOf();
      const projId = await numberOf();
      const form = { ...receiveOf(projId, baseOf(projId, itemCode)), attrXml: `<RECORDS>${material('u1', 'a.pdf')}</RECORDS>` };
      neighbours.losing = true;
      expect(await post('BJHC/UAP/Receive', form)).toMatchObject({ status: 503 });
      const caseNo = neighbours.caseOf(projId);
      await dispatch.submitted(caseNo, itemCode, 'department', originOf(projId));
      const taskId = await dispatch.taskOf(caseNo, ORG.housing, 'acceptance');
      expect(await filesOf(taskId)).toEqual(['a.pdf']);
      expect(await post('BJHC/ApprovalLib/Receive', form)).toMatchObject({ result: '0', caseNo });
      expect(await dispatch.rows('SELECT content, case_no FROM xml_numbers WHERE proj_id = $1', [projId])).toEqual([
        { content: null, case_no: caseNo },
      ]);
      expect(await post('BJHC/UAP/accept', acceptOf(projId))).toEqual(TAKEN);
      await dispatch.accepted(caseNo, itemCode);
      await eventually(() => expect(department.of(projId).map(({ path }) => path)).toEqual(['/UnifiedAcceptOutSystemAccept.aspx']));
      expect(department.of(caseNo)).toEqual([]);
    });

    it('whose report was taken and never answered waits for the ledger’s word, however its acceptance is told again', async () => {
      const itemCode = await itemOf({ acceptedBy: 'window' });
      const projId = await numberOf();
      expect(await post('BJHC/UAP/Receive', receiveOf(projId, baseOf(projId, itemCode)))).toEqual(TAKEN);
      neighbours.losing = true;
      expect(await post('BJHC/UAP/accept', acceptOf(projId))).toMatchObject({ status: 503 });
      neighbours.losing = false;
      // By another clock reading it is another report, which the ledger does not take.
      expect(await post('BJHC/UAP/accept', acceptOf(projId, { AcceptTime: now(-30) }))).toMatchObject({ status: 503 });
      const caseNo = neighbours.caseOf(projId);
      await dispatch.submitted(caseNo, itemCode, 'window', originOf(projId));
      await eventually(async () => expect(await post('BJHC/UAP/accept', acceptOf(projId, { AcceptTime: now(-20) }))).toEqual(TAKEN));
      expect(neighbours.reports.filter(({ body }) => body['externalNo'] === projId)).toHaveLength(1);
    });

    it('that waits too long for the word of its acceptance is forgotten, and may be reported again', async () => {
      const itemCode = await itemOf({ acceptedBy: 'window' });
      const projId = await numberOf();
      const form = receiveOf(projId, baseOf(projId, itemCode));
      const age = (days: number) =>
        dispatch.rows('UPDATE xml_numbers SET received_at = now() - make_interval(days => $2) WHERE proj_id = $1', [projId, days]);
      const held = async () => (await dispatch.rows('SELECT content IS NOT NULL AS held FROM xml_numbers WHERE proj_id = $1', [projId]))[0];
      const prune = dispatch.service.app.get(PruneExchange, { strict: false });
      expect(await post('BJHC/UAP/Receive', form)).toEqual(TAKEN);
      await age(89);
      await prune.execute();
      expect(await held()).toEqual({ held: true });
      await age(91);
      await prune.execute();
      expect(await held()).toEqual({ held: false });
      expect(await post('BJHC/UAP/accept', acceptOf(projId))).toEqual(refused('DISPATCH.EXCHANGE_NUMBER_UNKNOWN'));
      expect(await post('BJHC/UAP/Receive', form)).toEqual(TAKEN);
      expect(await post('BJHC/UAP/accept', acceptOf(projId))).toEqual(TAKEN);
    });

    it('of which only a number was drawn is forgotten after years, and calls about cases that are over; open ones are not', async () => {
      const [over, open] = [await handlingOf(), await handlingOf()];
      for (const { caseNo } of [over, open]) {
        await eventually(() => expect(department.of(caseNo)).toHaveLength(2));
        expect(await post('BJHC/UAP/accept', acceptOf(caseNo))).toEqual(TAKEN);
      }
      expect(await post('BJHC/UAP/over', overOf(over.caseNo))).toEqual(TAKEN);
      await eventually(() => expect(department.of(over.caseNo)).toHaveLength(3));
      const drawn = [await numberOf(), await numberOf()];
      const cases = [over.caseNo, open.caseNo];
      await dispatch.rows("UPDATE xml_calls SET received_at = received_at - interval '4 years' WHERE case_no = ANY ($1)", [cases]);
      await dispatch.rows("UPDATE xml_sendings SET created_at = created_at - interval '4 years' WHERE case_no = ANY ($1)", [cases]);
      await dispatch.rows("UPDATE xml_numbers SET drawn_at = drawn_at - interval '4 years' WHERE proj_id = $1", [drawn[0]]);
      await dispatch.service.app.get(PruneExchange, { strict: false }).execute();
      const left = (table: string) => dispatch.rows(`SELECT DISTINCT case_no FROM ${table} WHERE case_no = ANY ($1)`, [cases]);
      expect(await left('xml_calls')).toEqual([{ case_no: open.caseNo }]);
      expect(await left('xml_sendings')).toEqual([{ case_no: open.caseNo }]);
      expect(await dispatch.rows('SELECT proj_id FROM xml_numbers WHERE proj_id = ANY ($1)', [drawn])).toEqual([{ proj_id: drawn[1] }]);
    });

    it('is one case under one number: of two at once the other is refused', async () => {
      const itemCode = await itemOf({ acceptedBy: 'window' });
      const projId = await numberOf();
      const names = ['王某', '李某', '张某', '赵某'];
      const forms = names.map((APPLYNAME) => receiveOf(projId, baseOf(projId, itemCode, { APPLYNAME })));
      const answers = await Promise.all(forms.map((form) => post('BJHC/UAP/Receive', form)));
      expect(answers.map(({ result }) => result).sort()).toEqual(['0', '1', '1', '1']);
      expect(answers.filter(({ result }) => result === '1').map(({ code }) => code)).toEqual(
        Array(3).fill('DISPATCH.EXCHANGE_NUMBER_TAKEN'),
      );
      expect(await post('BJHC/UAP/accept', acceptOf(projId))).toEqual(TAKEN);
      const [report] = neighbours.reports.filter(({ body }) => body['externalNo'] === projId);
      expect(report!.body['applicant']).toMatchObject({ name: names[answers.findIndex(({ result }) => result === '0')] });
    });

    it('brings the files of all its materials, also of those without a key; two with one key are refused', async () => {
      const itemCode = await itemOf();
      const projId = await numberOf();
      const form = receiveOf(projId, baseOf(projId, itemCode));
      const twice = `<RECORDS>${material('u1', 'a.pdf')}${material('u1', 'b.pdf')}</RECORDS>`;
      expect(await post('BJHC/UAP/Receive', { ...form, attrXml: twice })).toEqual(refused('DISPATCH.EXCHANGE_FIELD'));
      const long = `<RECORDS>${material('u'.repeat(61), 'a.pdf')}</RECORDS>`;
      expect(await post('BJHC/UAP/Receive', { ...form, attrXml: long })).toEqual(refused('DISPATCH.EXCHANGE_FIELD'));
      const attrXml = `<RECORDS>${material('', 'a.pdf')}${material('', 'b.pdf')}</RECORDS>`;
      expect(await post('BJHC/UAP/Receive', { ...form, attrXml })).toEqual(TAKEN);
      const caseNo = neighbours.caseOf(projId);
      await dispatch.submitted(caseNo, itemCode, 'department', originOf(projId));
      expect(await filesOf(await dispatch.taskOf(caseNo, ORG.housing, 'acceptance'))).toEqual(['a.pdf', 'b.pdf']);
    });

    it('that the ledger refuses is refused by its code; while the ledger is away the system is asked to come again', async () => {
      const itemCode = await itemOf();
      const projId = await numberOf();
      const form = receiveOf(projId, baseOf(projId, itemCode));
      neighbours.refusal = { status: 422, body: { code: 'ACCEPTANCE.FORM_INVALID', detail: '表单不符' } };
      expect(await post('BJHC/UAP/Receive', form)).toEqual(refused('ACCEPTANCE.FORM_INVALID'));
      neighbours.refusal = { status: 503, body: {} };
      // What was refused may be put right under the same number.
      const righted = receiveOf(projId, baseOf(projId, itemCode, { APPLYNAME: '李某' }));
      expect(await post('BJHC/UAP/Receive', righted)).toMatchObject({ status: 503, code: 'DISPATCH.EXCHANGE_UNAVAILABLE' });
      neighbours.refusal = { status: 429, body: { code: 'HTTP.TOO_MANY', detail: '请求过多' } };
      expect(await post('BJHC/UAP/Receive', righted)).toMatchObject({ status: 429, code: 'HTTP.TOO_MANY' });
      neighbours.refusal = undefined;
      expect(await post('BJHC/UAP/Receive', righted)).toEqual(TAKEN);
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
      const much = `<RECORDS><FormInfo name="f">${'<Item name="a"/>'.repeat(5_001)}</FormInfo></RECORDS>`;
      for (const part of ['formXml', 'attrXml']) {
        expect(await post('BJHC/UAP/Receive', { ...receiveOf(projId, good), [part]: much })).toEqual(
          refused('DISPATCH.EXCHANGE_XML_TOO_LARGE'),
        );
      }
      const foreign = await raw('BJHC/UAP/Receive', new URLSearchParams(receiveOf('330203260302000000019', good)).toString());
      expect(foreign).toEqual(refused('DISPATCH.EXCHANGE_NUMBER_UNKNOWN'));
      expect(await dispatch.rows('SELECT content, content_hash, case_no FROM xml_numbers WHERE proj_id = $1', [projId])).toEqual([
        { content: null, content_hash: null, case_no: null },
      ]);
    });
  });
});
