import { fileExecutable, fileTypeRefused } from './material.errors.js';

/** Bytes that suffice to tell a type. */
export const HEAD_BYTES = 4_100;

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const startsWith = (head: Buffer, magic: Buffer, at = 0): boolean => head.subarray(at, at + magic.length).equals(magic);

/** 程序 — what runs, by its first bytes: Windows, Linux, macOS, Java, Android, scripts and shortcuts. */
const PROGRAMS: readonly Buffer[] = [
  ascii('MZ'),
  ascii('\x7fELF'),
  ascii('#!'),
  Buffer.from('feedface', 'hex'),
  Buffer.from('feedfacf', 'hex'),
  Buffer.from('cefaedfe', 'hex'),
  Buffer.from('cffaedfe', 'hex'),
  Buffer.from('cafebabe', 'hex'),
  ascii('dex\n'),
  Buffer.from('4c0000000114020000000000c000000000000046', 'hex'), // a Windows shortcut
];

const ARCHIVES: readonly Buffer[] = [
  ascii('PK\x03\x04'),
  ascii('PK\x05\x06'),
  ascii('Rar!'),
  ascii("7z\xbc\xaf'\x1c"),
  Buffer.from('1f8b', 'hex'),
  ascii('BZh'),
  ascii('\xfd7zXZ'),
  Buffer.from('28b52ffd', 'hex'),
];

export const isProgram = (head: Buffer): boolean => PROGRAMS.some((magic) => startsWith(head, magic));
export const isArchive = (head: Buffer): boolean =>
  ARCHIVES.some((magic) => startsWith(head, magic)) || startsWith(head, ascii('ustar'), 257);

/** Types told by their first bytes alone. Containers of ZIP are told by what is in them. */
const TYPES: readonly { mediaType: string; matches: (head: Buffer) => boolean }[] = [
  { mediaType: 'application/pdf', matches: (head) => startsWith(head, ascii('%PDF-')) },
  { mediaType: 'image/jpeg', matches: (head) => startsWith(head, Buffer.from('ffd8ff', 'hex')) },
  { mediaType: 'image/png', matches: (head) => startsWith(head, ascii('\x89PNG\r\n\x1a\n')) },
  { mediaType: 'image/gif', matches: (head) => startsWith(head, ascii('GIF87a')) || startsWith(head, ascii('GIF89a')) },
  { mediaType: 'image/bmp', matches: (head) => startsWith(head, ascii('BM')) && head.length > 26 && head.readUInt32LE(10) < 4_096 },
  { mediaType: 'image/tiff', matches: (head) => startsWith(head, ascii('II*\0')) || startsWith(head, ascii('MM\0*')) },
  { mediaType: 'image/webp', matches: (head) => startsWith(head, ascii('RIFF')) && startsWith(head, ascii('WEBP'), 8) },
  {
    mediaType: 'video/mp4',
    matches: (head) => startsWith(head, ascii('ftyp'), 4) && /^(isom|iso[2-9]|mp4[12]|avc1|M4V )$/.test(head.toString('latin1', 8, 12)),
  },
  { mediaType: 'image/vnd.dwg', matches: (head) => /^AC10\d\d$/.test(head.toString('latin1', 0, 6)) },
];

/** A ZIP, whose kind is in its entries. */
export const CONTAINER = 'application/zip';
/** A compound file (OLE2), whose kind is in its entries too: DOC and XLS, but installers and messages as well. */
export const COMPOUND = 'application/x-ole-storage';
const COMPOUND_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * 类型 — of a file by its first bytes; its name and what the sender calls it do not count. A ZIP is told as `CONTAINER`, OLE2 as `COMPOUND`.
 * @throws ACCEPTANCE.FILE_EXECUTABLE, ACCEPTANCE.FILE_TYPE_REFUSED
 */
export function typeOf(head: Buffer): string {
  if (isProgram(head)) throw fileExecutable();
  if (startsWith(head, ascii('PK\x03\x04'))) return CONTAINER;
  if (startsWith(head, COMPOUND_MAGIC)) return COMPOUND;
  const found = TYPES.find(({ matches }) => matches(head));
  if (!found) throw fileTypeRefused();
  return found.mediaType;
}

/** Kinds of documents in a ZIP by the entry that only they have. */
const DOCUMENTS: readonly (readonly [entry: string, mediaType: string])[] = [
  ['OFD.xml', 'application/ofd'],
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];
/** Entries of programs in a ZIP's clothes: Java, Android, macros of Office; and scripts, which only their names give away. */
const PROGRAM_ENTRIES =
  /^(META-INF\/MANIFEST\.MF|AndroidManifest\.xml|classes\.dex)$|(^|\/)vbaProject\.bin$|\.(bat|cmd|com|exe|hta|js|jse|lnk|msi|pif|ps1|reg|scr|vbe|vbs|wsf|wsh)$/i;

export const isProgramEntry = (name: string): boolean => PROGRAM_ENTRIES.test(name);

export const documentTypeOf = (entries: ReadonlySet<string>): string => DOCUMENTS.find(([entry]) => entries.has(entry))?.[1] ?? CONTAINER;
