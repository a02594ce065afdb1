import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Clock, isAppError } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { missingCodes } from '../domain/completeness.js';
import { listed, type Manifest } from '../domain/manifest.js';
import { archiveNoOf, keepUntil } from '../domain/retention.js';
import { ArchiveShelf, type ShelvedPackage } from '../persistence/archive-shelf.js';
import { ArchiveWork, type ClaimedCase } from '../persistence/archive-work.js';
import { GatherCase, type GatheredCase } from './gather-case.js';

const DAY_MS = 86_400_000;
/** Attempts before a person has to look at it. */
const MOST_ATTEMPTS = 8;
const log = logger('acceptance.archive');

const STILL = 'SELECT version FROM cases WHERE case_no = $1 FOR SHARE';
const INSERT = `
  INSERT INTO archives (id, archive_no, case_no, case_version, round, item_code, item_name, category, deciding_org, deciding_region, ended_at, keep_until,
    manifest, seal, store_key, sealed_key, size, sha256, made_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`;

/** 归档 — makes the packages of cases that ended long enough ago, each streamed into the store and noted when it lies there whole. */
@Injectable()
export class MakeArchives {
  constructor(
    private readonly work: ArchiveWork,
    private readonly gather: GatherCase,
    private readonly shelf: ArchiveShelf,
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** Makes up to `limit`, one after the other. Returns whether there may be more. */
  async execute(limit: number): Promise<boolean> {
    const now = this.clock.now();
    const claimed = await this.work.claim(limit, new Date(now.getTime() - this.config.ARCHIVE_AFTER_DAYS * DAY_MS));
    for (const each of claimed) await this.attempt(each);
    return claimed.length === limit;
  }

  private async attempt(claimed: ClaimedCase): Promise<void> {
    const { caseNo, attempts, fileId, staleFileId } = claimed;
    try {
      // What an earlier attempt stored and could not note is nobody's.
      if (staleFileId !== null) await this.shelf.remove(staleFileId);
      if (!(await this.make(claimed))) await this.shelf.remove(fileId);
    } catch (error) {
      const code = isAppError(error) ? error.code : error instanceof Error ? error.name : 'UNKNOWN';
      log.warn('a case could not be archived', { caseNo, code, attempt: attempts });
      await this.work.putOff(claimed, code, attempts >= MOST_ATTEMPTS);
    }
  }

  /** Whether the package lies there and is noted; false when the case is not one to archive any more, or not this way. */
  private async make(claimed: ClaimedCase): Promise<boolean> {
    const { caseNo, fileId: id } = claimed;
    const found = await this.gather.execute(caseNo);
    const { packages, lastVersion } = await this.work.packagesOf(caseNo);
    if (!found?.state.endedAt || lastVersion === found.state.version) {
      await this.work.done(claimed);
      return false;
    }
    const manifest = this.manifestOf(found, packages + 1);
    const text = JSON.stringify(manifest, null, 2);
    const shelved = await this.shelf.put(id, text, found.entries);
    return this.uow.run(async () => {
      const [still] = await this.database.query<{ version: number }>(STILL, [caseNo]);
      // Something happened meanwhile: the next round takes it in.
      if (still?.version !== found.state.version || !(await this.work.done(claimed))) return false;
      await this.insert(id, found, manifest, text, shelved);
      return true;
    });
  }

  private manifestOf({ state, category, retentionYears: years, entries, ledger }: GatheredCase, nth: number): Manifest {
    return {
      format: 'yiwang-archive/1',
      archiveNo: archiveNoOf(state.caseNo, nth),
      caseNo: state.caseNo,
      caseVersion: state.version,
      round: state.reopenings,
      item: { code: state.itemCode, version: state.itemVersion, name: state.itemName, category },
      decidingAuthority: { orgCode: state.decidingOrg, name: state.decidingName, regionCode: state.decidingRegion },
      status: state.status,
      outcome: state.outcome,
      finishKind: state.finishKind,
      submittedAt: state.submittedAt.toISOString(),
      endedAt: state.endedAt!.toISOString(),
      retention: { years, keepUntil: keepUntil(state.endedAt!, years) },
      ledger: { steps: ledger.steps, head: ledger.head },
      entries: entries.map(listed),
      missing: missingCodes(state, new Set(entries.filter(({ revoked }) => !revoked).map(({ code }) => code))),
      madeAt: this.clock.now().toISOString(),
    };
  }

  private insert(id: string, { state }: GatheredCase, manifest: Manifest, text: string, { seal, stored }: ShelvedPackage): Promise<void> {
    return this.database.write(INSERT, [
      id,
      manifest.archiveNo,
      state.caseNo,
      state.version,
      state.reopenings,
      state.itemCode,
      state.itemName,
      manifest.item.category,
      state.decidingOrg,
      state.decidingRegion,
      manifest.endedAt,
      manifest.retention.keepUntil,
      text,
      JSON.stringify(seal),
      stored.key,
      stored.sealedKey,
      stored.size,
      Buffer.from(stored.sha256, 'hex'),
      manifest.madeAt,
    ]);
  }
}
