import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AcceptanceAnsweredV1, CombinedDecisionV1, TaskCompletedV1 } from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import { backing, eventually, ExchangeDatabase, localNow, TcpProxy } from '@yiwang/testing';
import { mappingTooLong } from '../src/mapping/mapping.errors.js';
import { SystemMappings } from '../src/mapping/system-mappings.js';
import { SealedSecrets } from '../src/system/persistence/sealed-secrets.js';
import { DispatchUnderTest, ORG, REGION, seat } from './harness.js';

/** U+2CC56: four bytes in UTF-8 and in GB18030. */
const NAME = '王𬱖';
const CONTENT = {
  applicant: { kind: 'person', name: NAME, documentType: '111', documentNo: '33020319900101001X', mobile: '13800000000' },
  fields: { '/premises/address': '中山西路1号' },
  materials: [{ code: 'M1', copies: 1, files: [{ name: '申请表.pdf', url: 'https://files.example/1', sha256: 'a'.repeat(64) }] }],
};

/** What acceptance answers instead of the content, if anything. */
let refusal: { status: number; body: object } | undefined;

/** acceptance, of which the service asks what the department may see, and the issuer of its token. */
async function playAcceptance(): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const token = { access_token: 'svc', token_type: 'Bearer', expires_in: 300 };
    const { status, body } = request.url === '/token' ? { status: 200, body: token } : (refusal ?? { status: 200, body: CONTENT });
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

let acceptance: { server: Server; url: string };
let dispatch: DispatchUnderTest;
let exchange: ExchangeDatabase;
let proxy: TcpProxy;
let systemId: string;

beforeAll(async () => {
  acceptance = await playAcceptance();
  const service = { SERVICE_CLIENT_ID: 'svc-dispatch', SERVICE_CLIENT_SECRET: 's', TOKEN_URL: `${acceptance.url}/token` };
  [dispatch, exchange, proxy] = await Promise.all([
    DispatchUnderTest.start([], { ACCEPTANCE_URL: acceptance.url, CALLBACK_NETWORKS: '127.0.0.0/8,::1/128', ...service }),
    ExchangeDatabase.create(),
    TcpProxy.to(backing().postgresUrl),
  ]);
  const through = new URL(proxy.through(backing().postgresUrl));
  systemId = await register(ORG.housing, { ...exchange.settings, host: through.hostname, port: Number(through.port) });
});
afterAll(async () => {
  await dispatch.stop();
  await exchange.stop();
  await proxy.cut();
  acceptance.server.closeAllConnections();
  acceptance.server.close();
});

async function register(orgCode: string, settings: object): Promise<string> {
  const id = uuidv7();
  const sealed = dispatch.service.app.get(SealedSecrets, { strict: false }).seal(id, exchange.secrets);
  await dispatch.rows(
    `INSERT INTO department_systems (id, org_code, name, channel, client_id, code, settings, secrets)
     VALUES ($1, $2, $3, 'tables', NULL, $4, $5, $6)`,
    [id, orgCode, `sys-tables-${orgCode.slice(-4)}`, `3302030${orgCode.slice(-4)}`, JSON.stringify(settings), sealed],
  );
  return id;
}

/** A case of which housing is one department and market the lead, in the shared workbench. */
async function joint(): Promise<{ caseNo: string; itemCode: string; taskId: string }> {
  const itemCode = await dispatch.givenItem({ participants: [seat(ORG.market, { lead: true, sharePercent: 100 }), seat(ORG.housing)] });
  const caseNo = dispatch.caseNo();
  await dispatch.accepted(caseNo, itemCode);
  await filing(caseNo);
  return { caseNo, itemCode, taskId: await dispatch.taskOf(caseNo, ORG.housing) };
}
/** A case that housing accepts for itself and decides alone. */
async function ownCase(): Promise<{ caseNo: string; itemCode: string }> {
  const implementingBody = { orgCode: ORG.housing, name: '住建局', regionCode: REGION };
  const participants = [seat(ORG.housing, { lead: true, sharePercent: 100 })];
  const itemCode = await dispatch.givenItem({ participants, implementingBody, acceptedBy: 'department' });
  const caseNo = dispatch.caseNo();
  await dispatch.submitted(caseNo, itemCode);
  await filing(caseNo);
  return { caseNo, itemCode };
}

const filing = (caseNo: string, matching: object = {}) =>
  eventually(async () => {
    const row = await exchange.rowOf('apasinfo', caseNo, 'to_department');
    expect(row).toMatchObject({ projid: caseNo, ...matching });
    return row!;
  });
const takeOver = (caseNo: string) =>
  exchange.asDepartment("UPDATE to_department.apasinfo SET sync_status = 'S' WHERE projid = $1", [caseNo]);
const answered = (form: string, key: string, matching: object) =>
  eventually(async () => {
    const row = await exchange.rowOf(form, key);
    expect(row).toMatchObject(matching);
    return row!;
  }, 30_000);
const stateOf = async (taskId: string): Promise<unknown> =>
  (await dispatch.rows('SELECT state, result, step_count FROM tasks WHERE id = $1', [taskId]))[0];

