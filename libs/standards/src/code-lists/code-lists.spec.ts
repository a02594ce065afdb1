import { describe, expect, it } from '@jest/globals';
import * as standards from '../index.js';
import {
  ABOLISHED_ZHEJIANG_CATEGORY,
  caseKinds,
  CodeList,
  feedApplicantType,
  feedSatisfaction,
  finishKinds,
  hasApplicant,
  idDocumentTypes,
  isBadReview,
  isLegalStep,
  isReusable,
  itemCategories,
  itemCategoryExtension,
  legalPersonRealNameLevel,
  limitUnits,
  meetsRealNameLevel,
  ningboCloseAction,
  ningboTransactResult,
  olderSpecialProcedure,
  orThrow,
  parseOnlineDepths,
  parseStep,
  personRealNameLevel,
  realNameLevelCode,
  satisfactions,
  shandongItemCategory,
  sichuanItemCategory,
  specialProcedures,
  stepNodeTypes,
  stepResults,
  topicColumnAudience,
  zhejiangFeedCaseKind,
  zhejiangItemCategoryNames,
  zhejiangSsoIdType,
} from '../index.js';

describe('every code list', () => {
  const lists = Object.values(standards).filter((each) => each instanceof CodeList);

  it('goes from key to code and back for each row', () => {
    expect(lists.length).toBeGreaterThanOrEqual(25);
    for (const list of lists as CodeList<standards.CodeEntry>[]) {
      expect(list.entries.length).toBeGreaterThan(1);
      for (const entry of list.entries) {
        expect(orThrow(list.decode(list.encode(entry.key)))).toBe(entry.key);
        expect(list.of(entry.key)).toBe(entry);
        expect(orThrow(list.parse(entry.code))).toBe(entry);
        expect(entry.zh.length * entry.en.length).toBeGreaterThan(0);
      }
    }
  });

  it('refuses an unknown code with a stable code of its own', () => {
    expect(caseKinds.decode('3')).toMatchObject({ ok: false, code: 'STANDARDS.CODE_UNKNOWN' });
    expect(caseKinds.isCode('1')).toBe(true);
    expect(caseKinds.isKey('toString')).toBe(false);
    expect(caseKinds.codes).toEqual(['1', '2', '9']);
  });

  it('refuses to be built with a code twice', () => {
    const row = { key: 'a', code: '1', zh: '甲', en: 'a' };
    expect(() => new CodeList('x', 'y', [row, { ...row, key: 'b' }])).toThrow(RangeError);
  });
});

