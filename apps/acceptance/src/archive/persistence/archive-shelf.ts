import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ZipFile } from 'yazl';
import { Seal, type SealImprint } from '../../document/seal/seal.js';
import { storageKey, type Bytes } from '../../storage/file-store.js';
import { SealedFiles, type StoredFile } from '../../storage/sealed-files.js';
import { checksums, listed, sha256Of, type PackageEntry } from '../domain/manifest.js';

/** A package that lies in the store, and the seal on its manifest. */
export interface ShelvedPackage {
  stored: StoredFile;
  seal: SealImprint;
}

const keyOf = (id: string): string => storageKey('archives', id);

/** 库房 — puts packages into the file store, sealed as everything there is. */
@Injectable()
export class ArchiveShelf {
  constructor(
    private readonly files: SealedFiles,
    private readonly seal: Seal,
  ) {}

  /** Streams a package into the store. @throws ACCEPTANCE.FILE_STORE_DOWN */
  async put(id: string, manifest: string, entries: readonly PackageEntry[]): Promise<ShelvedPackage> {
    const seal = await this.seal.seal(manifest);
    return { stored: await this.files.put(keyOf(id), packed(manifest, seal, entries)), seal };
  }

  /** Takes away what an attempt left; nothing there is as good. @throws ACCEPTANCE.FILE_STORE_DOWN */
  remove(id: string): Promise<void> {
    return this.files.remove(keyOf(id));
  }
}

/** The package as it streams: manifest, its seal, checksums, and what the manifest lists. */
function packed(manifest: string, seal: SealImprint, entries: readonly PackageEntry[]): Bytes {
  const zip = new ZipFile();
  const bytes = Buffer.from(manifest);
  const all = [{ path: 'manifest.json', sha256: sha256Of(bytes) }, ...entries.map(listed)];
  zip.addBuffer(bytes, 'manifest.json');
  zip.addBuffer(Buffer.from(`${JSON.stringify(seal)}\n`), 'manifest.seal.json');
  zip.addBuffer(Buffer.from(checksums(all)), 'checksums.sha256');
  // What is compressed already only costs time.
  for (const { path, bytes: content, mediaType } of entries) zip.addBuffer(content, path, { compress: mediaType === 'application/json' });
  zip.end();
  return zip.outputStream as Readable;
}
