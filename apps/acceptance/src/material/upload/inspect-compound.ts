import { isAppError } from '@yiwang/kernel';
import { fileBroken, fileEncrypted, fileExecutable, fileTypeRefused } from '../domain/material.errors.js';
import { CompoundFile, type CompoundEntry } from './compound-file.js';
import { StoredBytes, type OpenRange } from './stored-bytes.js';

/** 128 MiB in one go. What leads to and fro in itself is made to. */
const MOST_WINDOWS = 2_048;
/** VBA's storages and streams, and files that were dragged into a document. Names may begin with a control character. */
const PROGRAMS = /^.?(VBA|VBA_PROJECT.*|Macros|PROJECT(wm|lk)?|Ole10Native)$/i;
const LOCKED = /^.?(EncryptedPackage|EncryptionInfo|DataSpaces|DRMContent|DRMViewerContent)$/i;
const WORKBOOK = /^(Workbook|Book)$/i;
const WORD = /^WordDocument$/i;

// Records of workbooks, [MS-XLS] §2.3
const MOST_RECORD = 8_228;
const BOF = 0x0809;
const EOF = 0x000a;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
const VBA_PROJECT = 0x00d3;
/** A sheet of Excel 4 macros, and a module of Excel 5. */
const PROGRAM_SHEETS: readonly (number | undefined)[] = [1, 6];

/**
 * Looks into a compound file (OLE2) in the store: taken is a DOC or an XLS that holds no program and is not locked. The same container
 * serves installers, messages and many others, which are not taken.
 * @throws ACCEPTANCE.FILE_TYPE_REFUSED, FILE_EXECUTABLE, FILE_ENCRYPTED, FILE_BROKEN, FILE_UNPACKS_TOO_LARGE
 */
export async function inspectCompound(open: OpenRange, size: number): Promise<string> {
  try {
    const file = await CompoundFile.open(new StoredBytes(open, size, MOST_WINDOWS));
    if (file.entries.some(({ name }) => LOCKED.test(name))) throw fileEncrypted();
    const main = file.top.find(({ name, isStream }) => isStream && (WORD.test(name) || WORKBOOK.test(name)));
    if (!main) throw fileTypeRefused();
    if (file.entries.some(({ name }) => PROGRAMS.test(name))) throw fileExecutable();
    // Also those that are embedded in a text.
    for (const entry of file.entries.filter(({ name, isStream }) => isStream && WORKBOOK.test(name))) await lookAtWorkbook(file, entry);
    if (!WORD.test(main.name)) return 'application/vnd.ms-excel';
    await lookAtText(file, main);
    return 'application/msword';
  } catch (error) {
    throw isAppError(error) ? error : fileBroken({ cause: error });
  }
}

/** [MS-DOC] §2.5.2: what the text's own header says of it. */
async function lookAtText(file: CompoundFile, entry: CompoundEntry): Promise<void> {
  for await (const head of file.read(entry)) {
    if (![0xa5ec, 0xa5dc].includes(head.readUInt16LE())) throw fileBroken();
    if ((head[11]! & 0x01) !== 0) throw fileEncrypted();
    return;
  }
}

/** The records that speak of the whole workbook, up to their end: what kinds of sheets it has, whether it is locked. */
async function lookAtWorkbook(file: CompoundFile, entry: CompoundEntry): Promise<void> {
  let waiting = Buffer.alloc(0);
  let first = true;
  for await (const piece of file.read(entry)) {
    waiting = Buffer.concat([waiting, piece]);
    let at = 0;
    while (waiting.length - at >= 4) {
      const kind = waiting.readUInt16LE(at);
      const length = waiting.readUInt16LE(at + 2);
      if ((first && kind !== BOF) || length > MOST_RECORD) throw fileBroken();
      if (waiting.length - at < 4 + length) break;
      first = false;
      if (kind === EOF) return;
      if (kind === FILE_PASS) throw fileEncrypted();
      if (kind === VBA_PROJECT || (kind === BOUND_SHEET && PROGRAM_SHEETS.includes(waiting[at + 9]))) throw fileExecutable();
      at += 4 + length;
    }
    waiting = waiting.subarray(at);
  }
  throw fileBroken();
}