describe('the traps of the local interfaces', () => {
  it('case kind: 1 is 即办件 in GB/T 39046 and 承诺件 in the evaluation feed', () => {
    expect(caseKinds.encode('immediate')).toBe('1');
    expect(zhejiangFeedCaseKind.encode('immediate')).toBe('2');
    expect(orThrow(caseKinds.decode('1'))).toBe('immediate');
    expect(orThrow(zhejiangFeedCaseKind.decode('1'))).toBe('promised');
    expect(zhejiangFeedCaseKind.encode('other')).toBeUndefined();
  });

  it('satisfaction: 1 is best in GB/T 39046 and worst in the feed', () => {
    for (const [i, key] of satisfactions.keys.entries()) {
      expect(satisfactions.encode(key)).toBe(String(i + 1));
      expect(feedSatisfaction.encode(key)).toBe(String(5 - i));
      expect(orThrow(feedSatisfaction.decode(String(5 - i)))).toBe(key);
    }
    expect(satisfactions.keys.filter(isBadReview)).toEqual(['dissatisfied', 'veryDissatisfied']);
  });

  it('real-name level: a person’s 3 and a legal person’s 1 are the strongest', () => {
    const person = ['1', '2', '3'].map((code) => orThrow(personRealNameLevel.decode(code)));
    const legal = ['4', '3', '2', '1'].map((code) => orThrow(legalPersonRealNameLevel.decode(code)));
    expect(person).toEqual(['none', 'basic', 'strong']);
    expect(legal).toEqual(['none', 'basic', 'verified', 'strong']);
    expect(meetsRealNameLevel('strong', 'verified')).toBe(true);
    expect(meetsRealNameLevel('basic', 'verified')).toBe(false);
    expect(meetsRealNameLevel('none', 'none')).toBe(true);
    const told = (level: standards.RealNameLevel) =>
      [personRealNameLevel, legalPersonRealNameLevel].map((to) => realNameLevelCode(to, level));
    expect(standards.REAL_NAME_LEVELS.map(told)).toEqual([
      ['1', '4'],
      ['2', '3'],
      ['2', '2'],
      ['3', '1'],
    ]);
  });

  it('item category: Shandong swaps 06 and 09 and has public service at 11', () => {
    expect([orThrow(itemCategories.decode('06')), orThrow(itemCategories.decode('09'))]).toEqual(['inspection', 'adjudication']);
    expect([orThrow(shandongItemCategory.decode('06')), orThrow(shandongItemCategory.decode('09'))]).toEqual([
      'adjudication',
      'inspection',
    ]);
    expect(orThrow(shandongItemCategory.decode('11'))).toBe('publicService');
    expect(itemCategories.encode('publicService')).toBe('20');
    expect(shandongItemCategory.encode('inspection')).toBe('09');
  });

  it('item category: Sichuan leaves the leading zero away', () => {
    expect(orThrow(sichuanItemCategory('1'))).toBe('licence');
    expect(orThrow(sichuanItemCategory('07'))).toBe('confirmation');
    expect(orThrow(sichuanItemCategory('20'))).toBe('publicService');
    expect(sichuanItemCategory('')).toMatchObject({ ok: false });
    expect(sichuanItemCategory('99')).toMatchObject({ ok: false });
  });

  it('item category: Zhejiang’s 审核转报 is 其他 nationally, and the abolished category has no code', () => {
    expect(orThrow(zhejiangItemCategoryNames.decode('审核转报'))).toBe('otherPower');
    expect(zhejiangItemCategoryNames.encode('otherPower')).toBe('其他行政权力');
    expect(zhejiangItemCategoryNames.decode(ABOLISHED_ZHEJIANG_CATEGORY)).toMatchObject({ ok: false });
  });

  it('item category: what the authority starts by itself has no applicant', () => {
    expect(itemCategories.keys.filter((key) => !hasApplicant(key))).toEqual(['penalty', 'coercion', 'inspection']);
    expect(itemCategoryExtension('12')).toMatchObject({ value: { extends: 'administrativePower' } });
    expect(itemCategoryExtension('21')).toMatchObject({ value: { extends: 'publicService' } });
    expect(itemCategoryExtension('20')).toMatchObject({ ok: false });
  });

  it('special procedure: older systems write A and B', () => {
    expect(specialProcedures.encode('extension')).toBe('1');
    expect(['A', 'B', '1', '2'].map((code) => orThrow(olderSpecialProcedure.decode(code)))).toEqual([
      'extension',
      'pause',
      'extension',
      'pause',
    ]);
    expect(olderSpecialProcedure.encode('pause')).toBe('B');
  });

  it('finish kind: eight codes from 0, of which Ningbo says four in its own ways', () => {
    expect(finishKinds.codes).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    expect(orThrow(ningboTransactResult.decode('退件'))).toBe('returned');
    expect(orThrow(ningboCloseAction.decode('3'))).toBe('returned');
    expect(ningboCloseAction.encode('forwarded')).toBeUndefined();
  });

  it('limit unit: 4 is the calendar day and 3 the year', () => {
    expect(limitUnits.entries.map((entry) => [entry.code, entry.key])).toEqual([
      ['1', 'workingDay'],
      ['2', 'month'],
      ['3', 'year'],
      ['4', 'calendarDay'],
    ]);
  });

  it('topic column: corp_topic_type is about legal persons whatever its label says', () => {
    expect(orThrow(topicColumnAudience('CORP_TOPIC_TYPE'))).toBe('legalPerson');
    expect(orThrow(topicColumnAudience('person_topic_type'))).toBe('naturalPerson');
    expect(topicColumnAudience('topic')).toMatchObject({ ok: false });
  });

  it('applicant: the feed counts person 1 where the front-end database counts 0', () => {
    expect(standards.applicantTypes.encode('person')).toBe('0');
    expect(feedApplicantType.encode('person')).toBe('1');
    expect(feedApplicantType.encode('otherOrganisation')).toBe('2');
    expect(orThrow(feedApplicantType.decode('2'))).toBe('enterprise');
  });

  it('identity documents: the sign-on’s 1-6 become three digits of GA/T 2000.156', () => {
    expect(['1', '2', '5'].map((code) => idDocumentTypes.encode(orThrow(zhejiangSsoIdType.decode(code))))).toEqual(['111', '414', '511']);
    expect(idDocumentTypes.entries.filter((entry) => entry.verified).map((entry) => entry.code)).toEqual([
      '001',
      '111',
      '414',
      '511',
      '999',
    ]);
  });
});

describe('multi-valued and paired codes', () => {
  it('online depth is read with ^ or comma, each code once', () => {
    expect(orThrow(parseOnlineDepths('1^3^5'))).toEqual(['consultation', 'preReview', 'handling']);
    expect(orThrow(parseOnlineDepths('4, 4,7'))).toEqual(['acceptance', 'licenceFeedback']);
    expect(parseOnlineDepths('')).toMatchObject({ ok: false });
    expect(parseOnlineDepths('1^9')).toMatchObject({ ok: false });
  });

  it('a step allows exactly the legal pairs of type and result', () => {
    const legal = stepNodeTypes.keys.flatMap((type) =>
      stepResults.keys
        .filter((result) => isLegalStep(type, result))
        .map((result) => `${stepNodeTypes.encode(type)}${stepResults.encode(result)}`),
    );
    expect(legal.sort()).toEqual(['14', '15', '16', '20', '21', '25', '26', '27', '30', '31', '41', '42', '43', '44']);
    expect(parseStep('3', '4')).toMatchObject({ ok: false, code: 'STANDARDS.STEP_PAIR' });
    expect(orThrow(parseStep('4', '4'))).toEqual({ type: 'single', result: 'accepted' });
    expect(parseStep('5', '4')).toMatchObject({ ok: false, code: 'STANDARDS.CODE_UNKNOWN' });
    expect(parseStep('1', '8')).toMatchObject({ ok: false, code: 'STANDARDS.CODE_UNKNOWN' });
  });

  it('only issued and window-verified materials spare the applicant the original', () => {
    expect(standards.trustLevels.entries.filter((entry) => isReusable(entry.key)).map((entry) => entry.code)).toEqual(['A', 'B']);
  });
});
