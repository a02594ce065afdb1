import { describe, expect, it } from '@jest/globals';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { composeBundle, type BundleItem, type Shared } from './compose-bundle.js';

const person = { type: 'object', properties: { name: {}, home: { $ref: '#/$defs/address-1' } }, 'x-group': { key: 'person', version: 1 } };
const $defs = {
  'person-1': person,
  'address-1': { type: 'object', properties: { detail: {} }, 'x-group': { key: 'address', version: 1 } },
};
const group = (key: string) => ({ $ref: `#/$defs/${key}-1` });
const item = (properties: object, more: Partial<BundleItem> = {}, materials: [string, string][] = [['M1', '申请书']]): BundleItem => ({
  form: {},
  materials: [],
  core: { materials: materials.map(([materialCode, name]) => ({ materialCode, name, required: true })) } as ItemOperationalCore,
  schema: { properties, $defs },
  ...more,
});
const shared = (more: Partial<Shared> = {}): Shared => ({ groups: {}, fields: {}, materials: [], ...more });
const codes = ({ problems }: ReturnType<typeof composeBundle>): string[] => problems.map(({ name, code }) => `${name} ${code}`);

describe('what is shared in a bundle', () => {
  it('goes to every form with a place for it, under whatever name', () => {
    const { composed, problems } = composeBundle(shared({ groups: { person: { name: '王小明' } }, fields: { shopName: '甬江小馆' } }), [
      item({ owner: group('person'), shopName: {} }),
      item({ applicant: group('person') }),
      item({ shopName: {} }),
    ]);
    expect(problems).toEqual([]);
    expect(composed.map(({ form }) => form)).toEqual([
      { owner: { name: '王小明' }, shopName: '甬江小馆' },
      { applicant: { name: '王小明' } },
      { shopName: '甬江小馆' },
    ]);
  });

  it('gives way to what an item says itself', () => {
    const own = { form: { owner: { name: '陈静' } }, materials: [{ materialCode: 'M1', fileRef: 'own' }] };
    const said = shared({ groups: { person: { name: '王小明' } }, materials: [{ name: '申请书', fileRef: 'shared' }] });
    const { composed } = composeBundle(said, [item({ owner: group('person') }, own), item({})]);
    expect(composed).toEqual([own, { form: {}, materials: [{ materialCode: 'M1', fileRef: 'shared' }] }]);
  });

  it('completes what an item says of the same person, and nothing that it says of another', () => {
    const said = shared({ groups: { person: { name: '王小明', home: { detail: '1号' } } }, fields: { size: 1 } });
    const of = (form: Record<string, unknown>) =>
      composeBundle(said, [item({ owner: group('person'), size: {} }, { form })]).composed[0]!.form;
    expect(of({ owner: { name: '王小明', mobile: '1' } })).toEqual({
      owner: { name: '王小明', mobile: '1', home: { detail: '1号' } },
      size: 1,
    });
    expect(of({ owner: { home: { floor: 2 } } })).toEqual({ owner: { name: '王小明', home: { detail: '1号', floor: 2 } }, size: 1 });
    expect(of({ owner: { name: '陈静', mobile: '2' }, size: 2 })).toEqual({ owner: { name: '陈静', mobile: '2' }, size: 2 });
    expect(of({ owner: '王小明' })).toEqual({ owner: '王小明', size: 1 });
  });

  it('stays out of a group within another: that one is given as a whole', () => {
    const result = composeBundle(shared({ groups: { address: { detail: '1号' } } }), [
      item({ owner: group('person') }),
      item({ site: group('address') }),
    ]);
    expect(result.composed.map(({ form }) => form)).toEqual([{}, { site: { detail: '1号' } }]);
  });

  it('is refused where it has several places, until all but one are filled', () => {
    const two = { owner: group('person'), guarantor: group('person') };
    const said = shared({ groups: { person: { name: '王小明' } } });
    expect(codes(composeBundle(said, [item(two)]))).toEqual(['/items/0/form SHARED_GROUP_AMBIGUOUS']);
    const { composed, problems } = composeBundle(said, [item(two, { form: { guarantor: { name: '陈静' } } })]);
    expect([composed[0]!.form, problems]).toEqual([{ guarantor: { name: '陈静' }, owner: { name: '王小明' } }, []]);
  });

  it('is refused where it has no place at all', () => {
    const said = shared({ groups: { enterprise: {} }, fields: { shopNam: 'x' }, materials: [{ name: '护照', paperCopies: 1 }] });
    expect(codes(composeBundle(said, [item({ shopName: {} })]))).toEqual([
      '/shared/groups/enterprise SHARED_UNUSED',
      '/shared/fields/shopNam SHARED_UNUSED',
      '/shared/materials/0 SHARED_UNUSED',
    ]);
  });

  it('is handed in by the name of the material, whatever its code in an item', () => {
    const said = shared({ materials: [{ name: '申请书', paperCopies: 2 }] });
    const { composed } = composeBundle(said, [
      item({}, {}, [['M1', '申请书']]),
      item({}, {}, [
        ['A7', '申请书'],
        ['A8', '照片'],
      ]),
    ]);
    expect(composed.map(({ materials }) => materials)).toEqual([
      [{ materialCode: 'M1', paperCopies: 2 }],
      [{ materialCode: 'A7', paperCopies: 2 }],
    ]);
  });
});