const step = (unid: string, projid: string, more: object = {}) => ({
  unid,
  projid,
  node_name: '审核',
  name: '经办人甲',
  opinion: '材料齐全',
  start_time: localNow(),
  end_time: localNow(),
  ...more,
});
const end = (projid: string, more: object = {}) => ({
  projid,
  transact_user: '经办人甲',
  transact_time: localNow(),
  transact_result: '办结',
  transact_describe: '准予许可',
  remark: '符合条件',
  ...more,
});

describe('a department that is connected by exchange tables', () => {
  it('finds its task there, takes it over, and answers by rows of its own', async () => {
    const { caseNo, taskId } = await joint();
    expect(await filing(caseNo)).toMatchObject({
      applyname: NAME,
      sync_status: 'I',
      dataversion: 1,
      taskid: taskId,
      taskpurpose: 'handling',
    });
    expect(await exchange.rowOf('attr', `${caseNo}-M1`, 'to_department')).toMatchObject({ filename: '申请表.pdf' });

    await takeOver(caseNo);
    await eventually(async () => expect(await stateOf(taskId)).toMatchObject({ state: 'acknowledged' }));

    await exchange.offer('accept', { projid: caseNo, accept_man: '经办人甲', accept_time: localNow() });
    await exchange.offer('node', step(`${caseNo}-n1`, caseNo));
    await answered('accept', caseNo, { sync_status: 'S', answer_state: 'applied', answer_code: null, answered_version: 1 });
    await answered('node', `${caseNo}-n1`, { sync_status: 'S', answer_state: 'applied' });
    expect(await stateOf(taskId)).toMatchObject({ state: 'inProgress', step_count: 1 });

    await exchange.offer('transact', end(caseNo));
    await answered('transact', caseNo, { sync_status: 'S', answer_state: 'applied' });
    expect(await stateOf(taskId)).toMatchObject({ state: 'completed', result: 'approved' });
    expect((await dispatch.probe.next(TaskCompletedV1, caseNo)).data).toMatchObject({ orgCode: ORG.housing, result: 'approved' });
  });

  it('accepts for itself, names documents and decides, also when its rows came in the wrong order', async () => {
    const { caseNo, itemCode } = await ownCase();
    await exchange.offer('formfile', { unid: `${caseNo}-f1`, projid: caseNo, type: '04', name: '许可证.pdf', filepath: '/archive/1.pdf' });
    await answered('formfile', `${caseNo}-f1`, { sync_status: 'S', answer_state: 'applied' });
    await exchange.offer('transact', end(caseNo, { result_code: 'JZ-1' }));
    await answered('transact', caseNo, { sync_status: 'I', answer_state: 'waiting', answer_code: 'DISPATCH.PREDECESSOR_MISSING' });
    await exchange.offer('node', step(`${caseNo}-n1`, caseNo));
    await answered('node', `${caseNo}-n1`, { sync_status: 'I', answer_state: 'waiting' });
    // Named too late for the decision that is known already, and no reason to take that for another one.
    await exchange.offer('formfile', { unid: `${caseNo}-f2`, projid: caseNo, type: '04', name: '附页.pdf', filepath: '/archive/2.pdf' });
    await answered('formfile', `${caseNo}-f2`, { sync_status: 'S', answer_state: 'applied' });

    await exchange.offer('accept', { projid: caseNo, accept_man: '经办人甲', accept_time: localNow() });
    expect((await dispatch.probe.next(AcceptanceAnsweredV1, caseNo)).data.answer).toEqual({ kind: 'accept' });
    await dispatch.accepted(caseNo, itemCode);

    await answered('node', `${caseNo}-n1`, { sync_status: 'S', answer_state: 'applied', answer_code: null });
    await answered('transact', caseNo, { sync_status: 'S', answer_state: 'applied', answer_code: null });
    const decision = await dispatch.probe.next(CombinedDecisionV1, caseNo);
    const documents = [{ kind: 'other', name: '许可证.pdf', fileRef: '/archive/1.pdf' }];
    expect(decision.data).toMatchObject({ outcome: 'approved', resultNo: 'JZ-1', documents });
  });

  it('is told of a recall, and taking that over acknowledges it', async () => {
    const { caseNo, itemCode, taskId } = await joint();
    await takeOver(caseNo);
    await eventually(async () => expect(await stateOf(taskId)).toMatchObject({ state: 'acknowledged' }));
    await dispatch.withdrawn(caseNo, itemCode);
    await filing(caseNo, { sync_status: 'D', datastate: '0' });
    await takeOver(caseNo);
    await eventually(async () => {
      const [message] = await dispatch.rows("SELECT state FROM intake_messages WHERE task_id = $1 AND type = 'recall.acknowledge'", [
        taskId,
      ]);
      expect(message).toMatchObject({ state: 'applied' });
    });
  });
});

