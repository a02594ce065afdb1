import { describe, expect, it } from '@jest/globals';
import { InvitationIssuedV1, RatingGivenV1, type RatingTurn } from '@yiwang/events-evaluation';
import { EvaluatedCase } from '../../case/domain/evaluated-case.js';
import { Evaluation, type OccasionTerms, type Submission } from './evaluation.js';

const terms: OccasionTerms = { occasion: 'closing', rateWithinDays: 15, followUpWithinDays: 30, defaultLevel: 'good' };
const day = (n: number): Date => new Date(Date.UTC(2026, 2, 1 + n));
const aCase = (): EvaluatedCase =>
  new EvaluatedCase(
    {
      caseNo: '33020326112300000017Q',
      itemCode: '11330203MB0A1001334330100757001',
      orgCode: '11330203MB0A100133',
      regionCode: '330203',
      applicantKind: 'person',
      applicantAccount: 'p-1',
      enterprise: null,
      decidedBy: null,
    },
    0,
  );
const says = (turn: RatingTurn, more: Partial<Submission> = {}): Submission => ({
  id: crypto.randomUUID(),
  turn,
  level: 'good',
  tags: [],
  textSealed: null,
  channel: 'mobile',
  linkHash: null,
  bodyHash: null,
  ...more,
});
const invited = (changes: Partial<OccasionTerms> = {}): Evaluation => Evaluation.invite(aCase(), { ...terms, ...changes }, day(0));
const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('an evaluation', () => {
  it('takes one rating and one follow-up, and tells each with the case’s next number', () => {
    const evaluation = invited();
    evaluation.rate(says('first'), day(1));
    expect(codeOf(() => evaluation.rate(says('first'), day(2)))).toBe('EVALUATION.ALREADY_RATED');
    evaluation.rate(says('followUp'), day(3));
    expect(codeOf(() => evaluation.rate(says('followUp'), day(4)))).toBe('EVALUATION.FOLLOW_UP_GIVEN');
    expect(evaluation.of.facts.map(({ definition, sequence }) => [definition, sequence])).toEqual([
      [InvitationIssuedV1, 1],
      [RatingGivenV1, 2],
      [RatingGivenV1, 3],
    ]);
  });

  it('takes no follow-up before there is a rating', () => {
    expect(codeOf(() => invited().rate(says('followUp'), day(1)))).toBe('EVALUATION.NOT_RATED_YET');
  });

  it('ends at its limits: the first at the expiry, the follow-up so many days after the first', () => {
    expect(codeOf(() => invited().rate(says('first'), day(15)))).toBe('EVALUATION.EXPIRED');
    const evaluation = invited();
    evaluation.rate(says('first'), day(14));
    expect(evaluation.openUntil(day(43))).toEqual(day(44));
    expect(evaluation.openUntil(day(44))).toBeUndefined();
    expect(codeOf(() => evaluation.rate(says('followUp'), day(44)))).toBe('EVALUATION.FOLLOW_UP_EXPIRED');
  });

  it('runs out into a default rating, once and not early; a person may still follow up', () => {
    const evaluation = invited();
    evaluation.runOut(day(14));
    expect(evaluation.ratings).toEqual([]);
    evaluation.runOut(day(15));
    evaluation.runOut(day(16));
    expect(evaluation.ratings).toMatchObject([{ turn: 'first', level: 'good', channel: 'default', isDefault: true }]);
    evaluation.rate(says('followUp', { level: 'veryPoor' }), day(20));
    expect([...evaluation.changes().sums.values()]).toMatchObject([{ veryPoor: 1, defaults: 0, followUps: 1, good: 0 }]);
  });

  it('lapses where there is no default', () => {
    const evaluation = invited({ defaultLevel: null });
    evaluation.runOut(day(15));
    expect([evaluation.invitation.state, evaluation.ratings, evaluation.openUntil(day(15))]).toEqual(['lapsed', [], undefined]);
  });

  it('excludes a rating once', () => {
    const evaluation = Evaluation.restore(aCase(), invited().invitation, [
      { ...says('first', { level: 'veryPoor' }), isDefault: false, givenAt: day(1), excludedAt: null },
    ]);
    const { id } = evaluation.ratings[0]!;
    evaluation.exclude(id, day(2));
    evaluation.exclude(id, day(3));
    expect(evaluation.changes().excluded).toHaveLength(1);
    expect(evaluation.changes().sums.get('2026-03')).toMatchObject({ veryPoor: -1, excluded: 1 });
  });
});
