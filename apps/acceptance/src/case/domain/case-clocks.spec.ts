import { describe, expect, it } from '@jest/globals';
import { HOLIDAY_NOTICES, WorkingCalendar } from '@yiwang/standards';
import { itemCore } from '../../../test/builders.js';
import { Case } from './case.js';
import type { Performer } from './case-input.js';
import type { CaseRole } from './case-status.js';
import type { Filing } from './case-state.js';
import { Deadlines } from './deadlines.js';

const at = (date: string, time = '10:00:00'): Date => new Date(`${date}T${time}+08:00`);
const as = (...roles: CaseRole[]): Performer => ({ actor: { kind: 'officer', id: 'o1' }, roles: new Set(roles) });
const deadlines = new Deadlines(new WorkingCalendar());
const withDayOff = (...dates: string[]): Deadlines =>
  new Deadlines(new WorkingCalendar().with({ notices: [{ year: 2026, days: dates.map((date) => ({ date, isOffDay: true })) }] }));
const core = itemCore({ materials: [{ materialCode: 'M1', name: '申请书', required: true, tolerable: true }] });

const filing: Filing = {
  caseNo: '330203260302000000017',
  channel: 'computer',
  receivedIn: null,
  applicantKind: 'person',
  applicantId: 'p1',
  applicantHash: null,
  applicantMasked: { name: null },
  applicantSealed: 's',
  formSealed: 'f',
  formChecked: true,
  materials: [{ materialCode: 'M1', promised: true }],
  feeQuantities: null,
  filedBy: { kind: 'person', id: 'p1' },
  submittedAt: at('2026-03-02'),
};

/** A case at each point of a long way, fresh as it would be loaded. */
function* stages(by: Deadlines): Generator<[string, Case]> {
  const one = Case.submit(filing, core, by);
  const loaded = (): Case => Case.restore(structuredClone(one.snapshot));
  yield ['submitted', loaded()];
  one.requestCorrection(as('window'), at('2026-03-03'), ['补'], by);
  yield ['correcting', loaded()];
  one.resubmit(as('applicant'), at('2026-03-05'), {}, core, by);
  yield ['resubmitted', loaded()];
  one.accept(as('window'), at('2026-03-06'), core, by, { tolerated: ['M1'] });
  yield ['accepted', loaded()];
  one.suspend(as('decidingAuthority'), at('2026-03-09'), { procedure: 'hearing', reason: '听证', plannedDays: 5 }, by);
  yield ['suspended', loaded()];
  one.resume(as('decidingAuthority'), at('2026-03-12', '11:00:00'), by);
  one.extend(as('decidingAuthority'), at('2026-03-13'), { days: 5, approver: '张', reason: '复杂' }, core, by);
  yield ['extended', loaded()];
  one.decide(as('decidingAuthority'), at('2026-03-16'), { outcome: 'approved' }, core, by);
  yield ['decided', loaded()];
}

describe('counting the clocks of a case anew', () => {
  it.each([...stages(deadlines)])('changes nothing of a case that is %s while the calendar is the same', (_, one) => {
    const before = structuredClone(one.snapshot);
    expect(one.recount(at('2026-03-20'), core, deadlines)).toEqual([]);
    expect([one.snapshot, one.steps, one.facts]).toEqual([before, [], []]);
  });

  it('gives every running clock what it would have had under the new calendar, and leaves those that have stopped', () => {
    const changed = withDayOff('2026-03-10', '2026-03-17', '2026-03-18');
    const moved = [...stages(deadlines)].map(([stage, one]) => {
      const moves = one.recount(at('2026-03-20'), core, changed);
      if (moves.length > 0) expect([one.steps.length, one.facts.length, one.facts[0]!.sequence]).toEqual([1, 1, one.snapshot.factSequence]);
      return [stage, one, moves.map(({ clock }) => clock)] as const;
    });
    expect(moved.map(([stage, , clocks]) => [stage, clocks])).toEqual([
      ['submitted', []], // due on 03-09, before anything changes
      ['correcting', ['correction']],
      ['resubmitted', ['acceptance']],
      ['accepted', ['tolerance', 'promise', 'statutory']],
      ['suspended', ['tolerance', 'promise', 'statutory']],
      ['extended', ['tolerance', 'promise', 'statutory']],
      ['decided', ['tolerance', 'delivery']],
    ]);
    for (const [stage, expected] of stages(changed)) {
      const [, one] = moved.find(([name]) => name === stage)!;
      const clocks = (of: Case) => ['acceptance', 'correction', 'tolerance', 'delivery'].map((clock) => of.dueOf(clock as 'acceptance'));
      if (stage !== 'decided')
        expect([one.dueOf('promise'), one.dueOf('statutory')]).toEqual([expected.dueOf('promise'), expected.dueOf('statutory')]);
      if (!['accepted', 'suspended', 'extended', 'decided'].includes(stage)) expect(clocks(one)).toEqual(clocks(expected));
      else expect(clocks(one).slice(1)).toEqual(clocks(expected).slice(1));
      if (stage === 'suspended') expect(one.snapshot.suspensions).toEqual(expected.snapshot.suspensions);
      if (stage === 'extended') expect(one.snapshot.suspensions[0]!.excludedDays).toBe(expected.snapshot.suspensions[0]!.excludedDays);
    }
  });

  it('knows that the time for a correction may move when it reaches a year without a notice', () => {
    const known = new Deadlines(new WorkingCalendar({ notices: HOLIDAY_NOTICES.filter(({ year }) => year <= 2026) }));
    const one = Case.submit({ ...filing, submittedAt: at('2026-12-14') }, core, known);
    expect(one.snapshot.provisional).toBe(false);
    one.requestCorrection(as('window'), at('2026-12-18'), ['补'], known);
    expect(one.snapshot.provisional).toBe(true);
  });

  it('tells that dates are certain now, though none has moved', () => {
    const before = new Deadlines(new WorkingCalendar({ notices: [] }));
    const one = Case.restore(structuredClone(Case.submit(filing, core, before).snapshot));
    expect(one.snapshot.provisional).toBe(true);
    const known = new Deadlines(new WorkingCalendar({ notices: HOLIDAY_NOTICES }));
    expect(one.recount(at('2026-03-03'), core, known)).toEqual([]);
    expect([one.snapshot.provisional, one.steps[0]!.kind, one.facts.length]).toEqual([false, 'clocks-confirmed', 1]);
  });
});