describe('rows that are wrong', () => {
  it('are answered where they stand, each by its name, and move nothing', async () => {
    const { caseNo, taskId } = await joint();
    const other = await dispatch.givenItem({ participants: [seat(ORG.market, { lead: true, sharePercent: 100 })] });
    const foreign = dispatch.caseNo();
    await dispatch.accepted(foreign, other);
    await dispatch.taskOf(foreign, ORG.market);
    const before = await stateOf(taskId);
    const others = async () => [
      await dispatch.rows('SELECT * FROM tasks WHERE case_no = $1', [foreign]),
      await dispatch.rows('SELECT * FROM case_plans WHERE case_no = $1', [foreign]),
      await dispatch.rows('SELECT 1 FROM xml_files WHERE case_no = ANY ($1)', [[foreign, caseNo]]),
      await dispatch.rows("SELECT 1 FROM intake_messages WHERE case_no = $1 OR case_no = $2 AND state <> 'refused'", [foreign, caseNo]),
    ];
    const untouched = await others();

    const wrong: [string, string, object, string][] = [
      ['node', 'unknown', step('unknown', '33020399999999999999X'), 'DISPATCH.TASK_NOT_FOUND'],
      ['node', 'foreign', step('foreign', foreign), 'DISPATCH.TASK_NOT_FOUND'],
      [
        'formfile',
        'foreign-file',
        { unid: 'foreign-file', projid: foreign, type: '04', name: 'x', filepath: '/x' },
        'DISPATCH.TASK_NOT_FOUND',
      ],
      ['node', 'nobody', { ...step('nobody', caseNo), projid: null }, 'DISPATCH.TABLES_PROJID_MISSING'],
      ['node', 'times', step('times', caseNo, { start_time: '昨天' }), 'DISPATCH.TABLES_TIME_UNREADABLE'],
      ['node', 'reversed', step('reversed', caseNo, { end_time: localNow(-7_200_000) }), 'DISPATCH.STEP_REVERSED'],
      ['node', 'version', step('version', caseNo, { dataversion: -1 }), 'DISPATCH.TABLES_VERSION_INVALID'],
      ['node', 'status', step('status', caseNo, { sync_status: 'X' }), 'DISPATCH.TABLES_STATUS_UNKNOWN'],
      ['node', 'clock', step('clock', caseNo, { create_time: localNow(600_000) }), 'DISPATCH.CLOCK_AHEAD'],
      ['node', 'ahead', step('ahead', caseNo, { end_time: localNow(600_000) }), 'DISPATCH.CLOCK_AHEAD'],
      ['transact', caseNo, end(caseNo, { transact_time: localNow(600_000) }), 'DISPATCH.CLOCK_AHEAD'],
      ['accept', caseNo, { projid: caseNo, accept_time: '昨天' }, 'DISPATCH.TABLES_TIME_UNREADABLE'],
      [
        'formfile',
        'long-file',
        { unid: 'long-file', projid: caseNo, type: '04', name: 'x', filepath: `/${'x'.repeat(200)}` },
        'DISPATCH.TABLES_VALUE_TOO_LONG',
      ],
      ['attr', 'attr', { unid: 'attr', projid: caseNo }, 'DISPATCH.TABLES_FORM_NOT_TAKEN'],
    ];
    for (const [form, , row] of wrong) await exchange.offer(form, row as Record<string, unknown>);
    for (const [form, key, , code] of wrong) {
      const row = await answered(form, key, { sync_status: 'E', answer_state: 'refused' });
      expect([key, row['answer_code'], String(row['answer_text']).length > 0]).toEqual([key, code, true]);
    }
    expect(await stateOf(taskId)).toEqual(before);
    expect(await others()).toEqual(untouched);
  });

  it('are answered without being read when there is too much in them: nobody’s memory is filled by a row', async () => {
    const { caseNo, taskId } = await joint();
    await exchange.asAdministrator('ALTER TABLE from_department.node ADD COLUMN scan text');
    await exchange.asDepartment("INSERT INTO from_department.apasinfo (projid, memo, create_time) VALUES ($1, repeat('x', 50000000), $2)", [
      caseNo,
      localNow(),
    ]);
    await exchange.offer('node', step(`${caseNo}-big`, caseNo, { scan: 'x'.repeat(1_000_000) }));
    await exchange.offer('node', step(`${caseNo}-n1`, caseNo, { scan: 'x'.repeat(1_000) }));
    await answered('node', `${caseNo}-big`, { sync_status: 'E', answer_code: 'DISPATCH.TABLES_VALUE_TOO_LONG', answered_version: 1 });
    await answered('node', `${caseNo}-n1`, { sync_status: 'S' });
    await eventually(async () => {
      const [row] = await exchange.asDepartment('SELECT sync_status, answer_code FROM from_department.apasinfo WHERE projid = $1', [
        caseNo,
      ]);
      expect(row).toEqual({ sync_status: 'E', answer_code: 'DISPATCH.TABLES_FORM_NOT_TAKEN' });
    });
    expect(await stateOf(taskId)).toMatchObject({ step_count: 1 });
    await exchange.asAdministrator('DELETE FROM from_department.apasinfo');
    await exchange.asAdministrator('ALTER TABLE from_department.node DROP COLUMN scan');
  });

  it('that name a file anew under the same DATAVERSION are refused, and nothing of it is taken', async () => {
    const { caseNo, taskId } = await joint();
    const key = `${caseNo}-f1`;
    const names = async () => {
      const officer = await dispatch.officer(ORG.housing);
      return (await officer.get<{ items: { path: string }[] }>(`/${taskId}/exchange-files`)).body.items.map(({ path }) => path);
    };
    await exchange.offer('formfile', { unid: key, projid: caseNo, type: '03', name: '意见.pdf', filepath: '/1' });
    await answered('formfile', key, { sync_status: 'S' });
    const again = (changes: string) =>
      exchange.asDepartment(`UPDATE from_department.formfile SET sync_status = 'U'${changes} WHERE unid = $1`, [key]);
    await again('');
    await answered('formfile', key, { sync_status: 'S', answer_state: 'applied' });
    await again(", filepath = '/2'");
    await answered('formfile', key, { sync_status: 'E', answer_code: 'DISPATCH.MESSAGE_CHANGED' });
    expect(await names()).toEqual(['/1']);
    await again(', dataversion = 2');
    await answered('formfile', key, { sync_status: 'S', answered_version: 2 });
    expect(await names()).toEqual(['/2']);
  });

  it('that waited in vain are answered when their time is over', async () => {
    const { caseNo } = await ownCase();
    await exchange.offer('node', step(`${caseNo}-n1`, caseNo));
    await answered('node', `${caseNo}-n1`, { sync_status: 'I', answer_state: 'waiting' });
    await dispatch.rows("UPDATE intake_messages SET wait_until = now(), next_attempt_at = now() WHERE case_no = $1 AND state = 'waiting'", [
      caseNo,
    ]);
    await answered('node', `${caseNo}-n1`, { sync_status: 'E', answer_state: 'refused', answer_code: 'DISPATCH.PREDECESSOR_MISSING' });
  });

  it('wait as what they said, whatever columns the administrator adds to them meanwhile', async () => {
    const { caseNo, itemCode } = await ownCase();
    await exchange.offer('node', step(`${caseNo}-n1`, caseNo));
    await answered('node', `${caseNo}-n1`, { sync_status: 'I', answer_state: 'waiting' });
    await exchange.asAdministrator('ALTER TABLE from_department.node ADD COLUMN seen_at timestamptz');
    await exchange.asAdministrator('UPDATE from_department.node SET seen_at = now() WHERE unid = $1', [`${caseNo}-n1`]);
    await exchange.offer('accept', { projid: caseNo, accept_man: '经办人甲', accept_time: localNow() });
    await answered('accept', caseNo, { sync_status: 'S' });
    await dispatch.accepted(caseNo, itemCode);
    await answered('node', `${caseNo}-n1`, { sync_status: 'S', answer_state: 'applied' });
    await exchange.asAdministrator('ALTER TABLE from_department.node DROP COLUMN seen_at');
  });

  it('are taken once they are put right under a higher DATAVERSION; the same version with other words is not', async () => {
    const { caseNo, taskId } = await joint();
    await exchange.offer('transact', end(caseNo, { transact_describe: '不知道' }));
    await answered('transact', caseNo, { sync_status: 'E', answer_code: 'DISPATCH.TABLES_WORD_UNKNOWN' });
    const again = (changes: string) => exchange.asDepartment(`UPDATE from_department.transact SET ${changes} WHERE projid = $1`, [caseNo]);
    await again("sync_status = 'U', dataversion = 2, transact_describe = '不予许可', remark = '不符合条件'");
    await answered('transact', caseNo, { sync_status: 'S', answer_state: 'applied', answered_version: 2 });
    expect(await stateOf(taskId)).toMatchObject({ state: 'completed', result: 'rejected' });

    await again("sync_status = 'U'");
    await answered('transact', caseNo, { sync_status: 'S', answer_state: 'applied' });
    await again("sync_status = 'U', transact_describe = '准予许可'");
    await answered('transact', caseNo, { sync_status: 'E', answer_code: 'DISPATCH.MESSAGE_CHANGED' });
    await again("sync_status = 'D', dataversion = 3");
    await answered('transact', caseNo, { sync_status: 'E', answer_code: 'DISPATCH.TABLES_DELETE_REFUSED' });
    expect(await stateOf(taskId)).toMatchObject({ state: 'completed', result: 'rejected' });
  });

  it('are answered also where the administrator has made columns of other types', async () => {
    const { caseNo, taskId } = await joint();
    await exchange.asAdministrator('ALTER TABLE from_department.node ALTER dataversion TYPE varchar(20), ALTER projid TYPE text');
    await exchange.offer('node', step(`${caseNo}-t1`, caseNo, { dataversion: '第一版' }));
    await exchange.offer('node', step(`${caseNo}-t2`, `${caseNo}-and-more`));
    await exchange.offer('node', step(`${caseNo}-t3`, caseNo, { dataversion: '2' }));
    await answered('node', `${caseNo}-t1`, { sync_status: 'E', answer_code: 'DISPATCH.TABLES_VERSION_INVALID', answered_version: null });
    await answered('node', `${caseNo}-t2`, { sync_status: 'E', answer_code: 'DISPATCH.TABLES_PROJID_MISSING' });
    await answered('node', `${caseNo}-t3`, { sync_status: 'S', answered_version: 2 });
    expect(await stateOf(taskId)).toMatchObject({ step_count: 1 });
    await exchange.asAdministrator('DELETE FROM from_department.node WHERE unid = ANY ($1)', [[`${caseNo}-t1`, `${caseNo}-t2`]]);
    await exchange.asAdministrator('ALTER TABLE from_department.node ALTER dataversion TYPE integer USING dataversion::integer');
  });

  it('are late, recorded and change nothing when the lead has decided without the department', async () => {
    const participants = [seat(ORG.market, { lead: true, sharePercent: 100 }), seat(ORG.housing, { mandatory: false })];
    const itemCode = await dispatch.givenItem({ participants, joinRule: 'leadDecides' });
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, itemCode);
    await filing(caseNo);
    const market = await dispatch.officer(ORG.market);
    expect((await market.post(`/${await dispatch.taskOf(caseNo, ORG.market)}/decision`, { outcome: 'approved' })).status).toBe(200);
    await eventually(async () =>
      expect(await exchange.rowOf('transact', caseNo, 'to_department')).toMatchObject({ transact_describe: '准予许可' }),
    );
    await exchange.offer('transact', end(caseNo, { transact_describe: '不予许可' }));
    await answered('transact', caseNo, { sync_status: 'S', answer_state: 'late', answer_code: 'DISPATCH.RESULT_LATE' });
  });
});

