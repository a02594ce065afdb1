import { describe, expect, it } from '@jest/globals';
import { ITEMS } from '@yiwang/demo-data';
import { STAR_CRITERIA } from '../../../migrations/20261122210101-create-star-criteria.js';
import { DescriptiveParts, NewItem } from '../../item/domain/item-definition.js';
import type { RuleSubject } from './quality-rule.js';
import type { StarCriterion } from './star-criterion.js';
import { criterionProblem, StarScale } from './star-rating.js';

const SEEDED: StarCriterion[] = STAR_CRITERIA.map(([code, check, star, zh, en, params]) => ({
  code,
  check,
  star,
  active: true,
  params: (params ?? {}) as Record<string, unknown>,
  zh,
  en,
}));
const scale = new StarScale(SEEDED);
const subjectOf = (item: unknown, descriptive: Record<string, unknown> = {}, changes: Partial<RuleSubject['core']> = {}): RuleSubject => {
  const { form: _form, guide: _guide, validity: _validity, descriptive: told, ...core } = NewItem.parse(item);
  return { core: { ...core, ...changes }, descriptive: DescriptiveParts.parse({ ...told, ...descriptive }) };
};
const BIRTH = ITEMS.birthRegistration;
const unmet = (item: RuleSubject): string[] => scale.rate(item).criteria.flatMap(({ met, code }) => (met ? [] : [code]));

describe('the star of an item', () => {
  it('has criteria whose params their checks take', () => {
    for (const { code, check, params } of SEEDED) expect([code, criterionProblem(check, params)]).toEqual([code, undefined]);
    expect(criterionProblem('VISITS_AT_MOST', { most: 'one' })).toBeDefined();
    expect(criterionProblem('NO_SUCH_CHECK', {})).toBeDefined();
  });

  it.each(Object.entries(ITEMS))('is what the demonstration item %s says of itself', (_name, item) => {
    expect(scale.rate(subjectOf(item)).star).toBe(item.star);
  });

  it('names what keeps an item from the next star, and what was found there', () => {
    expect(unmet(subjectOf(ITEMS.cateringLicence))).toEqual(['WHOLLY_ONLINE']);
    const rating = scale.rate(subjectOf(ITEMS.flexibleWorkSubsidy));
    const trust = rating.criteria.find(({ code }) => code === 'TRUST_FIRST');
    expect(trust).toMatchObject({ star: 4, met: false, field: '/descriptive/materials', found: '灵活就业社会保险补贴申请表、缴费凭证' });
  });

  it('is five for what is wholly online, and falls with one visit', () => {
    expect(scale.rate(subjectOf(BIRTH)).star).toBe(5);
    expect(scale.rate(subjectOf(BIRTH, { visits: 1, visitReason: '领证' })).star).toBe(4);
    expect(scale.rate(subjectOf(BIRTH, { visits: 2, visitReason: '领证' })).star).toBe(3);
    expect(scale.rate(subjectOf(BIRTH, { visits: undefined })).star).toBe(3);
  });

  it('is not lifted by a higher criterion while a lower one is missing', () => {
    const { basic: _basic, ...told } = BIRTH.descriptive as Record<string, unknown> & { basic: unknown };
    const item = { ...BIRTH, descriptive: told };
    expect(scale.rate(subjectOf(item)).star).toBe(0);
    expect(unmet(subjectOf(item))).toEqual(['UNIFIED_LOGIN', 'UNIFIED_FILING']);
  });

  it('counts a fee against it unless it is paid online', () => {
    const fees = [
      { feeCode: 'F01', name: '工本费', timing: 'beforeDelivery', rule: { kind: 'fixed', amountFen: 500 } },
    ] as RuleSubject['core']['fees'];
    const online = { extended: { ...BIRTH.descriptive.extended, onlinePayment: true } };
    expect(scale.rate(subjectOf(BIRTH, {}, { fees })).star).toBe(4);
    expect(scale.rate(subjectOf(BIRTH, online, { fees })).star).toBe(5);
  });

  it('is none for what nobody applies for', () => {
    expect(scale.rate(subjectOf(BIRTH, {}, { category: '02' })).star).toBe(0);
  });

  it('never reaches a level that has no criteria', () => {
    expect(new StarScale(SEEDED.filter(({ star }) => star !== 5)).rate(subjectOf(BIRTH)).star).toBe(4);
    expect(new StarScale(SEEDED.map((c) => (c.star === 3 ? { ...c, active: false } : c))).rate(subjectOf(BIRTH)).star).toBe(0);
  });
});
