import { describe, expect, it } from '@jest/globals';
import { readRow, toldBy, type ImportRecord } from './import-row.js';
import { cleanLines, cleanMarkup, cleanText } from './clean-text.js';
import { toldText, type BodiesByText, type ToldBody } from './told-body.js';

const record = (change: ImportRecord = {}): ImportRecord => ({
  department: '区教科体局',
  name: '适龄儿童延缓入学审批',
  itemCode: '511A0138000000-511602000000-000-115113010833722043-1-00',
  areaCode: '511602000000',
  taskType: '1',
  ...change,
});
const CATEGORIES = new Map([
  ['1', '01'],
  ['7', '07'],
  ['20', '20'],
]);
const read = (change: ImportRecord = {}, bodies: BodiesByText = new Map()) => {
  const result = readRow(2, record(change), { categories: CATEGORIES, bodies });
  return result.ok ? result.row : result.problem;
};

describe('a line of a Sichuan item list', () => {
  it('is read with region, body, national category and the level its region stands for', () => {
    expect(read()).toMatchObject({
      localCatalogueCode: '511A0138000000',
      regionCode: '511602',
      orgCode: '115113010833722043',
      category: '01',
      exerciseLevel: '4',
      handlingSerial: 0,
    });
  });

  it.each([
    ['G-000007-001-511602000000-000-115113010833722043-1-00', 'G-000007-001'],
    ['1J-5100-00027-511602000000-000-115113010833722043-1-00', '1J-5100-00027'],
    ['A-005818-5818-511602000000-000-115113010833722043-1-00', 'A-005818-5818'],
    ['511Z07001006-511602000000-000-115113010833722043-1-00', '511Z07001006'],
  ])('%s has the directory code %s', (itemCode, localCatalogueCode) => {
    expect(read({ itemCode })).toMatchObject({ localCatalogueCode });
  });

  it('puts case and width of a code right, since that loses nothing', () => {
    expect(read({ itemCode: '511f0045400001-511602000000-000-11511301452259996u-1-00', taskType: '７' })).toMatchObject({
      localCode: '511F0045400001-511602000000-000-11511301452259996U-1-00',
      category: '07',
    });
  });

  it.each([
    ['a 9-character organisation code', '083372204', 'CATALOGUE.IMPORT_ORG_CODE'],
    ['an organisation code with its hyphen', '00877868-5', 'CATALOGUE.IMPORT_ORG_CODE'],
    ['a placeholder', '2222222222222', 'STANDARDS.USCC_LENGTH'],
    ['17 characters', '1151130108778239R', 'STANDARDS.USCC_LENGTH'],
    ['a wrong check character', '115113010833722044', 'STANDARDS.USCC_CHECK_CHAR'],
  ])('is sent back when its body is %s', (_, organisation, code) => {
    const itemCode = `511A0138000000-511602000000-000-${organisation}-1-00`;
    expect(read({ itemCode })).toMatchObject({ column: 'itemCode', code, reason: expect.stringContaining(organisation) });
  });

  it('is sent back when the code is cut off, or its regions differ, or its category is unknown', () => {
    expect(read({ itemCode: 'E-000021-001-1111111111111111' })).toMatchObject({ code: 'STANDARDS.SICHUAN_CODE_FORM' });
    expect(read({ itemCode: '511A0077700002-510000000000-000-115113010833722043-1-00' })).toMatchObject({
      code: 'CATALOGUE.IMPORT_REGION_DIFFERS',
    });
    expect(read({ taskType: '77' })).toMatchObject({ column: 'taskType', code: 'STANDARDS.CODE_UNKNOWN' });
    expect(read({ name: '<br>' })).toMatchObject({ column: 'name', code: 'CATALOGUE.IMPORT_EMPTY' });
  });

  it('takes the category that the table has for the source’s code, and none that exists no longer', () => {
    const categories = new Map([
      ['1', '21'],
      ['便民', null],
    ]);
    expect(readRow(2, record(), { categories, bodies: new Map() })).toMatchObject({ ok: true, row: { category: '21' } });
    const problem = { column: 'taskType', code: 'CATALOGUE.IMPORT_CATEGORY_ABOLISHED' };
    expect(readRow(2, record({ taskType: '便民' }), { categories, bodies: new Map() })).toMatchObject({ ok: false, problem });
    expect(readRow(2, record({ taskType: '7' }), { categories, bodies: new Map() })).toMatchObject({
      ok: false,
      problem: { code: 'STANDARDS.CODE_UNKNOWN' },
    });
  });

  it('has another hash when anything that counts changes, and the same when a tracking column does', () => {
    const hash = (change: ImportRecord): unknown => (read(change) as { hash?: string }).hash;
    expect(hash({ deptCode: 'X' })).toBe(hash({}));
    expect(hash({ name: '另名' })).not.toBe(hash({}));
  });
});