describe('between the two databases nothing is lost', () => {
  it('when the department’s is away: others get their tasks, and it finds everything when it is back', async () => {
    await proxy.cut();
    const participants = [seat(ORG.market, { lead: true, sharePercent: 100 }), seat(ORG.housing), seat(ORG.fire)];
    const itemCode = await dispatch.givenItem({ participants });
    const cases = Array.from({ length: 5 }, () => dispatch.caseNo());
    for (const caseNo of cases) await dispatch.accepted(caseNo, itemCode);
    const fire = await dispatch.system(ORG.fire);
    await eventually(async () => {
      const { items } = (await fire.get<{ items: { caseNo: string }[] }>('?limit=100')).body;
      expect(items.map(({ caseNo }) => caseNo)).toEqual(expect.arrayContaining(cases));
    });
    await eventually(async () => {
      const [reader] = await dispatch.rows<{ failures: number }>('SELECT failures FROM table_readers WHERE system_id = $1', [systemId]);
      expect(reader!.failures).toBeGreaterThan(0);
    });
    await proxy.restore();
    await dispatch.rows('UPDATE table_readers SET next_at = now() WHERE system_id = $1', [systemId]);
    for (const caseNo of cases) {
      await eventually(async () => {
        expect(await exchange.rowOf('apasinfo', caseNo, 'to_department')).toMatchObject({ sync_status: 'I', dataversion: 1 });
      }, 45_000);
    }
  });

  it('when acceptance has no answer for a case: it is not written bare, and filled in when there is one', async () => {
    refusal = { status: 404, body: { code: 'HTTP.NOT_FOUND', detail: '未找到' } };
    const itemCode = await dispatch.givenItem({ participants: [seat(ORG.market, { lead: true, sharePercent: 100 }), seat(ORG.housing)] });
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, itemCode);
    const taskId = await dispatch.taskOf(caseNo, ORG.housing);
    await eventually(async () => {
      const [row] = await dispatch.rows('SELECT state, error FROM deliveries WHERE task_id = $1', [taskId]);
      expect(row).toEqual({ state: 'pending', error: 'HTTP.NOT_FOUND' });
    });
    expect(await exchange.rowOf('apasinfo', caseNo, 'to_department')).toBeUndefined();
    refusal = undefined;
    await filing(caseNo, { applyname: NAME, sync_status: 'I', dataversion: 1 });
  });

  it('when the department keeps a row open: the other rows of its case are answered, and all of other cases', async () => {
    const [a, b] = [await ownCase(), await joint()];
    await exchange.offer('transact', end(a.caseNo));
    await answered('transact', a.caseNo, { sync_status: 'I', answer_state: 'waiting' });
    await exchange.asAdministrator('BEGIN');
    try {
      await exchange.asAdministrator("UPDATE from_department.transact SET remark = '尚未确定' WHERE projid = $1", [a.caseNo]);
      await exchange.offer('accept', { projid: a.caseNo, accept_man: '经办人甲', accept_time: localNow() });
      await exchange.offer('node', step(`${b.caseNo}-n1`, b.caseNo));
      await answered('accept', a.caseNo, { sync_status: 'S', answer_state: 'applied' });
      await answered('node', `${b.caseNo}-n1`, { sync_status: 'S', answer_state: 'applied' });
      const [reader] = await dispatch.rows('SELECT failures FROM table_readers WHERE system_id = $1', [systemId]);
      expect(reader).toEqual({ failures: 0 });
    } finally {
      await exchange.asAdministrator('ROLLBACK');
    }
    await dispatch.accepted(a.caseNo, a.itemCode);
    await answered('transact', a.caseNo, { sync_status: 'S', answer_state: 'applied' });
  });

  it('when the department holds a notice while it takes the filing: it is waited for, and nobody else with it', async () => {
    const [held, other] = [await joint(), await joint()];
    await exchange.asAdministrator('BEGIN');
    try {
      await exchange.asAdministrator("UPDATE to_department.notice SET op = 'x' WHERE projid = $1", [held.caseNo]);
      await takeOver(held.caseNo);
      await takeOver(other.caseNo);
      await eventually(async () => expect(await stateOf(other.taskId)).toMatchObject({ state: 'acknowledged' }));
      expect(await stateOf(held.taskId)).toMatchObject({ state: 'assigned' });
    } finally {
      await exchange.asAdministrator('COMMIT');
    }
    await eventually(async () => expect(await stateOf(held.taskId)).toMatchObject({ state: 'acknowledged' }));
    expect(await dispatch.rows('SELECT failures FROM table_readers WHERE system_id = $1', [systemId])).toEqual([{ failures: 0 }]);
  });

  it('when several replicas read: each row is taken once', async () => {
    const { caseNo, taskId } = await joint();
    const replica = await dispatch.replica();
    try {
      for (let i = 0; i < 30; i++) await exchange.offer('node', step(`${caseNo}-r${i}`, caseNo));
      await eventually(async () => {
        const rows = await exchange.asDepartment("SELECT 1 FROM from_department.node WHERE projid = $1 AND sync_status = 'S'", [caseNo]);
        expect(rows).toHaveLength(30);
      }, 30_000);
      expect(await stateOf(taskId)).toMatchObject({ step_count: 30 });
    } finally {
      await replica.close();
    }
  });

  it('when a reader died between the platform and the answer: the row is answered as it was the first time', async () => {
    const { caseNo, taskId } = await joint();
    await exchange.offer('node', step(`${caseNo}-n1`, caseNo));
    await answered('node', `${caseNo}-n1`, { sync_status: 'S' });
    // What a rollback in the department's database leaves behind.
    await exchange.asAdministrator(
      "UPDATE from_department.node SET sync_status = 'I', answer_state = NULL, answered_at = NULL, taken = false WHERE unid = $1",
      [`${caseNo}-n1`],
    );
    await answered('node', `${caseNo}-n1`, { sync_status: 'S', answer_state: 'applied' });
    expect(await stateOf(taskId)).toMatchObject({ step_count: 1 });
  });

  it('while the department is changing a row: what it says in the end counts', async () => {
    const { caseNo, taskId } = await joint();
    await exchange.asAdministrator('BEGIN');
    await exchange.asAdministrator(
      `INSERT INTO from_department.node (unid, projid, node_name, start_time, create_time) VALUES ($1, $2, '初审', $3, $3)`,
      [`${caseNo}-n1`, caseNo, localNow()],
    );
    await exchange.offer('node', step(`${caseNo}-n2`, caseNo));
    await answered('node', `${caseNo}-n2`, { sync_status: 'S' });
    await exchange.asAdministrator("UPDATE from_department.node SET node_name = '复审' WHERE unid = $1", [`${caseNo}-n1`]);
    await exchange.asAdministrator('COMMIT');
    await answered('node', `${caseNo}-n1`, { sync_status: 'S' });
    const links = await dispatch.rows<{ link: string }>('SELECT link FROM task_steps WHERE task_id = $1 ORDER BY step_no', [taskId]);
    expect(links.map(({ link }) => link)).toEqual(['审核', '复审']);
  });
});

