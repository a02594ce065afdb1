import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say, and what the names of items say instead. */
const SYNONYMS: Readonly<Record<string, string>> = {
  身份证: '居民身份证',
  驾照: '驾驶证',
  驾驶证: '机动车驾驶证',
  车牌: '机动车号牌',
  行驶证: '机动车行驶证',
  户口: '户籍,户口登记',
  上户口: '出生登记',
  落户: '户口迁移,户口迁入',
  暂住证: '居住证',
  房产证: '不动产',
  过户: '转移登记',
  买房: '商品房,不动产',
  开公司: '公司登记,设立登记,企业登记',
  注册公司: '公司登记,设立登记,企业登记',
  办公司: '公司登记,设立登记,企业登记',
  营业执照: '设立登记,企业登记,个体工商户',
  个体户: '个体工商户',
  开饭店: '餐饮,食品经营',
  开餐馆: '餐饮,食品经营',
  开餐厅: '餐饮,食品经营',
  饭店: '餐饮,食品经营',
  奶茶店: '餐饮,食品经营',
  开超市: '食品经营,烟草专卖',
  开药店: '药品经营',
  药店: '药品经营',
  诊所: '医疗机构',
  理发店: '公共场所卫生',
  美容院: '公共场所卫生',
  宾馆: '旅馆业',
  开宾馆: '旅馆业,公共场所卫生',
  民宿: '旅馆业',
  ktv: '娱乐场所',
  网吧: '互联网上网服务',
  卖烟: '烟草专卖',
  烟草证: '烟草专卖',
  结婚证: '结婚登记',
  领证: '结婚登记',
  离婚证: '离婚登记',
  准生证: '生育登记',
  生孩子: '生育登记,出生',
  独生子女证: '独生子女',
  出生证: '出生医学证明',
  社保: '社会保险',
  五险: '社会保险',
  医保: '医疗保险,医疗保障',
  养老金: '养老保险,养老待遇',
  失业金: '失业保险金',
  公积金: '住房公积金',
  低保: '最低生活保障',
  五保: '特困人员',
  老年证: '老年人优待',
  残疾证: '残疾人证',
  退伍: '退役军人',
  工伤: '工伤认定,工伤保险',
  护照: '普通护照',
  港澳通行证: '往来港澳',
  台湾通行证: '往来台湾',
  教师证: '教师资格',
  医师证: '医师资格,医师执业',
  护士证: '护士执业',
  律师证: '律师执业',
  导游证: '导游',
  会计证: '会计',
  网约车: '网络预约出租汽车',
  出租车: '出租汽车',
  货车: '道路货物运输',
  二手车: '机动车转移登记',
  年检: '检验,年度报告',
  环评: '环境影响评价',
  能评: '节能审查',
  水保: '水土保持',
  排污证: '排污许可',
  取水证: '取水许可',
  施工证: '施工许可',
  施工许可证: '施工许可',
  许可证: '许可',
  盖房: '农村村民住宅,建设工程规划',
  建房: '农村村民住宅,建设工程规划',
  拆迁: '征收,补偿',
  宅基地: '农村村民住宅',
  种子证: '种子生产经营',
  摆摊: '占用城市道路,临时占道',
  挖路: '挖掘城市道路',
  广告牌: '户外广告',
  招牌: '户外广告',
  养狗: '犬',
  砍树: '林木采伐,树木砍伐',
  消防验收: '建设工程消防验收',
  消防检查: '消防安全检查',
  办学: '民办学校',
  幼儿园: '民办学校,学前教育',
  转学: '学籍,转学',
  助学金: '学生资助',
  无犯罪证明: '无犯罪记录',
  墓地: '公墓',
  火化: '殡葬',
  法律援助: '法律援助',
  打官司: '法律援助',
  专利: '专利,知识产权',
  商标: '商标,知识产权',
  退税: '退税,出口退税',
  发票: '发票',
};
/** Words of a question that say nothing about the item. */
const STOP_WORDS =
  '怎么办理,怎么办,怎么申请,怎么,如何办理,如何申请,如何,怎样办理,怎样,在哪里办,在哪里,在哪办,在哪,哪里,哪儿,需要什么材料,需要哪些材料,' +
  '要什么材料,什么材料,要带什么,需要什么,需要,办理流程,流程,多少钱,要多久,多久,我想,我要,想要,请问,网上办理,网上,办理,申请,办个,的,吗,了,呢,？,?';

/** 同义词、停用词, and 零结果检索 — what people searched for and did not find. */
export class CreateSearchWords20261122210520 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE search_synonyms (
        word text COLLATE "C" PRIMARY KEY CHECK (char_length(word) BETWEEN 1 AND 30),
        means text[] NOT NULL CHECK (cardinality(means) BETWEEN 1 AND 10),
        changed_by text NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
    await runner.query(
      `
      INSERT INTO search_synonyms (word, means, changed_by, updated_at)
      SELECT word, string_to_array(means, ','), 'migration', now() FROM json_each_text($1) AS given (word, means)`,
      [JSON.stringify(SYNONYMS)],
    );
    await runner.query('CREATE TABLE search_stop_words (word text COLLATE "C" PRIMARY KEY CHECK (char_length(word) BETWEEN 1 AND 30))');
    await runner.query('INSERT INTO search_stop_words (word) SELECT unnest($1::text[])', [STOP_WORDS.split(',')]);
    await runner.query(`
      CREATE TABLE search_misses (
        day date NOT NULL,
        words text COLLATE "C" NOT NULL CHECK (char_length(words) BETWEEN 2 AND 30),
        times integer NOT NULL CHECK (times >= 1),
        PRIMARY KEY (day, words)
      )`);
    await runner.query('CREATE INDEX search_misses_by_times ON search_misses (day DESC, times DESC, words)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE search_misses, search_stop_words, search_synonyms');
  }
}
