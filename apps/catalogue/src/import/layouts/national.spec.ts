import { describe, expect, it } from '@jest/globals';
import { ITEMS } from '@yiwang/demo-data';
import { NationalReader } from './national.js';
import { legalBasisOf, punishedActsOf } from './national-basic.js';
import type { RawRow } from './layout.js';

const CODE = ITEMS.cateringLicence.itemCode;
const NOW = new Date('2026-11-22T00:00:00Z');
const reader = new NationalReader(NOW);
const row = (change: Record<string, unknown> = {}): RawRow => ({
  part: 'UP_TASK_GENERAL_BASIC',
  line: 2,
  values: { TASK_CODE: CODE, TASK_NAME: '某事项', TASK_TYPE: '1', DEPT_NAME: '某局', ...change },
});
const told = (change: Record<string, unknown> = {}) => {
  const read = reader.read(row(change), new Map());
  if (!read.ok) throw new Error(read.problem.code);
  return read.item.told;
};
const codeOf = (change: Record<string, unknown>): string => {
  const read = reader.read(row(change), new Map());
  return read.ok ? 'ok' : read.problem.code;
};

describe('a row of a national BASIC table', () => {
  it('names its body, region and category by its code, columns in any case', () => {
    const read = reader.read({ ...row(), values: { task_code: CODE, Task_Name: '某事项', dept_name: '某局' } }, new Map());
    expect(read).toMatchObject({ ok: true, item: { key: CODE, orgCode: CODE.slice(0, 18), regionCode: '330203', category: '01' } });
  });

  it('is a handling item where it has a code of 33 characters', () => {
    const read = reader.read(row({ TASK_HANDLE_ITEM: `${CODE}02` }), new Map());
    expect(read).toMatchObject({ ok: true, item: { key: `${CODE}02`, handlingSerial: 2 } });
  });

  it.each([
    ['is in no state', { TASK_STATE: '9' }, 'STANDARDS.CODE_UNKNOWN'],
    ['is sent as deleted', { CD_OPERATION: 'D' }, 'CATALOGUE.IMPORT_NOT_IN_USE'],
    ['has the code of another body', { DEPT_CODE: '11330281MB0A100800' }, 'BODY_DIFFERS_FROM_CODE'],
    ['has a wrong check character', { TASK_CODE: `X${CODE.slice(1)}` }, 'STANDARDS.ITEM_CODE_USCC'],
    ['has no name', { TASK_NAME: '<br>' }, 'too_small'],
  ])('that %s is not taken', (_, change, code) => expect(codeOf(change)).toBe(code));

  it('says nothing where departments write that there is nothing', () => {
    const { descriptive } = told({ BY_LAW: '无', TRANSACT_ADDR: '/', SPECIAL_PROCEDURE: '暂无', LINK_WAY: '0574-87000001' });
    expect([descriptive.legalBasis, descriptive.address, descriptive.basic?.specialProcedures]).toEqual([undefined, undefined, undefined]);
    expect(descriptive.consultPhone).toBe('0574-87000001');
  });

  it('reads units and codes by their tables, and plans only what lies ahead', () => {
    const { core, validity } = told({
      ...{ ANTICIPATE_DAY: '2', ANTICIPATE_TYPE: '2', PROMISE_DAY: 5, PROMISE_TYPE: '1', SERVER_TYPE: '1,2', PROJECT_TYPE: '1' },
      ...{ PLAN_EFFECTIVE_DATE: '2020-01-01 00:00:00', PLAN_CANCEL_DATE: '2027-01-01' },
    });
    expect(core).toMatchObject({
      limits: { statutory: { value: 2, unit: 'month' }, promised: { value: 5, unit: 'workingDay' } },
      audience: ['naturalPerson', 'enterprise'],
      caseKind: 'immediate',
    });
    expect(validity).toEqual({ to: '2026-12-31T16:00:00.000Z' });
    expect(told({ PLAN_CANCEL_DATE: '2099-12-31' }).validity).toBeUndefined();
  });

  it('knows its tables and none of another layout', () => {
    expect(
      ['up_task_general_basic', 'UP_TASK_PUBLIC_QUESTION', 'UP_TASK_PUNISH_MATERIAL', '说明'].map((part) => reader.kindOf(part)),
    ).toEqual(['item', 'child', 'unknown', 'unknown']);
  });
});

