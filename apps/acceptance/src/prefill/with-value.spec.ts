import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { valueAt } from '../disclosure/json-pointer.js';
import { withValue } from './with-value.js';

describe('a document with another value', () => {
  it('has objects made on the way, and the rest as it was', () => {
    const document = { shopName: '甬江小馆', owner: { name: '王小明' } };
    expect(withValue(document, '/owner/mobile', '13700000050')).toEqual({
      shopName: '甬江小馆',
      owner: { name: '王小明', mobile: '13700000050' },
    });
    expect(withValue(document, '/agent/address/detail', '1号')).toMatchObject({ agent: { address: { detail: '1号' } } });
    expect(document).toEqual({ shopName: '甬江小馆', owner: { name: '王小明' } });
  });

  it('is none where something else than an object is in the way', () => {
    for (const pointer of ['/shopName/first', '/list/0', 'shopName', ''])
      expect(withValue({ shopName: 'x', list: ['y'] }, pointer, 1)).toBeUndefined();
  });

  it('reaches no prototype', () => {
    const made = withValue({}, '/__proto__/polluted', true)!;
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(valueAt(made, '/__proto__/polluted')).toBe(true);
  });

  it('gives the value back at its pointer', () => {
    const token = fc.string({ minLength: 1, maxLength: 5 }).map((name) => name.replaceAll('~', '~0').replaceAll('/', '~1'));
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 4 }), fc.jsonValue(), (tokens, value) => {
        const pointer = `/${tokens.join('/')}`;
        expect(valueAt(withValue({}, pointer, value), pointer)).toEqual(value);
      }),
    );
  });
});
