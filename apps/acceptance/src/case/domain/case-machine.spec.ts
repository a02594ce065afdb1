import { describe, expect, it } from '@jest/globals';
import { isAppError } from '@yiwang/kernel';
import { workingCalendar } from '@yiwang/standards';
import fc from 'fast-check';
import { itemCore } from '../../../test/builders.js';
import type { Case as CaseClass } from './case.js';
import { Case } from './case.js';
import { TIMER, type Performer } from './case-input.js';
import type { CaseState, Filing } from './case-state.js';
import { CASE_ROLES, FINAL_STATUSES, HANDLING_STATUSES, type CaseRole } from './case-status.js';
import { Deadlines } from './deadlines.js';
import { CASE_MOVES, mayPerform, statusAfter, TRANSITIONS, type CaseMove, type Transition } from './transitions.js';

const deadlines = new Deadlines(workingCalendar());
const DAY = 86_400_000;

/** 一个事项与一份申请: what a walk begins with. */
const setting = fc.record({
  acceptedBy: fc.constantFrom('window' as const, 'department' as const),
  star: fc.constantFrom(0 as const, 3 as const, 4 as const, 5 as const),
  promised: fc.boolean(),
  fee: fc.boolean(),
});
/** One step of a walk: either any move at all by anybody, or one that the table allows from here by who may. */
const attempt = fc.record({
  legal: fc.boolean(),
  pick: fc.nat(1000),
  role: fc.constantFrom(...CASE_ROLES),
  days: fc.integer({ min: 0, max: 12 }),
  approve: fc.boolean(),
});

type Setting = typeof setting extends fc.Arbitrary<infer T> ? T : never;
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

const coreOf = ({ acceptedBy, star, fee }: Setting): ReturnType<typeof itemCore> =>
  itemCore({
    acceptedBy,
    star,
    deliveryKinds: ['window', 'courier', 'electronic'],
    fees: fee ? [{ feeCode: 'F1', name: '工本费', timing: 'beforeDecision', rule: { kind: 'fixed', amountFen: 100 } }] : [],
    materials: [
      { materialCode: 'M1', name: '申请书', required: true },
      { materialCode: 'M2', name: '验资报告', required: true, tolerable: true },
    ],
  });

const filingOf = ({ promised }: Setting, at: Date): Filing => ({
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
  materials: [
    { materialCode: 'M1', fileRef: 'files/1' },
    promised ? { materialCode: 'M2', promised: true } : { materialCode: 'M2', fileRef: 'files/2' },
  ],
  feeQuantities: null,
  filedBy: { kind: 'person', id: 'p1' },
  submittedAt: at,
});

