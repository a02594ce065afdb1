import { describe, expect, it } from '@jest/globals';
import { CaseAcceptedV1, CaseCorrectedV1, CaseDecidedV1, CaseSubmittedV1, CaseWithdrawnV1 } from '@yiwang/events-acceptance';
import { workingCalendar } from '@yiwang/standards';
import { itemCore, MARKET } from '../../../test/builders.js';
import { Case } from './case.js';
import type { Performer } from './case-input.js';
import type { Filing } from './case-state.js';
import type { CaseRole } from './case-status.js';
import { rolesTowards, viewerOf } from './case-viewer.js';
import { Deadlines } from './deadlines.js';

const deadlines = new Deadlines(workingCalendar());
const now = new Date('2026-03-02T02:00:00Z');
const later = new Date('2026-04-20T02:00:00Z');
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
  materials: [],
  feeQuantities: null,
  filedBy: { kind: 'person', id: 'p1' },
  submittedAt: now,
};
const as = (...roles: CaseRole[]): Performer => ({ actor: { kind: 'officer', id: 'o1' }, roles: new Set(roles) });
const window = as('window');
const submitted = (overrides = {}): Case => Case.submit(filing, itemCore(overrides), deadlines);

describe('a case', () => {
  it('counts its facts from 1, and each change raises its version', () => {
    const one = submitted({ caseKind: 'immediate' });
    one.complete(as('window', 'decidingWindow'), now, { outcome: 'approved' }, itemCore(), deadlines);
    expect(one.facts.map(({ definition, sequence }) => [definition, sequence])).toEqual([
      [CaseSubmittedV1, 1],
      [CaseAcceptedV1, 2],
      [CaseDecidedV1, 3],
    ]);
    expect(one.snapshot).toMatchObject({ status: 'decided', version: 3, factSequence: 3 });
    for (const { definition, data } of one.facts) expect(definition.schema.safeParse(data).success).toBe(true);
  });

  it('is accepted by whom the item says, and by nobody else', () => {
    const department = submitted({ acceptedBy: 'department' });
    expect(() => department.accept(window, now, itemCore(), deadlines)).toThrow('ACCEPTANCE.NOT_ACCEPTED_HERE');
    const atWindow = submitted();
    expect(() => atWindow.accept(as('department'), now, itemCore(), deadlines)).toThrow('ACCEPTANCE.NOT_ACCEPTED_HERE');
    expect(() => atWindow.accept(as('applicant'), now, itemCore(), deadlines)).toThrow('ACCEPTANCE.NOT_YOUR_STEP');
    expect(department.snapshot.version + atWindow.snapshot.version).toBe(2);
  });

  it('is decided on the spot only where its authority decides, and only what the window accepts', () => {
    const elsewhere = submitted({ caseKind: 'immediate' });
    expect(() => elsewhere.complete(window, now, { outcome: 'approved' }, itemCore(), deadlines)).toThrow('ACCEPTANCE.NOT_YOUR_STEP');
    const department = submitted({ caseKind: 'immediate', acceptedBy: 'department' });
    department.accept(as('department'), now, itemCore(), deadlines);
    const deciding = as('window', 'decidingWindow');
    expect(() => department.complete(deciding, now, { outcome: 'approved' }, itemCore(), deadlines)).toThrow(
      'ACCEPTANCE.NOT_ACCEPTED_HERE',
    );
  });

  it('is told corrections once a round, and stops its acceptance clock meanwhile', () => {
    const one = submitted();
    one.requestCorrection(window, now, ['a', 'b'], deadlines);
    expect(one.snapshot).toMatchObject({ status: 'correcting', acceptanceDueAt: null, correctionRound: 1 });
    expect(() => one.requestCorrection(window, now, ['c'], deadlines)).toThrow('ACCEPTANCE.CORRECTION_ALREADY_MADE');
    const soon = new Date('2026-03-20T02:00:00Z');
    one.resubmit(as('applicant'), soon, { formSealed: 'g' }, itemCore(), deadlines);
    expect(one.snapshot.acceptanceDueAt!.toISOString().slice(0, 10)).toBe('2026-03-27');
    one.requestCorrection(window, soon, ['c'], deadlines);
    expect(one.snapshot).toMatchObject({ status: 'correcting', correctionRound: 2, correction: { points: ['c'] } });
  });

  it('takes no correction after its time', () => {
    const one = submitted();
    one.requestCorrection(window, now, ['a'], deadlines);
    expect(() => one.resubmit(as('applicant'), later, { formSealed: 'g' }, itemCore(), deadlines)).toThrow('ACCEPTANCE.CORRECTION_LATE');
    const dueAt = new Date(one.snapshot.correction!.dueAt);
    one.resubmit(as('applicant'), dueAt, { formSealed: 'g' }, itemCore(), deadlines);
    expect(one.snapshot.status).toBe('submitted');
  });

  it('lapses when no correction came in time, not before', () => {
    const early = submitted();
    early.requestCorrection(window, now, ['a'], deadlines);
    expect(() => early.close(window, now, undefined, itemCore())).toThrow('ACCEPTANCE.CORRECTION_STILL_OPEN');
    const late = submitted();
    late.requestCorrection(window, now, ['a'], deadlines);
    late.close(window, later, undefined, itemCore());
    expect(late.snapshot).toMatchObject({ status: 'closed', finishKind: 5 });
  });

  it('keeps the form that was approved while the approval waits for its fee', () => {
    const core = itemCore({ fees: [{ feeCode: 'F1', name: '工本费', timing: 'beforeDecision', rule: { kind: 'fixed', amountFen: 100 } }] });
    const one = Case.submit(filing, core, deadlines);
    one.accept(window, now, core, deadlines);
    one.askForCorrections(as('department'), now, { points: ['a'], plannedDays: 5, called: 1 }, deadlines);
    one.resume(as('department'), now, deadlines);
    one.decide(as('department'), now, { outcome: 'approved', resultNo: 'X1' }, core, deadlines);
    expect(one.snapshot).toMatchObject({ status: 'accepted', held: { step: 'decide' } });
    const before = structuredClone(one.snapshot);
    expect(() => one.handInCorrection(as('applicant'), now, { formSealed: 'g' }, core, deadlines)).toThrow('ACCEPTANCE.WRONG_STATUS');
    expect(one.snapshot).toEqual(before);
    one.settleFee('F1', 'paid', now, core, deadlines);
    expect(one.snapshot).toMatchObject({ status: 'decided', resultNo: 'X1', formSealed: 'f' });
  });

  it('tells the quantities of its fees with a correction, too', () => {
    const one = submitted();
    one.accept(window, now, itemCore(), deadlines);
    one.askForCorrections(as('department'), now, { points: ['a'], plannedDays: 5, called: 1 }, deadlines);
    one.handInCorrection(as('applicant'), now, { formSealed: 'g', feeQuantities: { F1: 300 } }, itemCore(), deadlines);
    const { data } = one.facts.find(({ definition }) => definition === CaseCorrectedV1)!;
    expect(data).toMatchObject({ form: true, feeQuantities: { F1: 300 } });
  });

  it('needs a reason for a rejection, and closes it without a licence', () => {
    const one = submitted();
    one.accept(window, now, itemCore(), deadlines);
    expect(() => one.decide(as('department'), now, { outcome: 'rejected' }, itemCore(), deadlines)).toThrow('ACCEPTANCE.REASON_MISSING');
    one.decide(as('department'), now, { outcome: 'rejected', reason: '不符合条件' }, itemCore(), deadlines);
    one.deliver(window, now, 'window', itemCore({ deliveryKinds: ['electronic'] }));
    expect(() => one.close(window, now, 0, itemCore())).toThrow('ACCEPTANCE.FINISH_KIND_MISMATCH');
  });

  it('hands the result of a trusted filing over at a window to who shows the papers, and otherwise without them', () => {
    const trusted = { ...filing, materials: [{ materialCode: 'M1', fileRef: 'files/1' }] };
    const decided = (star: 3 | 4 | 5, outcome: 'approved' | 'rejected' = 'approved'): [Case, ReturnType<typeof itemCore>] => {
      const core = itemCore({ star, deliveryKinds: ['window', 'electronic'] });
      const one = Case.submit(trusted, core, deadlines);
      if (star === 3) one.receive(window, now, core);
      one.accept(window, now, core, deadlines);
      one.decide(as('department'), now, { outcome, reason: '理由' }, core, deadlines);
      return [one, core];
    };
    const [four, core] = decided(4);
    expect(() => decided(4)[0].deliver(window, now, 'window', core)).toThrow('ACCEPTANCE.PAPERS_UNSEEN');
    four.deliver(window, now, 'window', core, true);
    expect(four.snapshot.status).toBe('delivered');
    expect(four.steps.at(-1)).toMatchObject({ kind: 'delivered', detail: { method: 'window', papersSeen: true } });
    decided(4)[0].deliver(window, now, 'electronic', core);
    for (const [one, its] of [decided(3), decided(5), decided(4, 'rejected')]) one.deliver(window, now, 'window', its);
  });

  it('of three stars that was filed online is accepted once its papers were taken, at a counter at once', () => {
    const core = itemCore({ star: 3 });
    const online = { ...filing, materials: [{ materialCode: 'M1', fileRef: 'files/1' }] };
    const one = Case.submit(online, core, deadlines);
    const before = structuredClone(one.snapshot);
    expect(() => one.accept(window, now, core, deadlines)).toThrow('ACCEPTANCE.PAPERS_AWAITED');
    expect(one.snapshot).toEqual(before);
    one.receive(window, now, core);
    one.accept(window, now, core, deadlines);
    for (const other of [{ ...online, channel: 'window' as const }, { ...online, channel: 'courier' as const }, filing]) {
      const seen = Case.submit(other, core, deadlines);
      seen.accept(window, now, core, deadlines);
      expect(seen.snapshot.status).toBe('accepted');
    }
    // Who did not answer in time cannot plead that the papers were missing.
    const late = Case.submit(online, core, deadlines);
    late.deemAccepted(later, core, deadlines);
    expect(late.snapshot).toMatchObject({ status: 'accepted', deemed: true });
  });

  it('is sent back for correction as often as the region allows, and no more', () => {
    const one = submitted();
    for (const round of [1, 2, 3]) {
      one.requestCorrection(window, now, ['补平面图'], deadlines);
      one.resubmit(as('applicant'), now, { formSealed: `g${round}` }, itemCore(), deadlines);
    }
    const before = structuredClone(one.snapshot);
    expect(() => one.requestCorrection(window, now, ['再补'], deadlines)).toThrow('ACCEPTANCE.CORRECTIONS_USED_UP');
    expect(one.snapshot).toEqual(before);
    one.refuse(window, now, { ground: 'requirementsNotMet', reason: '补正后仍不符合要求' });
  });

  it('names the account of whom it is about, whoever filed it, and none where nobody has one', () => {
    const atCounter = { ...filing, applicantId: null, filedBy: { kind: 'officer' as const, id: 'clerk' } };
    const accepted = (from: Filing): unknown => {
      const one = Case.submit(from, itemCore(), deadlines);
      one.accept(window, now, itemCore(), deadlines);
      return one.facts.find(({ definition }) => definition === CaseAcceptedV1)?.data;
    };
    expect(accepted(filing)).toMatchObject({ applicant: { kind: 'person', accountId: 'p1' } });
    expect(accepted({ ...filing, filedBy: { kind: 'officer', id: 'clerk' } })).toMatchObject({ applicant: { accountId: 'p1' } });
    expect(accepted(atCounter)).toMatchObject({ applicant: { kind: 'person' } });
    expect(accepted(atCounter)).not.toHaveProperty('applicant.accountId');
  });

  it('names the account of the agent who filed for somebody else', () => {
    const byAgent = { ...filing, applicantId: null, agentId: 'p2', filedBy: { kind: 'person' as const, id: 'p2' } };
    const one = Case.submit(byAgent, itemCore(), deadlines);
    one.accept(window, now, itemCore(), deadlines);
    expect(one.facts.at(-1)!.data).toMatchObject({ applicant: { kind: 'person', accountId: 'p2' } });
  });

  it('waits without a fact until its item version is here', () => {
    const one = Case.submitAwaiting(filing, {
      itemCode: itemCore().itemCode,
      itemVersion: 1,
      decidingOrg: MARKET,
      decidingRegion: '330203',
    });
    expect([one.facts.length, one.snapshot.factSequence]).toEqual([0, 0]);
    expect(() => one.refuse(window, now, { ground: 'notRequired', reason: 'x' })).toThrow('ACCEPTANCE.ITEM_VERSION_AWAITED');
    one.itemArrived(itemCore(), [], null, later, deadlines);
    one.itemArrived(itemCore(), [], null, later, deadlines);
    expect(one.facts.map(({ sequence }) => sequence)).toEqual([1]);
    expect(one.snapshot.acceptanceDueAt).toEqual(submitted().snapshot.acceptanceDueAt); // counted from the filing
  });
});

