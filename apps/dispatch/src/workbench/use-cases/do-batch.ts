import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock, isAppError, uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { batchKeyReused } from '../domain/workbench.errors.js';
import { ShowBatch, type BatchReport } from '../queries/show-batch.js';
import { DoWork, type Said } from './do-work.js';
import { workbenchUserOf } from './workbench-user.js';

export interface BatchItem extends Said {
  turnId: string;
}

const OPEN_BATCH = `
  INSERT INTO work_batches (id, org_code, officer_id, key, body_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (officer_id, org_code, key) DO NOTHING RETURNING id`;
const ADD_ITEMS = `
  INSERT INTO work_batch_items (batch_id, item_no, turn_id)
  SELECT $1, item_no, turn_id FROM unnest($2::uuid[]) WITH ORDINALITY AS t(turn_id, item_no)`;
const FIND_BATCH = 'SELECT id, body_hash FROM work_batches WHERE officer_id = $1 AND org_code = $2 AND key = $3';
const LOCK_ITEM = 'SELECT outcome FROM work_batch_items WHERE batch_id = $1 AND item_no = $2 FOR UPDATE';
const NOTE = 'UPDATE work_batch_items SET outcome = $3, code = $4 WHERE batch_id = $1 AND item_no = $2 AND outcome IS NULL';

/**
 * 批量办理 — many turns, each by itself: one that is refused leaves the others as they are, and the report says what became of each. Sent
 * again under its key, a batch that broke off goes on where it stopped.
 */
@Injectable()
export class DoBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly work: DoWork,
    private readonly report: ShowBatch,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.BATCH_KEY_REUSED */
  async execute(principal: Principal, request: { key: string; bodyHash: string }, items: readonly BatchItem[]): Promise<BatchReport> {
    const batchId = await this.open(principal, request, items);
    for (const [at, item] of items.entries()) await this.handle(batchId, at + 1, item, principal);
    return this.report.execute(batchId, principal);
  }

  private open(principal: Principal, { key, bodyHash }: { key: string; bodyHash: string }, items: readonly BatchItem[]): Promise<string> {
    const { id, orgCode } = workbenchUserOf(principal);
    return this.uow.run(async () => {
      const [opened] = await this.database.query<{ id: string }>(OPEN_BATCH, [uuidv7(), orgCode, id, key, bodyHash, this.clock.now()]);
      if (opened) {
        await this.database.write(ADD_ITEMS, [opened.id, items.map((item) => item.turnId)]);
        return opened.id;
      }
      const [known] = await this.database.query<{ id: string; body_hash: string }>(FIND_BATCH, [id, orgCode, key]);
      if (known!.body_hash !== bodyHash) throw batchKeyReused();
      return known!.id;
    });
  }

  /** What is no fault of the item leaves it open: the request fails, and is sent again. */
  private async handle(batchId: string, no: number, item: BatchItem, principal: Principal): Promise<void> {
    try {
      await this.uow.run(async () => {
        const [row] = await this.database.query<{ outcome: string | null }>(LOCK_ITEM, [batchId, no]);
        if (row!.outcome !== null) return;
        await this.work.complete(item.turnId, principal, item);
        await this.database.write(NOTE, [batchId, no, 'done', null]);
      });
    } catch (error) {
      if (!isAppError(error) || error.kind === 'unavailable' || error.kind === 'internal') throw error;
      await this.uow.run(() => this.database.write(NOTE, [batchId, no, 'refused', error.code]));
    }
  }
}
