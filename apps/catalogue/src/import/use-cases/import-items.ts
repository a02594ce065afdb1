import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@yiwang/persistence';
import type { Editor } from '../../item/domain/item.repository.js';
import type { CsvLine } from '../csv-records.js';
import { importRunning } from '../domain/import.errors.js';
import { emptyReport, type ImportReport } from '../domain/import-report.js';
import type { SourceTables } from '../domain/import-row.js';
import { ImportRepository } from '../domain/import.repository.js';
import type { SourceItem } from '../domain/source-item.js';
import { readSichuan } from '../layouts/sichuan-list.js';
import { LandItems } from './land-items.js';
import { ReadSourceTables } from './read-source-tables.js';

export interface ImportOptions {
  /** Publish what lands, and drafts of earlier imports whose lines did not change. */
  publish: boolean;
}

const PORTION = 1000;

/** State of one running import. */
interface Run {
  report: ImportReport;
  /** Local code → line where it stood first. */
  seen: Map<string, number>;
  editor: Editor;
  options: ImportOptions;
}

/**
 * 导入 — brings a list of items in while its sender waits, portion by portion, all of it in one unit of work: a report is true or nothing
 * happened. The local code is the identity of a line: what came in before is compared by hash, so the same file changes nothing.
 */
@Injectable()
export class ImportItems {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly land: LandItems,
    private readonly tables: ReadSourceTables,
  ) {}

  /** @throws CATALOGUE.IMPORT_RUNNING, CATALOGUE.CODE_TAKEN, and whatever the reading of the lines throws */
  execute(lines: AsyncIterable<CsvLine>, options: ImportOptions, editor: Editor): Promise<ImportReport> {
    return this.uow.run(async () => {
      if (!(await this.imports.claim())) throw importRunning();
      const run: Run = { report: emptyReport(), seen: new Map(), editor, options };
      let portion: CsvLine[] = [];
      for await (const line of lines) {
        portion.push(line);
        if (portion.length >= PORTION) {
          await this.take(portion, run);
          portion = [];
        }
      }
      await this.take(portion, run);
      run.report.rejected.sort((a, b) => a.line - b.line);
      return run.report;
    });
  }

  private read(line: CsvLine, tables: SourceTables, { report, seen }: Run): SourceItem | undefined {
    if (!('record' in line)) {
      report.rejected.push(line);
      return undefined;
    }
    const read = readSichuan(line.line, '', line.record, tables);
    if (!read.ok) {
      const { part: _, ...rejected } = read.problem;
      report.rejected.push(rejected);
      return undefined;
    }
    const { item } = read;
    const first = seen.get(item.key);
    if (first !== undefined) {
      report.rejected.push({ line: item.line, column: 'itemCode', code: 'CATALOGUE.IMPORT_DUPLICATE', reason: `与第${first}行编码重复` });
      return undefined;
    }
    seen.set(item.key, item.line);
    return item;
  }

  private async take(lines: readonly CsvLine[], run: Run): Promise<void> {
    if (lines.length === 0) return;
    const { report, editor, options } = run;
    report.total += lines.length;
    const tables = await this.tables.forLines(lines.flatMap((line) => ('record' in line ? [line.record] : [])));
    const items = lines.map((line) => this.read(line, tables, run)).filter((item) => item !== undefined);
    const landed = await this.land.take(items, { editor, publish: options.publish, dryRun: false });
    report.landed += landed.created;
    report.updated += landed.changed;
    report.unchanged += landed.unchanged;
    report.published += landed.published;
    for (const { part: _, ...rejected } of landed.rejected) report.rejected.push(rejected);
    for (const { part: _, ...blocked } of landed.blocked) report.blocked.push(blocked);
  }
}
