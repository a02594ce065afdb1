import { describe, expect, it } from '@jest/globals';
import { laidOver, tooLong, type FormRow } from './forms.js';

const row: FormRow = { form: 'apasinfo', values: { projid: '1', applyname: '甲', taskid: 't' } };

describe('a row as the mapping of a system wants it', () => {
  it('has what the mapping says laid over what the platform says, whatever the case of the columns', () => {
    expect(laidOver(row, { APPLYNAME: '乙', is_manubrium: 3, MEMO: null })?.values).toMatchObject({
      projid: '1',
      applyname: '乙',
      is_manubrium: '3',
      memo: null,
    });
    expect(laidOver(row, undefined)).toBe(row);
  });

  it('is none when the mapping names what the form has not, or what is the platform’s to say', () => {
    for (const wrong of [
      { OTHER: 'x' },
      { PROJID: '2' },
      { TASKID: 'x' },
      { SYNC_STATUS: 'S' },
      { APPLYNAME: { deep: true } },
      { constructor: 'x' },
    ])
      expect([wrong, laidOver(row, wrong)]).toEqual([wrong, undefined]);
  });
});

describe('the length of a column', () => {
  it('is counted in characters, as PostgreSQL counts, and not in halves of rare ones', () => {
    expect(tooLong({ form: 'apasinfo', values: { applyname: '𬱖'.repeat(100) } })).toBeUndefined();
    expect(tooLong({ form: 'apasinfo', values: { applyname: '𬱖'.repeat(101) } })).toBe('applyname');
  });
});
