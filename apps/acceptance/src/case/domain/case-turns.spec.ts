import { describe, expect, it } from '@jest/globals';
import { CaseAcceptedV1, CaseClosedV1, CaseWithdrawnV1 } from '@yiwang/events-acceptance';
import { workingCalendar } from '@yiwang/standards';
import { itemCore } from '../../../test/builders.js';
import { Case } from './case.js';
import { TIMER, type Performer } from './case-input.js';
import type { Filing } from './case-state.js';
import type { CaseRole } from './case-status.js';
import { Deadlines } from './deadlines.js';

const deadlines = new Deadlines(workingCalendar());
const at = (day: string): Date => new Date(`2026-${day}T02:00:00Z`);
const monday = at('03-02');
const filing: Filing = {
  caseNo: '33020326030200000001X',
  channel: 'computer',
  receivedIn: null,
  applicantKind: 'person',
  applicantId: 'p1',
  applicantHash: null,
  applicantMasked: { name: '*小明' },
  applicantSealed: 's',
  formSealed: 'f',
  formChecked: true,
  materials: [{ materialCode: 'M1', fileRef: 'files/1' }],
  feeQuantities: null,
  filedBy: { kind: 'person', id: 'p1' },
  submittedAt: monday,
};
const promised = { ...filing, materials: [...filing.materials, { materialCode: 'M2', promised: true }] };
const as = (...roles: CaseRole[]): Performer => ({ actor: { kind: 'officer', id: 'o1' }, roles: new Set(roles) });
const window = as('window');
const authority = as('decidingAuthority');
const department = as('department');
const core = itemCore();
const tolerant = itemCore({
  materials: [
    { materialCode: 'M1', name: '申请书', required: true },
    { materialCode: 'M2', name: '验资报告', required: true, tolerable: true },
  ],
});
const accepted = (): Case => {
  const one = Case.submit(filing, core, deadlines);
  one.accept(window, monday, core, deadlines);
  return one;
};
const day = (date: Date | null): string | undefined => date?.toISOString().slice(5, 10);

describe('逾期视为受理', () => {
  it('counts from the day the materials were handed in, once the time to answer has run out', () => {
    const one = Case.submit(filing, core, deadlines);
    const due = one.snapshot.acceptanceDueAt!;
    expect(() => one.deemAccepted(due, core, deadlines)).toThrow('ACCEPTANCE.ACCEPTANCE_STILL_OPEN');
    one.deemAccepted(new Date(due.getTime() + 1), core, deadlines);
    expect(one.snapshot).toMatchObject({ status: 'accepted', deemed: true, acceptedAt: monday });
    expect(day(one.snapshot.promiseDueAt)).toBe('03-11');
    expect(one.facts.at(-1)).toMatchObject({ definition: CaseAcceptedV1, data: { deemed: true, by: { kind: 'timer' } } });
    expect(one.documents).toMatchObject([{ kind: 'acceptanceNotice', content: { deemed: true } }]);
  });

  it('counts from the correction where there was one', () => {
    const one = Case.submit(filing, core, deadlines);
    one.requestCorrection(window, monday, ['补平面图'], deadlines);
    expect(() => one.deemAccepted(at('04-20'), core, deadlines)).toThrow('ACCEPTANCE.WRONG_STATUS');
    one.resubmit(as('applicant'), at('03-09'), { formSealed: 'g' }, core, deadlines);
    one.deemAccepted(at('04-20'), core, deadlines);
    expect(one.snapshot.acceptedAt).toEqual(at('03-09'));
  });

  it('waits for a fee that the applicant owes, and then counts from its payment', () => {
    const fees = [{ feeCode: 'F1', name: '工本费', timing: 'beforeAcceptance' as const, rule: { kind: 'fixed' as const, amountFen: 100 } }];
    const costly = itemCore({ fees });
    const one = Case.submit(filing, costly, deadlines);
    one.deemAccepted(at('03-20'), costly, deadlines);
    expect(one.snapshot).toMatchObject({ status: 'submitted', held: { step: 'accept', deemed: true } });
    one.settleFee('F1', 'paid', at('03-23'), costly, deadlines);
    expect(one.snapshot).toMatchObject({ status: 'accepted', deemed: true, acceptedAt: at('03-23') });
  });
});

