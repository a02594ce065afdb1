import type { Audience } from '@yiwang/standards';

interface Topic {
  /** 自然人主题 and 法人主题, codes of the library's theme table. */
  person?: string;
  legalPerson?: string;
  /** 人生事件, 企业生命周期. */
  event?: string;
}

/** What the tables of the departments call a topic, as the library's tables have it. */
const TOPICS: Readonly<Record<string, Topic>> = {
  开办企业: { person: '070', legalPerson: '010', event: 'enterpriseStart' },
  开办个体户: { person: '070', legalPerson: '010', event: 'startUp' },
  开办餐饮店: { person: '080', legalPerson: '020', event: 'enterpriseLicensing' },
  开办药店: { person: '080', legalPerson: '020', event: 'enterpriseLicensing' },
  开办便利店: { person: '080', legalPerson: '020', event: 'enterpriseLicensing' },
  开办民宿: { person: '080', legalPerson: '020', event: 'enterpriseLicensing' },
  投资建设: { person: '120', legalPerson: '080', event: 'enterpriseInvestment' },
  举办活动: { person: '240', legalPerson: '290', event: 'enterpriseOperation' },
  缴税缴费: { person: '990', legalPerson: '050', event: 'enterpriseOperation' },
  职业资格: { person: '090', legalPerson: '060', event: 'employment' },
  劳动就业: { person: '060', legalPerson: '060', event: 'employment' },
  消费维权: { person: '190', legalPerson: '110' },
  出国出境: { person: '180', legalPerson: '140' },
  学车用车: { person: '160', legalPerson: '170', event: 'driving' },
  生育收养: { person: '010', legalPerson: '210', event: 'birth' },
  身份户籍: { person: '020', event: 'migration' },
  婚姻登记: { person: '100', event: 'marriage' },
  入学升学: { person: '040', legalPerson: '230', event: 'schooling' },
  看病就医: { person: '260', legalPerson: '210', event: 'illness' },
  残疾服务: { person: '140', legalPerson: '070', event: 'disability' },
  社会救助: { person: '140', legalPerson: '070' },
  优待抚恤: { person: '110', legalPerson: '070' },
  退休养老: { person: '270', legalPerson: '070', event: 'retirement' },
  购房租房: { person: '130', legalPerson: '160', event: 'housing' },
  涉农补贴: { person: '990', legalPerson: '150' },
  法律服务: { person: '210', legalPerson: '300' },
};
/** 其他. */
const OTHER = '990';

/** Filled in for whom the item serves only: a theme for somebody else would be a contradiction. */
export function topicsOf(name: string | undefined, audience: readonly Audience[]): object {
  const topic = (name === undefined ? undefined : TOPICS[name]) ?? {};
  const person = audience.includes('naturalPerson') ? (topic.person ?? OTHER) : undefined;
  const legalPerson = audience.some((each) => each !== 'naturalPerson') ? (topic.legalPerson ?? OTHER) : undefined;
  return {
    ...(person !== undefined && { personTopics: [person] }),
    ...(legalPerson !== undefined && { legalPersonTopics: [legalPerson] }),
    ...(topic.event !== undefined && { lifeEvents: [topic.event] }),
  };
}
