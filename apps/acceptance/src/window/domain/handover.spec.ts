import { describe, expect, it } from '@jest/globals';
import { isMod3736 } from '@yiwang/standards';
import { Handover, isWithin } from './handover.js';
import { slipNoOf } from './slip-no.js';

const [COUNTER, DEPARTMENT] = ['11330281MB0A100800', '11330203MB0A100133'];
const clerk = { kind: 'officer' as const, id: 'clerk', orgCode: COUNTER };
const officer = { kind: 'officer' as const, id: 'officer', orgCode: DEPARTMENT };
const at = new Date('2026-11-23T08:00:00Z');
const [A, B] = ['33020326112300000001A', '33020326112300000002B'];

const sent = (): Handover =>
  Handover.send(
    { id: 'x', slipNo: 'J1', kind: 'papers', fromOrg: COUNTER, toOrg: DEPARTMENT, note: null, documentId: 'd', sentBy: clerk, sentAt: at },
    [
      { caseNo: A, papers: [{ materialCode: 'M1', copies: 2 }] },
      { caseNo: B, papers: [{ materialCode: 'M1', copies: 1 }] },
    ],
  );
const statuses = (slip: Handover): string[] => [slip.snapshot.status, ...slip.snapshot.entries.map(({ status }) => status)];

describe('a handover slip', () => {
  it('is received once, with everything', () => {
    const slip = sent();
    slip.receive(officer, at, []);
    expect(statuses(slip)).toEqual(['received', 'received', 'received']);
    expect(slip.steps.map(({ step }) => step.kind)).toEqual(['papers-sent', 'papers-sent', 'papers-received', 'papers-received']);
    expect(() => slip.receive(officer, at, [])).toThrow('ACCEPTANCE.HANDOVER_WRONG_STATUS');
    expect(() => slip.cancel(clerk, at)).toThrow('ACCEPTANCE.HANDOVER_WRONG_STATUS');
  });

  it('stays short until what was missing is found by the receiver or given up by the sender', () => {
    const slip = sent();
    slip.receive(officer, at, [{ caseNo: A, papers: [{ materialCode: 'M1', copies: 1 }] }, { caseNo: B }]);
    expect(statuses(slip)).toEqual(['short', 'missing', 'missing']);
    expect(() => slip.resolve(clerk, COUNTER, at, A, 'found', undefined)).toThrow('ACCEPTANCE.HANDOVER_NOT_FOUND');
    slip.resolve(officer, DEPARTMENT, at, A, 'found', undefined);
    expect(statuses(slip)).toEqual(['short', 'found', 'missing']);
    slip.resolve(clerk, COUNTER, at, B, 'lost', '快递途中遗失');
    expect(statuses(slip)).toEqual(['settled', 'found', 'lost']);
    expect(slip.steps.at(-1)).toMatchObject({ caseNo: B, step: { kind: 'papers-lost', detail: { slipNo: 'J1' } } });
    expect(JSON.stringify(slip.steps)).not.toContain('途中');
  });

  it('is taken back until it is received', () => {
    const slip = sent();
    slip.cancel(clerk, at);
    expect(statuses(slip)).toEqual(['cancelled', 'returned', 'returned']);
  });

  it('takes no report on what it does not list, and changes nothing then', () => {
    const slip = sent();
    for (const report of [{ caseNo: '33020326112300000003C' }, { caseNo: A, papers: [{ materialCode: 'M1', copies: 3 }] }])
      expect(() => slip.receive(officer, at, [report])).toThrow('ACCEPTANCE.HANDOVER_ENTRY_UNFIT');
    expect(statuses(slip)).toEqual(['sent', 'sent', 'sent']);
    expect(slip.snapshot.version).toBe(1);
  });
});

it('papers are within others by code and copies, each code once', () => {
  const all = [{ materialCode: 'M1', copies: 2 }];
  expect(isWithin([{ materialCode: 'M1', copies: 2 }], all)).toBe(true);
  expect(isWithin([{ materialCode: 'M1', copies: 3 }], all)).toBe(false);
  expect(isWithin([{ materialCode: 'M2', copies: 1 }], all)).toBe(false);
  expect(isWithin([...all, ...all], all)).toBe(false);
});

it('a slip’s number tells region and day, and has a check character', () => {
  const slipNo = slipNoOf('330281104', new Date('2026-11-23T16:30:00Z'), 42);
  expect(slipNo).toMatch(/^J33028126112400000042[0-9A-Z]$/);
  expect(isMod3736(slipNo.slice(1))).toBe(true);
});
