import type { GuideItem } from './guide-item.js';
import type { GuideSection } from './guide.js';
import { facts, joined, link, table } from './wording.js';

/** 设定依据. */
export function lawSections({ descriptive: { legalBasis } }: GuideItem): GuideSection[] {
  return table(
    'legalBasis',
    '设定依据',
    ['法规名称', '文号', '条款', '条文内容', '颁布机关', '实施日期', '原文'],
    legalBasis.map((law) => [law.name, law.documentNo, law.article, law.content, law.issuer, law.effectiveFrom, link(law.url)]),
  );
}

const DEFAULTED: Readonly<Record<string, string>> = {
  acceptedBy: '受理主体',
  audience: '服务对象',
  caseKind: '办件类型',
  participants: '办理部门',
  limits: '办理时限',
  form: '电子表单',
  guide: '办事指南',
  resultKinds: '办理结果',
  deliveryKinds: '结果领取方式',
};

/** 其他: what is left, questions and answers, and the author's own words. */
export function moreSections({ descriptive: d, notes }: GuideItem): GuideSection[] {
  const { extended = {} } = d;
  return [
    ...facts('more', '其他信息', [
      ['数量限制', extended.quota],
      ['联办机构', joined(extended.jointBodies?.map(({ name, orgCode }) => (orgCode === undefined ? name : `${name}（${orgCode}）`)))],
      ['自然人主题', joined(extended.personTopics)],
      ['法人主题', joined(extended.legalPersonTopics)],
      ['人生事件', joined(extended.lifeEvents)],
      ...(extended.more ?? []).map(({ name, value }) => [name, value] as const),
      ['待确认要素', joined(d.defaulted.map((name) => DEFAULTED[name] ?? name))],
    ]),
    ...table(
      'intermediaryServices',
      '中介服务',
      ['名称', '设定依据', '服务结果'],
      (extended.intermediaryServices ?? []).map(({ name, basis, result }) => [name, basis, result]),
    ),
    ...(d.faq.length > 0 ? [{ key: 'faq', title: '常见问题', kind: 'questions' as const, questions: d.faq }] : []),
    { key: 'notes', title: '办事指引', kind: 'text', text: notes },
  ];
}
