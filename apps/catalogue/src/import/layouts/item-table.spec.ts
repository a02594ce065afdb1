import { describe, expect, it } from '@jest/globals';
import { ITEMS } from '@yiwang/demo-data';
import { ItemTableReader } from './item-table.js';
import type { ReadItem } from './layout.js';

const CODE = ITEMS.cateringLicence.itemCode;
const reader = new ItemTableReader();
const read = (values: Record<string, unknown>): ReadItem => reader.read({ part: '', line: 2, values: { itemCode: CODE, ...values } });
const told = (values: Record<string, unknown>) => {
  const found = read(values);
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  return found.item.told;
};

describe('a row of this platform’s own table', () => {
  it('may have columns of any name', () => {
    const { core, descriptive } = told({ constructor: 'x', toString: 'y', __proto__: 'z', 'descriptive.valueOf': 'w', name: '甲' });
    expect([core, descriptive]).toEqual([{ name: '甲' }, {}]);
    expect(told(JSON.parse('{"__proto__":{"name":"乙"},"descriptive":{"constructor":1,"address":"丙"}}')).descriptive).toEqual({
      address: '丙',
    });
  });

  it('tells texts without markup, and its documents as they were written', () => {
    const guide = '  # 指南\n\n&amp; <b>\n';
    expect(told({ name: ' 甲&amp;amp;乙<br/> ', guide })).toMatchObject({ core: { name: '甲&乙' }, guide });
  });

  it('tells no character that a database does not store, also in what looks like an address', () => {
    const odd = `https://a.example/\u0000${'\ud800'}x`;
    expect(told({ name: odd, descriptive: { address: 'https://b.example/\u0001' } })).toMatchObject({
      core: { name: 'https://a.example/\ufffdx' },
      descriptive: { address: 'https://b.example/' },
    });
  });

  it.each([
    [{ promised: '10 days' }, 'promised', 'CATALOGUE.IMPORT_LIMIT'],
    [{ materials: '[{' }, 'materials', 'CATALOGUE.IMPORT_JSON'],
    [{ materials: `${'['.repeat(99)}${']'.repeat(99)}` }, 'materials', 'CATALOGUE.IMPORT_JSON'],
    [{ name: '长'.repeat(201) }, 'name', 'too_big'],
    [{ itemCode: `X${CODE.slice(1)}` }, 'itemCode', 'STANDARDS.ITEM_CODE_USCC'],
    [{ descriptive: 'x' }, 'descriptive', 'invalid_type'],
  ])('is refused for %j', (values, column, code) => {
    expect(read(values)).toMatchObject({ ok: false, problem: { line: 2, column, code } });
  });
});
