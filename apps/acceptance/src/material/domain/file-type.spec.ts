import { describe, expect, it } from '@jest/globals';
import { documentTypeOf, isArchive, isProgram, isProgramEntry, typeOf } from './file-type.js';

const head = (text: string): Buffer => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(300)]);

describe('the type of a file', () => {
  it.each([
    ['%PDF-1.4', 'application/pdf'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['GIF89a', 'image/gif'],
    ['BM\x36\0\0\0\0\0\0\0\x36\0\0\0', 'image/bmp'],
    ['II*\0', 'image/tiff'],
    ['MM\0*', 'image/tiff'],
    ['RIFF\0\0\0\0WEBP', 'image/webp'],
    ['\0\0\0\x20ftypisom', 'video/mp4'],
    ['AC1032', 'image/vnd.dwg'],
    ['PK\x03\x04', 'application/zip'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
  ])('is told by its first bytes: %j', (bytes, type) => {
    expect(typeOf(head(bytes))).toBe(type);
  });

  it.each(['MZ\x90', '\x7fELF', '#!/bin/sh', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe', 'dex\n035'])(
    'is a program, whatever its name: %j',
    (bytes) => {
      expect(() => typeOf(head(bytes))).toThrow(expect.objectContaining({ code: 'ACCEPTANCE.FILE_EXECUTABLE' }));
      expect(isProgram(head(bytes))).toBe(true);
    },
  );

  it.each([' %PDF-1.4', '<html>', '{}', 'Rar!\x1a\x07', '\0\0\0\x18ftypheic', 'PK\x05\x06', ''])('is none that is taken: %j', (bytes) => {
    expect(() => typeOf(head(bytes))).toThrow(expect.objectContaining({ code: 'ACCEPTANCE.FILE_TYPE_REFUSED' }));
  });

  it('in a ZIP is told by the entry that only it has', () => {
    expect(documentTypeOf(new Set(['OFD.xml', 'Doc_0/Document.xml']))).toBe('application/ofd');
    expect(documentTypeOf(new Set(['word/document.xml']))).toMatch(/wordprocessingml/);
    expect(documentTypeOf(new Set(['readme.txt', 'x/word/document.xml']))).toBe('application/zip');
  });
});

it('knows archives by their first bytes, tar too', () => {
  for (const bytes of ['PK\x03\x04', 'PK\x05\x06', 'Rar!', '\x1f\x8b\x08', "7z\xbc\xaf'\x1c"]) expect(isArchive(head(bytes))).toBe(true);
  expect(isArchive(Buffer.concat([Buffer.alloc(257), Buffer.from('ustar')]))).toBe(true);
  expect(isArchive(head('%PDF-1.4'))).toBe(false);
});

it('knows programs in the clothes of documents by their entries', () => {
  for (const name of [
    'META-INF/MANIFEST.MF',
    'AndroidManifest.xml',
    'classes.dex',
    'word/vbaProject.bin',
    'xl/VBAPROJECT.BIN',
    '说明/打开.bat',
    'a.JS',
  ]) {
    expect(isProgramEntry(name)).toBe(true);
  }
  for (const name of ['word/document.xml', 'ppt/media/a.jpg', 'com', '平面图.reg.pdf']) expect(isProgramEntry(name)).toBe(false);
});
