import { Injectable } from '@nestjs/common';
import { Clock, isAppError } from '@yiwang/kernel';
import { isConnectionTrouble, UnitOfWork } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import type { Editor } from '../../item/domain/item.repository.js';
import { editorOf } from '../../item/http/editor-of.js';
import { ImportRepository } from '../domain/import.repository.js';
import { ImportJobs, type ImportJob, type NumberedProblem, type PortionRow, type Sender } from '../domain/import-job.js';
import { emptyLanded } from '../domain/landed.js';
import type { LineProblem, SourceItem } from '../domain/source-item.js';
import type { Children, LayoutReader, RawRow, RawValues } from '../layouts/layout.js';
import { layoutReader } from '../layouts/layout-readers.js';
import { recordOf } from '../layouts/sichuan-list.js';
import { LandItems } from './land-items.js';
import { ReadSourceTables } from './read-source-tables.js';

/** Lines of one round: enough for the cost of statements to vanish; more would be memory to collect, and a longer transaction. */
const PORTION = 400;
/** Bytes that tables beside may tell of one item. */
const MOST_BESIDE = 8_000_000;
/** An error that comes again this often will come for ever. */
const MOST_ATTEMPTS = 5;
const log = logger('catalogue.import');

/** The sender as an editor: reach and rights are those he had when he sent the file. */
const editorFor = ({ id, orgCode, regionCode, withoutReview }: Sender): Editor =>
  editorOf({
    kind: 'officer',
    id,
    clientId: '',
    permissions: new Set(withoutReview ? ['item.publish'] : ['item.manage']),
    ...(orgCode !== undefined && { orgCode }),
    ...(regionCode !== undefined && { regionCode }),
  });

/**
 * 导入 in rounds — each takes the next portion of an import and commits it with its counts, so that progress shows, any worker
 * goes on where another stopped, and no line counts twice.
 */
@Injectable()
export class RunImports {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: ImportJobs,
    private readonly imports: ImportRepository,
    private readonly land: LandItems,
    private readonly tables: ReadSourceTables,
    private readonly clock: Clock,
  ) {}

  /** Takes a portion; false when there is none, or another process imports. */
  async round(): Promise<boolean> {
    let job: ImportJob | undefined;
    try {
      return await this.uow.run(async () => {
        job = await this.jobs.next();
        if (!job || !(job.dryRun || (await this.imports.claim()))) return false;
        await this.take(job);
        return true;
      });
    } catch (error) {
      if (!job || isConnectionTrouble(error)) throw error;
      if ((await this.jobs.stumbled(job.id)) < MOST_ATTEMPTS) throw error;
      log.error('an import was given up', { err: error });
      await this.jobs.fail(job.id, isAppError(error) ? error.code : 'HTTP.INTERNAL', this.clock.now());
      return true;
    }
  }

  /** Removes what is over; false when there is nothing more. */
  sweep(): Promise<boolean> {
    return this.jobs.sweep(this.clock.now());
  }

  private async take(job: ImportJob): Promise<void> {
    const now = this.clock.now();
    const rows = await this.jobs.portion(job, PORTION);
    const last = rows.at(-1);
    if (!last) {
      // The staging table is not written ahead: after a crash of the database it is empty.
      if (job.read < job.rows) await this.jobs.fail(job.id, 'CATALOGUE.IMPORT_LOST', now);
      else await this.jobs.finish(job, now);
      return;
    }
    const reader = await this.readerOf(job, rows, now);
    const { items, rejected } = await this.read(job, rows, reader);
    const { publish, dryRun, sender } = job;
    // What is published is told to others, who must never know what a crash took back.
    if (!publish) await this.jobs.commitLater();
    const landed = items.length === 0 ? emptyLanded() : await this.land.take(items, { editor: editorFor(sender), publish, dryRun });
    const numbered = (problem: LineProblem): NumberedProblem => ({ ...problem, n: problem.n! });
    const problems = { rejected: [...rejected, ...landed.rejected.map(numbered)], blocked: landed.blocked.map(numbered) };
    await this.jobs.advance(job, { ...landed, ...problems, read: rows.length, atRow: last.n }, now);
  }

  private async readerOf({ layout }: ImportJob, rows: readonly PortionRow[], now: Date): Promise<LayoutReader> {
    if (layout !== 'sichuan') return layoutReader(layout, now);
    const lines = rows.filter(({ kind }) => kind === 'item').map(({ data }) => recordOf(JSON.parse(data) as RawValues));
    return layoutReader(layout, now, await this.tables.forLines(lines));
  }

  private async read(
    job: ImportJob,
    rows: readonly PortionRow[],
    reader: LayoutReader,
  ): Promise<{ items: SourceItem[]; rejected: NumberedProblem[] }> {
    const rejected: NumberedProblem[] = [];
    const items: SourceItem[] = [];
    const children = await this.childrenOf(job, rows, reader);
    for (const { n, kind, part, line, key, data, earlierLine, beside } of rows) {
      const parsed = JSON.parse(data) as unknown;
      if (kind === 'problem') {
        rejected.push({ n, part, line, ...(parsed as { code: string; reason: string }) });
      } else if (earlierLine !== null) {
        rejected.push({ n, part, line, code: 'CATALOGUE.IMPORT_DUPLICATE', reason: `与第${earlierLine}行编码重复` });
      } else if (beside > MOST_BESIDE) {
        rejected.push({ n, part, line, code: 'CATALOGUE.IMPORT_TOO_LARGE', reason: '该事项的材料、问答等附表内容过多' });
      } else {
        const read = reader.read({ part, line, values: parsed as RawValues }, children.get(key) ?? new Map());
        if (read.ok) items.push({ ...read.item, n });
        else rejected.push({ ...read.problem, n });
      }
    }
    return { items, rejected };
  }

  private async childrenOf(job: ImportJob, rows: readonly PortionRow[], reader: LayoutReader): Promise<Map<string, Children>> {
    const found = new Map<string, Map<string, RawRow[]>>();
    if (job.layout !== 'national') return found;
    const keys = rows.filter(({ kind, beside }) => kind === 'item' && beside > 0 && beside <= MOST_BESIDE).map(({ key }) => key);
    for (const { part, line, key, data } of await this.jobs.children(job, keys)) {
      const tables = found.get(key) ?? new Map<string, RawRow[]>();
      found.set(key, tables);
      const table = reader.childTable(part);
      const list = tables.get(table) ?? [];
      tables.set(table, list);
      list.push({ part, line, values: JSON.parse(data) as RawValues });
    }
    return found;
  }
}
