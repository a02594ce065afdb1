import { describe, expect, it } from '@jest/globals';
import { readRow, type ImportRecord } from './import-row.js';
import { cleanLines, cleanMarkup, cleanText } from './clean-text.js';

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
const read = (change: ImportRecord = {}) => {
  const result = readRow(2, record(change), CATEGORIES);
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
    expect(readRow(2, record(), categories)).toMatchObject({ ok: true, row: { category: '21' } });
    const problem = { column: 'taskType', code: 'CATALOGUE.IMPORT_CATEGORY_ABOLISHED' };
    expect(readRow(2, record({ taskType: '便民' }), categories)).toMatchObject({ ok: false, problem });
    expect(readRow(2, record({ taskType: '7' }), categories)).toMatchObject({ ok: false, problem: { code: 'STANDARDS.CODE_UNKNOWN' } });
  });

  it('has another hash when anything that counts changes, and the same when a tracking column does', () => {
    const hash = (change: ImportRecord): unknown => (read(change) as { hash?: string }).hash;
    expect(hash({ deptCode: 'X' })).toBe(hash({}));
    expect(hash({ name: '另名' })).not.toBe(hash({}));
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
