import { describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import { writeCsvArchive, writeWorkbook, type Table } from '@yiwang/table-files';
import type { LineProblem } from '../domain/source-item.js';
import type { Format, RawRow } from '../layouts/layout.js';
import { Archive } from './archive.js';
import { charsetIn, decoded } from './charset.js';
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

  it('is not taken for UTF-8 by few characters that happen to be valid there', async () => {
    // 模 in GB 18030 is ģ in UTF-8; what follows is neither.
    const text = Buffer.concat([Buffer.from([0xc4, 0xa3]), Buffer.from('a'.repeat(9000)), GB]);
    expect(await textOf(text)).toBe(new TextDecoder('gb18030').decode(text));
    expect(await textOf(Buffer.concat([GB.subarray(0, 2), Buffer.from([0xc4, 0xa3])]))).toBe('事模');
    await expect(textOf(Buffer.concat([Buffer.from('事项'), Buffer.from([0xe4, 0xba])]), 'utf-8')).rejects.toMatchObject({
      code: 'CATALOGUE.IMPORT_ENCODING',
    });
  });

  it('is none of those that an object is born with', () => {
    expect(() => charsetIn('text/csv; charset=constructor')).toThrow(/IMPORT_ENCODING/);
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

describe('a table', () => {
  it('with two columns of one name is refused, since one would take the place of the other', async () => {
    await expect(rowsOf('csv', 'a,b,a\n1,2,3\n')).rejects.toMatchObject({ code: 'CATALOGUE.IMPORT_HEADER' });
  });

  it('gives back what was kept from being run as a formula', async () => {
    expect(await valuesOf('csv', `a,b\n'=1+1,'quoted'\n'+,x\n`)).toEqual([
      { a: '=1+1', b: "'quoted'" },
      { a: '+', b: 'x' },
    ]);
  });

  it('cut off within its quotes is refused', async () => {
    await expect(rowsOf('csv', 'a,b\n1,"2\n')).rejects.toMatchObject({ code: 'CATALOGUE.IMPORT_CSV' });
  });
});

/** A workbook whose parts are given as texts; the usual ones unless they are given. */
async function packed(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  const all = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>',
    ...parts,
  };
  for (const [name, text] of Object.entries(all)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return gathered(zip.outputStream as unknown as AsyncIterable<Buffer>);
}
const sheet = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const textCell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

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

  it('says what XML cannot say as other programs do, and leaves out half characters', async () => {
    const bytes = await gathered(writeWorkbook([table('甲', ['x', 'y'], ['a\u0001\ud842b', '_x0041_ _x_'])]));
    expect(await valuesOf('xlsx', bytes)).toEqual([{ x: 'a\u0001b', y: '_x0041_ _x_' }]);
    const foreign = await packed({ 'xl/worksheets/a.xml': sheet(`<row>${textCell('x')}</row><row>${textCell('一_x000D_\n二')}</row>`) });
    expect(await valuesOf('xlsx', foreign)).toEqual([{ x: '一\r\n二' }]);
  });

  it.each([
    ['elements inside each other without end', sheet('<a>'.repeat(200_000)), 'CATALOGUE.IMPORT_TOO_LARGE'],
    [
      'attributes without end',
      sheet(`<row ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
      'CATALOGUE.IMPORT_TOO_LARGE',
    ],
    [
      'a row that goes on without end',
      sheet(
        `<row>${textCell('k')}${textCell('x')}</row><row>${textCell('1')}${textCell('y')}</row>` +
          `<row>${textCell('+')}${textCell('长'.repeat(30_000))}</row>`.repeat(200),
      ),
      'CATALOGUE.IMPORT_TOO_LARGE',
    ],
    ['a number of a row that is none', sheet(`<row r="99999999999">${textCell('x')}</row>`), 'CATALOGUE.IMPORT_WORKBOOK'],
    ['a string that it does not have', sheet('<row><c t="s"><v>7</v></c></row>'), 'CATALOGUE.IMPORT_WORKBOOK'],
    ['an entity of its own', `<!DOCTYPE a [<!ENTITY x "y">]>${sheet(`<row>${textCell('&x;')}</row>`)}`, 'CATALOGUE.IMPORT_WORKBOOK'],
  ])('with %s is refused', async (_, xml, code) => {
    await expect(rowsOf('xlsx', await packed({ 'xl/worksheets/a.xml': xml }))).rejects.toMatchObject({ code });
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

  it('names a table with its folder, so that two of one name are told apart', async () => {
    const bytes = await packed({ '市级/UP_A.csv': 'x\n1\n', '区级/UP_A.csv': 'x\n2\n', '__MACOSX/UP_A.csv': 'x\n3\n' });
    expect(await rowsOf('zip', bytes)).toMatchObject([
      { part: '市级/UP_A', line: 2, values: { x: '1' } },
      { part: '区级/UP_A', line: 2, values: { x: '2' } },
    ]);
  });

  it('that unpacks to more than it may is refused while it is unpacked', async () => {
    const bytes = await packed({ 'bomb.csv': Buffer.alloc(20_000_000, ' ') });
    expect(bytes.length).toBeLessThan(50_000);
    const archive = await Archive.open(bytes, 1_000_000);
    let length = 0;
    const reading = (async () => {
      for await (const piece of archive.read('bomb.csv')) length += piece.length;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'CATALOGUE.IMPORT_TOO_LARGE' });
    expect(length).toBeLessThanOrEqual(1_000_000);
  });

  it('of more files than any list is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.csv`, 'x']));
    await expect(rowsOf('zip', await packed(many))).rejects.toMatchObject({ code: 'CATALOGUE.IMPORT_TOO_LARGE' });
  });
});
