import { describe, expect, it } from '@jest/globals';
import { CASE_ENDS, RECALL_REASONS, type DepartmentTask } from '@yiwang/events-dispatch';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { OutgoingMessage } from '../system-channel.js';
import { attrXml, baseInfoXml, formXml } from './outgoing-documents.js';
import { acceptForm, endedForm, endsCase, recalledForm } from './outgoing-forms.js';
import { parseXml } from './wire/strict-xml.js';
import { XmlSettings } from './xml-settings.js';

const settings = XmlSettings.parse({ baseUrl: 'https://department.example' });
const task: DepartmentTask = {
  taskId: '019cb0a0-0000-7000-8000-000000000001',
  caseNo: '33020326030200000001X',
  itemCode: 'A'.repeat(31),
  itemVersion: 1,
  itemName: '食品经营许可',
  regionCode: '330203',
  orgCode: '11330203MB0A10021X',
  purpose: 'handling',
  lead: false,
  stage: 1,
  assignedAt: '2026-03-02T02:00:00.000Z',
  dueAt: '2026-03-09T09:00:00.000Z',
};
const system: DepartmentSystem = {
  id: '019cb0a0-0000-7000-8000-000000000002',
  code: 'NB01',
  orgCode: task.orgCode,
  name: '系统',
  channel: 'xml',
  state: 'live',
  clientId: 'c',
  settings,
  secrets: {},
};
const message = { taskId: task.taskId, caseNo: task.caseNo } as OutgoingMessage;
const told = { system, settings, task, projId: task.caseNo, dataVersion: 2 };
const fields = (document: string) => Object.fromEntries(parseXml(document).children.map(({ name, text }) => [name, text]));

describe('what is sent to a system', () => {
  it('names the applicant as far as the item shows him, and leaves the rest empty', () => {
    const applicant = { kind: 'person', name: '王𬱖<子>', documentType: '111' };
    expect(fields(baseInfoXml(told, { applicant, form: {}, materials: [] }))).toMatchObject({
      PROJID: task.caseNo,
      APPLYNAME: '王𬱖<子>',
      APPLY_CARDTYPE: '居民身份证',
      APPLY_CARDNUMBER: '',
      APPLY_TYPE: '0',
      SYNC_STATUS: 'U',
      DATAVERSION: '2',
      CREATE_TIME: '2026-03-02 10:00:00',
    });
    expect(fields(baseInfoXml(told, { applicant: {}, form: {}, materials: [] }))).toMatchObject({ APPLYNAME: '', APPLY_TYPE: '' });
  });

  it('has one item for each field of the form, and one record for each material', () => {
    const content = {
      applicant: {},
      form: { premises: { address: '海曙区', 'a/b': 1 } },
      materials: [{ code: 'M1', name: '平面图', copies: 0, files: [{ name: 'a.pdf', url: 'https://x.example/1', sha256: '' }] }],
    };
    expect(parseXml(formXml(told, content)).children[0]!.children.map(({ attributes, text }) => [attributes['name'], text])).toEqual([
      ['/premises/address', '海曙区'],
      ['/premises/a~1b', '1'],
    ]);
    const [record] = parseXml(attrXml(told, content)).children;
    expect(record!.children.find(({ name }) => name === 'TAKETYPE')!.text).toBe('附件上传');
    expect(record!.children.at(-1)!.children[0]!.children.map(({ text }) => text)).toEqual(['a.pdf', 'https://x.example/1', '']);
  });

  it('counts the promise in working days', () => {
    expect(acceptForm({ system, settings, message, projId: task.caseNo }, task, 1)).toMatchObject({
      PROMISEVALUE: '5',
      AcceptTime: '2026-03-02 10:00:00',
    });
  });

  it('ends a case only by the recalls that end it for the department', () => {
    const { taskId, caseNo, itemCode, itemVersion, itemName, regionCode, orgCode } = task;
    const recall = (reason: (typeof RECALL_REASONS)[number]) => ({
      taskId,
      caseNo,
      itemCode,
      itemVersion,
      itemName,
      regionCode,
      orgCode,
      at: task.assignedAt,
      reason,
    });
    expect(RECALL_REASONS.filter((reason) => !endsCase(recall(reason)))).toEqual(['reopened', 'accepted', 'resubmitted', 'corrected']);
    const form = recalledForm({ system, settings, message, projId: caseNo }, recall('withdrawn'), 3);
    expect(form).toMatchObject({ TRANSACT_RESULT: '退件', REMARK: '申请人撤回申请', DATAVERSION: '3' });
    const { reason: _, ...about } = recall('closed');
    const ends = CASE_ENDS.map((reason) => endedForm({ system, settings, message, projId: caseNo }, { ...about, reason }, 1));
    expect(ends.map(({ TRANSACT_RESULT }) => TRANSACT_RESULT)).toEqual(['退件', '办结', '办结', '作废办结', '转报办结']);
  });
});
