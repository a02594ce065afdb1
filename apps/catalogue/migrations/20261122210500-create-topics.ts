import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Themes for natural persons, after the classification of the national platform. */
const PERSON =
  '010 生育收养,020 户籍办理,030 民族宗教,040 教育科研,050 入伍服役,060 就业创业,070 设立变更,080 准营准办,090 职业资格,100 婚姻登记,' +
  '110 优待抚恤,120 规划建设,130 住房保障,140 社会保障,150 证件办理,160 交通出行,170 旅游观光,180 出境入境,190 消费维权,200 公共安全,' +
  '210 司法公证,220 知识产权,230 环保绿化,240 文化体育,250 公用事业,260 医疗卫生,270 离职退休,280 死亡殡葬,990 其他';
const LEGAL_PERSON =
  '010 设立变更,020 准营准办,030 资质认证,040 年检年审,050 税收财务,060 人力资源,070 社会保障,080 投资审批,090 融资信贷,100 抵押质押,' +
  '110 商务贸易,120 招标拍卖,130 海关口岸,140 涉外服务,150 农林牧渔,160 国土和规划建设,170 交通运输,180 环保绿化,190 应急管理,200 水务气象,' +
  '210 医疗卫生,220 科技创新,230 文体教育,240 知识产权,250 民族宗教,260 质量技术,270 检验检疫,280 安全生产,290 公安消防,300 司法公证,' +
  '310 公用事业,320 法人注销,330 档案文物,990 其他';
const LIFE_EVENTS =
  'birth 出生,schooling 入学,military 入伍,employment 就业,startUp 创业,marriage 婚姻,housing 购房置业,driving 驾车出行,migration 户口迁移,' +
  'illness 就医,disability 残疾,unemployment 失业,retirement 退休,oldAge 养老,death 身后,enterpriseStart 企业开办,enterpriseLicensing 企业准营,' +
  'enterpriseInvestment 投资建设,enterpriseOperation 经营发展,enterpriseChange 企业变更,enterpriseEnd 企业注销';

const TOPICS = { person: PERSON, legalPerson: LEGAL_PERSON, lifeEvent: LIFE_EVENTS };

/** 主题分类、人生事件 — what people look for items by; provinces keep their own, so they are rows. */
export class CreateTopics20261122210500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE topics (
        kind text NOT NULL CHECK (kind IN ('person', 'legalPerson', 'lifeEvent')),
        code text NOT NULL CHECK (code ~ '^[0-9A-Za-z]{1,40}$'),
        name text NOT NULL,
        position smallint NOT NULL,
        PRIMARY KEY (kind, code)
      )`);
    for (const [kind, list] of Object.entries(TOPICS)) {
      const entries = list.split(',').map((entry) => entry.split(' '));
      await runner.query(
        `INSERT INTO topics (kind, code, name, position)
         SELECT $1, code, name, place * 10 FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS given (code, name, place)`,
        [kind, entries.map(([code]) => code), entries.map(([, name]) => name)],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE topics');
  }
}
