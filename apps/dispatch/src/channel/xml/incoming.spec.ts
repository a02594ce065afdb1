import { describe, expect, it } from '@jest/globals';
import { AcceptCall, HandlerCall, OverCall, readCall, readNumberParam } from './exchange-calls.js';
import { readOfflineCase } from './incoming-documents.js';
import { externalIdOf, understandAccept, understandHandler, understandOver, type KnownTasks } from './to-message.js';
import { XmlSettings } from './xml-settings.js';

const settings = XmlSettings.parse({
  baseUrl: 'https://department.example',
  numbers: ['/premises/area'],
  serviceCodes: { 'XK-1': 'A'.repeat(31) },
});
const PROJID = '33020326030200000001X';
const known: KnownTasks = { acceptance: undefined, handling: { id: 'task-1', open: true }, leads: false };
const lead: KnownTasks = { ...known, leads: true };

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return 'nothing was thrown';
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

const common = { PROJID, BELONGSYSTEM: 'NB01', OutSystemID: 'out-1' };
const accept = (changes: object = {}) =>
  readCall(AcceptCall, { ...common, ACCEPT_MAN: '经办甲', AcceptTime: '2026-03-02 10:00:00', DOACTION: '0', ...changes });
const handler = (changes: object = {}) =>
  readCall(HandlerCall, {
    ...common,
    DOUSERNAME: '经办甲',
    START_TIME: '2026-03-02 10:00:00',
    END_TIME: '2026-03-02 11:00:00',
    DOACTION: '0',
    Node_Name: '审核',
    ...changes,
  });
const over = (changes: object = {}) =>
  readCall(OverCall, {
    ...common,
    TRANSACT_USER: '经办甲',
    TRANSACT_TIME: '2026-03-02 12:00:00',
    TRANSACT_RESULT: '办结',
    TRANSACT_DESCRIBE: '准予许可',
    DOACTION: '0',
    ...changes,
  });

describe('a call', () => {
  it('has version 1 unless it says otherwise, and may leave out what is optional', () => {
    expect([accept().DATAVERSION, accept({ DATAVERSION: '' }).DATAVERSION, accept({ DATAVERSION: '3' }).DATAVERSION]).toEqual([1, 1, 3]);
    expect(accept({ PROMISEVALUE: '' }).PROMISEVALUE).toBeUndefined();
  });

  it('names the fields that are wrong, and not what they said', () => {
    expect(() => handler({ START_TIME: 'yesterday', OutSystemID: '' })).toThrow(
      expect.objectContaining({
        code: 'DISPATCH.EXCHANGE_FIELD',
        text: expect.objectContaining({ zh: expect.stringContaining('OutSystemID、START_TIME') }),
      }),
    );
    expect(codeOf(() => accept({ PROJID: "'; --" }))).toBe('DISPATCH.EXCHANGE_FIELD');
    expect(codeOf(() => readNumberParam({ param: '{' }))).toBe('DISPATCH.EXCHANGE_FIELD');
    expect(codeOf(() => readNumberParam({}))).toBe('DISPATCH.EXCHANGE_FIELD');
  });

  it('is named so that two steps of one case are two, whatever OutSystemID counts', () => {
    expect(externalIdOf(handler())).toBe(externalIdOf(handler({ DATAVERSION: '2', OPINION: '另行说明' })));
    expect(externalIdOf(handler())).not.toBe(externalIdOf(handler({ Node_Name: '审批' })));
    expect(externalIdOf(handler({ OutSystemID: 'x'.repeat(60) })).length).toBeLessThanOrEqual(100);
  });
});

describe('受理', () => {
  it('is the answer of the department that accepts, and an acknowledgement where the window has accepted', () => {
    const asked: KnownTasks = { acceptance: { id: 'task-0', open: true }, handling: undefined, leads: true };
    expect(understandAccept(accept(), asked)).toMatchObject({ type: 'acceptance.answer', taskId: 'task-0', body: { kind: 'accept' } });
    expect(understandAccept(accept(), known)).toMatchObject({ type: 'task.acknowledge', taskId: 'task-1', body: {} });
    const own: KnownTasks = { acceptance: undefined, handling: undefined, leads: false, accepted: true };
    expect(understandAccept(accept(), own)).toMatchObject({ type: 'task.acknowledge', taskId: undefined });
  });

  it('that is refused refuses the case, or sends the task back', () => {
    const asked: KnownTasks = { acceptance: { id: 'task-0', open: true }, handling: undefined, leads: true };
    expect(understandAccept(accept({ DOACTION: '1', REMARK: '材料不全' }), asked).body).toEqual({
      kind: 'refuse',
      ground: 'requirementsNotMet',
      reason: '材料不全',
    });
    expect(understandAccept(accept({ DOACTION: '1' }), known)).toMatchObject({ type: 'task.return', taskId: 'task-1' });
  });

  it('knows no other action', () =>
    expect(codeOf(() => understandAccept(accept({ DOACTION: '2' }), known))).toBe('DISPATCH.EXCHANGE_VALUE'));
});

