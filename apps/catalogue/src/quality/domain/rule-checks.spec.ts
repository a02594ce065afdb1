import { describe, expect, it } from '@jest/globals';
import { cityItems, ITEMS } from '@yiwang/demo-data';
import { QUALITY_RULES } from '../../../migrations/20261122210100-create-quality-rules.js';
import { ADDED_RULE, RULE_CHANGES } from '../../../migrations/20261122220102-sharpen-quality-rules.js';
import { RULE_PARAMS } from '../../../migrations/20261122220103-require-elements-by-category.js';
import { DescriptiveParts, NewItem } from '../../item/domain/item-definition.js';
import type { QualityRule, RuleKind, RuleSubject, Severity } from './quality-rule.js';
import { CHECKS, paramsProblem, RuleSet } from './rule-checks.js';

const CREATED: QualityRule[] = QUALITY_RULES.map(([code, number, kind, severity, field, zh, en, params]) => ({
  code,
  number,
  kind: kind as RuleKind,
  severity: severity as Severity,
  field,
  active: true,
  params: (params ?? {}) as Record<string, unknown>,
  zh,
  en,
}));
/** As the table holds them after all migrations. */
const SEEDED: QualityRule[] = [...CREATED, { ...ADDED_RULE, active: true, params: {} }].map((rule) => ({
  ...rule,
  ...RULE_CHANGES.find(({ code }) => code === rule.code),
  params: (RULE_PARAMS[rule.code] ?? rule.params) as Record<string, unknown>,
}));
const rules = new RuleSet(SEEDED);

const subjectOf = (item: unknown): RuleSubject => {
  const { form: _form, guide: _guide, validity: _validity, descriptive, ...core } = NewItem.parse(item);
  return { core, descriptive };
};
const LICENCE = subjectOf(ITEMS.cateringLicence);

interface Change {
  core?: Partial<RuleSubject['core']>;
  told?: Record<string, unknown>;
  basic?: Record<string, unknown>;
  extended?: Record<string, unknown>;
}
const changed = ({ core, told, basic, extended }: Change): RuleSubject => ({
  core: { ...LICENCE.core, ...core },
  descriptive: DescriptiveParts.parse({
    ...LICENCE.descriptive,
    basic: { ...LICENCE.descriptive.basic, ...basic },
    extended: { ...LICENCE.descriptive.extended, ...extended },
    ...told,
  }),
});
const added = (change: Change): string[] => {
  const before = new Set(rules.problems(LICENCE).map(({ code, field }) => `${code} ${field}`));
  return rules
    .problems(changed(change))
    .filter(({ code, field }) => !before.has(`${code} ${field}`))
    .map(({ number, code, field }) => `${number} ${code} ${field}`);
};
const FEE = { feeCode: 'F01', name: '工本费', timing: 'beforeDelivery', rule: { kind: 'fixed', amountFen: 500 } } as const;
const result = (name: string, sample = true) => ({
  type: 'licence',
  name,
  ...(sample && { sample: { name: '样本', url: 'https://zwfw.example/sample.pdf' } }),
});