describe('what a cell says and its column does not know', () => {
  const material = (values: Record<string, unknown>): RawRow => ({ part: 'UP_TASK_GENERAL_MATERIAL', line: 3, values });
  const problem = (change: Record<string, unknown>, materials: RawRow[] = []) => {
    const read = reader.read(row(change), new Map([['MATERIAL', materials]]));
    return read.ok ? undefined : [read.problem.column, read.problem.code];
  };

  it.each([
    [{ PROJECT_TYPE: '7' }, 'PROJECT_TYPE', 'STANDARDS.CODE_UNKNOWN'],
    [{ SERVER_TYPE: '1^8' }, 'SERVER_TYPE', 'STANDARDS.CODE_UNKNOWN'],
    [{ PROMISE_DAY: '三天' }, 'PROMISE_DAY', 'CATALOGUE.IMPORT_NUMBER'],
    [{ PROMISE_DAY: '99999' }, 'limits/promised/value', 'too_big'],
    [{ IS_FEE: '也许' }, 'IS_FEE', 'STANDARDS.CODE_UNKNOWN'],
    [{ LIMIT_SCENE_NUM: '12' }, 'descriptive/visits', 'too_big'],
    [{ DEPT_NAME: '局'.repeat(61) }, 'implementingBody/name', 'too_big'],
    [{ BY_LAW: `《法》：${'条'.repeat(30_001)}` }, 'descriptive/legalBasis/0/content', 'too_big'],
  ])('is reported and not left out: %j', (change, column, code) => expect(problem(change)).toEqual([column, code]));

  it('also in the tables beside, and where there are more rows than an item has room for', () => {
    expect(problem({}, [material({ MATERIAL_NAME: '申请书', IS_NEED: '?' })])).toEqual(['IS_NEED', 'STANDARDS.CODE_UNKNOWN']);
    const many = Array.from({ length: 41 }, (_, i) => material({ MATERIAL_NAME: `材料${i}` }));
    expect(problem({}, many)).toEqual(['materials', 'too_big']);
  });

  it('is no order of rows that is none, and a count with its measure', () => {
    expect(problem({ LIMIT_SCENE_NUM: '1次' }, [material({ MATERIAL_NAME: '申请书', ORDER_NUM: '一', PAGE_NUM: '2份' })])).toBeUndefined();
  });

  it('is known by the name that the list has for it, or by its code', () => {
    expect(told({ PROJECT_TYPE: '承诺件', SERVER_TYPE: '自然人' }).core).toMatchObject({
      caseKind: 'promised',
      audience: ['naturalPerson'],
    });
  });

  it('is nothing where the column is missing', () => expect(told({ TASK_TYPE: '' }).core.category).toBeUndefined());
});

describe('设定依据 in one text', () => {
  it('is taken apart into articles, with 文号 and 条款 where they are written', () => {
    expect(legalBasisOf('1.《食品安全法》（主席令第21号）第三十五条：国家实行许可制度\n须经许可\n《办法》')).toEqual([
      { name: '食品安全法', documentNo: '主席令第21号', article: '第三十五条', content: '国家实行许可制度\n须经许可' },
      { name: '办法' },
    ]);
    expect(legalBasisOf('有关规定')).toEqual([{ name: '有关规定', content: '有关规定' }]);
  });
});

describe('处罚的行为、种类、幅度 in one text', () => {
  it('is read as an export writes it, and by its words otherwise', () => {
    expect(punishedActsOf('无证经营；种类：罚款、没收违法所得；幅度：一般：五万元以下\n逾期不改的，责令停产停业').acts).toEqual([
      { act: '无证经营', kinds: ['fine', 'confiscation'], ranges: [{ circumstance: '一般', penalty: '一般：五万元以下' }] },
      { act: '逾期不改的，责令停产停业', kinds: ['businessRestriction'] },
    ]);
  });
});
