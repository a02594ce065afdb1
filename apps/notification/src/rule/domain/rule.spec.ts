import { describe, expect, it } from '@jest/globals';
import { missingIn, render, valuesOf } from './placeholders.js';
import { fits, recipientOf, type Rule } from './rule.js';

const rule: Rule = { code: 'r', eventType: 'decided', condition: { outcome: 'approved' }, templateCode: 't', audience: 'applicant' };

describe('a rule', () => {
  it('fits events of its type that have the values of its condition', () => {
    expect(fits(rule, 'decided', { outcome: 'approved', more: 1 })).toBe(true);
    expect(fits(rule, 'decided', { outcome: 'rejected' })).toBe(false);
    expect(fits(rule, 'decided', {})).toBe(false);
    expect(fits(rule, 'accepted', { outcome: 'approved' })).toBe(false);
    expect(fits({ ...rule, condition: {} }, 'decided', {})).toBe(true);
    expect(fits({ ...rule, condition: { cause: null } }, 'decided', { outcome: 'approved' })).toBe(true);
    expect(fits({ ...rule, condition: { cause: null } }, 'decided', { cause: 'correction' })).toBe(false);
  });

  it('addresses the applicant, or the officers of the organisation that the event names', () => {
    expect(recipientOf(rule, {})).toBe('applicant');
    const toOfficers: Rule = { ...rule, audience: 'officers' };
    expect(recipientOf(toOfficers, { orgCode: 'A' })).toBe('organisation:A');
    expect(recipientOf(toOfficers, { decidingOrgCode: 'B' })).toBe('organisation:B');
    expect(recipientOf(toOfficers, {})).toBeUndefined();
  });
});

describe('a template', () => {
  it('gets days in Beijing time and amounts in yuan', () => {
    expect(valuesOf({ dueAt: '2026-03-02T16:30:00.000Z', amountFen: 12305, by: { id: 'x' } })).toEqual({
      dueAt: '2026-03-02T16:30:00.000Z',
      dueOn: '2026-03-03',
      amountFen: '12305',
      amountYuan: '123.05',
    });
    expect(valuesOf({ amountFen: 5 })['amountYuan']).toBe('0.05');
  });

  it('takes values as they are, never as text with placeholders or patterns', () => {
    expect(render('{a}-{b}-{a}', { a: '{b}', b: '$&' })).toBe('{b}-$&-{b}');
  });

  it('tells which values are missing', () => {
    expect(missingIn('{a} {b} {toString}', { a: '1' })).toEqual(['b', 'toString']);
  });
});