describe('the rules of the table', () => {
  it('have a check each, with params it takes, and every check has its rule', () => {
    for (const rule of SEEDED) expect([rule.code, paramsProblem(rule.code, rule.params)]).toEqual([rule.code, undefined]);
    expect(SEEDED.map(({ code }) => code).sort()).toEqual(Object.keys(CHECKS).sort());
  });

  it('cover the ten of Wenzhou', () => {
    const numbers = new Set(SEEDED.map(({ number }) => number));
    for (let number = 1; number <= 10; number++) expect(numbers.has(number)).toBe(true);
  });

  it.each(Object.entries(ITEMS))('keep the demonstration item %s from nothing', (_name, item) => {
    expect(rules.blocking(subjectOf(item))).toEqual([]);
  });

  it('keep no item of the demonstration city from publication', () => {
    const blocked = cityItems().map((item) => [item.name, rules.blocking(subjectOf(item)).map(({ code, field }) => `${code} ${field}`)]);
    expect(blocked.filter(([, problems]) => problems!.length > 0)).toEqual([]);
  });

  it('are not run when they are switched off, and block only as severely as the table says', () => {
    const broken = changed({ told: { complaintPhone: LICENCE.descriptive.consultPhone } });
    const withRule = (change: Partial<QualityRule>) =>
      new RuleSet(SEEDED.map((rule) => (rule.code === 'SAME_PHONES' ? { ...rule, ...change } : rule)));
    expect(rules.blocking(broken).map(({ code }) => code)).toEqual(['SAME_PHONES']);
    expect(withRule({ severity: 'warning' }).blocking(broken)).toEqual([]);
    expect(withRule({ active: false }).problems(broken)).toEqual(rules.problems(LICENCE));
  });

  it('refuse params of another shape, and codes without a check', () => {
    expect(paramsProblem('QUESTIONS_MISSING', { categories: ['1'], least: 1 })).toBeDefined();
    expect(paramsProblem('QUESTIONS_MISSING', { categories: ['01'], least: 1, more: true })).toBeDefined();
    expect(paramsProblem('NO_SUCH_RULE', {})).toBeDefined();
  });
});

