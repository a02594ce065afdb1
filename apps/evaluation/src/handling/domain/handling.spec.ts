import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@yiwang/event-core';
import { workingCalendar } from '@yiwang/standards';
import { EvaluatedCase } from '../../case/domain/evaluated-case.js';
import { Handling } from './handling.js';
import { HandlingDeadlines } from './handling-deadlines.js';

const ORG = '11330203MB0A100133';
const clocks = {
  limits: { contact: 1, simpleAnswer: 5, complexAnswer: 15, extension: 5 },
  deadlines: new HandlingDeadlines(workingCalendar()),
};
const officer = (id: string): Actor => ({ kind: 'officer', id, orgCode: ORG });
const [caseOfficer, caller, verifier, answerer] = ['decider', 'caller', 'verifier', 'answerer'].map(officer) as [
  Actor,
  Actor,
  Actor,
  Actor,
];
const note = { id: 'n', sealed: 's' };
/** Tuesday 10 February 2026, before the Spring Festival (15 to 23 February off; the 14th and the 28th are worked). */
const opened = new Date('2026-02-10T02:00:00Z');
const later = (minutes: number): Date => new Date(opened.getTime() + minutes * 60_000);
const dayIn = (date: Date): string => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

function open(): Handling {
  const known = { caseNo: '33020326112300000017Q', itemCode: 'I', orgCode: ORG, regionCode: '330203' };
  const of = new EvaluatedCase(
    { ...known, applicantKind: 'person', applicantAccount: null, enterprise: null, decidedBy: caseOfficer.id },
    2,
  );
  return Handling.open(of, { id: 'r', invitationId: 'i', level: 'veryPoor' }, clocks, opened);
}
const contacted = (outcome: 'reached' | 'unreachable' = 'reached'): Handling => {
  const handling = open();
  handling.contact(caller, outcome, note, later(60));
  return handling;
};
const verdict = (finding: 'genuine' | 'mistaken' | 'malicious' | 'unreachable', complexity: 'simple' | 'complex' = 'simple') => ({
  finding,
  complexity,
  note,
});

describe('the limits of a handling case', () => {
  it('are one working day for contact and five for a simple answer', () => {
    const { contactDueAt, answerDueAt } = open().snapshot;
    expect([dayIn(contactDueAt), dayIn(answerDueAt)]).toEqual(['2026-02-11', '2026-02-24']);
  });

  it('are fifteen working days from the opening for a complex one, however late that is found', () => {
    const handling = contacted();
    handling.verify(verifier, verdict('genuine', 'complex'), clocks, later(3 * 1440));
    expect(dayIn(handling.snapshot.answerDueAt)).toBe(workingCalendar().dueAt(opened, { value: 15, unit: 'workingDay' }, '330203').dueDate);
  });

  it('move by the extension when it is approved, also when the complexity is found afterwards', () => {
    const handling = contacted();
    handling.requestExtension(caller, note, later(120));
    handling.decideExtension(verifier, true, clocks, later(180));
    expect(dayIn(handling.snapshot.answerDueAt)).toBe('2026-03-02');
    handling.verify(verifier, verdict('genuine', 'complex'), clocks, later(240));
    expect(dayIn(handling.snapshot.answerDueAt)).toBe(workingCalendar().addWorkingDays('2026-02-10', 20, '330203'));
  });

  it('are marked provisional where no notice tells of the days', () => {
    const of = open().of;
    const far = Handling.open(of, { id: 'r2', invitationId: 'i', level: 'poor' }, clocks, new Date('2031-05-06T02:00:00Z'));
    expect(far.snapshot.provisional).toBe(true);
  });
});

