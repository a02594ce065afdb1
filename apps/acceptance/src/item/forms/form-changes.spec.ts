import { describe, expect, it } from '@jest/globals';
import { formChanges, materialChanges } from './form-changes.js';

const form = (properties: object, required: string[] = []) => ({ type: 'object', properties, required });
const told = (changes: { name: string; code: string }[]): string[] => changes.map(({ name, code }) => `${name} ${code}`);

describe('changes between two forms', () => {
  it('are fields that came, went, or ask for something else', () => {
    const earlier = form({ shopName: { type: 'string' }, address: { type: 'string' }, seats: { type: 'integer' } }, ['shopName']);
    const later = form({ shopName: { type: 'string' }, seats: { type: 'integer', minimum: 1 }, kitchen: {}, phone: {} }, [
      'shopName',
      'kitchen',
    ]);
    expect(told(formChanges(earlier, later))).toEqual([
      '/form/seats FORM_FIELD_CHANGED',
      '/form/kitchen FORM_FIELD_ADDED_REQUIRED',
      '/form/phone FORM_FIELD_ADDED',
      '/form/address FORM_FIELD_REMOVED',
    ]);
  });

  it('are fields that must be filled in now, not those that need not any more', () => {
    const [optional, must] = [form({ seats: {} }), form({ seats: {} }, ['seats'])];
    expect(told(formChanges(optional, must))).toEqual(['/form/seats FORM_FIELD_REQUIRED']);
    expect(formChanges(must, optional)).toEqual([]);
  });

  it('are neither titles nor looks nor where a value comes from', () => {
    const named = form({
      seats: { type: 'integer', title: '餐位', 'x-layout': { columns: 6 }, 'x-source': { from: 'earlierCase', field: '/seats' } },
    });
    expect(formChanges(form({ seats: { type: 'integer' } }), named)).toEqual([]);
  });
});

describe('changes between two lists of materials', () => {
  const material = (materialCode: string, name: string, required = false) => ({ materialCode, name, required });
  it('are materials that came, went, became necessary, or are others now', () => {
    const earlier = [material('M1', '申请书', true), material('M2', '平面图'), material('M3', '租约'), material('M4', '承诺书', true)];
    const later = [
      material('M1', '申请书', true),
      material('M2', '平面图', true),
      material('M3', '房产证'),
      material('M5', '照片'),
      material('M6', '授权书', true),
    ];
    expect(materialChanges(earlier, later).map(({ code }) => code)).toEqual([
      'MATERIAL_REQUIRED',
      'MATERIAL_RENAMED',
      'MATERIAL_ADDED',
      'MATERIAL_ADDED_REQUIRED',
      'MATERIAL_REMOVED',
    ]);
    expect(materialChanges(earlier, earlier)).toEqual([]);
  });
});