describe('环节', () => {
  it('is a step with its person and opinion', () => {
    expect(understandHandler(handler({ OPINION: '符合条件' }), known)).toEqual({
      type: 'task.step',
      taskId: 'task-1',
      at: new Date('2026-03-02T03:00:00.000Z'),
      body: {
        link: '审核',
        startedAt: '2026-03-02T02:00:00.000Z',
        endedAt: '2026-03-02T03:00:00.000Z',
        person: '经办甲',
        opinion: '符合条件',
      },
    });
  });

  it('keeps the whole opinion, or is refused', () => {
    const [most, rare] = ['意'.repeat(999), '𬱖'];
    expect(understandHandler(handler({ OPINION: `${most}${rare}` }), known).body).toMatchObject({ opinion: `${most}${rare}` });
    expect(codeOf(() => understandHandler(handler({ OPINION: `${most}${rare}`, REMARK: '注' }), known))).toBe('DISPATCH.EXCHANGE_FIELD');
    expect(codeOf(() => handler({ OPINION: `${most}意${rare}` }))).toBe('DISPATCH.EXCHANGE_FIELD');
  });

  it('before there is a task names none, so that it waits', () => {
    expect(understandHandler(handler({ DOACTION: '1' }), { ...known, handling: undefined })).toMatchObject({
      taskId: undefined,
      body: { opinion: '退回' },
    });
  });
});

describe('办结', () => {
  it('is the result of a participant and the decision of the lead', () => {
    expect(understandOver(over({ REMARK: '符合' }), known, settings)).toMatchObject({
      type: 'task.result',
      body: { result: 'approved', opinion: '准予许可；符合' },
    });
    expect(understandOver(over({ RESULT_CODE: 'JY1', XK_XKZS: '食品经营许可证', ResultLicenceName: '无' }), lead, settings)).toMatchObject({
      type: 'case.decide',
      body: { outcome: 'approved', resultNo: 'JY1', documents: [{ kind: 'licence', name: '食品经营许可证', documentNo: 'JY1' }] },
    });
    expect(understandOver(over({ TRANSACT_DESCRIBE: '不予许可', REMARK: '面积不足' }), lead, settings).body).toEqual({
      outcome: 'rejected',
      reason: '面积不足',
    });
  });

  it('says nothing where the interface says that there is nothing', () => {
    const none = { RESULT_CODE: '无', XK_XKZS: '无', XK_XKWS: '无', ResultLicenceName: '无' };
    expect(understandOver(over(none), lead, settings).body).toEqual({ outcome: 'approved' });
  });

  it.each([
    [{ TRANSACT_DESCRIBE: `准予${'许'.repeat(498)}`, REMARK: '可'.repeat(500) }, 'the opinion'],
    [{ TRANSACT_RESULT: '退件', DOACTION: '3', TRANSACT_DESCRIBE: '退'.repeat(500), REMARK: '件' }, 'the reason of a return'],
    [{ TRANSACT_RESULT: '转报办结', TRANSACT_DESCRIBE: '报'.repeat(61) }, 'the name of an authority'],
  ])('cuts nothing off: %# is refused where there is no room for it', (changes: object, _what: string) => {
    expect(codeOf(() => understandOver(over(changes), known, settings))).toBe('DISPATCH.EXCHANGE_FIELD');
  });

  it.each([
    ['转报办结', '0', 'case.measure', { kind: 'forward' }],
    ['作废办结', '1', 'case.measure', { kind: 'terminate' }],
    ['退件', '3', 'case.measure', { kind: 'terminate' }],
  ])('%s is what it says', (TRANSACT_RESULT, DOACTION, type, body) => {
    expect(understandOver(over({ TRANSACT_RESULT, DOACTION }), lead, settings)).toMatchObject({ type, body });
  });

  it('of a participant that gives the case back returns its task', () => {
    const back = { TRANSACT_RESULT: '退件', DOACTION: '3' };
    expect(understandOver(over(back), known, settings)).toMatchObject({ type: 'task.return', body: { reason: '准予许可' } });
  });

  it.each([
    [{ DOACTION: '1' }, 'its action contradicts its result'],
    [{ TRANSACT_RESULT: '批准' }, 'its result is in no list'],
    [{ TRANSACT_DESCRIBE: '已处理' }, 'nobody can tell what was decided'],
    [{ TRANSACT_RESULT: '作废办结', DOACTION: '1' }, 'a participant cannot void the case'],
  ])('with %j is refused: %s', (changes: object, _why: string) => {
    expect(codeOf(() => understandOver(over(changes), known, settings))).toBe('DISPATCH.EXCHANGE_VALUE');
  });
});