/** Every move of the table as it is called. */
function make(move: CaseMove, one: CaseClass, by: Performer, now: Date, core: ReturnType<typeof itemCore>, { approve }: Attempt): void {
  const promised = one.snapshot.materials.filter((material) => material.promised).map(({ materialCode }) => materialCode);
  switch (move) {
    case 'receive':
      return one.receive(by, now, core);
    case 'accept':
      return one.accept(by, now, core, deadlines, promised.length > 0 ? { tolerated: promised } : {});
    case 'deemAccepted':
      return one.deemAccepted(now, core, deadlines);
    case 'refuse':
      return one.refuse(by, now, { ground: 'otherAuthority', reason: '不属于本机关职权', authority: { name: '余姚市市场监督管理局' } });
    case 'dismiss':
      return one.refuse(by, now, { ground: 'notRequired', reason: '无需许可' });
    case 'requestCorrection':
      return one.requestCorrection(by, now, ['补平面图'], deadlines);
    case 'resubmit':
      return one.resubmit(by, now, { formSealed: 'g' }, core, deadlines);
    case 'lapse':
    case 'close':
      return one.close(by, now, undefined, core);
    case 'suspend':
      return one.suspend(by, now, { procedure: 'hearing', reason: '听证', plannedDays: 20 }, deadlines);
    case 'resume':
      return one.resume(by, now, deadlines);
    case 'callCorrection':
      return one.askForCorrections(by, now, { points: ['补平面图'], plannedDays: 5, called: 1 }, deadlines);
    case 'answerCorrection':
      return one.answerCorrection(by, now, { formSealed: 'g' }, core, deadlines);
    case 'extend':
      return one.extend(by, now, { days: 5, approver: '局长', reason: '案情复杂' }, core, deadlines);
    case 'supplement':
      return one.supplement(by, now, promised.length > 0 ? [{ materialCode: 'M2', paperCopies: 1 }] : [], core);
    case 'breakPromise':
      return one.breakPromise(by, now);
    case 'decide': {
      if (approve && core.fees.length > 0) one.settleFee('F1', 'paid', now, core, deadlines);
      return one.decide(
        by,
        now,
        approve ? { outcome: 'approved', resultNo: 'X1' } : { outcome: 'rejected', reason: '不符合条件' },
        core,
        deadlines,
      );
    }
    case 'forward':
      return one.forward(by, now, { name: '省级机关' }, '初审同意');
    case 'terminate':
      return one.terminate(by, now, '申请人已注销');
    case 'deliver':
      return one.deliver(by, now, by.roles.has('courier') ? 'courier' : 'window', core, approve);
    case 'annul':
      return one.annul(by, now, '原件不符', core);
    case 'withdraw':
      return one.withdraw(by, now);
    case 'cancel':
    case 'cancelHandling':
      return one.cancel(by, now, { finishKind: approve ? 2 : 3, reason: '重复申报' });
    case 'amend':
      return one.amend(by, now, { field: 'resultNo', to: approve ? 'X2' : 'X3', reason: '笔误' });
    case 'reopenIntake':
    case 'reopenHandling':
      return one.reopen(by, now, { basis: 'review', reason: '撤销原决定', documentNo: '1号' }, core, deadlines);
  }
}

/** What holds of a case wherever it stands. */
function expectSound(s: Readonly<CaseState>): void {
  expect(s.endedAt !== null).toBe(FINAL_STATUSES.includes(s.status));
  expect(s.closedAt !== null).toBe(s.status === 'closed');
  expect(s.finishKind !== null).toBe(FINAL_STATUSES.includes(s.status));
  if (HANDLING_STATUSES.includes(s.status))
    expect([s.acceptedAt, s.promiseDueAt, s.statutoryDueAt, s.outcome]).toEqual([
      expect.any(Date),
      expect.any(Date),
      expect.any(Date),
      null,
    ]);
  if (s.status === 'decided' || s.status === 'delivered') expect([s.decidedAt, s.outcome]).toEqual([expect.any(Date), expect.any(String)]);
  if (s.status === 'delivered') expect(s.deliveredAt).toEqual(expect.any(Date));
  expect(s.suspensions.filter(({ to }) => to === null)).toHaveLength(s.status === 'suspended' ? 1 : 0);
}

/** The row of the table that a call stands for, given where the case is: some calls find their own. */
function rowOf(move: CaseMove, s: Readonly<CaseState>): CaseMove {
  if (move === 'lapse' || move === 'close') return s.status === 'correcting' ? 'lapse' : 'close';
  if (move === 'cancel' || move === 'cancelHandling') return HANDLING_STATUSES.includes(s.status) ? 'cancelHandling' : 'cancel';
  if (move === 'reopenIntake' || move === 'reopenHandling') return s.acceptedAt === null ? 'reopenIntake' : 'reopenHandling';
  return move;
}

const performer = (role: CaseRole): Performer =>
  role === 'timer' ? TIMER : { actor: { kind: 'officer', id: 'o1' }, roles: new Set([role]) };