describe('what an item breaks', () => {
  it.each<[string, Change, string[]]>([
    ['1: promised, yet reviewed at once', { basic: { reviewMode: 'immediate' } }, ['1 REVIEW_MODE_DIFFERS /descriptive/basic/reviewMode']],
    [
      '1: done at once, yet reviewed in stages',
      { core: { caseKind: 'immediate' } },
      ['1 REVIEW_MODE_DIFFERS /descriptive/basic/reviewMode'],
    ],
    [
      '2: a certificate closed as a document',
      { basic: { closingMode: 'document' } },
      ['2 CLOSING_MODE_DIFFERS /descriptive/basic/closingMode'],
    ],
    [
      '2: an approval (批复) closed as a certificate',
      { extended: { results: [result('关于同意开工的批复')] } },
      ['2 CLOSING_MODE_DIFFERS /descriptive/basic/closingMode'],
    ],
    ['3: visits without a reason', { told: { visits: 2 } }, ['3 VISIT_WITHOUT_REASON /descriptive/visitReason']],
    ['3: visits for the reason 无', { told: { visits: 2, visitReason: '无' } }, ['3 VISIT_WITHOUT_REASON /descriptive/visitReason']],
    ['3: a reason for no visit', { told: { visits: 0, visitReason: '核对原件' } }, ['3 REASON_WITHOUT_VISIT /descriptive/visitReason']],
    ['4: no visit, not online, and no courier', { extended: { online: false } }, ['4 POST_NOT_OFFERED /descriptive/basic/channels']],
    [
      '5: wholly online with a visit',
      { told: { visits: 1, visitReason: '领证' }, extended: { onlineGrade: 'grade4' } },
      ['5 WHOLLY_ONLINE_WITH_VISITS /descriptive/visits'],
    ],
    ['6: a fee without basis', { told: { feeBasis: undefined } }, ['6 FEE_WITHOUT_BASIS /descriptive/feeBasis']],
    ['6: charged for nothing that is named', { core: { fees: [] }, told: { fees: [] } }, ['6 FEE_WITHOUT_ITEM /fees']],
    ['6: a fee of an item that is free', { basic: { charged: false } }, ['6 FEE_NOT_CHARGED /descriptive/basic/charged']],
    ['6: a fee without standard', { told: { fees: [] } }, ['6 FEE_WITHOUT_STANDARD /fees/0']],
    [
      '6: a fee, and online payment not told',
      { extended: { onlinePayment: undefined } },
      ['6 PAYMENT_NOT_TOLD /descriptive/extended/onlinePayment', '13 ELEMENT_MISSING /descriptive/extended/onlinePayment'],
    ],
    [
      '6: free, yet paid online',
      { core: { fees: [] }, told: { fees: [] }, basic: { charged: undefined } },
      ['6 PAYMENT_WITHOUT_FEE /descriptive/extended/onlinePayment'],
    ],
    ['7: a telephone without area code', { told: { consultPhone: '87000001' } }, ['7 PHONE_WITHOUT_AREA_CODE /descriptive/consultPhone']],
    [
      '7: one telephone for both, written in two ways',
      { told: { complaintPhone: '（0574）87000001' } },
      ['7 SAME_PHONES /descriptive/complaintPhone'],
    ],
    ['7: one telephone for both', { told: { complaintPhone: '0574-87000001' } }, ['7 SAME_PHONES /descriptive/complaintPhone']],
    [
      '8: a theme of persons for enterprises',
      { extended: { personTopics: ['001'] } },
      ['8 TOPIC_WITHOUT_AUDIENCE /descriptive/extended/personTopics'],
    ],
    ['9: a licence without a question', { told: { faq: [] } }, ['9 QUESTIONS_MISSING /descriptive/faq']],
    [
      '9: a licence of four links',
      { told: { process: LICENCE.descriptive.process.slice(0, 4) } },
      ['9 LINKS_MISSING /descriptive/process'],
    ],
    [
      '10: a result without sample',
      { extended: { results: [result('食品经营许可证', false)] } },
      ['10 RESULT_WITHOUT_SAMPLE /descriptive/extended/results/0/sample'],
    ],
    [
      '11: two months promised where the law gives twenty days',
      { core: { limits: { promised: { value: 2, unit: 'month' }, statutory: { value: 20, unit: 'workingDay' } } } },
      ['11 PROMISED_OVER_STATUTORY /limits/promised'],
    ],
    [
      '12: a form of the applicant without a blank',
      {
        core: { materials: [{ materialCode: 'M01', name: '申请表', required: true }] },
        told: { materials: [{ materialCode: 'M01', source: 'applicant' }] },
      },
      ['12 MATERIAL_WITHOUT_FORM /descriptive/materials/0/blankForm'],
    ],
    [
      '11: a year promised where the law gives 200 working days',
      { core: { limits: { promised: { value: 1, unit: 'year' }, statutory: { value: 200, unit: 'workingDay' } } } },
      ['11 PROMISED_OVER_STATUTORY /limits/promised'],
    ],
    [
      '11: thirty days promised where the law gives twenty',
      { core: { limits: { promised: { value: 30, unit: 'workingDay' }, statutory: { value: 20, unit: 'workingDay' } } } },
      ['11 PROMISED_OVER_STATUTORY /limits/promised'],
    ],
    ['13: an element the national tables require', { told: { address: undefined } }, ['13 ELEMENT_MISSING /descriptive/address']],
    [
      '13: visits not told, which contradict no grade',
      { told: { visits: undefined }, extended: { onlineGrade: 'grade4' } },
      ['13 ELEMENT_MISSING /descriptive/visits'],
    ],
    ['14: a penalty without acts', { core: { category: '02' } }, ['14 CATEGORY_PART_MISSING /descriptive/penalty']],
    ['15: defaults of an import', { told: { defaulted: ['limits'] } }, ['15 DEFAULTS_UNCONFIRMED /descriptive/defaulted']],
    [
      '17: details of a material that the core has not',
      { told: { materials: [{ materialCode: 'M01' }, { materialCode: 'M01' }, { materialCode: 'M99' }] } },
      ['17 DETAIL_OF_NOTHING /descriptive/materials/1', '17 DETAIL_OF_NOTHING /descriptive/materials/2'],
    ],
    [
      '17: a material that acceptance asks for, called optional',
      { told: { materials: [{ materialCode: 'M01', necessity: 'optional' }] } },
      ['17 NECESSITY_DIFFERS /descriptive/materials/0/necessity'],
    ],
    [
      '17: the part of a penalty under a licence',
      { told: { penalty: { acts: [{ act: '无证经营', kinds: ['fine'] }] } } },
      ['17 PART_OF_OTHER_CATEGORY /descriptive/penalty'],
    ],
    [
      '16: markup in a text',
      { told: { conditions: ['第一条<br/>第二条', '&amp;lt;'] } },
      ['16 MARKUP_IN_TEXT /descriptive/conditions/0', '16 MARKUP_IN_TEXT /descriptive/conditions/1'],
    ],
  ])('%s', (_name, change, expected) => {
    expect(added(change)).toEqual(expected);
  });

  it.each<[string, Change]>([
    ['no visit, for the reason 无', { told: { visits: 0, visitReason: '无' } }],
    ['no visit, not online, and channels not told', { extended: { online: false }, basic: { channels: undefined } }],
    [
      'a procedure in words instead of its links',
      { core: { category: '05' }, told: { process: [] }, basic: { procedure: '申请、受理、决定' } },
    ],
    ['a material that may follow later', { told: { materials: [{ materialCode: 'M01', necessity: 'deferrable' }] } }],
    [
      '250 working days, which are a year',
      { core: { limits: { promised: { value: 1, unit: 'year' }, statutory: { value: 250, unit: 'workingDay' } } } },
    ],
    ['two telephones with a remark', { told: { consultPhone: '0574-87000001、87000003（工作日）' } }],
    ['no visit, not online, by courier', { extended: { online: false }, basic: { channels: ['window', 'courier', 'desktop'] } }],
    ['a basis told for each fee', { told: { feeBasis: undefined, fees: [{ feeCode: 'F01', standard: '每证10元', basis: '目录' }] } }],
    ['a result that is none', { extended: { results: [result('无', false)] } }],
    [
      'half a month of promise for twenty working days',
      { core: { limits: { promised: { value: 15, unit: 'calendarDay' }, statutory: { value: 20, unit: 'workingDay' } } } },
    ],
    ['a comparison in a text', { told: { conditions: ['面积 a<b 且 c>d'] } }],
    ['a fee whose code stands twice in no list', { core: { fees: [FEE] } }],
  ])('is nothing for %s', (_name, change) => {
    expect(added(change)).toEqual([]);
  });

  it('blocks a list that is imported only by what contradicts, since what is absent is known', () => {
    const bare = changed({ told: { visits: 1, faq: [], process: [], defaulted: ['limits'], complaintPhone: '0574-87000001' } });
    expect(rules.blocking(bare).map(({ code }) => code)).toEqual([
      'VISIT_WITHOUT_REASON',
      'SAME_PHONES',
      'LINKS_MISSING',
      'QUESTIONS_MISSING',
    ]);
    expect(rules.blocking(bare, true).map(({ code }) => code)).toEqual(['SAME_PHONES']);
  });

  it('asks of what nobody applies for no more than its tables have room for', () => {
    const { core } = LICENCE;
    const bare = (category: string): string[] =>
      rules
        .problems({ core: { ...core, category, fees: [], materials: [] }, descriptive: DescriptiveParts.parse({}) })
        .filter(({ number }) => number === 8 || number === 13)
        .map(({ field }) => field.replace('/descriptive/', ''));
    const ofAll = ['legalBasis', 'process', 'consultPhone', 'complaintPhone', 'basic/bodyKind'];
    for (const category of ['02', '03', '04', '06']) expect(bare(category)).toEqual([...ofAll, 'basic/powerSource']);
    expect(bare('20')).not.toContain('basic/powerSource');
    expect(bare('20')).toEqual(expect.arrayContaining([...ofAll, 'visits', 'extended/legalPersonTopics', 'extended/onlinePayment']));
  });

  it('reads a text made to be slow as fast as any other', () => {
    const text = `<p a=${' '.repeat(29_990)}`;
    const slow = changed({ told: { legalBasis: Array.from({ length: 20 }, () => ({ name: '法', content: text })) } });
    const begun = performance.now();
    expect(rules.problems(slow).filter(({ code }) => code === 'MARKUP_IN_TEXT')).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(500);
  });

  it('is told of versions stored before the groups existed, without a throw', () => {
    const { basic: _basic, extended: _extended, materials: _materials, fees: _fees, ...before } = LICENCE.descriptive;
    expect(rules.problems({ core: LICENCE.core, descriptive: before }).length).toBeGreaterThan(0);
  });
});