describe('a handling case', () => {
  it('goes from contact over verification to the answer, and tells each', () => {
    const handling = contacted();
    handling.verify(verifier, verdict('genuine'), clocks, later(120));
    handling.answer(answerer, 'sealed', later(180));
    expect(handling.snapshot).toMatchObject({ state: 'answered', answerSealed: 'sealed', finding: 'genuine' });
    expect(handling.of.facts.map(({ definition, sequence }) => `${sequence} ${definition.type}`)).toEqual([
      '3 evaluation.handling.opened',
      '4 evaluation.handling.contacted',
      '5 evaluation.handling.verified',
      '6 evaluation.handling.answered',
    ]);
    expect(handling.of.facts.at(-1)?.data).toMatchObject({ onTime: true });
  });

  it('cannot be verified before a contact, answered before a verification, or changed after the answer', () => {
    expect(() => open().verify(verifier, verdict('genuine'), clocks, later(1))).toThrow('EVALUATION.WRONG_STATE');
    expect(() => contacted().answer(answerer, 's', later(120))).toThrow('EVALUATION.WRONG_STATE');
    const handling = contacted();
    handling.verify(verifier, verdict('genuine'), clocks, later(120));
    expect(() => handling.contact(caller, 'reached', note, later(130))).toThrow('EVALUATION.WRONG_STATE');
    handling.answer(answerer, 's', later(180));
    expect(() => handling.answer(answerer, 's', later(190))).toThrow('EVALUATION.WRONG_STATE');
    expect(() => handling.requestExtension(caller, note, later(190))).toThrow('EVALUATION.WRONG_STATE');
  });

  it('is verified by nobody who decided the case or made the contact, and answered by nobody who verified it', () => {
    for (const by of [caseOfficer, caller]) {
      const handling = contacted();
      expect(() => handling.verify(by, verdict('genuine'), clocks, later(120))).toThrow('EVALUATION.NOT_INDEPENDENT');
      expect(handling.snapshot.state).toBe('contacted');
    }
    const handling = contacted();
    handling.verify(verifier, verdict('genuine'), clocks, later(120));
    expect(() => handling.answer(verifier, 's', later(130))).toThrow('EVALUATION.NOT_INDEPENDENT');
    handling.answer(caller, 's', later(140));
  });

  it('keeps every attempt, and the time of the first', () => {
    const handling = contacted('unreachable');
    handling.contact(answerer, 'unreachable', note, later(120));
    expect(handling.snapshot).toMatchObject({ attempts: 2, reached: false, contactedAt: later(60), contactedBy: [caller.id, answerer.id] });
    handling.verify(verifier, verdict('unreachable'), clocks, later(180));
    expect(handling.ratingIsVoid).toBe(false);
  });

  it('is not found unreachable once somebody was reached', () => {
    expect(() => contacted('reached').verify(verifier, verdict('unreachable'), clocks, later(120))).toThrow('EVALUATION.WAS_REACHED');
  });

  it.each([
    ['genuine', false],
    ['mistaken', true],
    ['malicious', true],
  ] as const)('leaves a rating in the figures unless it was none: %s', (finding, isVoid) => {
    const handling = contacted();
    handling.verify(verifier, verdict(finding), clocks, later(120));
    expect(handling.ratingIsVoid).toBe(isVoid);
  });

  it('is extended once, before the limit, with somebody else’s approval', () => {
    const handling = contacted();
    expect(() => handling.decideExtension(verifier, true, clocks, later(90))).toThrow('EVALUATION.EXTENSION_NOT_REQUESTED');
    handling.requestExtension(answerer, note, later(120));
    expect(() => handling.decideExtension(answerer, true, clocks, later(130))).toThrow('EVALUATION.NOT_INDEPENDENT');
    handling.decideExtension(verifier, false, clocks, later(140));
    expect(dayIn(handling.snapshot.answerDueAt)).toBe('2026-02-24');
    expect(() => handling.requestExtension(answerer, note, later(150))).toThrow('EVALUATION.EXTENSION_USED');
    expect(() => contacted().requestExtension(caller, note, later(60 * 24 * 30))).toThrow('EVALUATION.EXTENSION_TOO_LATE');
  });

  it('can be answered late, and says so', () => {
    const handling = contacted();
    handling.verify(verifier, verdict('genuine'), clocks, later(120));
    handling.answer(answerer, 's', later(60 * 24 * 30));
    expect(handling.of.facts.at(-1)?.data).toMatchObject({ onTime: false });
  });
});
