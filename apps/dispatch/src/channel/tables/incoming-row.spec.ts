import { describe, expect, it } from '@jest/globals';
import { readRow, type IncomingRow, type CaseOfRow } from './incoming-row.js';
import { TablesSettings } from './tables-settings.js';

const settings = TablesSettings.parse({ host: 'db.example', database: 'exchange', results: { 同意变更: 'approved' } });
const CASE = '33020326030200000001X';
const known: CaseOfRow = { lead: false, answersAcceptance: true, documents: [] };
const tail = { projid: CASE, sync_status: 'I', dataversion: 1, create_time: '2026-03-02 09:05:00' };

const read = (form: IncomingRow['form'], row: object, more: Partial<CaseOfRow> = {}, taken = false) =>
  readRow({ form, row: { ...tail, ...row }, taken }, { ...known, ...more }, settings);
const message = (form: IncomingRow['form'], row: object, more: Partial<CaseOfRow> = {}) => {
  const reading = read(form, row, more);
  if (reading.kind !== 'message') throw new Error(JSON.stringify(reading));
  return reading.message;
};
const codeOf = (form: IncomingRow['form'], row: object, taken = false): string => {
  const reading = read(form, row, {}, taken);
  return reading.kind === 'refused' ? reading.error.code : reading.kind;
};

