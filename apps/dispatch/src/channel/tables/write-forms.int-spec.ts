import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddressGuard } from '@yiwang/http-client';
import { uuidv7 } from '@yiwang/kernel';
import { ExchangeDatabase } from '@yiwang/testing';
import type { CaseContent } from '../../mapping/case-content.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { OutgoingMessage } from '../system-channel.js';
import { ExchangeDatabases, faultOf } from './exchange-databases.js';
import { ofForm, tooLong, WRITTEN } from './forms.js';
import { changeOf } from './outgoing-rows.js';
import { TablesSettings } from './tables-settings.js';
import { writeMessage } from './write-forms.js';

const ORG = '11330203MB0A10021X';
/** U+2CC56: four bytes in UTF-8 and in GB18030. */
const NAME = '王𬱖';
const content: CaseContent = {
  applicant: { kind: 'legalPerson', name: NAME, documentType: '001', documentNo: '91330203MA2AAAAA0B', mobile: '13800000000' },
  form: { premises: { address: '中山西路1号' } },
  materials: [
    { code: 'M1', name: '申请表', copies: 1, files: [{ name: '申请表.pdf', url: 'https://files.example/1', sha256: 'a'.repeat(64) }] },
    { code: 'M2', name: '平面图', copies: 2, files: [] },
  ],
};

let exchange: ExchangeDatabase;
let system: DepartmentSystem;
const databases = new ExchangeDatabases(new AddressGuard(['127.0.0.0/8', '::1/128']));
beforeAll(async () => {
  exchange = await ExchangeDatabase.create();
  system = {
    id: uuidv7(),
    code: '33020300001',
    orgCode: ORG,
    name: 'ecology',
    channel: 'tables',
    state: 'live',
    clientId: null,
    settings: exchange.settings,
    secrets: exchange.secrets,
  };
});
afterAll(async () => {
  await databases.onApplicationShutdown();
  await exchange.stop();
});

let serial = 0;
const caseNo = (): string => `330203260302${String(++serial).padStart(8, '0')}X`;
const about = (no: string, taskId: string) => ({
  taskId,
  caseNo: no,
  itemCode: 'A'.repeat(31),
  itemVersion: 3,
  itemName: '食品经营许可（新办）',
  regionCode: '330203',
  orgCode: ORG,
});
function messageOf(type: OutgoingMessage['type'], no: string, taskId: string, more: object): OutgoingMessage {
  const at = { at: '2026-03-02T02:00:00.000Z' };
  const data = { ...about(no, taskId), ...(type === 'task.assigned' ? {} : at), ...more };
  return {
    id: uuidv7(),
    type,
    version: 1,
    position: 1,
    taskId,
    caseNo: no,
    data,
    createdAt: new Date('2026-03-02T02:00:00Z'),
    traceparent: null,
  };
}
const assigned = (no: string, taskId: string, more: object = {}): OutgoingMessage =>
  messageOf('task.assigned', no, taskId, {
    purpose: 'handling',
    lead: false,
    stage: 1,
    assignedAt: '2026-03-02T02:00:00.000Z',
    dueAt: '2026-03-09T09:00:00.000Z',
    ...more,
  });

const write = (message: OutgoingMessage, shown: CaseContent | null = content): Promise<void> =>
  databases.run(system, (tables) =>
    writeMessage(tables, system, message, changeOf({ system, settings: TablesSettings.parse(system.settings), message }, shown)),
  );
const filing = (no: string) => exchange.rowOf('apasinfo', no, 'to_department');
const taken = (no: string) => exchange.asDepartment("UPDATE to_department.apasinfo SET sync_status = 'S' WHERE projid = $1", [no]);

