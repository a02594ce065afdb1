import { describe, expect, it } from '@jest/globals';
import { compound, doc, sheet, wordStream, workbookStream, xls } from '../../../test/files.js';
import { inspectCompound } from './inspect-compound.js';
import type { OpenRange } from './stored-bytes.js';

const inspect = (bytes: Buffer): Promise<string> => {
  const open: OpenRange = ({ start, end }) =>
    Promise.resolve(
      (async function* () {
        yield await Promise.resolve(bytes.subarray(start, end + 1));
      })(),
    );
  return inspectCompound(open, bytes.length);
};
const code = (name: string): unknown => expect.objectContaining({ code: `ACCEPTANCE.${name}` });
const plain = Buffer.alloc(4_096);

it('takes a DOC and an XLS, told apart by what lies at the top', async () => {
  await expect(inspect(doc())).resolves.toBe('application/msword');
  await expect(inspect(xls())).resolves.toBe('application/vnd.ms-excel');
  await expect(inspect(compound({ WordDocument: wordStream() }, { Workbook: workbookStream(sheet(0)) }))).resolves.toBe(
    'application/msword',
  );
});

describe('a compound file is refused', () => {
  it.each<[string, Buffer, string]>([
    ['that is neither: an installer, a message', compound({ Property: plain, '__properties_version1.0': plain }), 'FILE_TYPE_REFUSED'],
    ['whose text lies too deep to be what it is', compound({ Contents: plain }, { WordDocument: wordStream() }), 'FILE_TYPE_REFUSED'],
    ['with macros of VBA', compound({ WordDocument: wordStream() }, { VBA: plain }), 'FILE_EXECUTABLE'],
    ['with a project of VBA', compound({ Workbook: workbookStream(sheet(0)), _VBA_PROJECT_CUR: plain }), 'FILE_EXECUTABLE'],
    ['with a file dragged into it', compound({ WordDocument: wordStream() }, { '\u0001Ole10Native': plain }), 'FILE_EXECUTABLE'],
    ['with a sheet of Excel 4 macros', compound({ Workbook: workbookStream(sheet(0), sheet(1)) }), 'FILE_EXECUTABLE'],
    [
      'with such a sheet in an embedded table',
      compound({ WordDocument: wordStream() }, { Workbook: workbookStream(sheet(1)) }),
      'FILE_EXECUTABLE',
    ],
    ['that says that it has a project of VBA', compound({ Workbook: workbookStream([0x00d3]) }), 'FILE_EXECUTABLE'],
    ['that is locked: a text', compound({ WordDocument: wordStream(0x0100) }), 'FILE_ENCRYPTED'],
    ['that is locked: a table', compound({ Workbook: workbookStream([0x002f, 1, 0]) }), 'FILE_ENCRYPTED'],
    [
      'that is locked: a newer document in the old container',
      compound({ EncryptedPackage: plain, EncryptionInfo: plain }),
      'FILE_ENCRYPTED',
    ],
    ['whose text is none', compound({ WordDocument: plain }), 'FILE_BROKEN'],
    ['whose table is none', compound({ Workbook: plain }), 'FILE_BROKEN'],
    ['that was cut off', doc().subarray(0, 2_000), 'FILE_BROKEN'],
    ['of which nothing is there but the first bytes', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_BROKEN'],
  ])('%s', async (_what, bytes, name) => {
    await expect(inspect(bytes)).rejects.toEqual(code(name));
  });

  it('that leads back into itself: in its directory, and in a table that never ends', async () => {
    const ring = doc();
    ring.writeUInt32LE(1, 512 + 4);
    await expect(inspect(ring)).rejects.toEqual(code('FILE_UNPACKS_TOO_LARGE'));
    const endless = compound({ Workbook: Buffer.alloc(8_192, workbookStream().subarray(0, 8)) });
    endless.writeUInt32LE(2, 512 + 2 * 4); // the stream's first sector comes after itself
    endless.writeUInt32LE(0xffff_ffff, 2 * 512 + 128 + 120);
    await expect(inspect(endless)).rejects.toEqual(code('FILE_UNPACKS_TOO_LARGE'));
  });
});