describe('a system that wants its forms otherwise', () => {
  const map = (direction: string, type: string, expression: string, codeLists: object = {}) =>
    dispatch.rows(
      `INSERT INTO mappings (id, system_id, direction, type, version, expression, code_lists, state, created_by, activated_at, activated_by)
       VALUES ($1, $2, $3, $4, 1, $5, $6, 'active', 'test', now(), 'test')`,
      [uuidv7(), systemId, direction, type, expression, JSON.stringify(codeLists)],
    );
  const unmap = () => dispatch.rows('DELETE FROM mappings WHERE system_id = $1', [systemId]);
  afterEach(unmap);

  it('has them filled in and read by its mappings', async () => {
    await map('out', 'APASINFO', '{ "SERVICENAME": "食品许可", "EXTEND2": content.form.premises.address }');
    await map('in', 'TRANSACT', '{ "TRANSACT_DESCRIBE": EXTEND3 = "Y" ? "准予许可" : "不予许可" }');
    const { caseNo, taskId } = await joint();
    expect(await filing(caseNo)).toMatchObject({ servicename: '食品许可', extend2: '中山西路1号', applyname: NAME });
    await exchange.offer('transact', end(caseNo, { transact_describe: null, extend3: 'Y' }));
    await answered('transact', caseNo, { sync_status: 'S' });
    expect(await stateOf(taskId)).toMatchObject({ state: 'completed', result: 'approved' });
  });

  it('is told of a word that is in no code list, as of any other word that nobody knows; the next row of the case is taken', async () => {
    await map('in', 'NODE', '{ "NODE_NAME": $code("links", NODE_NAME) }', { links: { 审核: 'SH' } });
    const { caseNo, taskId } = await joint();
    await exchange.offer('node', step(`${caseNo}-c1`, caseNo, { node_name: 'XX' }));
    await exchange.offer('node', step(`${caseNo}-c2`, caseNo, { node_name: 'SH' }));
    await answered('node', `${caseNo}-c1`, { sync_status: 'E', answer_state: 'refused', answer_code: 'DISPATCH.MAPPING_CODE_UNKNOWN' });
    await answered('node', `${caseNo}-c2`, { sync_status: 'S', answer_state: 'applied' });
    expect(await dispatch.rows('SELECT link FROM task_steps WHERE task_id = $1', [taskId])).toEqual([{ link: '审核' }]);
  });

  it('has its rows kept while a mapping does not work, those behind it in the case, too, and taken when it is put right', async () => {
    await map('in', 'NODE', '$error("not yet")');
    const { caseNo, taskId } = await joint();
    await exchange.offer('node', step(`${caseNo}-m1`, caseNo, { node_name: '初审' }));
    await answered('node', `${caseNo}-m1`, { sync_status: 'I', answer_state: 'failed', answer_code: 'DISPATCH.TABLES_ROW_FAILED' });
    await exchange.offer('transact', end(caseNo));
    await eventually(async () => {
      const [row] = await exchange.asDepartment<{ tries: number }>('SELECT tries FROM from_department.node WHERE unid = $1', [
        `${caseNo}-m1`,
      ]);
      expect(row!.tries).toBeGreaterThan(1);
    });
    expect(await exchange.rowOf('transact', caseNo)).toMatchObject({ sync_status: 'I', answer_state: null });
    await unmap();
    await answered('node', `${caseNo}-m1`, { sync_status: 'S', answer_state: 'applied' });
    await answered('transact', caseNo, { sync_status: 'S', answer_state: 'applied' });
    expect(await stateOf(taskId)).toMatchObject({ state: 'completed', step_count: 1 });
  });
});