describe('writing into the exchange tables of a department', () => {
  it('offers a case with its applicant, form, materials and files as the forms have it, rare names included', async () => {
    const [no, taskId] = [caseNo(), uuidv7()];
    await write(assigned(no, taskId));
    expect(await filing(no)).toMatchObject({
      projid: no,
      sync_status: 'I',
      dataversion: 1,
      belongsystem: '33020300001',
      applyname: NAME,
      apply_type: '1',
      apply_cardtype: '统一社会信用代码',
      servicecode: 'A'.repeat(31),
      create_time: '2026-03-02 10:00:00',
      taskdue: '2026-03-09 17:00:00',
      taskpurpose: 'handling',
      datastate: '1',
      form: { premises: { address: '中山西路1号' } },
    });
    expect(await exchange.rowOf('accept', no, 'to_department')).toMatchObject({
      accept_time: '2026-03-02 10:00:00',
      promisevalue: '5',
      promise_etime: '2026-03-09 17:00:00',
      hander_deptid: ORG,
      sync_status: 'I',
      dataversion: 1,
    });
    expect(await exchange.rowOf('attr', `${no}-M1`, 'to_department')).toMatchObject({
      taketype: '附件上传',
      filename: '申请表.pdf',
      istake: '1',
    });
    expect(await exchange.rowOf('attr', `${no}-M2`, 'to_department')).toMatchObject({ taketype: '纸质收取', amount: '2', fileurl: null });
    expect(await exchange.rowOf('formfile', `${no}-M1-1`, 'to_department')).toMatchObject({ belongto: `${no}-M1`, type: '01' });
  });

  it('writes a message once, however often it is brought, also at the same time', async () => {
    const [no, taskId] = [caseNo(), uuidv7()];
    const message = assigned(no, taskId);
    await Promise.all([write(message), write(message)]);
    await taken(no);
    await write(message);
    expect(await filing(no)).toMatchObject({ sync_status: 'S', dataversion: 1 });
    expect(await exchange.asDepartment('SELECT type FROM to_department.notice WHERE projid = $1', [no])).toEqual([
      { type: 'task.assigned' },
    ]);
  });

  it('gives again by a replay what the department has lost, as far as it is still so', async () => {
    const [no, taskId] = [caseNo(), uuidv7()];
    const messages = [
      assigned(no, taskId),
      messageOf('task.rescheduled', no, taskId, { dueAt: '2026-03-10T09:00:00.000Z', provisional: false }),
      messageOf('case.decided', no, taskId, { outcome: 'approved', decidedBy: ORG }),
    ];
    for (const message of messages) await write(message);
    const lose = () => exchange.asDepartment('DELETE FROM to_department.apasinfo WHERE projid = $1', [no]);
    await lose();
    await exchange.asDepartment('DELETE FROM to_department.transact WHERE projid = $1', [no]);
    for (const message of messages) await write(message);
    expect(await filing(no)).toMatchObject({ applyname: NAME, taskdue: '2026-03-10 17:00:00', handlestart: '已决定', sync_status: 'I' });
    expect(await exchange.rowOf('transact', no, 'to_department')).toMatchObject({ transact_describe: '准予许可', sync_status: 'I' });
    // What is there stays as it is, whichever message comes again.
    await taken(no);
    for (const message of messages) await write(message);
    expect(await filing(no)).toMatchObject({ sync_status: 'S' });

    await write(messageOf('task.recalled', no, taskId, { reason: 'withdrawn' }));
    await lose();
    await write(messages[0]!);
    expect(await filing(no)).toBeUndefined();
  });

  it('raises DATAVERSION with every change, and offers as new what was not taken over yet', async () => {
    const [no, taskId] = [caseNo(), uuidv7()];
    await write(assigned(no, taskId));
    const later = (dueAt: string) => messageOf('task.rescheduled', no, taskId, { dueAt, provisional: false });
    await write(later('2026-03-10T09:00:00.000Z'));
    expect(await filing(no)).toMatchObject({ sync_status: 'I', dataversion: 2, taskdue: '2026-03-10 17:00:00' });
    const accept = () => exchange.rowOf('accept', no, 'to_department');
    expect(await accept()).toMatchObject({ sync_status: 'I', dataversion: 2, promise_etime: '2026-03-10 17:00:00' });
    await exchange.asDepartment("UPDATE to_department.accept SET sync_status = 'S' WHERE projid = $1", [no]);
    await taken(no);
    await write(later('2026-03-11T09:00:00.000Z'));
    expect(await accept()).toMatchObject({ sync_status: 'U', dataversion: 3, promise_etime: '2026-03-11 17:00:00' });
    expect(await filing(no)).toMatchObject({ sync_status: 'U', dataversion: 3 });
  });

  it('takes back a recalled task, and leaves a later task of the same case alone', async () => {
    const [no, first, second] = [caseNo(), uuidv7(), uuidv7()];
    await write(assigned(no, first, { purpose: 'acceptance' }));
    expect(await exchange.rowOf('accept', no, 'to_department')).toBeUndefined();
    await write(messageOf('task.recalled', no, first, { reason: 'withdrawn' }));
    expect(await filing(no)).toMatchObject({ sync_status: 'D', datastate: '0', dataversion: 2 });
    await write(assigned(no, second));
    expect(await filing(no)).toMatchObject({ sync_status: 'U', datastate: '1', dataversion: 3, taskid: second });
    await write(messageOf('task.recalled', no, first, { reason: 'withdrawn' }));
    expect(await filing(no)).toMatchObject({ sync_status: 'U', datastate: '1', dataversion: 3, taskid: second });
    expect(await exchange.rowOf('accept', no, 'to_department')).toMatchObject({ sync_status: 'I' });
    await write(assigned(no, uuidv7(), { purpose: 'acceptance' }));
    expect(await exchange.rowOf('accept', no, 'to_department')).toMatchObject({ sync_status: 'D' });
    expect(await exchange.asDepartment('SELECT type FROM to_department.notice WHERE projid = $1', [no])).toHaveLength(5);
  });

  it('takes back materials that the case no longer has, and does not offer again what has not changed', async () => {
    const [no, taskId] = [caseNo(), uuidv7()];
    await write(assigned(no, taskId));
    await exchange.asDepartment("UPDATE to_department.attr SET sync_status = 'S' WHERE projid = $1", [no]);
    await write(assigned(no, uuidv7()), { ...content, materials: content.materials.slice(0, 1) });
    expect(await exchange.rowOf('attr', `${no}-M2`, 'to_department')).toMatchObject({ sync_status: 'D', dataversion: 2 });
    expect(await exchange.rowOf('attr', `${no}-M1`, 'to_department')).toMatchObject({ sync_status: 'S', dataversion: 1 });
  });

  it('offers a case anew with what its applicant has corrected', async () => {
    const [no, taskId] = [caseNo(), uuidv7()];
    await write(assigned(no, taskId));
    await taken(no);
    await exchange.asDepartment("UPDATE to_department.attr SET sync_status = 'S' WHERE projid = $1", [no]);
    const { data } = assigned(no, taskId);
    const answered = messageOf('correction.answered', no, taskId, { ...(data as object), round: 1, form: true, materials: true });
    const [first, ...others] = content.materials;
    const corrected = {
      ...content,
      form: { premises: { address: '中山西路2号' } },
      materials: [{ ...first!, name: '平面图（补正）' }, ...others],
    };
    await write(answered, corrected);
    expect(await filing(no)).toMatchObject({ sync_status: 'U', dataversion: 2, form: corrected.form });
    expect(await exchange.rowOf('attr', `${no}-M1`, 'to_department')).toMatchObject({ attrname: '平面图（补正）', sync_status: 'U' });
    expect(await exchange.rowOf('attr', `${no}-M2`, 'to_department')).toMatchObject({ sync_status: 'S', dataversion: 1 });
    await write(answered, content);
    expect(await filing(no)).toMatchObject({ dataversion: 2, form: corrected.form });
  });

  it('offers a case anew with what was promised at its acceptance, and tells its end to a department that has answered', async () => {
    const [no, taskId] = [caseNo(), uuidv7()];
    const { data } = assigned(no, taskId);
    await write(assigned(no, taskId), { ...content, materials: content.materials.slice(0, 1) });
    await taken(no);
    await write(messageOf('case.supplemented', no, taskId, { ...(data as object), complete: true }), content);
    expect(await exchange.rowOf('attr', `${no}-M2`, 'to_department')).toMatchObject({ sync_status: 'I' });
    await write(messageOf('case.ended', no, taskId, { reason: 'withdrawn' }));
    expect(await filing(no)).toMatchObject({ handlestart: '已终结', datastate: '1' });
  });

  it('tells a suspension, its end and the decision', async () => {
    const [no, taskId] = [caseNo(), uuidv7()];
    await write(assigned(no, taskId));
    await write(messageOf('case.suspended', no, taskId, { procedure: 'hearing' }));
    expect(await filing(no)).toMatchObject({ handlestart: '特别程序' });
    await write(messageOf('case.resumed', no, taskId, { dueAt: '2026-04-09T09:00:00.000Z', provisional: false }));
    expect(await filing(no)).toMatchObject({ handlestart: '待办理', taskdue: '2026-04-09 17:00:00' });
    await write(messageOf('case.decided', no, taskId, { outcome: 'approved', decidedBy: ORG }));
    expect(await exchange.rowOf('transact', no, 'to_department')).toMatchObject({ transact_describe: '准予许可', sync_status: 'I' });
  });

  it('knows beforehand which column does not take its value, by the lengths of the script', async () => {
    const columns = await exchange.asAdministrator<{ name: string; most: number | null }>(
      `SELECT table_name || '.' || column_name AS name, character_maximum_length AS most FROM information_schema.columns
       WHERE table_schema = 'to_department'`,
    );
    const lengths = new Map(columns.map(({ name, most }) => [name, most]));
    for (const [form, written] of Object.entries(WRITTEN))
      for (const [column, most] of Object.entries(written))
        expect([form, column, lengths.get(`${form}.${column}`)]).toEqual([form, column, most]);
    const change = changeOf(
      { system, settings: TablesSettings.parse(system.settings), message: assigned(caseNo(), uuidv7()) },
      { ...content, applicant: { ...content.applicant, name: '名'.repeat(101) } },
    );
    expect(change.kind === 'offer' && tooLong(change.filing)).toBe('applyname');
  });
});