describe('容缺', () => {
  it('ends handling when what was promised does not come in time, not before, and not when it came', () => {
    const kept = Case.submit(promised, tolerant, deadlines);
    kept.accept(window, monday, tolerant, deadlines, { tolerated: ['M2'], agreed: { value: 3, unit: 'workingDay' } });
    const dueAt = new Date(kept.snapshot.tolerance!.dueAt);
    expect(day(dueAt)).toBe('03-05');
    expect(() => kept.breakPromise(TIMER, dueAt)).toThrow('ACCEPTANCE.TOLERANCE_STILL_RUNS');
    kept.supplement(as('applicant'), dueAt, [{ materialCode: 'M2', fileRef: 'files/2' }], tolerant);
    expect(() => kept.breakPromise(TIMER, at('04-20'))).toThrow('ACCEPTANCE.NOTHING_PROMISED');
    expect(kept.snapshot.materials).toEqual([
      { materialCode: 'M1', fileRef: 'files/1' },
      { materialCode: 'M2', fileRef: 'files/2' },
    ]);

    const broken = Case.submit(promised, tolerant, deadlines);
    broken.accept(window, monday, tolerant, deadlines, { tolerated: ['M2'] });
    broken.breakPromise(TIMER, at('06-01'));
    expect(broken.snapshot).toMatchObject({ status: 'closed', outcome: 'terminated', finishKind: 1 });
    expect(broken.documents.map(({ kind }) => kind)).toEqual(['acceptanceNotice', 'tolerancePromise', 'terminationNotice']);
  });
});

describe('特别程序', () => {
  const hearing = { procedure: 'hearing' as const, reason: '申请人要求听证', plannedDays: 20 };

  it('is over when the department decides, whether it said so or not', () => {
    const one = accepted();
    one.suspend(department, at('03-03'), hearing, deadlines);
    expect(() => one.decide(as('decidingWindow'), at('03-10'), { outcome: 'approved' }, core, deadlines)).toThrow(
      'ACCEPTANCE.WRONG_STATUS',
    );
    one.decide(department, at('03-10'), { outcome: 'approved' }, core, deadlines);
    expect(one.snapshot).toMatchObject({ status: 'decided', suspensions: [{ excludedDays: 5, to: at('03-10').toISOString() }] });
    expect(one.steps.map(({ kind }) => kind)).toEqual(['submitted', 'accepted', 'suspended', 'resumed', 'decided']);
  });

  it('ends with the case, and a withdrawal during it is one of an accepted case', () => {
    const one = accepted();
    one.suspend(authority, at('03-03'), hearing, deadlines);
    one.withdraw(as('applicant'), at('03-04'));
    expect(one.snapshot).toMatchObject({ status: 'withdrawn', finishKind: 2, suspensions: [{ to: at('03-04').toISOString() }] });
    expect(one.facts.at(-1)).toMatchObject({ definition: CaseWithdrawnV1, data: { stage: 'accepted' } });
  });

  it.each([
    ['转报', (one: Case) => one.forward(department, at('03-04'), { name: '宁波市市场监督管理局' }, '初审同意'), 'forwarded'],
    ['终止', (one: Case) => one.terminate(department, at('03-04'), '申请人已注销'), 'terminated'],
  ])('is over with %s by the department, which has let go of the case by then', (_, end, outcome) => {
    const one = accepted();
    one.suspend(authority, at('03-03'), hearing, deadlines);
    end(one);
    expect(one.snapshot).toMatchObject({ status: 'closed', outcome, suspensions: [{ to: at('03-04').toISOString() }] });
  });

  it('moves the clocks each time anew, and the extension on top of it the statutory one only', () => {
    const one = accepted();
    expect([day(one.snapshot.promiseDueAt), day(one.snapshot.statutoryDueAt)]).toEqual(['03-11', '03-30']);
    one.suspend(authority, at('03-03'), hearing, deadlines);
    one.resume(authority, at('03-04'), deadlines);
    one.suspend(authority, at('03-05'), { ...hearing, procedure: 'testing' }, deadlines);
    one.resume(authority, at('03-09'), deadlines);
    expect([day(one.snapshot.promiseDueAt), day(one.snapshot.statutoryDueAt)]).toEqual(['03-16', '04-02']);
    one.extend(authority, at('03-09'), { days: 10, approver: '局长', reason: '案情复杂' }, core, deadlines);
    expect([day(one.snapshot.promiseDueAt), day(one.snapshot.statutoryDueAt)]).toEqual(['03-16', '04-17']);
  });
});

