import { describe, expect, it } from '@jest/globals';
import { csvRecords, type CsvLine } from './csv-records.js';
import { charsetIn } from './files/charset.js';

const HEADER = 'department,name,itemCode,areaCode,taskType,other';
const linesOf = async (text: string | Uint8Array, charset?: string): Promise<CsvLine[]> => {
  const lines: CsvLine[] = [];
  for await (const line of csvRecords(typeof text === 'string' ? Buffer.from(text) : text, charset)) lines.push(line);
  return lines;
};

describe('csvRecords', () => {
  it('gives each line with its number, also after quoted line breaks and a byte order mark', async () => {
    const lines = await linesOf(`\ufeff${HEADER}\na,"b\nc",d,e,1,x\n\nf,g,h,i,2,y\n`);
    expect(lines).toEqual([
      { line: 3, record: { department: 'a', name: 'b\nc', itemCode: 'd', areaCode: 'e', taskType: '1', column6: 'x' } },
      { line: 5, record: expect.objectContaining({ department: 'f', taskType: '2' }) },
    ]);
  });

  it('reports a line with too few columns and goes on', async () => {
    const lines = await linesOf(`${HEADER}\na,b\nf,g,h,i,2,y\n`);
    expect(lines.map((line) => ('record' in line ? line.line : `${line.line} ${line.code}`))).toEqual(['2 CATALOGUE.IMPORT_COLUMNS', 3]);
  });

  it('refuses a file whose quotes do not close, and names the line', async () => {
    const wrong = { code: 'CATALOGUE.IMPORT_CSV', invalidParams: [{ name: 'line 3' }] };
    await expect(linesOf(`${HEADER}\na,b,c,d,e,f\nx,"y"z,1,2,3,4\n`)).rejects.toMatchObject(wrong);
    await expect(linesOf(`${HEADER}\na,b,c,d,e,f\n"x,1,2,3,4\n`)).rejects.toMatchObject({ code: 'CATALOGUE.IMPORT_CSV' });
  });

  it('refuses a file without the columns it needs', async () => {
    await expect(linesOf('a,b\n1,2\n')).rejects.toMatchObject({ code: 'CATALOGUE.IMPORT_HEADER' });
    await expect(linesOf('')).rejects.toMatchObject({ code: 'CATALOGUE.IMPORT_HEADER' });
  });

  it('reads GB 18030 with a rare character, and refuses bytes of another charset', async () => {
    // 𬱖 (U+2CC56) is four bytes in GB 18030, and in no older Chinese charset.
    const rare = Buffer.from([...Buffer.from(`${HEADER}\n`), ...gb18030('𬱖'), ...Buffer.from(',b,c,d,1,x\n')]);
    expect(await linesOf(rare, 'gb18030')).toMatchObject([{ record: { department: '𬱖' } }]);
    await expect(linesOf(Buffer.from([0xff, 0xfe, 0x41]))).rejects.toMatchObject({ code: 'CATALOGUE.IMPORT_ENCODING' });
  });

  it('takes the charset from the content type', () => {
    expect(charsetIn('text/csv')).toBeUndefined();
    expect(charsetIn('text/csv; charset="GBK"')).toBe('gb18030');
    expect(() => charsetIn('text/csv; charset=big5')).toThrow(/IMPORT_ENCODING/);
  });
});

/** Four-byte form of a character beyond the basic plane: linear from U+10000 at 0x90308130. */
function gb18030(character: string): number[] {
  const linear = character.codePointAt(0)! - 0x10000;
  return [
    0x90 + Math.floor(linear / 12600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  ];
}
