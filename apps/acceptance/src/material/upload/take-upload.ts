import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { logger } from '@yiwang/telemetry';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { SealedFiles, type StoredFile } from '../../storage/sealed-files.js';
import { fileTooLarge } from '../domain/material.errors.js';
import { trustOf, type Said, type TrustLevel } from '../domain/trust.js';
import { fileKeyOf, MaterialFiles } from '../material-files.js';
import { Scanner } from '../scan/scanner.js';
import { CheckedBytes } from './checked-bytes.js';
import { inspect } from './inspect.js';
import { paced } from './paced.js';

const log = logger('acceptance.materials');
const MIB = 1024 * 1024;

export interface Upload extends Said {
  name: string;
  title: string | null;
  /** As the request announces it; NaN or 0 when it does not. */
  length: number;
  bytes: AsyncIterable<Buffer>;
  /** Address of the request, which belongs to what the key is for. */
  url: string;
}

/** What a filing then names in `materials[].fileRef`. */
export interface FileReceipt {
  fileRef: string;
  mediaType: string;
  size: number;
  sha256: string;
  trust: TrustLevel;
}

/**
 * 上传 — takes a file in while it streams: its type by content, its size, its SHA-256 and the store all see the same bytes once. What it
 * holds is looked at and scanned where it lies sealed. Whatever refuses it leaves neither bytes nor a row behind.
 */
@Injectable()
export class TakeUpload {
  constructor(
    private readonly rows: MaterialFiles,
    private readonly files: SealedFiles,
    private readonly scanner: Scanner,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** @throws ACCEPTANCE.FILE_* and the other codes of uploads in `material.errors.ts` */
  async execute(upload: Upload, principal: Principal, key: IdempotentRequest): Promise<FileReceipt> {
    const most = this.config.MAX_FILE_MB * MIB;
    const trust = trustOf(upload, principal);
    if (upload.length > most) throw fileTooLarge();
    this.scanner.assertOpen();
    const id = uuidv7();
    await this.receive(id, upload, principal, trust);
    let receipt: FileReceipt | undefined;
    try {
      const { stored, mediaType } = await this.store(id, upload.bytes, most);
      // The body went by as it came: the key is told by its bytes all the same.
      const bodyHash = createHash('sha256').update(`${upload.url}\n${stored.sha256}`).digest('base64');
      receipt = await this.idempotency.once({ ...key, bodyHash }, async () => {
        await this.rows.ready(id, mediaType, stored, this.scanner.name);
        return { fileRef: id, mediaType, size: stored.size, sha256: stored.sha256, trust };
      });
    } finally {
      // Refused, or a repetition that hears of the first file.
      if (receipt?.fileRef !== id) await this.forget(id);
    }
    return receipt;
  }

  private receive(id: string, { name, title, originalSeen }: Upload, principal: Principal, trust: TrustLevel): Promise<void> {
    const { kind, id: account, orgCode = null } = principal;
    return this.rows.receive({
      id,
      owner: { kind, id: account, orgCode },
      name,
      title,
      trust,
      checkedBy: originalSeen ? { id: account, orgCode } : null,
      now: this.clock.now(),
      mostUnused: this.config.MOST_UNUSED_FILES,
    });
  }

  private async store(id: string, bytes: AsyncIterable<Buffer>, most: number): Promise<{ stored: StoredFile; mediaType: string }> {
    const checked = new CheckedBytes(paced(bytes), most);
    const stored = await this.files.put(fileKeyOf(id), checked.bytes());
    const mediaType = await inspect(checked.mediaType, (range) => this.files.open(stored, range), stored.size);
    await this.scanner.scan(await this.files.open(stored));
    return { stored, mediaType };
  }

  /** Marked, then the bytes, then the row: whatever is left half done, the sweep does; bytes without a row nobody would find. */
  private async forget(id: string): Promise<void> {
    try {
      if (!(await this.rows.giveUp(id))) return;
      await this.files.remove(fileKeyOf(id));
      await this.rows.forget(id);
    } catch (err) {
      log.warn('what a refused upload left is swept later', { key: id, err });
    }
  }
}