describe('the script for the administrator', () => {
  it('may be run again and keeps what is there', async () => {
    const no = caseNo();
    await write(assigned(no, uuidv7()));
    await exchange.runScriptAgain();
    expect(await filing(no)).toMatchObject({ sync_status: 'I' });
  });

  it('lets the platform change no word of the department’s, and delete nothing', async () => {
    await exchange.offer('node', { unid: 'least-1', projid: caseNo() });
    const attempts = [
      "UPDATE from_department.node SET opinion = 'x'",
      'DELETE FROM from_department.node',
      "INSERT INTO from_department.node (unid) VALUES ('x')",
      'DELETE FROM to_department.apasinfo',
      'CREATE TABLE to_department.other (id int)',
      'TRUNCATE to_department.apasinfo',
    ];
    for (const sql of attempts) {
      const error = await databases.run(system, ({ query }) => query(sql)).catch((thrown: unknown) => thrown);
      expect([sql, faultOf(error)]).toEqual([sql, { kind: 'away', code: 'SQLSTATE 42501' }]);
    }
  });

  it('lets the department take over what it is given and change nothing else of it', async () => {
    await expect(exchange.asDepartment("UPDATE to_department.apasinfo SET applyname = 'x'")).rejects.toMatchObject({ code: '42501' });
    await expect(exchange.asDepartment("INSERT INTO to_department.apasinfo (projid) VALUES ('x')")).rejects.toMatchObject({
      code: '42501',
    });
    await expect(exchange.asDepartment("UPDATE to_department.notice SET sync_status = 'S' WHERE false")).resolves.toEqual([]);
  });
});