describe('a row of the exchange tables', () => {
  it('is named by its form, key and DATAVERSION, and told by the department’s clock', () => {
    expect(message('accept', { dataversion: '3' })).toEqual({
      externalId: `ACCEPT:${CASE}`,
      type: 'acceptance.answer',
      version: 3,
      caseNo: CASE,
      at: '2026-03-02T01:05:00.000Z',
      body: { kind: 'accept' },
    });
  });

  it('of acceptance acknowledges the task where the case was accepted elsewhere', () => {
    expect(message('accept', {}, { answersAcceptance: false })).toMatchObject({ type: 'task.acknowledge', body: {} });
  });

  it('of a link is a step with its person and opinion, also when it was sent back within the department', () => {
    const node = {
      unid: 'n-1',
      node_name: '审核',
      name: '某某',
      opinion: '同意',
      start_time: '2026/3/2 9:05',
      end_time: '2026-03-02 10:00:00',
    };
    expect(message('node', node).body).toEqual({
      link: '审核',
      startedAt: '2026-03-02T01:05:00.000Z',
      endedAt: '2026-03-02T02:00:00.000Z',
      person: '某某',
      opinion: '同意',
    });
    expect(message('node', { ...node, action: '退回', end_time: '' }).body).toMatchObject({
      opinion: '退回：同意',
      endedAt: '2026-03-02T01:05:00.000Z',
    });
  });

  it('of the end is the lead’s decision with its documents, and another department’s result', () => {
    const end = {
      transact_result: '办结',
      transact_describe: '准予许可',
      transact_time: '2026-03-03 09:00:00',
      result_code: 'JY1',
      remark: '符合条件',
    };
    expect(message('transact', end)).toMatchObject({ type: 'task.result', body: { result: 'approved', opinion: '符合条件' } });
    const documents = [{ name: '许可证.pdf', path: '/files/1' }];
    expect(message('transact', end, { lead: true, documents })).toMatchObject({
      type: 'case.decide',
      body: {
        outcome: 'approved',
        reason: '符合条件',
        resultNo: 'JY1',
        documents: [{ kind: 'other', name: '许可证.pdf', fileRef: '/files/1' }],
      },
    });
    expect(message('transact', { ...end, transact_describe: '同意变更' }).body).toMatchObject({ result: 'approved' });
    expect(message('transact', { ...end, transact_describe: '不予许可', remark: null }).body).toEqual({
      result: 'rejected',
      opinion: '不予许可',
    });
  });

  it('of the end is no refusal as long as nobody knows who leads: it is looked at again', () => {
    const end = { transact_result: '办结', transact_describe: '准予许可', transact_time: '2026-03-03 09:00:00' };
    expect(() => read('transact', end, { lead: undefined })).toThrow(
      expect.objectContaining({ code: 'DISPATCH.TABLES_ROW_FAILED', kind: 'unavailable' }),
    );
  });

  it('of another end is what that end means', () => {
    const end = { transact_time: '2026-03-03 09:00:00', transact_describe: '申请人不符合条件', remark: '区发展和改革局' };
    const typed = (word: string) => message('transact', { ...end, transact_result: word });
    expect(typed('不予受理')).toMatchObject({ type: 'acceptance.answer', body: { kind: 'refuse', reason: '区发展和改革局' } });
    expect(typed('退件')).toMatchObject({ type: 'task.return', body: { reason: '区发展和改革局' } });
    expect(typed('作废办结')).toMatchObject({ type: 'case.measure', body: { kind: 'terminate' } });
    expect(typed('转报办结')).toMatchObject({
      type: 'case.measure',
      body: { kind: 'forward', authority: { name: '区发展和改革局' }, reason: '申请人不符合条件' },
    });
  });

  it('of a file names it with its stage', () => {
    expect(read('formfile', { unid: 'f-1', type: '04', name: '许可证.pdf', filepath: '/files/1', belongto: CASE, dataversion: 2 })).toEqual(
      {
        kind: 'file',
        file: {
          externalId: 'FORMFILE:f-1',
          version: 2,
          stage: 'closing',
          name: '许可证.pdf',
          path: '/files/1',
          belongsTo: CASE,
          remark: '',
        },
      },
    );
  });

  it('that is taken back before anything was taken over means nothing, and is refused afterwards', () => {
    expect(codeOf('node', { unid: 'n-1', sync_status: 'D' })).toBe('nothing');
    expect(codeOf('node', { unid: 'n-1', sync_status: 'D' }, true)).toBe('DISPATCH.TABLES_DELETE_REFUSED');
  });

  it('that is wrong has an outcome with a name, whatever is wrong and of whatever type its columns are', () => {
    const node = { unid: 'n-1', node_name: '审核', start_time: '2026-03-02 09:05:00' };
    const end = { transact_result: '办结', transact_describe: '准予许可', transact_time: '2026-03-03 09:00:00' };
    const wrong: [IncomingRow['form'], object, string][] = [
      ['node', { ...node, sync_status: 'X' }, 'STATUS_UNKNOWN'],
      ['node', { ...node, sync_status: null }, 'STATUS_UNKNOWN'],
      ['node', { ...node, projid: null }, 'PROJID_MISSING'],
      ['node', { ...node, projid: 'x'.repeat(22) }, 'PROJID_MISSING'],
      ['node', { ...node, projid: { deep: true } }, 'PROJID_MISSING'],
      ['node', { ...node, unid: '' }, 'VALUE_MISSING'],
      ['node', { ...node, unid: 'x'.repeat(91) }, 'VALUE_TOO_LONG'],
      ['node', { ...node, dataversion: 0 }, 'VERSION_INVALID'],
      ['node', { ...node, dataversion: '一' }, 'VERSION_INVALID'],
      ['node', { ...node, dataversion: 1.5 }, 'VERSION_INVALID'],
      ['node', { ...node, dataversion: null }, 'VERSION_INVALID'],
      ['node', { ...node, create_time: '昨天' }, 'TIME_UNREADABLE'],
      ['node', { ...node, create_time: 20260302 }, 'TIME_UNREADABLE'],
      ['node', { ...node, start_time: '2026-02-30 09:00:00' }, 'TIME_UNREADABLE'],
      ['node', { ...node, end_time: 'soon' }, 'TIME_UNREADABLE'],
      ['node', { ...node, node_name: null }, 'VALUE_MISSING'],
      ['node', { ...node, node_name: '审'.repeat(41) }, 'VALUE_TOO_LONG'],
      ['node', { ...node, opinion: '意'.repeat(1001) }, 'VALUE_TOO_LONG'],
      ['node', { ...node, action: '转办' }, 'WORD_UNKNOWN'],
      ['transact', { ...end, transact_result: '结了' }, 'WORD_UNKNOWN'],
      ['transact', { ...end, transact_describe: 'constructor' }, 'WORD_UNKNOWN'],
      ['transact', { ...end, transact_describe: null }, 'VALUE_MISSING'],
      ['transact', { ...end, transact_result: '转报办结' }, 'VALUE_MISSING'],
      ['formfile', { unid: 'f', type: '09', name: 'a', filepath: '/a' }, 'WORD_UNKNOWN'],
      ['formfile', { unid: 'f', type: '04', name: 'a', filepath: null }, 'VALUE_MISSING'],
      ['apasinfo', {}, 'FORM_NOT_TAKEN'],
      ['attr', { unid: 'a' }, 'FORM_NOT_TAKEN'],
    ];
    for (const [form, row, code] of wrong) expect([form, row, codeOf(form, row)]).toEqual([form, row, `DISPATCH.TABLES_${code}`]);
  });

  it('that is refused names the column and never repeats what stands there', () => {
    const reading = read('transact', {
      transact_result: '某人身份证',
      transact_describe: '准予许可',
      transact_time: '2026-03-03 09:00:00',
    });
    expect(reading.kind === 'refused' && reading.error.text).toMatchObject({ en: expect.stringContaining('TRANSACT_RESULT') });
    expect(JSON.stringify(reading.kind === 'refused' && reading.error.text)).not.toContain('身份证');
  });
});
