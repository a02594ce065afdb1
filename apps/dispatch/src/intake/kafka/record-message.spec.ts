import { describe, expect, it } from '@jest/globals';
import { messageOf } from './record-message.js';

const caseNo = '33020326030200000001X';
const plain = { externalId: 'M-1', type: 'task.step', at: '2026-03-02T10:00:00Z', body: { link: '审查' } };
const event = {
  specversion: '1.0',
  id: 'M-1',
  source: '/x',
  type: 'cn.yiwang.department.task.step.v1',
  subject: caseNo,
  time: '2026-03-02T10:00:00Z',
  data: { body: { link: '审查' } },
};
const read = (key: string | null, value: unknown) => messageOf({ key, value: typeof value === 'string' ? value : JSON.stringify(value) });
const codeOf = (key: string | null, value: unknown): string => {
  try {
    read(key, value);
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a record of a department', () => {
  it('says the same as a message and as a CloudEvent, and its key is the case', () => {
    expect(read(caseNo, plain)).toEqual({ ...plain, version: 1, caseNo });
    expect(read(caseNo, event)).toEqual({ ...plain, version: 1, caseNo });
    expect(read(caseNo, { ...event, data: { ...event.data, version: 3 } }).version).toBe(3);
  });
  it('is put aside by name when it is none', () => {
    expect(codeOf(null, plain)).toBe('DISPATCH.RECORD_WITHOUT_KEY');
    expect(codeOf('', plain)).toBe('DISPATCH.RECORD_WITHOUT_KEY');
    expect(codeOf('other', event)).toBe('DISPATCH.RECORD_KEY_WRONG');
    for (const value of ['', '{', 'null', '[]', '1', { ...plain, type: 'task.dance' }, { ...event, type: 'x' }, { ...plain, extra: 1 }]) {
      expect(codeOf(caseNo, value)).toBe('DISPATCH.RECORD_UNREADABLE');
    }
    expect(() => messageOf({ key: caseNo, value: null })).toThrow(expect.objectContaining({ code: 'DISPATCH.RECORD_UNREADABLE' }));
  });
  it('is told by its wrong members, never by what stood in them', () => {
    expect(() => read(caseNo, { ...plain, at: '甲乙丙' })).toThrow(
      expect.objectContaining({ text: { zh: expect.stringContaining('/at'), en: expect.not.stringContaining('甲') } }),
    );
  });
});
