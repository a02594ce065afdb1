import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codesOf, standIn, standInOfCase } from './stand-in.js';

const none = new Set<string>();

describe('the stand-in of a value', () => {
  it('has its shape, and dates, numbers and texts that are such', () => {
    const value = {
      name: '王小明',
      id: '33020319900307321X',
      at: '2026-03-02T10:15:00+08:00',
      on: '2026-03-02',
      area: 120.5,
      far: [true, null],
    };
    expect(standIn(value, none)).toEqual({
      name: '某某某',
      id: '00000000000000000X',
      at: '2000-01-01T00:00:00+00:00',
      on: '2000-01-01',
      area: 1,
      far: [false, null],
    });
  });
  it('of two texts of one shape is the same: nothing of them is left', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'王𬱖aZ7é①'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(letters, (text) => {
        const other = [...text].map((each) => ({ 王: '李', '𬱖': '张', a: 'b', Z: 'Q', '7': '3', é: 'ö', '①': '⑨' })[each]!).join('');
        expect(standIn(other, none)).toBe(standIn(text, none));
      }),
    );
  });
  it('keeps codes of the lists, which are short and no numbers of anybody', () => {
    const lists = [
      { kind: { person: '0', 新办: '01' }, id: { '330203199003073211': 'a', '13700000050': 'b', [`${'x'.repeat(21)}`]: 'c' } },
    ];
    expect(codesOf(lists, 'out')).toEqual(new Set(['person', '新办']));
    expect(codesOf(lists, 'in')).toEqual(new Set(['0', '01', 'a', 'b', 'c']));
    expect(standIn({ a: '新办', b: '变更' }, codesOf(lists, 'out'))).toEqual({ a: '新办', b: '某某' });
  });
  it('of an applicant keeps what kind it is, and nothing that a code list could ask for', () => {
    const content = { applicant: { kind: 'person', documentType: '111', name: '王小明' }, form: { owner: '王小明' }, materials: [] };
    expect(standInOfCase(content, new Set(['王小明']))).toEqual({
      applicant: { kind: 'person', documentType: '111', name: '某某某' },
      form: { owner: '王小明' },
      materials: [],
    });
  });
});
