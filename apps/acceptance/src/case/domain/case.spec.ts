import { describe, expect, it } from '@jest/globals';
import { CaseAcceptedV1, CaseDecidedV1, CaseSubmittedV1 } from '@yiwang/events-acceptance';
import { workingCalendar } from '@yiwang/standards';
import { itemCore, MARKET } from '../../../test/builders.js';
import { Case, type Performer } from './case.js';
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

  it('is told corrections once, and stops its acceptance clock meanwhile', () => {
    const one = submitted();
    one.requestCorrection(window, now, ['a', 'b'], deadlines);
    expect(one.snapshot).toMatchObject({ status: 'correcting', acceptanceDueAt: null });
    one.resubmit(as('applicant'), later, { formSealed: 'g' }, deadlines);
    expect(one.snapshot.acceptanceDueAt!.toISOString().slice(0, 10)).toBe('2026-04-27');
    expect(() => one.requestCorrection(window, later, ['c'], deadlines)).toThrow('ACCEPTANCE.CORRECTION_ALREADY_MADE');
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

  it('needs a reason for a rejection, and closes it without a licence', () => {
    const one = submitted();
    one.accept(window, now, itemCore(), deadlines);
    expect(() => one.decide(as('department'), now, { outcome: 'rejected' }, deadlines)).toThrow('ACCEPTANCE.REASON_MISSING');
    one.decide(as('department'), now, { outcome: 'rejected', reason: '不符合条件' }, deadlines);
    one.deliver(window, now, 'window', itemCore({ deliveryKinds: ['electronic'] }));
    expect(() => one.close(window, now, 0, itemCore())).toThrow('ACCEPTANCE.FINISH_KIND_MISMATCH');
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
    one.itemArrived(itemCore(), [], later, deadlines);
    one.itemArrived(itemCore(), [], later, deadlines);
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
