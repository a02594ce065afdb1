import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { writeWorkbook } from '@yiwang/table-files';
import { logger } from '@yiwang/telemetry';
import type { CasePosition } from '../../case/queries/list-my-cases.js';
import { positionOf, ReadWork } from '../work-list/read-work.js';
import { CaseExports, type TakenExport } from './case-exports.js';
import { EXPORT_HEADER, exportCells } from './export-columns.js';

/** A workbook beyond this opens nowhere in reasonable time. */
export const MOST_ROWS = 200_000;
const PAGE = 1_000;
const PART_BYTES = 256 * 1024;
/** An export that breaks as often is broken itself. */
const MOST_ATTEMPTS = 3;

const log = logger('acceptance.exports');

/** Cancelled, taken over by another worker, or this process ends. */
class LetGo extends Error {}

/** 写出导出文件 — one export after another, read page by page and written part by part: of its file no more than a part is in memory. */
@Injectable()
export class WriteExports implements OnModuleDestroy {
  private stopping = false;

  constructor(
    private readonly exports: CaseExports,
    private readonly work: ReadWork,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** So that the round in hand ends with its page, and the process in time. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** Writes one export; says whether there may be another. */
  async round(): Promise<boolean> {
    const taken = await this.exports.take();
    if (!taken) return false;
    try {
      // Whoever wrote it before did not even come to say that it broke: it may have taken the process with it.
      if (taken.attempt > MOST_ATTEMPTS) throw new Error('too many attempts ended without a word');
      await this.write(taken);
      await this.exports.finish(taken, 'done', this.clock.now());
    } catch (error) {
      await this.letGo(taken, error);
    }
    return !this.stopping;
  }

  private async write(taken: TakenExport): Promise<void> {
    const { counts } = await this.work.counts(taken.selection, this.clock.now(), MOST_ROWS + 1);
    const expected = counts.reduce((sum, { total }) => sum + total, 0);
    await this.exports.expect(taken, Math.min(expected, MOST_ROWS), expected > MOST_ROWS);
    const stream = writeWorkbook([{ name: '办件清单', header: EXPORT_HEADER, rows: () => this.rows(taken) }]);
    let chunks: Buffer[] = [];
    let size = 0;
    let part = 0;
    const flush = async (): Promise<void> => {
      const bytes = Buffer.concat(chunks);
      chunks = [];
      size = 0;
      await this.uow.run(() => this.exports.addPart(taken, part++, bytes));
    };
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= PART_BYTES) await flush();
    }
    if (size > 0) await flush();
  }

  /** Each page is a query of its own: each case is as it is when it is passed, and nothing is held up meanwhile. */
  private async *rows(taken: TakenExport): AsyncGenerator<string[]> {
    let after: CasePosition | undefined;
    for (let written = 0; written < MOST_ROWS;) {
      const rows = await this.work.rows(taken.selection, after, Math.min(PAGE, MOST_ROWS - written));
      for (const row of rows) yield exportCells(row);
      written += rows.length;
      if (this.stopping || !(await this.exports.advance(taken, written))) throw new LetGo();
      if (rows.length < PAGE) return;
      after = positionOf(rows.at(-1)!);
    }
  }

  private async letGo(taken: TakenExport, error: unknown): Promise<void> {
    if (error instanceof LetGo) return this.exports.giveBack(taken);
    const last = taken.attempt >= MOST_ATTEMPTS;
    log.warn(last ? 'an export failed' : 'an export broke off, it is begun anew', { key: taken.id, attempt: taken.attempt, err: error });
    if (last) await this.exports.finish(taken, 'failed', this.clock.now());
    else await this.exports.giveBack(taken);
  }
}