describe('a line whose body is told in 机构代码对照', () => {
  const OWN = '511A0138000000-511602000000-000-115113010833722043-1-00';
  const PLACEHOLDER = '511A0138000000-511602000000-000-2222222222222-1-00';
  const [first, second, third] = ['11511301008778239R', '11511301008778175U', '11511301008778220W'].map((orgCode) => ({
    orgCode,
    regionCode: '511602',
  })) as [ToldBody, ToldBody, ToldBody];

  it('has the body of its local code before that of its body’s code before that of its department', () => {
    const all = new Map([
      [PLACEHOLDER, first],
      ['2222222222222', second],
      ['区教科体局@511602', third],
    ]);
    for (const [text, body] of all) {
      expect(read({ itemCode: PLACEHOLDER }, all)).toMatchObject({ orgCode: body.orgCode, localCode: PLACEHOLDER });
      all.delete(text);
    }
    expect(read({ itemCode: PLACEHOLDER }, all)).toMatchObject({
      code: 'STANDARDS.USCC_LENGTH',
      reason: expect.stringContaining('机构代码对照'),
    });
  });

  it('is not read by its department where it has a code of its own', () => {
    const department = new Map([['区教科体局@511602', third]]);
    expect(read({}, department)).toMatchObject({ orgCode: '115113010833722043' });
    expect(read({ itemCode: OWN.replace('115113010833722043', '083372204') }, department)).toMatchObject({
      code: 'CATALOGUE.IMPORT_ORG_CODE',
    });
    expect(read({ itemCode: 'E-000021-001-1111111111111111' }, department)).toMatchObject({ code: 'STANDARDS.SICHUAN_CODE_FORM' });
  });

  it('stands where it is told to stand, which settles a difference between code and column', () => {
    const itemCode = OWN.replace('511602000000', '510000000000');
    const at = (regionCode: string, told = '115113010833722043') => read({ itemCode }, new Map([[told, { ...first, regionCode }]]));
    expect(at('511602')).toMatchObject({ orgCode: first.orgCode, regionCode: '511602', exerciseLevel: '4' });
    expect(at('510000')).toMatchObject({ orgCode: first.orgCode, regionCode: '510000', exerciseLevel: '2' });
    expect(at('511600', itemCode)).toMatchObject({ orgCode: first.orgCode, regionCode: '511600', exerciseLevel: '3' });
  });

  it('is not the body of another region that has the same placeholder, unless the line itself is named', () => {
    const far = { ...first, regionCode: '330203' };
    const bodies = new Map([['2222222222222', far]]);
    expect(read({ itemCode: PLACEHOLDER }, bodies)).toMatchObject({ code: 'STANDARDS.USCC_LENGTH' });
    expect(read({ itemCode: PLACEHOLDER }, bodies.set('区教科体局@511602', third))).toMatchObject({ orgCode: third.orgCode });
    expect(read({ itemCode: PLACEHOLDER }, bodies.set(PLACEHOLDER, far))).toMatchObject({ regionCode: '330203' });
  });

  it.each([
    ['the code of the body behind what is left', 'E-000021-001-1111111111111111', '1111111111111111', 'E-000021-001'],
    ['an organisation code with its hyphen', 'E-000021-001-00877868-5', '00877868-5', 'E-000021-001'],
    ['the whole of a cut-off code', 'E-000021-001-1111111111111111', 'E-000021-001-1111111111111111', 'E-000021-001'],
    ['the whole of a code without any form', '无编码 7', '无编码 7', '无编码 7'],
  ])('may have a broken local code, known by %s', (_, itemCode, told, localCatalogueCode) => {
    expect(read({ itemCode }, new Map([[told, first]]))).toMatchObject({
      localCode: itemCode,
      localCatalogueCode,
      handlingSerial: 0,
      orgCode: first.orgCode,
    });
  });

  it('has another hash when another body is told, and the same when its own is', () => {
    const hash = (body?: ToldBody): unknown => (read({}, new Map(body && [['115113010833722043', body]])) as { hash?: string }).hash;
    expect(hash({ orgCode: '115113010833722043', regionCode: '511602' })).toBe(hash());
    expect(hash(first)).not.toBe(hash());
  });

  it('is looked up by nothing that no table holds', () => {
    expect(toldBy({ itemCode: 'x\u0000', department: '局' })).toEqual([]);
    expect(toldBy({ itemCode: 'x'.repeat(101) })).toEqual([]);
    expect(toldBy({})).toEqual([]);
  });

  it('is told in any width and case, and a region in any length', () => {
    expect(toldText(' ｔe5116020105116050 ')).toBe('TE5116020105116050');
    expect(toldText('区教科体局＠511602000000')).toBe('区教科体局@511602');
    expect(toldText('@511602')).toBe('@511602');
  });
});

describe('cleanText', () => {
  it('decodes entities that were encoded twice and drops tags and controls', () => {
    expect(cleanText('a&amp;lt;b&amp;gt;&#20013;&#x56FD;<br/>c\u0000\u3000d')).toBe('a 中国 c d');
    expect(cleanText('1 &lt; 2 &amp;amp; 3')).toBe('1 < 2 & 3');
  });
});

describe('cleanMarkup', () => {
  it('makes lines of breaks and paragraphs and leaves the text’s own lines and blanks', () => {
    expect(cleanMarkup('&lt;p&gt;第一条&amp;lt;br/&amp;gt;　第二款&lt;/p&gt;第三条')).toBe('第一条\n　第二款\n第三条');
    expect(cleanMarkup('一\r\n  二\u0007\u200b')).toBe('一\r\n  二');
    expect(cleanMarkup('半个\ud842字')).toBe('半个\ufffd字');
    expect(cleanMarkup('𬱖')).toBe('𬱖');
  });

  it('changes nothing in what it has cleaned', () => {
    for (const text of ['a &amp;lt; b', '&lt;br&gt;x', '1<2 且 3>2', '&amp;amp;amp;']) {
      expect(cleanMarkup(cleanMarkup(text))).toBe(cleanMarkup(text));
    }
  });
});

describe('cleanLines', () => {
  it('drops blanks at the ends of lines and more than one empty line', () => {
    expect(cleanLines(' 一  甲 \r\n\n\n\n二 ')).toBe('一 甲\n\n二');
  });
});
