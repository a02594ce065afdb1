import { describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import { writeCsvArchive } from '../../export/files/write-archive.js';
import { writeWorkbook } from '../../export/files/write-workbook.js';
import type { Table } from '../../export/files/table.js';
import type { LineProblem } from '../domain/source-item.js';
import type { Format, RawRow } from '../layouts/layout.js';
import { decoded } from './charset.js';
import { readFile } from './read-file.js';

const gathered = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
};
/** In pieces of odd length, so that characters and cells are cut. */
async function* inPieces(bytes: Buffer, size = 7): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const rowsOf = async (format: Format, bytes: Buffer | string, charset?: string): Promise<(RawRow | LineProblem)[]> => {
  const found: (RawRow | LineProblem)[] = [];
  for await (const row of readFile({ format, charset, bytes: inPieces(Buffer.from(bytes)) })) found.push(row);
  return found;
};
const valuesOf = async (format: Format, bytes: Buffer | string): Promise<unknown[]> =>
  (await rowsOf(format, bytes)).map((row) => ('values' in row ? row.values : row.code));
const table = (name: string, header: string[], ...lines: string[][]): Table => ({
  name,
  header,
  rows: async function* () {
    yield* lines;
  },
});
const textOf = async (bytes: Buffer, charset?: string): Promise<string> => {
  let text = '';
  for await (const piece of decoded(inPieces(bytes), charset)) text += piece;
  return text;
};
/** 事项 𬱖 in GB 18030, the last in four bytes. */
const GB = Buffer.from([0xca, 0xc2, 0xcf, 0xee, 0x99, 0x30, 0x81, 0x30]);

describe('the charset of a file', () => {
  it('is found out, also where the first Chinese character comes late', async () => {
    const late = Buffer.concat([Buffer.from('a'.repeat(9000)), GB]);
    expect((await textOf(late)).slice(9000)).toBe(new TextDecoder('gb18030').decode(GB));
    expect(await textOf(Buffer.from(`${'a'.repeat(9000)}事项𬱖`))).toBe(`${'a'.repeat(9000)}事项𬱖`);
  });

  it('is refused where bytes are neither, or not what is named', async () => {
    await expect(textOf(Buffer.from([0xff, 0xfe, 0x41]))).rejects.toMatchObject({ code: 'CATALOGUE.IMPORT_ENCODING' });
    await expect(textOf(GB, 'utf-8')).rejects.toMatchObject({ code: 'CATALOGUE.IMPORT_ENCODING' });
  });
});

describe('JSON lines', () => {
  it('are objects line by line; what is none is reported with its line', async () => {
    expect(await rowsOf('jsonl', '\ufeff{"table":"T","a":1}\r\n\nno\n[1]\n{"a":"乙"}')).toMatchObject([
      { part: 'T', line: 1, values: { a: 1 } },
      { line: 3, code: 'CATALOGUE.IMPORT_JSON' },
      { line: 4, code: 'CATALOGUE.IMPORT_JSON' },
      { part: '', line: 5, values: { a: '乙' } },
    ]);
  });

  it('are none when they are nested without end', async () => {
    expect(await valuesOf('jsonl', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)).toEqual(['CATALOGUE.IMPORT_JSON']);
  });
});

describe('CSV', () => {
  it('reports rows with too few or too many cells', async () => {
    expect(await valuesOf('csv', 'a,b\n1,2\n1\n1,2,3\n')).toEqual([
      { a: '1', b: '2' },
      'CATALOGUE.IMPORT_COLUMNS',
      'CATALOGUE.IMPORT_COLUMNS',
    ]);
  });
});

describe('a workbook', () => {
  it('reads back what was written, whatever characters and lengths its cells have', async () => {
    const long = '长'.repeat(32_766) + '𬱖' + '文'.repeat(40_000);
    const lines = [
      ['1', 'a<b>&"c"', '一\n二\r\n三'],
      ['2', '', long],
      ['3', '  空白  ', '𬱖'],
    ];
    const bytes = await gathered(writeWorkbook([table('甲', ['n', 'x', 'y'], ...lines), table('乙', ['n'], ['9'])]));
    const rows = (await rowsOf('xlsx', bytes)) as RawRow[];
    expect(rows.map(({ part, values }) => [part, values['n']])).toEqual([
      ['甲', '1'],
      ['甲', '2'],
      ['甲', '3'],
      ['乙', '9'],
    ]);
    expect(rows.slice(0, 3).map(({ values }) => [values['x'], values['y'] === undefined ? '' : values['y']])).toEqual(
      lines.map(([, x, y]) => [x, y]),
    );
  });

  it('leaves out what XML cannot say', async () => {
    const bytes = await gathered(writeWorkbook([table('甲', ['x'], ['a\u0001\ud842b'])]));
    expect(await valuesOf('xlsx', bytes)).toEqual([{ x: 'ab' }]);
  });

  it('is read as other programs write it: shared strings, rich text, numbers, gaps and namespaces', async () => {
    const zip = new ZipFile();
    const add = (name: string, text: string): void => zip.addBuffer(Buffer.from(text), name);
    add(
      'xl/workbook.xml',
      '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="S" sheetId="1" r:id="rId9"/></x:sheets></x:workbook>',
    );
    add('xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="rId9" Target="/xl/worksheets/a.xml"/></Relationships>');
    add(
      'xl/sharedStrings.xml',
      '<sst><si><t>名称</t></si><si><r><t>甲</t></r><r><t>乙</t></r><rPh><t>jia</t></rPh></si><si><t>天数</t></si></sst>',
    );
    add(
      'xl/worksheets/a.xml',
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"/>' +
        '<row r="7"><c r="A7" t="s"><v>1</v></c><c r="C7"><v>10</v></c></row></sheetData></worksheet>',
    );
    zip.end();
    const bytes = await gathered(zip.outputStream as unknown as AsyncIterable<Buffer>);
    expect(await rowsOf('xlsx', bytes)).toEqual([{ part: 'S', line: 7, values: { 名称: '甲乙', 天数: '10' } }]);
  });

  it.each([
    ['no archive', Buffer.from('PK\u0003\u0004 no')],
    ['cut off', undefined],
  ])('that is %s is refused', async (_, bytes) => {
    const whole = await gathered(writeWorkbook([table('甲', ['x'], ['y'])]));
    await expect(rowsOf('xlsx', bytes ?? whole.subarray(0, whole.length - 30))).rejects.toMatchObject({
      code: 'CATALOGUE.IMPORT_WORKBOOK',
    });
  });
});

describe('an archive', () => {
  it('is a table for each CSV file, by its name', async () => {
    const bytes = await gathered(writeCsvArchive([table('UP_A', ['x'], ['1']), table('UP_B', ['x'], ['"2",\n'])]));
    expect(await rowsOf('zip', bytes)).toMatchObject([
      { part: 'UP_A', line: 2, values: { x: '1' } },
      { part: 'UP_B', values: { x: '"2",\n' } },
    ]);
  });
});
