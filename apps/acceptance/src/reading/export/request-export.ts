import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { exportsUnderWay } from '../reading.errors.js';
import { WorkSelections } from '../work-list/work-selection.js';
import { CaseExports } from './case-exports.js';
import { ExportSignal } from './export-signal.js';
import type { ExportRequest, ExportView } from './export.schema.js';

/** Exports of one person that may wait or run at a time. */
const MOST_UNDER_WAY = 3;

/** Whose an export is: nobody else reads it, whatever he may see. */
export const ownerOf = ({ kind, id }: Principal): string => `${kind}:${id}`;

/** 申请导出 — writes down which cases, with the reach of who asks as it is now; a worker makes the file. */
@Injectable()
export class RequestExport {
  constructor(
    private readonly exports: CaseExports,
    private readonly selections: WorkSelections,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly signal: ExportSignal,
  ) {}

  /** @throws ACCEPTANCE.WORK_LIST_OUT_OF_REACH, ACCEPTANCE.EXPORTS_UNDER_WAY */
  async execute(request: ExportRequest, principal: Principal, key: IdempotentRequest): Promise<ExportView> {
    const selection = await this.selections.of(request, principal);
    const owner = ownerOf(principal);
    const view = await this.idempotency.once(key, async () => {
      if ((await this.exports.underWay(owner)) >= MOST_UNDER_WAY) throw exportsUnderWay({ retryAfter: 5 });
      const id = uuidv7();
      const now = this.clock.now();
      await this.exports.add(id, owner, selection, now);
      return newExport(id, now);
    });
    this.signal.wake();
    return view;
  }
}

const newExport = (id: string, at: Date): ExportView => ({
  id,
  status: 'waiting',
  requestedAt: at.toISOString(),
  finishedAt: null,
  expected: null,
  written: 0,
  truncated: false,
  bytes: 0,
});
