import { describe, expect, it } from '@jest/globals';
import { formOf } from './http-case-contents.js';

describe('granted fields', () => {
  it('are put together to a form of the shape they were cut from', () => {
    expect(formOf({ '/premises/address': 'x', '/premises/area': 2, '/a~1b/c~0d': true, '/whole': { k: 1 } })).toEqual({
      premises: { address: 'x', area: 2 },
      'a/b': { 'c~d': true },
      whole: { k: 1 },
    });
  });
  it('reach no prototype', () => {
    formOf({ '/__proto__/polluted': true, '/constructor/prototype/polluted': true });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