describe('roles towards a case', () => {
  const state = Case.submit({ ...filing, receivedIn: { orgCode: 'COUNTER', regionCode: '330281' } }, itemCore(), deadlines).snapshot;
  const officer = (orgCode: string, regionCode: string, permissions = ['case.accept']) =>
    rolesTowards(viewerOf({ kind: 'officer', id: 'o', orgCode, regionCode, permissions: new Set(permissions) }), state);

  it.each([
    ['the receiving counter', officer('COUNTER', '330281'), ['window']],
    ['another window of the receiving region', officer('OTHER', '330281'), ['window']],
    ['a window of the deciding region', officer('OTHER', '330203'), ['window', 'decidingWindow']],
    ['a window of the city above both', officer('OTHER', '330200'), ['window', 'decidingWindow']],
    ['a window elsewhere', officer('OTHER', '330103'), []],
    ['a window of 市本级 beside them', officer('OTHER', '330201'), []],
    ['an officer of the deciding authority', officer(MARKET, '330203', ['task.handle']), ['decidingAuthority']],
    ['an officer of another body in the region', officer('OTHER', '330203', ['task.handle']), []],
    ['the applicant', rolesTowards(viewerOf({ kind: 'person', id: 'p1', permissions: new Set() }), state), ['applicant']],
    ['a system with the applicant’s id', rolesTowards(viewerOf({ kind: 'system', id: 'p1', permissions: new Set() }), state), []],
  ])('%s', (_, roles, expected) => {
    expect([...roles]).toEqual(expected);
  });
});