describe('a case on random paths', () => {
  it('moves as the table says and no other way: an illegal move changes nothing, a legal one leaves its step, facts, papers and clocks', () => {
    const made = new Set<CaseMove>();
    fc.assert(
      fc.property(setting, fc.array(attempt, { minLength: 5, maxLength: 30 }), (given, attempts) => {
        const core = coreOf(given);
        let now = new Date('2026-01-05T02:00:00Z');
        const one = Case.submit(filingOf(given, now), core, deadlines);
        for (const each of attempts) {
          now = new Date(now.getTime() + each.days * DAY);
          const open = CASE_MOVES.filter((move) => statusAfter(move, one.snapshot.status) !== undefined);
          const chosen = each.legal && open.length > 0 ? open[each.pick % open.length]! : CASE_MOVES[each.pick % CASE_MOVES.length]!;
          const move = rowOf(chosen, one.snapshot);
          const row: Transition = TRANSITIONS[move];
          const by = performer(each.legal ? row.by[each.pick % row.by.length]! : move === 'deemAccepted' ? 'timer' : each.role);
          const before = structuredClone(one.snapshot) as CaseState;
          const [steps, facts, papers] = [one.steps.length, one.facts.length, one.documents.length];
          // A department that decides has ended its special procedure.
          const resumes = move === 'decide' && before.status === 'suspended' && by.roles.has('department');
          // So has one whose applicant has answered what it asked for.
          const waited = before.suspensions.some(({ to, cause }) => to === null && cause === 'correction');
          const goesOn = move === 'answerCorrection' && waited;
          const next = resumes ? 'decided' : goesOn ? 'accepted' : statusAfter(move, before.status);
          const allowed = next !== undefined && mayPerform(move, by.roles);
          let settled = 0;
          try {
            make(chosen, one, by, now, core, each);
          } catch (error) {
            if (!isAppError(error)) throw error;
            // Paying is no move; it stays whatever became of the decision.
            settled = one.snapshot.settledFees.length - before.settledFees.length;
            if (settled === 0) {
              expect(one.snapshot).toEqual(before);
              expect([one.steps.length, one.facts.length, one.documents.length]).toEqual([steps, facts, papers]);
            }
            continue;
          }
          expect([move, before.status, [...by.roles], allowed]).toEqual([move, before.status, [...by.roles], true]);
          made.add(move);
          // What an approval is of is not exchanged while it waits for its fee.
          if (move === 'answerCorrection') expect(before.held).toBeNull();
          const after = one.snapshot;
          expect(after.status).toBe(next);
          expect(after.version).toBeGreaterThan(before.version);
          expect(one.steps.length).toBeGreaterThan(steps);
          for (const { definition, data } of one.facts.slice(facts)) expect(definition.schema.safeParse(data).success).toBe(true);
          expect(one.facts.map(({ sequence }) => sequence)).toEqual(one.facts.map((_, i) => i + 1));
          const kinds = one.documents
            .slice(papers)
            .map(({ kind }) => kind)
            .filter((kind) => !resumes || kind !== 'procedureEnded');
          for (const kind of kinds) expect(row.documents).toContain(kind);
          if (row.documentsIf === undefined) expect(kinds).toEqual(row.documents);
          else expect(kinds.length).toBeGreaterThan(0);
          const dues = {
            acceptance: after.acceptanceDueAt,
            correction: after.correction && new Date(after.correction.dueAt),
            promise: after.promiseDueAt,
            statutory: after.statutoryDueAt,
            delivery: after.deliveryDueAt,
            tolerance: after.tolerance && new Date(after.tolerance.dueAt),
          };
          for (const clock of row.clocks.starts ?? []) {
            if (clock === 'tolerance' && !given.promised) continue;
            expect([move, clock, dues[clock] !== null]).toEqual([move, clock, true]);
          }
          if (row.clocks.lengthens) expect(after.statutoryDueAt!.getTime()).toBeGreaterThan(before.statutoryDueAt!.getTime());
          expectSound(after);
        }
      }),
      { numRuns: 600, seed: 2026 },
    );
    expect([...made].sort()).toEqual([...CASE_MOVES].sort());
  });
});