describe('a mapping that takes too long', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('may be the fault of a busy host: what is said waits, and is never parked', async () => {
    const mappings = dispatch.service.app.get(SystemMappings);
    const outbound = mappings.outbound.bind(mappings);
    let taskId: string | undefined;
    jest.spyOn(mappings, 'outbound').mockImplementation((system, type, input) => {
      if (taskId !== undefined) return outbound(system, type, input);
      taskId = (input as unknown as { message: { taskId: string } }).message.taskId;
      return Promise.reject(mappingTooLong());
    });
    await joint();
    await eventually(async () =>
      expect(await dispatch.rows('SELECT attempts FROM deliveries WHERE task_id = $1 AND sent_at IS NOT NULL', [taskId])).toEqual([
        { attempts: 1 },
      ]),
    );
  });
});

describe('the look at the tables of a system', () => {
  interface Seen {
    reader: { readAt: string; failures: number } | null;
    database: {
      reachable: boolean;
      code: string | null;
      findings: { code: string; about: string }[];
      incoming: object[];
      offered: number | null;
    };
  }
  const look = async (id: string) => (await dispatch.operator()).get<Seen>(`/systems/${id}/exchange-tables`);

  it('shows that all is well, and how much lies there', async () => {
    const { caseNo } = await joint();
    await exchange.offer('node', step(`${caseNo}-bad`, caseNo, { start_time: 'x' }));
    await answered('node', `${caseNo}-bad`, { sync_status: 'E' });
    const { status, body } = await look(systemId);
    expect([status, body.database.reachable, body.database.findings]).toEqual([200, true, []]);
    expect(body.reader).toMatchObject({ failures: 0 });
    expect(body.database.offered).toBeGreaterThan(0);
    expect(body.database.incoming).toContainEqual(expect.objectContaining({ form: 'node', offered: 0, refused: expect.any(Number) }));
  });

  it('names what the administrator has to put right: rights too few and too many, tables that are missing, a database that is away', async () => {
    await exchange.asAdministrator(`GRANT DELETE ON from_department.node TO ${exchange.secrets.user}`);
    await exchange.asAdministrator('REVOKE INSERT ON to_department.attr FROM exchange_platform');
    expect((await look(systemId)).body.database.findings).toEqual([
      { code: 'RIGHT_MISSING', about: 'INSERT to_department.attr' },
      { code: 'RIGHT_EXCESSIVE', about: 'DELETE from_department.node' },
    ]);
    await exchange.asAdministrator('GRANT INSERT ON to_department.attr TO exchange_platform');
    await exchange.asAdministrator(`REVOKE DELETE ON from_department.node FROM ${exchange.secrets.user}`);

    const elsewhere = await register('11330203MB0A10055Z', { ...exchange.settings, outSchema: 'nowhere' });
    expect((await look(elsewhere)).body.database.findings).toContainEqual({ code: 'TABLE_MISSING', about: 'nowhere.apasinfo' });
    const away = await register('11330203MB0A10066Z', { ...exchange.settings, database: 'nowhere' });
    expect((await look(away)).body.database).toMatchObject({ reachable: false, code: 'SQLSTATE 3D000', findings: [] });
    for (const state of ['registered', 'retired']) {
      await dispatch.rows('UPDATE department_systems SET state = $2 WHERE id = ANY ($1)', [[elsewhere, away], state]);
      expect(await look(away)).toMatchObject({ status: 409, body: { code: 'DISPATCH.SYSTEM_MOVE_REFUSED' } });
    }
    const leads = async (settings: object) => {
      const id = await register('11330203MB0A10077Z', { ...exchange.settings, ...settings });
      const { database } = (await look(id)).body;
      await dispatch.rows("UPDATE department_systems SET state = 'retired' WHERE id = $1", [id]);
      return database;
    };
    expect(await leads({ host: '169.254.169.254' })).toMatchObject({ reachable: false, code: 'ADDRESS_FORBIDDEN' });
    expect(await leads({ host: '198.41.0.4', tls: 'off' })).toMatchObject({ reachable: false, code: 'ADDRESS_INSECURE' });
    await exchange.asAdministrator('ALTER TABLE from_department.node RENAME arrival TO arrived');
    expect((await look(systemId)).body.database).toMatchObject({
      findings: [{ code: 'COLUMN_MISSING', about: 'from_department.node.arrival' }],
      incoming: [],
    });
    await exchange.asAdministrator('ALTER TABLE from_department.node RENAME arrived TO arrival');
    expect(await look(uuidv7())).toMatchObject({ status: 404, body: { code: 'DISPATCH.SYSTEM_NOT_FOUND' } });
  });
});