describe('要素不全的操作', () => {
  it.each([
    ['suspend', (one: Case) => one.suspend(authority, monday, { procedure: 'hearing', reason: '', plannedDays: 20 }, deadlines)],
    ['extend', (one: Case) => one.extend(authority, monday, { days: 5, approver: '', reason: '案情复杂' }, core, deadlines)],
    ['terminate', (one: Case) => one.terminate(authority, monday, '')],
    ['forward', (one: Case) => one.forward(authority, monday, { name: '' }, '初审同意')],
  ])('%s is refused without what the law asks it to say', (_, move) => {
    const one = accepted();
    const before = structuredClone(one.snapshot);
    expect(() => move(one)).toThrow('ACCEPTANCE.CONTENT_MISSING');
    expect(one.snapshot).toEqual(before);
  });
});

describe('更正 and 重新办理', () => {
  it('tell of an applicant’s name no more than its mask', () => {
    const one = accepted();
    one.amend(authority, monday, {
      field: 'applicantName',
      to: '*晓明',
      reason: '录入错误',
      applicant: { sealed: 's2', masked: { name: '*晓明' } },
    });
    expect(one.snapshot).toMatchObject({ applicantSealed: 's2', applicantMasked: { name: '*晓明' }, status: 'accepted' });
    expect([one.applicantAmended, one.steps.at(-1)!.detail]).toEqual([
      true,
      { field: 'applicantName', from: '*小明', to: '*晓明', reason: '录入错误' },
    ]);
  });

  it('keep the words of a reason out of the ledger and in the document, held to each other by hashes', () => {
    const one = accepted();
    one.decide(authority, monday, { outcome: 'rejected', reason: '王某无健康证' }, core, deadlines);
    one.amend(authority, monday, { field: 'decisionReason', to: '王某健康证已过期', reason: '笔误' });
    expect(JSON.stringify(one.steps)).not.toContain('王某');
    expect(one.steps.at(-1)!.detail).toMatchObject({ field: 'decisionReason', toSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(one.documents.at(-1)).toMatchObject({
      kind: 'clericalCorrection',
      content: { before: '王某无健康证', after: '王某健康证已过期' },
    });
  });

  it('give what was promised its time anew', () => {
    const one = Case.submit(promised, tolerant, deadlines);
    one.accept(window, monday, tolerant, deadlines, { tolerated: ['M2'] });
    one.breakPromise(TIMER, at('06-01'));
    one.reopen(authority, at('06-02'), { basis: 'ownInitiative', reason: '材料其实已补交' }, tolerant, deadlines);
    expect(one.snapshot).toMatchObject({ status: 'accepted', tolerance: { keptAt: null, at: at('06-02').toISOString() } });
    expect(one.documents.at(-1)).toMatchObject({ content: { toleranceDueAt: one.snapshot.tolerance!.dueAt } });
    expect(() => one.breakPromise(TIMER, at('06-03'))).toThrow('ACCEPTANCE.TOLERANCE_STILL_RUNS');
  });

  it('revoke what was answered, and a case that lapsed is looked at for acceptance again', () => {
    const lapsed = Case.submit(filing, core, deadlines);
    lapsed.requestCorrection(window, monday, ['补平面图'], deadlines);
    lapsed.close(TIMER, at('04-20'), undefined, core);
    expect(lapsed.facts.at(-1)).toMatchObject({ definition: CaseClosedV1, data: { finishKind: 5 } });
    lapsed.reopen(
      authority,
      at('05-06'),
      { basis: 'litigation', reason: '未依法送达', documentNo: '（2026）浙0203行初1号' },
      core,
      deadlines,
    );
    expect(lapsed.snapshot).toMatchObject({ status: 'submitted', reopenings: 1, closedAt: null, finishKind: null, endedAt: null });
    expect(lapsed.snapshot.handedInAt).toEqual(at('05-06'));
    expect(lapsed.revocations[0]!.kinds).toContain('completionNotice');
    lapsed.accept(window, at('05-07'), core, deadlines);
  });
});