describe('what a row says', () => {
  it('stands in the columns of the script, all but those of the transfer tool', async () => {
    const tool = ['sync_status', 'op', 'tong_time', 'tongid'];
    for (const form of ['accept', 'node', 'transact'] as const) {
      const rows = await exchange.asAdministrator<{ name: string }>(
        "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'to_department' AND table_name = $1",
        [form],
      );
      const columns = rows.map(({ name }) => name).filter((name) => !tool.includes(name));
      const row = Object.fromEntries([...columns, ...tool, 'seen_at'].map((name) => [name, 'x']));
      expect([form, Object.keys(ofForm(form, row)).sort()]).toEqual([form, columns.sort()]);
    }
  });
});

describe('the way to a department’s database', () => {
  it('leads to no address that the guard does not permit', async () => {
    const strict = new ExchangeDatabases(new AddressGuard());
    const error = await strict.run(system, ({ query }) => query('SELECT 1')).catch((thrown: unknown) => thrown);
    expect(faultOf(error)).toEqual({ kind: 'away', code: 'ADDRESS_FORBIDDEN' });
    await strict.onApplicationShutdown();
  });

  const attempt = (changes: object) =>
    databases.run({ ...system, id: uuidv7(), ...changes }, ({ query }) => query('SELECT 1')).then(() => ({ kind: 'none' }), faultOf);

  it('is told by codes, and never by the words of the other side', async () => {
    expect(await attempt({})).toEqual({ kind: 'none' });
    expect(await attempt({ secrets: { ...exchange.secrets, password: 'wrong' } })).toEqual({ kind: 'away', code: 'SQLSTATE 28P01' });
    expect(await attempt({ settings: { ...exchange.settings, database: 'nowhere' } })).toEqual({ kind: 'away', code: 'SQLSTATE 3D000' });
    expect(await attempt({ settings: { ...exchange.settings, port: 1 } })).toEqual({ kind: 'away', code: 'ECONNREFUSED' });
    expect(await attempt({ settings: { ...exchange.settings, tls: 'verify' } })).toMatchObject({ kind: 'away' });
    expect(await attempt({ settings: { host: 'x; DROP' } })).toEqual({ kind: 'away', code: 'SETTINGS_INVALID' });
  });
});
