import type { MigrationInterface, QueryRunner } from 'typeorm';

type Criterion = [code: string, check: string, star: 3 | 4 | 5, zh: string, en: string, params?: object];

export const STAR_CRITERIA: readonly Criterion[] = [
  ['APPLIED_FOR', 'APPLIED_FOR', 3, '依申请办理', 'it is applied for'],
  ['UNIFIED_LOGIN', 'UNIFIED_LOGIN', 3, '统一登录：在线入口支持单点登录', 'unified login: an online entry with single sign-on'],
  [
    'UNIFIED_FILING',
    'CHANNEL_OFFERED',
    3,
    '统一申报：可在电脑端或移动端申报',
    'unified filing: on a computer or a phone',
    { anyOf: ['desktop', 'mobile'] },
  ],
  [
    'UNIFIED_QUERY',
    'DEPTH_REACHED',
    3,
    '统一查询：办理结果网上可查',
    'unified query: the result can be read online',
    { anyOf: ['resultFeedback', 'licenceFeedback'] },
  ],
  [
    'FILED_ONLINE',
    'DEPTH_REACHED',
    4,
    '网上申报：互联网受理或办理',
    'filed online: accepted or handled through the internet',
    { anyOf: ['acceptance', 'handling'] },
  ],
  ['TRUST_FIRST', 'NO_PAPER_FIRST', 4, '信任在先：必要材料均可先交电子件', 'trust first: every required material may come electronically'],
  ['CHECKED_ONCE', 'VISITS_AT_MOST', 4, '办结核验：最多跑一次', 'checked once at collection: one visit at most', { most: 1 }],
  ['WHOLLY_ONLINE', 'GRADE_REACHED', 5, '全程网办（Ⅳ级）', 'wholly online (grade IV)', { grade: 'grade4' }],
  ['ZERO_VISITS', 'VISITS_AT_MOST', 5, '零跑动', 'no visits', { most: 0 }],
  ['DELIVERED_WITHOUT_VISIT', 'DELIVERED_WITHOUT_VISIT', 5, '结果可邮寄或电子送达', 'the result comes by courier or electronically'],
  ['PAID_ONLINE', 'PAID_ONLINE', 5, '不收费或可网上支付', 'no fee, or paid online'],
];

/** 星级标准: what an item has to support for three, four and five stars. */
export class CreateStarCriteria20261122210101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE star_criteria (
        code text PRIMARY KEY CHECK (code ~ '^[A-Z_]{3,40}$'),
        check_name text NOT NULL,
        star smallint NOT NULL CHECK (star IN (3, 4, 5)),
        position smallint NOT NULL UNIQUE,
        active boolean NOT NULL DEFAULT true,
        params jsonb NOT NULL DEFAULT '{}',
        zh text NOT NULL,
        en text NOT NULL
      )`);
    for (const [position, [code, check, star, zh, en, params]] of STAR_CRITERIA.entries()) {
      await runner.query(
        'INSERT INTO star_criteria (code, check_name, star, position, zh, en, params) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [code, check, star, position + 1, zh, en, JSON.stringify(params ?? {})],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE star_criteria');
  }
}
