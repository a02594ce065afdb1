import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import type { z } from 'zod';
import { batchNotFound } from '../domain/workbench.errors.js';
import type { BatchAnswer } from '../http/workbench.schema.js';

export type BatchReport = z.output<typeof BatchAnswer>;

const BATCH = 'SELECT created_at FROM work_batches WHERE id = $1 AND officer_id = $2 AND org_code = $3';
const ITEMS = `
  SELECT i.item_no, i.turn_id, i.outcome, i.code, w.case_no
  FROM work_batch_items i LEFT JOIN work_turns t ON t.id = i.turn_id AND t.org_code = $2 LEFT JOIN task_works w ON w.task_id = t.task_id
  WHERE i.batch_id = $1 ORDER BY i.item_no`;

interface ItemRow extends Record<string, unknown> {
  item_no: number;
  turn_id: string;
  outcome: 'done' | 'refused' | null;
  code: string | null;
  case_no: string | null;
}

@Injectable()
export class ShowBatch {
  constructor(private readonly database: Database) {}

  /** @throws DISPATCH.BATCH_NOT_FOUND */
  async execute(batchId: string, principal: Principal): Promise<BatchReport> {
    const [batch] = await this.database.query<{ created_at: Date }>(BATCH, [batchId, principal.id, principal.orgCode ?? null]);
    if (!batch) throw batchNotFound();
    const rows = await this.database.query<ItemRow>(ITEMS, [batchId, principal.orgCode]);
    const items = rows.map((row) => ({
      turnId: row.turn_id,
      caseNo: row.case_no,
      outcome: row.outcome ?? ('open' as const),
      code: row.code,
    }));
    const count = (outcome: string): number => items.filter((item) => item.outcome === outcome).length;
    return {
      batchId,
      createdAt: batch.created_at.toISOString(),
      done: count('done'),
      refused: count('refused'),
      open: count('open'),
      items,
    };
  }
}