describe('收件', () => {
  const base = (changes: Record<string, string> = {}): string =>
    `<RECORD><CALLINFO><CALLER>x</CALLER></CALLINFO>${Object.entries({
      PROJID,
      SERVICECODE: 'XK-1',
      APPLY_TYPE: '0',
      APPLYNAME: '王𬱖',
      APPLY_CARDTYPE: '身份证',
      APPLY_CARDNUMBER: '110101199003070038',
      TELPHONE: '13800000000',
      RECEIVETIME: '2026-03-02 09:00:00',
      ...changes,
    })
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('')}</RECORD>`;
  const attrXml =
    '<RECORDS><RECORD><UNID>u1</UNID><ATTRID>M1</ATTRID><ISTAKE>1</ISTAKE><AMOUNT>2</AMOUNT><FILES><FILEINFO><FILENAME>平面图.pdf</FILENAME>' +
    '<FILEURL>https://department.example/1</FILEURL></FILEINFO></FILES></RECORD><RECORD><ATTRID>M2</ATTRID><ISTAKE>0</ISTAKE></RECORD></RECORDS>';
  const formXml =
    '<RECORDS><FormInfo name="f"><Item name="/premises/area" name_cn="面积">85.5</Item><Item name="/premises/address">海曙区1号</Item>' +
    '<Item name="shopName">小店</Item></FormInfo></RECORDS>';
  const call = (changes: object = {}) => ({ PROJID, BELONGSYSTEM: 'NB01', baseInfoXml: base(), attrXml, formXml, ...changes });

  it('becomes the report of an offline case', () => {
    const { report, files } = readOfflineCase(call(), settings);
    expect(JSON.parse(JSON.stringify(report))).toEqual({
      itemCode: 'A'.repeat(31),
      externalNo: PROJID,
      applicant: { kind: 'person', documentType: '111', name: '王𬱖', documentNo: '110101199003070038', mobile: '13800000000' },
      channel: 'window',
      form: { premises: { area: 85.5, address: '海曙区1号' }, shopName: '小店' },
      materials: [{ materialCode: 'M1', paperCopies: 2 }],
      submittedAt: '2026-03-02T01:00:00.000Z',
    });
    expect(files).toEqual([expect.objectContaining({ stage: 'filing', name: '平面图.pdf', externalId: `${PROJID}/u1/1` })]);
  });

  it.each([
    [{ baseInfoXml: base({ PROJID: '33020326030200000002X' }) }, 'DISPATCH.EXCHANGE_VALUE'],
    [{ baseInfoXml: base({ APPLY_TYPE: '7' }) }, 'DISPATCH.EXCHANGE_VALUE'],
    [{ baseInfoXml: base({ RECEIVETIME: '2026-02-30 09:00:00' }) }, 'DISPATCH.EXCHANGE_VALUE'],
    [{ baseInfoXml: base({ APPLYNAME: '' }) }, 'DISPATCH.EXCHANGE_FIELD'],
    [{ baseInfoXml: base().replace('RECORD>', 'RECORDS>') }, 'DISPATCH.EXCHANGE_XML'],
    [{ baseInfoXml: base().replace('</RECORD>', '<PROJID>x</PROJID></RECORD>') }, 'DISPATCH.EXCHANGE_XML'],
    [{ formXml: formXml.replace('shopName', '/premises') }, 'DISPATCH.EXCHANGE_XML'],
    [{ attrXml: attrXml.replace('平面图.pdf', '图'.repeat(201)) }, 'DISPATCH.EXCHANGE_FIELD'],
    [{ attrXml: attrXml.replace('u1', 'u'.repeat(61)) }, 'DISPATCH.EXCHANGE_FIELD'],
    [{ attrXml: attrXml.replace('<ATTRID>M2', '<UNID>u1</UNID><ATTRID>M2') }, 'DISPATCH.EXCHANGE_FIELD'],
    [{ formXml: '<!DOCTYPE r [<!ENTITY a "a">]><RECORDS/>' }, 'DISPATCH.EXCHANGE_XML_FORBIDDEN'],
  ])('is refused where its documents are wrong (%#)', (changes, code) => {
    expect(codeOf(() => readOfflineCase(call(changes), settings))).toBe(code);
  });

  it('knows the items that the settings name, and none that every object has', () => {
    const { report } = readOfflineCase(call({ baseInfoXml: base({ SERVICECODE: 'constructor' }) }), settings);
    expect(report.itemCode).toBe('constructor');
  });

  it('has no way to a prototype by the name of a field', () => {
    const evil = '<RECORDS><FormInfo name="f"><Item name="/__proto__/polluted">1</Item></FormInfo></RECORDS>';
    readOfflineCase(call({ formXml: evil }), settings);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
