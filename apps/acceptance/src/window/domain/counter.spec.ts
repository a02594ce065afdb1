import { describe, expect, it } from '@jest/globals';
import { CounterScope, usualScope } from './counter.js';

const MARKET = '11330203MB0A100133';
const item = (overrides: Partial<Parameters<CounterScope['takes']>[0]> = {}) => ({
  itemCode: `${MARKET}4330101001000`,
  decidingOrg: MARKET,
  decidingRegion: '330203',
  ...overrides,
});
const scope = (accepts: Partial<CounterScope['accepts']>, status: 'open' | 'closed' = 'open'): CounterScope =>
  new CounterScope({ departments: [], items: [], regions: [], ...accepts }, status, true);

describe('what a counter takes', () => {
  it('is everything of a department, single items with their handling items, and what is decided in a region and below', () => {
    expect(scope({ departments: [MARKET] }).takes(item())).toBe(true);
    expect(scope({ items: [item().itemCode] }).takes(item({ itemCode: `${item().itemCode}02` }))).toBe(true);
    expect(scope({ regions: ['330200'] }).takes(item())).toBe(true);
    expect(scope({ regions: ['330203'] }).takes(item({ decidingRegion: '330203001' }))).toBe(true);
  });

  it('is nothing else', () => {
    expect(scope({ departments: ['11330203MB0A100726'] }).takes(item())).toBe(false);
    expect(scope({ items: [`${MARKET}4330101002000`] }).takes(item())).toBe(false);
    expect(scope({ regions: ['330281'] }).takes(item())).toBe(false);
    expect(scope({ regions: ['330203001'] }).takes(item())).toBe(false);
  });

  it('is refused by a closed counter, whatever it is', () => {
    expect(() => scope({ regions: ['330200'] }, 'closed').assertTakes(item())).toThrow('ACCEPTANCE.COUNTER_CLOSED');
    expect(() => scope({ regions: ['330281'] }).assertTakes(item())).toThrow('ACCEPTANCE.ITEM_NOT_TAKEN_HERE');
  });

  it.each([
    ['330281', '330203', true],
    ['330281', '330201', true],
    ['330281', '330281104', true],
    ['330281', '330106', false],
    ['330281', '330000', false],
    ['330281104', '330203', true],
    ['330000', '330106', true],
  ])('is, where nobody has said it, all of its city: a counter in %s takes what %s decides: %s', (counter, decidingRegion, taken) => {
    expect(usualScope(counter).takes(item({ decidingRegion }))).toBe(taken);
  });
});
