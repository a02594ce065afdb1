import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock, isAppError } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { Seal, type SealImprint } from '../../document/seal/seal.js';
import { firstBreak, type LinkedStep } from '../../ledger/step-chain.js';
import { STEP_CONTENT } from '../../ledger/step-content.js';
import type { Bytes } from '../../storage/file-store.js';
import { SealedFiles } from '../../storage/sealed-files.js';
import { archiveDestroyed } from '../domain/archive.errors.js';
import type { Manifest } from '../domain/manifest.js';
import type { ArchiveCheck } from '../http/archive.schema.js';
import { ReadArchives, type StoredArchive } from '../queries/read-archives.js';

const RECORD = `
  INSERT INTO disclosures (at, case_no, item_code, purpose, pointers, task_id, actor_kind, actor_id, actor_org, client_id)
  VALUES ($1, $2, $3, 'archive', $4, NULL, $5, $6, $7, $8)`;
const CHAIN = `
  SELECT seq, encode(hash, 'hex') AS hash, ${STEP_CONTENT} AS content FROM case_steps WHERE case_no = $1 AND seq <= $2 ORDER BY seq`;

/** 利用 and 检查 of archives: a package holds what people wrote, so each reading is recorded before a byte of it goes out. */
@Injectable()
export class OpenArchive {
  constructor(
    private readonly archives: ReadArchives,
    private readonly files: SealedFiles,
    private readonly seal: Seal,
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.ARCHIVE_NOT_FOUND, ACCEPTANCE.ARCHIVE_DESTROYED, ACCEPTANCE.FILE_GONE, ACCEPTANCE.FILE_STORE_DOWN */
  async read(archiveId: string, principal: Principal): Promise<{ archive: StoredArchive; bytes: Bytes }> {
    const archive = await this.archives.stored(archiveId, principal);
    if (archive.destroyedAt !== null) throw archiveDestroyed();
    const { kind, id, orgCode, clientId } = principal;
    const at = this.clock.now().toISOString();
    const pointers = [`/archives/${archiveId}`];
    await this.uow.run(() =>
      this.database.write(RECORD, [at, archive.caseNo, archive.itemCode, pointers, kind, id, orgCode ?? null, clientId]),
    );
    return { archive, bytes: await this.opened(archive) };
  }

  /** @throws ACCEPTANCE.ARCHIVE_NOT_FOUND, ACCEPTANCE.ARCHIVE_DESTROYED, ACCEPTANCE.FILE_STORE_DOWN */
  async check(archiveId: string, principal: Principal): Promise<ArchiveCheck> {
    const archive = await this.archives.stored(archiveId, principal);
    if (archive.destroyedAt !== null) throw archiveDestroyed();
    const { manifest, seal, caseNo } = archive;
    const problems: ArchiveCheck['problems'] = [];
    const bytes = await this.digestOf(archive);
    if (bytes !== archive.sha256) problems.push(bytes === undefined ? 'fileGone' : 'fileDamaged');
    const { valid } = await this.seal.verify(manifest, seal as SealImprint);
    if (!valid) problems.push('sealBroken');
    const { ledger } = JSON.parse(manifest) as Manifest;
    const steps = await this.database.query<LinkedStep & Record<string, unknown>>(CHAIN, [caseNo, ledger.steps]);
    if (steps.at(-1)?.hash !== ledger.head || firstBreak(steps) !== null) problems.push('ledgerChanged');
    return { archiveId, sound: problems.length === 0, problems };
  }

  private opened({ storeKey: key, sealedKey, size }: StoredArchive): Promise<Bytes> {
    return this.files.open({ key, sealedKey, size });
  }

  /** Undefined when it is gone; another text than any digest when what lies there does not open. */
  private async digestOf(archive: StoredArchive): Promise<string | undefined> {
    const hash = createHash('sha256');
    try {
      for await (const piece of await this.opened(archive)) hash.update(piece);
      return hash.digest('hex');
    } catch (error) {
      if (!isAppError(error)) throw error;
      if (error.code === 'ACCEPTANCE.FILE_GONE') return undefined;
      if (error.code === 'ACCEPTANCE.FILE_DAMAGED') return 'damaged';
      throw error;
    }
  }
}
