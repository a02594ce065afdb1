import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readTable } from '../../csv-table/read-table.js';
import { formOfTable } from './form-table.js';
import { vocabularyProblems } from './form-vocabulary.js';

const TABLE = `字段,名称,类型,必填,代码表,上限,分组,来源,说明
shopName,店铺名称,文本,是,,40,基本情况,历史办件:/shopName,与招牌一致
idType,证件类型,单选,是,证件类型,,基本情况,,
organic,有机食品,单选,,1=是|0=否,,,,
goods,经营项目,多选,必填,热食|冷食|糕点,,经营,,可多选
capital,注册资本,金额,否,,,经营,证照:营业执照:capital,
opened,开业日期,日期,,,,经营,,
owner,业主,个人信息,是,,,业主,,
`;
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const formOf = (text: string) => formOfTable('食品经营许可申请表', readTable(bytes(text)));

describe('a table of fields', () => {
  it('becomes a form with the fields in the order of its rows', () => {
    const made = formOf(TABLE);
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    const { form } = made;
    expect(form).toMatchObject({ title: '食品经营许可申请表', type: 'object', required: ['shopName', 'idType', 'goods', 'owner'] });
    const properties = form['properties'] as Record<string, Record<string, unknown>>;
    expect(Object.keys(properties)).toEqual(['shopName', 'idType', 'organic', 'goods', 'capital', 'opened', 'owner']);
    expect(properties['shopName']).toEqual({
      type: 'string',
      minLength: 1,
      maxLength: 40,
      title: '店铺名称',
      'x-layout': { section: '基本情况', help: '与招牌一致' },
      'x-source': { from: 'earlierCase', field: '/shopName' },
    });
    expect(properties['idType']!['x-codeList']).toBe('证件类型');
    expect(properties['idType']!['oneOf']).toContainEqual({ const: 'passport', title: '普通护照' });
    expect(properties['owner']).toMatchObject({ $ref: 'urn:yiwang:form-group:person', title: '业主' });
    expect(vocabularyProblems(form)).toEqual([]);
  });

  it('makes a form that takes what fits and nothing else', () => {
    const made = formOf(TABLE.split('\n').slice(0, 7).join('\n'));
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    const validate = new Ajv2020({ strict: false }).compile(made.form);
    const filled = { shopName: '甬江小馆𬱖', idType: 'citizenId', goods: ['热食'], capital: 100, opened: '2026-11-22', organic: '1' };
    expect(validate(filled)).toBe(true);
    for (const wrong of [
      { idType: '111' },
      { goods: ['酒水'] },
      { goods: ['热食', '热食'] },
      { opened: '2026-13-01' },
      { capital: 1.5 },
      { x: 1 },
    ])
      expect(validate({ ...filled, ...wrong })).toBe(false);
  });

  it('is read in GB 18030 and with English names of the columns too', () => {
    const gb = Buffer.from([0xd7, 0xd6, 0xb6, 0xce]); // 字段
    const rest = bytes(',title,type\na,b,text\n');
    expect(formOfTable('x', readTable(Buffer.concat([gb, rest]))).ok).toBe(true);
  });

  it('is refused with every row that is wrong, by line and column', () => {
    const made = formOf(
      'field,title,type,required,codeList,max,source\n' +
        '1a,甲,text,是,,,\n' +
        'b,,text,是,,,\n' +
        'c,丙,colour,是,,,\n' +
        'd,丁,select,maybe,只有一项,,\n' +
        'e,戊,text,,甲|乙,0,网络:x\n' +
        'e,己,text,,,,\n',
    );
    expect(made.ok ? [] : made.problems.map(({ name, code }) => `${name} ${code}`)).toEqual([
      'line 2/field FORM_FIELD_NAME',
      'line 3/title FORM_FIELD_TITLE',
      'line 4/type FORM_FIELD_TYPE',
      'line 5/codeList FORM_CODE_LIST',
      'line 5/required FORM_FIELD_REQUIRED',
      'line 6/max FORM_FIELD_MAX',
      'line 6/codeList FORM_CODE_LIST_UNUSED',
      'line 6/source FORM_FIELD_SOURCE',
      'line 7/field FORM_FIELD_TWICE',
    ]);
  });

  it.each([
    ['no column it needs', 'field,title\na,b\n', 'FORM_TABLE_HEADER'],
    ['a column that nobody knows', 'field,title,type,颜色\na,b,text,红\n', 'FORM_TABLE_HEADER'],
    ['nothing', '', 'FORM_TABLE_EMPTY'],
    ['a header alone', 'field,title,type\n', 'FORM_TABLE_EMPTY'],
    ['a field too many', `field,title,type\n${Array.from({ length: 201 }, (_, i) => `f${i},甲,text\n`).join('')}`, 'FORM_TABLE_TOO_LONG'],
  ])('is refused with %s', (_name, text, code) => {
    const made = formOf(text);
    expect(made.ok ? [] : made.problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('is refused whole where its quotes or its bytes cannot be read', () => {
    expect(() => readTable(bytes('field,title\n"a,b\n'))).toThrow(/CATALOGUE\.TABLE_CSV/);
    expect(() => readTable(Buffer.from([0xff, 0xff, 0xff]))).toThrow(/CATALOGUE\.TABLE_ENCODING/);
  });
});
