import { coercionKinds, inspectionModes, penaltyKinds } from '../../item/domain/elements/category-parts.js';
import type { GuideItem } from './guide-item.js';
import type { GuideSection } from './guide.js';
import { facts, joined, list, rangeText, table, words, yesNo } from './wording.js';

/** 分类要素 — what only penalties, coercion, collections or inspections have. */
export function categorySections({ descriptive: { penalty, coercion, collection, inspection } }: GuideItem): GuideSection[] {
  return [
    ...table(
      'penalty',
      '处罚的行为、种类、幅度',
      ['违法行为', '处罚种类', '裁量幅度', '处罚依据'],
      (penalty?.acts ?? []).map((act) => [
        act.act,
        words(penaltyKinds, act.kinds),
        (act.ranges ?? []).map((range) => `${range.circumstance}：${range.penalty}${rangeText(range.minFen, range.maxFen)}`),
        act.basis,
      ]),
    ),
    ...facts('coercion', '行政强制', [
      ['强制种类', words(coercionKinds, coercion?.kinds)],
      ['强制对象', coercion?.objects],
      ['强制期限', coercion?.period],
    ]),
    ...list('coercionCircumstances', '强制适用情形', coercion?.circumstances),
    ...facts('collection', '行政征收', [
      ['征收种类', joined(collection?.kinds)],
      ['征收标准', collection?.standard],
      ['涉及征收费减免', yesNo(collection?.reducible)],
      ['减免依据', collection?.reductionBasis],
    ]),
    ...facts('inspection', '行政检查', [
      ['检查对象', joined(inspection?.objects)],
      ['检查方式', words(inspectionModes, inspection?.modes)],
      ['检查频次', inspection?.frequency],
      ['双随机、一公开', yesNo(inspection?.random)],
      ['检查标准', inspection?.standard],
    ]),
    ...list('inspectionContents', '检查内容', inspection?.contents),
  ];
}
