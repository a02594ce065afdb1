import { describe, expect, it } from '@jest/globals';
import { orThrow } from '../checked.js';
import { exchangeTime, isLongTerm, LONG_TERM_DATE, parseExchangeTime } from './exchange-time.js';

describe('times of the exchange', () => {
  it('are Chinese time whatever the machine’s zone', () => {
    expect(exchangeTime(new Date('2025-01-01T00:30:00Z'))).toBe('20250101T083000');
    expect(orThrow(parseExchangeTime('20250101T083000')).toISOString()).toBe('2025-01-01T00:30:00.000Z');
    expect(orThrow(parseExchangeTime('20250101003000')).toISOString()).toBe('2024-12-31T16:30:00.000Z');
  });

  it('are refused when they do not exist', () => {
    for (const text of ['20250229T000000', '20250101T240000', '2025-01-01', '']) {
      expect(parseExchangeTime(text)).toMatchObject({ ok: false, code: 'STANDARDS.EXCHANGE_TIME' });
    }
  });

  it('2099-12-31 means without end, in each of its spellings', () => {
    for (const text of [LONG_TERM_DATE, '2099/12/31', '20991231', '2099-12-31T00:00:00', '2099/12/31 00:00:00'])
      expect(isLongTerm(text)).toBe(true);
    for (const text of ['2099-12-30', '2099/12-31', '209912311', '2026-12-31']) expect(isLongTerm(text)).toBe(false);
  });
});
