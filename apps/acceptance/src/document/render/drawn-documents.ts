import { Injectable } from '@nestjs/common';
import { Clock, isAppError, uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { storageKey } from '../../storage/file-store.js';
import { SealedFiles } from '../../storage/sealed-files.js';
import { canonicalJson } from '../domain/canonical-json.js';
import { documentDamaged } from '../domain/document.errors.js';
import { sha256Of, type Paper } from '../domain/paper.js';
import { printedCode } from '../domain/verification-code.js';
import { SealedPapers, type SealedPaper } from '../persistence/sealed-paper.js';
import type { SealFinding, SealImprint } from '../seal/seal.js';
import { PdfRenderer } from './pdf-renderer.js';
import type { Drawing } from './render-thread.js';

const log = logger('documents');

const FILE = 'SELECT store_key, sealed_key, size, sha256, made_at FROM document_files WHERE document_id = $1';
const KEEP = `
  INSERT INTO document_files (document_id, store_key, sealed_key, size, sha256, made_at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (document_id) DO NOTHING RETURNING 1`;

interface FileRow extends Record<string, unknown> {
  store_key: string;
  sealed_key: string;
  size: number;
  sha256: Buffer;
}

/** A document as PDF. */
export interface DrawnDocument {
  bytes: Buffer;
  /** Hex SHA-256 of the bytes, by which the public page confirms them. */
  sha256: string;
}

/**
 * 版式文件 of documents: drawn when first read, and from then on the same bytes. They lie in the file store; should it have lost them or
 * given others, they are drawn anew, and given out only when they are the ones that were.
 */
@Injectable()
export class DrawnDocuments {
  constructor(
    private readonly database: Database,
    private readonly papers: SealedPapers,
    private readonly renderer: PdfRenderer,
    private readonly files: SealedFiles,
    private readonly clock: Clock,
  ) {}

  /** Call it outside a unit of work. @throws ACCEPTANCE.DOCUMENT_DAMAGED, ACCEPTANCE.DOCUMENTS_BUSY, ACCEPTANCE.FILE_STORE_DOWN */
  async of(sealed: SealedPaper): Promise<DrawnDocument> {
    const file = await this.fileOf(sealed.id);
    const stored = file && (await this.stored(file));
    if (stored) return stored;
    const { paper, text, finding } = await this.papers.open(sealed);
    const bytes = await this.renderer.draw(drawingOf(paper, text, sealed, finding));
    const drawn = { bytes, sha256: sha256Of(bytes) };
    const kept = file ?? (await this.keep(sealed.id, drawn));
    // Drawn elsewhere at the same moment, or by an earlier release whose lines broke otherwise: one document has one file.
    if (kept.sha256.toString('hex') !== drawn.sha256) return (await this.read(kept).catch(unlessDown)) ?? lost();
    return drawn;
  }

  private async fileOf(id: string): Promise<FileRow | undefined> {
    const [row] = await this.database.query<FileRow>(FILE, [id]);
    return row;
  }

  private async stored(file: FileRow): Promise<DrawnDocument | undefined> {
    try {
      return await this.read(file);
    } catch (err) {
      log.warn('a stored document could not be read and is drawn anew', { err });
      return undefined;
    }
  }

  /** @returns undefined for other bytes than those that were put. @throws as SealedFiles.open */
  private async read({ store_key: key, sealed_key: sealedKey, size, sha256 }: FileRow): Promise<DrawnDocument | undefined> {
    const parts: Buffer[] = [];
    for await (const part of await this.files.open({ key, sealedKey, size })) parts.push(part);
    const bytes = Buffer.concat(parts);
    if (sha256Of(bytes) === sha256.toString('hex')) return { bytes, sha256: sha256.toString('hex') };
    log.error('a stored document is not the one that was put');
    return undefined;
  }

  private async keep(id: string, { bytes, sha256 }: DrawnDocument): Promise<FileRow> {
    const file = await this.files.put(storageKey('documents', uuidv7()), once(bytes));
    const params = [id, file.key, file.sealedKey, file.size, Buffer.from(sha256, 'hex'), this.clock.now().toISOString()];
    const kept = await this.database.query(KEEP, params);
    // Another request was first: what is not named by the row is nobody's.
    if (kept.length === 0) await this.files.remove(file.key);
    return (await this.fileOf(id))!;
  }
}

function drawingOf(paper: Paper, text: string, { sha256, seal }: SealedPaper, { test }: SealFinding): Drawing {
  return {
    title: paper.title,
    number: paper.number,
    addressee: paper.addressee,
    paragraphs: paper.paragraphs,
    note: paper.note,
    issuer: paper.issuer.name,
    date: paper.date,
    code: printedCode(paper.code),
    url: paper.url,
    sha256: sha256.toString('hex'),
    testSeal: test ? '测试印章 不具效力' : null,
    fixedAt: paper.fixedAt,
    attachments: [
      { name: 'document.json', type: 'application/json', text, description: '固化内容' },
      { name: 'seal.json', type: 'application/json', text: sealText(seal), description: '签章值' },
    ],
  };
}

/** With the way to the root, without which nobody could verify what was sealed together with others. */
const sealText = ({ algorithm, keyId, value, path }: SealImprint): string => canonicalJson({ algorithm, keyId, value, path });

/** A store that is away may have the file yet. */
function unlessDown(error: unknown): undefined {
  if (isAppError(error) && error.code === 'ACCEPTANCE.FILE_STORE_DOWN') throw error;
}

function lost(): never {
  throw documentDamaged();
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
