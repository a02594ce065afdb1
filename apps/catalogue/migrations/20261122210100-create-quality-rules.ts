import type { MigrationInterface, QueryRunner } from 'typeorm';

type Rule = [code: string, number: number, kind: string, severity: string, field: string, zh: string, en: string, params?: object];

/** 1-10 are the numbers under which Wenzhou knows its rules; 11 and 12 are the limits checked with them; from 13 on they are ours. */
const RULES: readonly Rule[] = [
  [
    'REVIEW_MODE_DIFFERS',
    1,
    'contradiction',
    'error',
    '/descriptive/basic/reviewMode',
    '即办件应为即审即办，承诺件应为前审后批',
    'done at once means reviewed and decided at once, and a promised limit means reviewed first and approved afterwards',
  ],
  [
    'CLOSING_MODE_DIFFERS',
    2,
    'contradiction',
    'error',
    '/descriptive/basic/closingMode',
    '办结方式与审批结果名称不一致',
    'the closing mode does not agree with the name of the result',
    {
      endings: [
        { ending: '批复', mode: 'approval' },
        { ending: '证', mode: 'licence' },
        { ending: '文', mode: 'document' },
      ],
    },
  ],
  [
    'VISIT_WITHOUT_REASON',
    3,
    'contradiction',
    'error',
    '/descriptive/visitReason',
    '到现场次数不为0时必须说明原因',
    'visits need a reason',
  ],
  [
    'REASON_WITHOUT_VISIT',
    3,
    'contradiction',
    'error',
    '/descriptive/visitReason',
    '到现场次数为0时不得填写现场办理原因',
    'no visits, no reason for them',
  ],
  [
    'POST_NOT_OFFERED',
    4,
    'contradiction',
    'error',
    '/descriptive/basic/channels',
    '到现场次数为0且不网办时，办理形式应包含快递申请',
    'without visits and not online, applying by courier has to be offered',
  ],
  [
    'WHOLLY_ONLINE_WITH_VISITS',
    5,
    'contradiction',
    'error',
    '/descriptive/visits',
    '全程网办（Ⅳ级）的到现场次数应为0',
    'wholly online (grade IV) means no visits',
  ],
  ['FEE_WITHOUT_BASIS', 6, 'absence', 'error', '/descriptive/feeBasis', '收费事项必须填写收费依据', 'a fee needs its basis'],
  ['FEE_WITHOUT_ITEM', 6, 'absence', 'error', '/fees', '收费事项必须填写收费项目', 'what is charged for has to be named'],
  [
    'FEE_NOT_CHARGED',
    6,
    'contradiction',
    'error',
    '/descriptive/basic/charged',
    '有收费项目的事项应为收费',
    'fees are named, so it is charged for',
  ],
  [
    'FEE_WITHOUT_STANDARD',
    6,
    'absence',
    'warning',
    '/descriptive/fees',
    '收费项目未填写收费标准',
    'a fee is without its standard in words',
  ],
  [
    'PAYMENT_NOT_TOLD',
    6,
    'absence',
    'warning',
    '/descriptive/extended/onlinePayment',
    '收费事项未填写是否支持网上支付',
    'a fee, and nothing said of online payment',
  ],
  [
    'PAYMENT_WITHOUT_FEE',
    6,
    'contradiction',
    'error',
    '/descriptive/extended/onlinePayment',
    '不收费的事项不得支持网上支付',
    'no fee, no online payment',
  ],
  ['PHONE_WITHOUT_AREA_CODE', 7, 'contradiction', 'error', '/descriptive/consultPhone', '电话应带区号', 'a telephone needs its area code'],
  [
    'SAME_PHONES',
    7,
    'contradiction',
    'error',
    '/descriptive/complaintPhone',
    '咨询电话与监督投诉电话不得相同',
    'the telephones for questions and for complaints must differ',
  ],
  [
    'TOPIC_WITHOUT_AUDIENCE',
    8,
    'contradiction',
    'error',
    '/descriptive/extended/personTopics',
    '主题分类与服务对象不一致',
    'a theme for those whom the item does not serve',
  ],
  [
    'AUDIENCE_WITHOUT_TOPIC',
    8,
    'absence',
    'warning',
    '/descriptive/extended/personTopics',
    '服务对象没有相应的主题分类',
    'no theme for those whom the item serves',
  ],
  [
    'QUESTIONS_MISSING',
    9,
    'absence',
    'error',
    '/descriptive/faq',
    '行政许可事项至少有一个常见问题',
    'a licence needs a question and its answer',
    { categories: ['01'], least: 1 },
  ],
  [
    'LINKS_MISSING',
    9,
    'absence',
    'error',
    '/descriptive/process',
    '行政许可事项的办理流程应有受理、审核、审批、办结、送达环节',
    'a licence needs the links acceptance, review, approval, closing and delivery',
    { categories: ['01'], least: 5, links: ['受理', '审核', '审批', '办结', '送达'] },
  ],
  [
    'RESULT_WITHOUT_SAMPLE',
    10,
    'absence',
    'error',
    '/descriptive/extended/results',
    '审批结果应附样本',
    'a result needs its sample',
    { none: ['无'] },
  ],
  [
    'PROMISED_OVER_STATUTORY',
    11,
    'contradiction',
    'error',
    '/limits/promised',
    '承诺时限不得超过法定时限',
    'the promised limit is longer than the statutory one',
  ],
  [
    'MATERIAL_WITHOUT_FORM',
    12,
    'absence',
    'warning',
    '/descriptive/materials',
    '申请人自备的必要表格应附空白表格',
    'a required form that applicants fill in has no blank to download',
  ],
  [
    'ELEMENT_MISSING',
    13,
    'absence',
    'warning',
    '/descriptive',
    '国家标准规定的必填要素未填写',
    'an element that the national tables require is missing',
    {
      elements: [
        '/descriptive/conditions',
        '/descriptive/process',
        '/descriptive/legalBasis',
        '/descriptive/consultPhone',
        '/descriptive/complaintPhone',
        '/descriptive/address',
        '/descriptive/openingHours',
        '/descriptive/visits',
        '/descriptive/basic/bodyKind',
        '/descriptive/basic/powerSource',
        '/descriptive/basic/channels',
        '/descriptive/extended/inServiceHall',
        '/descriptive/extended/courier',
        '/descriptive/extended/online',
        '/descriptive/extended/results',
      ],
    },
  ],
  ['CATEGORY_PART_MISSING', 14, 'absence', 'warning', '/descriptive', '缺少该事项类型的专有要素', 'the part of its category is missing'],
  [
    'DEFAULTS_UNCONFIRMED',
    15,
    'absence',
    'warning',
    '/descriptive/defaulted',
    '导入时取默认值的要素尚未确认',
    'defaults of an import that nobody has confirmed',
  ],
  ['MARKUP_IN_TEXT', 16, 'contradiction', 'warning', '/descriptive', '文本中残留网页标记', 'markup is left in a text', { most: 5 }],
];

/** 校验规则: whether a check runs, how severely, and with which values. */
export class CreateQualityRules20261122210100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE quality_rules (
        code text PRIMARY KEY CHECK (code ~ '^[A-Z_]{3,40}$'),
        number smallint NOT NULL CHECK (number BETWEEN 1 AND 999),
        kind text NOT NULL CHECK (kind IN ('contradiction', 'absence')),
        severity text NOT NULL CHECK (severity IN ('error', 'warning')),
        field text NOT NULL CHECK (field ~ '^(/[^/]+)+$'),
        active boolean NOT NULL DEFAULT true,
        params jsonb NOT NULL DEFAULT '{}',
        zh text NOT NULL,
        en text NOT NULL
      )`);
    for (const [code, number, kind, severity, field, zh, en, params] of RULES) {
      await runner.query(
        'INSERT INTO quality_rules (code, number, kind, severity, field, zh, en, params) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [code, number, kind, severity, field, zh, en, JSON.stringify(params ?? {})],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE quality_rules');
  }
}