/** A Python that has the driver of the sample; YIWANG_PYTHON names one other than that of the path. */
const PYTHON = process.env['YIWANG_PYTHON'] ?? 'python3';
const driver = spawnSync(PYTHON, ['-c', 'import psycopg'], { encoding: 'utf8' });
const why = driver.error
  ? `${PYTHON} is not here`
  : driver.status === 0
    ? undefined
    : 'psycopg is not installed for it (pip install -r requirements.txt)';
if (why) process.stderr.write(`The sample of the exchange tables is not run: ${why}\n`);

describe('the sample in Python', () => {
  (why ? it.skip : it)(`accepts, handles and ends its cases by a public driver only${why ? ` — not run: ${why}` : ''}`, async () => {
    const program = spawn(PYTHON, [join(import.meta.dirname, '../../../examples/integrators/python/tables/department_system.py')], {
      env: { ...process.env, EXCHANGE_DSN: exchange.departmentUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    program.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    const ended = once(program, 'exit');
    try {
      const own = await ownCase();
      expect((await dispatch.probe.next(AcceptanceAnsweredV1, own.caseNo)).data.answer).toEqual({ kind: 'accept' });
      await dispatch.accepted(own.caseNo, own.itemCode);
      expect((await dispatch.probe.next(CombinedDecisionV1, own.caseNo)).data).toMatchObject({
        outcome: 'approved',
        reason: '符合法定条件',
      });

      const { caseNo, itemCode, taskId } = await joint();
      await eventually(async () => expect(await stateOf(taskId)).toMatchObject({ state: 'completed', result: 'approved', step_count: 1 }));
      await dispatch.withdrawn(caseNo, itemCode);
      await eventually(() => expect(printed).toContain(`transact ${caseNo} S applied`));
      expect(printed).toContain(`${own.caseNo} accepted`);
    } finally {
      program.kill('SIGTERM');
      await ended;
    }
    expect(program.exitCode).toBe(0);
  });
});

describe('a system that is only being tested', () => {
  it('says nothing about what officers got, in whatever form', async () => {
    const { caseNo, taskId } = await joint();
    await dispatch.rows('UPDATE tasks SET system_id = NULL WHERE id = $1', [taskId]);
    await dispatch.rows("UPDATE department_systems SET state = 'testing' WHERE id = $1", [systemId]);
    try {
      await exchange.offer('node', step(`${caseNo}-n1`, caseNo));
      await exchange.offer('formfile', { unid: `${caseNo}-f1`, projid: caseNo, type: '04', name: 'x', filepath: '/x' });
      for (const [form, key] of [
        ['node', 'n1'],
        ['formfile', 'f1'],
      ] as const) {
        await answered(form, `${caseNo}-${key}`, { sync_status: 'E', answer_code: 'DISPATCH.TASK_NOT_FOUND' });
      }
    } finally {
      await dispatch.rows("UPDATE department_systems SET state = 'live' WHERE id = $1", [systemId]);
    }
    expect(await stateOf(taskId)).toMatchObject({ state: 'assigned', step_count: 0 });
    expect(await dispatch.rows('SELECT 1 FROM xml_files WHERE case_no = $1', [caseNo])).toEqual([]);
  });
});

describe('a system that is suspended', () => {
  it('is not read: its rows wait', async () => {
    const { caseNo, taskId } = await joint();
    await dispatch.rows("UPDATE department_systems SET state = 'suspended' WHERE id = $1", [systemId]);
    // A reader that had begun before may still be at it.
    await eventually(async () => {
      const rows = await dispatch.rows('SELECT 1 FROM table_readers WHERE system_id = $1 AND leased_until > now()', [systemId]);
      expect(rows).toEqual([]);
    });
    const [{ read_at: readAt } = {}] = await dispatch.rows('SELECT read_at FROM table_readers WHERE system_id = $1', [systemId]);
    await exchange.offer('node', step(`${caseNo}-n1`, caseNo));
    const second = await register(ORG.ecology.replace('10021X', '10077Y'), exchange.settings);
    // Another system on the same tables is read meanwhile, and has nothing to say about this case.
    await answered('node', `${caseNo}-n1`, { sync_status: 'E', answer_code: 'DISPATCH.TASK_NOT_FOUND' });
    expect(await dispatch.rows('SELECT read_at FROM table_readers WHERE system_id = $1', [systemId])).toEqual([{ read_at: readAt }]);
    expect(await stateOf(taskId)).toMatchObject({ step_count: 0 });
    await dispatch.rows('UPDATE department_systems SET state = CASE WHEN id = $1 THEN $2 ELSE $3 END WHERE id IN ($1, $4)', [
      systemId,
      'live',
      'retired',
      second,
    ]);
  });
});
