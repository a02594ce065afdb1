import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { FileStore } from '../../storage/file-store.js';
import { fileKeyOf } from '../material-files.js';

const HOUR = 3_600_000;
const AT_ONCE = 50;
/** Longer than any upload takes; what has not ended by then was killed. */
const RECEIVING_HOURS = 2;
const LEFTOVER_HOURS = 24;

/**
 * Marked first and committed, so that from then on no filing can take it; a filing that was quicker keeps it. What a worker marked and
 * did not finish, the next one finishes: taking away what is away already changes nothing.
 */
const MARK = `
  UPDATE material_files SET status = 'removing' WHERE id IN (
    SELECT id FROM material_files f
    WHERE (status = 'receiving' AND created_at < $1) OR status = 'removing'
      OR (status = 'ready' AND used_at IS NULL AND issued_at IS NULL AND created_at < $2
        AND NOT EXISTS (SELECT FROM drafts d WHERE d.file_refs @> ARRAY[f.id::text]))
    ORDER BY created_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
  RETURNING id`;
const FORGET = `DELETE FROM material_files WHERE id = ANY($1::uuid[]) AND status = 'removing'`;

/** 清理 — takes away uploads that no case and no draft uses, and what killed uploads left. Any number of workers may run. */
@Injectable()
export class SweepUnusedFiles {
  private sweptAt = 0;

  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
    workers: Workers,
  ) {
    workers.add({ name: 'sweep-unused-files', everyMs: 60_000, round: () => this.execute() });
  }

  /** Returns whether there may be more. */
  async execute(): Promise<boolean> {
    const now = this.clock.now().getTime();
    const before = (hours: number): string => new Date(now - hours * HOUR).toISOString();
    const rows = await this.database.query<{ id: string }>(MARK, [before(RECEIVING_HOURS), before(this.config.UNUSED_FILE_HOURS)]);
    const ids = rows.map(({ id }) => id);
    for (const id of ids) await this.store.remove(fileKeyOf(id));
    if (ids.length > 0) await this.database.query(FORGET, [ids]);
    await this.sweepStore();
    return ids.length === AT_ONCE;
  }

  /** Once an hour. In real time, as file systems and buckets tell it. */
  private async sweepStore(): Promise<void> {
    const now = Date.now();
    if (now - this.sweptAt < HOUR) return;
    await this.store.sweep(new Date(now - LEFTOVER_HOURS * HOUR));
    this.sweptAt = now;
  }
}