describe('a case with a fee', () => {
  const fee = (timing: 'beforeAcceptance' | 'beforeDecision' | 'beforeDelivery') => ({
    fees: [{ feeCode: 'F1', name: '工本费', timing, rule: { kind: 'fixed' as const, amountFen: 1000 } }],
  });
  const department = as('department');
  const kinds = (one: Case): string[] => one.steps.map(({ kind }) => kind);

  it('is not accepted at the window before the fee is settled', () => {
    const core = itemCore(fee('beforeAcceptance'));
    const one = submitted(fee('beforeAcceptance'));
    expect(() => one.accept(window, now, core, deadlines)).toThrow('ACCEPTANCE.FEE_UNPAID');
    one.settleFee('F1', 'paid', later, core, deadlines);
    one.accept(window, later, core, deadlines);
    expect(one.snapshot.status).toBe('accepted');
  });

  it('keeps a department’s acceptance and applies it at the moment of payment', () => {
    const core = itemCore({ acceptedBy: 'department', ...fee('beforeAcceptance') });
    const one = submitted({ acceptedBy: 'department', ...fee('beforeAcceptance') });
    one.accept(department, now, core, deadlines);
    expect(one.snapshot).toMatchObject({ status: 'submitted', held: { step: 'accept' }, factSequence: 1 });
    one.settleFee('F1', 'exempted', later, core, deadlines);
    expect(one.snapshot).toMatchObject({ status: 'accepted', held: null, acceptedAt: later });
    one.settleFee('F1', 'paid', later, core, deadlines);
    expect(kinds(one)).toEqual(['submitted', 'accept-held', 'fee-settled', 'accepted']);
  });

  it('keeps an approval until the fee is settled, and lets a rejection pass', () => {
    const core = itemCore(fee('beforeDecision'));
    const one = submitted(fee('beforeDecision'));
    one.accept(window, now, core, deadlines);
    one.decide(department, now, { outcome: 'approved', resultNo: 'X1' }, core, deadlines);
    expect(one.snapshot).toMatchObject({ status: 'accepted', outcome: null, held: { step: 'decide' } });
    one.settleFee('F1', 'paid', later, core, deadlines);
    expect(one.snapshot).toMatchObject({ status: 'decided', outcome: 'approved', resultNo: 'X1', decidedAt: later, held: null });

    const other = submitted(fee('beforeDecision'));
    other.accept(window, now, core, deadlines);
    other.decide(department, now, { outcome: 'rejected', reason: '不符合条件' }, core, deadlines);
    expect(other.snapshot.status).toBe('decided');
  });

  it('hands nothing over before the fee is settled, unless there is nothing but a rejection to hand over', () => {
    const core = itemCore(fee('beforeDelivery'));
    const decided = (outcome: 'approved' | 'rejected'): Case => {
      const one = submitted(fee('beforeDelivery'));
      one.accept(window, now, core, deadlines);
      one.decide(department, now, { outcome, reason: '理由' }, core, deadlines);
      return one;
    };
    expect(() => decided('approved').deliver(window, now, 'window', core)).toThrow('ACCEPTANCE.FEE_UNPAID');
    const rejected = decided('rejected');
    rejected.deliver(window, now, 'window', core);
    expect(rejected.snapshot.status).toBe('delivered');
  });

  it('owes anew what went back when its filing was refused, and is exempt still from what was exempted', () => {
    const core = itemCore({
      fees: [...fee('beforeAcceptance').fees, { ...fee('beforeAcceptance').fees[0]!, feeCode: 'F2' }],
    });
    const one = submitted(core);
    one.settleFee('F1', 'paid', now, core, deadlines);
    one.settleFee('F2', 'exempted', now, core, deadlines);
    one.refuse(window, now, { ground: 'requirementsNotMet', reason: '不符合要求' });
    one.reopen(as('decidingAuthority'), later, { basis: 'review', reason: '撤销不予受理' }, core, deadlines);
    expect(one.snapshot.settledFees).toEqual(['F2']);
    expect(() => one.accept(window, later, core, deadlines)).toThrow('ACCEPTANCE.FEE_UNPAID');
    one.settleFee('F1', 'paid', later, core, deadlines);
    one.accept(window, later, core, deadlines);
  });

  it.each([
    ['rejected', 'beforeDelivery', []],
    ['rejected', 'beforeDecision', ['F1']],
    ['approved', 'beforeDelivery', ['F1']],
  ] as const)('that was %s keeps of a fee %s, when it is opened again, %j', (outcome, timing, settled) => {
    const core = itemCore(fee(timing));
    const one = submitted(fee(timing));
    one.settleFee('F1', 'paid', now, core, deadlines);
    one.accept(window, now, core, deadlines);
    one.decide(department, now, { outcome, reason: '理由' }, core, deadlines);
    one.deliver(window, now, 'window', core);
    one.reopen(as('decidingAuthority'), later, { basis: 'review', reason: '撤销决定' }, core, deadlines);
    expect(one.snapshot).toMatchObject({ status: 'accepted', settledFees: settled });
  });

  it('owes anew after 补正不来, and not after its filing was merely voided', () => {
    const core = itemCore(fee('beforeAcceptance'));
    const reopened = (end: (one: Case) => void): string[] => {
      const one = submitted(fee('beforeAcceptance'));
      one.settleFee('F1', 'paid', now, core, deadlines);
      end(one);
      one.reopen(as('decidingAuthority'), later, { basis: 'ownInitiative', reason: '自行纠错' }, core, deadlines);
      return one.snapshot.settledFees;
    };
    const lapsed = (one: Case): void => {
      one.requestCorrection(window, now, ['补平面图'], deadlines);
      one.close(window, later, undefined, core);
    };
    expect(reopened(lapsed)).toEqual([]);
    expect(reopened((one) => one.cancel(window, now, { finishKind: 2, reason: '误报' }))).toEqual(['F1']);
  });

  it('forgets a kept answer when it is withdrawn', () => {
    const core = itemCore({ acceptedBy: 'department', ...fee('beforeAcceptance') });
    const one = submitted({ acceptedBy: 'department', ...fee('beforeAcceptance') });
    one.accept(department, now, core, deadlines);
    one.withdraw(as('applicant'), now);
    one.settleFee('F1', 'paid', later, core, deadlines);
    expect(one.snapshot).toMatchObject({ status: 'withdrawn', held: null });
    expect(one.facts.at(-1)).toMatchObject({ definition: CaseWithdrawnV1, data: { stage: 'submitted' } });
  });

  it('cannot be withdrawn once it is decided', () => {
    const one = submitted({ caseKind: 'immediate' });
    one.complete(as('window', 'decidingWindow'), now, { outcome: 'approved' }, itemCore(), deadlines);
    expect(() => one.withdraw(as('applicant'), now)).toThrow('ACCEPTANCE.WRONG_STATUS');
  });
});
