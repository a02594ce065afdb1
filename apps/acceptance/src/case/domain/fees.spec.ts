import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { itemCore } from '../../../test/builders.js';
import { feeQuantitiesOf, unpaidFees } from './fees.js';

const perUnit = (feeCode: string, quantity: string) => ({
  feeCode,
  name: '检测费',
  timing: 'beforeDecision' as const,
  rule: { kind: 'perUnit' as const, quantity, unitFen: 100 },
});
const fixed = { feeCode: 'F0', name: '工本费', timing: 'beforeDelivery' as const, rule: { kind: 'fixed' as const, amountFen: 500 } };

describe('quantities of fees', () => {
  it('are what the form says at the pointers, by fee code, and nothing else of the form', () => {
    const form = { seats: 12, rooms: { count: 3 }, shopName: 'x' };
    expect(feeQuantitiesOf([fixed, perUnit('F1', '/seats'), perUnit('F2', '/rooms/count')], form)).toEqual({
      quantities: { F1: 12, F2: 3 },
      problems: [],
    });
    expect(feeQuantitiesOf([fixed], form).quantities).toBeNull();
  });

  it('are refused unless they are whole numbers from zero on', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (seats) => {
        const { quantities, problems } = feeQuantitiesOf([perUnit('F1', '/seats')], { seats });
        const good = Number.isSafeInteger(seats) && (seats as number) >= 0;
        expect([quantities!['F1'], problems.length]).toEqual(good ? [seats, 0] : [undefined, 1]);
      }),
    );
  });
});

describe('unpaid fees', () => {
  it('are those of the timing that nobody settled', () => {
    const core = itemCore({ fees: [fixed, perUnit('F1', '/a'), perUnit('F2', '/b')] });
    expect(unpaidFees(core, 'beforeDecision', ['F1'])).toEqual(['F2']);
    expect(unpaidFees(core, 'beforeAcceptance', [])).toEqual([]);
  });
});
