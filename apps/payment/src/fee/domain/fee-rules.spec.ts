import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountOf } from './fee-rules.js';

const money = fc.integer({ min: 0, max: 1_000_000_000 });
const count = fc.integer({ min: 0, max: 100_000 });

describe('the amount of a fee', () => {
  it('is the fixed amount, whatever the form says', () => {
    fc.assert(
      fc.property(money, fc.option(count, { nil: undefined }), (amountFen, n) =>
        expect(amountOf({ kind: 'fixed', amountFen }, n)).toBe(amountFen),
      ),
    );
  });

  it('is unit price times quantity, and never more than the most that may be charged', () => {
    fc.assert(
      fc.property(money, count, fc.option(money, { nil: undefined }), (unitFen, quantity, maxFen) => {
        const amount = amountOf({ kind: 'perUnit', quantity: '/n', unitFen, ...(maxFen !== undefined && { maxFen }) }, quantity)!;
        expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
        expect(amount).toBe(Math.min(unitFen * quantity, maxFen ?? Infinity));
      }),
    );
  });

  it('never falls when the quantity grows', () => {
    fc.assert(
      fc.property(money, count, count, money, (unitFen, a, b, maxFen) => {
        const rule = { kind: 'perUnit' as const, quantity: '/n', unitFen, maxFen };
        expect(amountOf(rule, Math.min(a, b))!).toBeLessThanOrEqual(amountOf(rule, Math.max(a, b))!);
      }),
    );
  });

  it('is not guessed: without a quantity, with half of one, or beyond exact numbers there is none', () => {
    const rule = { kind: 'perUnit' as const, quantity: '/n', unitFen: 300 };
    for (const quantity of [undefined, -1, 1.5, NaN, Infinity, 2 ** 53]) expect(amountOf(rule, quantity)).toBeUndefined();
    expect(amountOf({ ...rule, unitFen: 1e9 }, 1e12)).toBeUndefined();
    expect(amountOf({ ...rule, unitFen: 1e9, maxFen: 5000 }, 1e12)).toBe(5000);
  });
});
