import { Injectable } from '@nestjs/common';
import { Clock, isAppError } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { ItemRepository, type Editor } from '../../item/domain/item.repository.js';
import { ItemVersion } from '../../item/domain/item-version.js';
import { ItemFacts } from '../../item/use-cases/item-facts.js';
import { MoveVersion } from '../../item/use-cases/move-version.js';
import type { CsvLine } from '../csv-records.js';
import { CatalogueCodes } from '../domain/catalogue-codes.js';
import { definitionOf, itemCodeOf } from '../domain/import-defaults.js';
import { emptyReport, type ImportReport } from '../domain/import-report.js';
import { ImportRepository, type KnownItem, type LandingItem } from '../domain/import.repository.js';
import { readRow, type ImportRow } from '../domain/import-row.js';

export interface ImportOptions {
  /** Publish what lands, and drafts of earlier imports whose lines did not change. */
  publish: boolean;
}

const BATCH = 100;

/** State of one running import. */
interface Run {
  report: ImportReport;
  codes: CatalogueCodes;
  /** Local code → line where it stood first. */
  seen: Map<string, number>;
  editor: Editor;
  options: ImportOptions;
}

interface BrokenRule {
  code: string;
  reason: string;
}

/** A version, or the first rule that it would break: one line must not end the import of the others. */
function orBrokenRule(make: () => ItemVersion): ItemVersion | BrokenRule {
  try {
    return make();
  } catch (error) {
    if (!isAppError(error)) throw error;
    const [rule] = error.invalidParams ?? [];
    return { code: rule?.code ?? error.code, reason: rule?.reason ?? error.text.zh };
  }
}

/**
 * 导入 — brings a list of items in, batch by batch, all of it in one unit of work: a report is true or nothing happened.
 * The local code is the identity of a line: what came in before is compared by hash, so the same file changes nothing.
 */
@Injectable()
export class ImportItems {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly items: ItemRepository,
    private readonly moves: MoveVersion,
    private readonly facts: ItemFacts,
    private readonly clock: Clock,
  ) {}

  /** @throws CATALOGUE.IMPORT_RUNNING, CATALOGUE.CODE_TAKEN, and whatever the reading of the lines throws */
  execute(lines: AsyncIterable<CsvLine>, options: ImportOptions, editor: Editor): Promise<ImportReport> {
    return this.uow.run(async () => {
      await this.imports.claim();
      const run: Run = { report: emptyReport(), codes: new CatalogueCodes(), seen: new Map(), editor, options };
      let batch: ImportRow[] = [];
      for await (const line of lines) {
        run.report.total++;
        const row = this.read(line, run);
        if (row) batch.push(row);
        if (batch.length >= BATCH) {
          await this.take(batch, run);
          batch = [];
        }
      }
      await this.take(batch, run);
      run.report.rejected.sort((a, b) => a.line - b.line);
      return run.report;
    });
  }

  private read(line: CsvLine, { report, seen }: Run): ImportRow | undefined {
    if (!('record' in line)) {
      report.rejected.push(line);
      return undefined;
    }
    const read = readRow(line.line, line.record);
    if (!read.ok) {
      report.rejected.push({ line: line.line, ...read.problem });
      return undefined;
    }
    const { row } = read;
    const first = seen.get(row.localCode);
    if (first !== undefined) {
      report.rejected.push({ line: row.line, column: 'itemCode', code: 'CATALOGUE.IMPORT_DUPLICATE', reason: `与第${first}行编码重复` });
      return undefined;
    }
    seen.set(row.localCode, row.line);
    return row;
  }

  /**
   * Leaves out lines of bodies that are not the editor's. A body stands where it is known to stand, whatever region a line says of it:
   * otherwise a list could speak in the name of any body.
   */
  private async inScope(batch: readonly ImportRow[], { report, editor }: Run): Promise<ImportRow[]> {
    const regions = await this.items.regionsOf([...new Set(batch.map((row) => row.orgCode))]);
    const reject = (row: ImportRow, code: string, reason: string): void =>
      void report.rejected.push({ line: row.line, column: 'areaCode', code, reason });
    return batch.filter((row) => {
      const known = regions.get(row.orgCode) ?? row.regionCode;
      if (!editor.mayManage({ orgCode: row.orgCode, regionCode: known })) {
        reject(row, 'CATALOGUE.OUT_OF_SCOPE', '不属于本单位或本行政区域');
        return false;
      }
      regions.set(row.orgCode, known);
      if (known === row.regionCode) return true;
      reject(row, 'CATALOGUE.IMPORT_BODY_ELSEWHERE', `实施主体${row.orgCode}的行政区划为${known}`);
      return false;
    });
  }

  private async take(lines: readonly ImportRow[], run: Run): Promise<void> {
    if (lines.length === 0) return;
    const batch = await this.inScope(lines, run);
    const known = await this.imports.known(batch.map((row) => row.localCode));
    const fresh: ImportRow[] = [];
    for (const row of batch) {
      const item = known.get(row.localCode);
      if (item) await this.renew(row, item, run);
      else fresh.push(row);
    }
    await this.land(fresh, run);
  }

  /** A line that came before: nothing to do, a draft to publish, or a new version. */
  private async renew(row: ImportRow, item: KnownItem, { report, editor, options }: Run): Promise<void> {
    const reject = (column: string, code: string, reason: string): void =>
      void report.rejected.push({ line: row.line, column, code, reason });
    if (item.itemCode.slice(21, 23) !== row.category) {
      return reject('taskType', 'CATALOGUE.IMPORT_CATEGORY_CHANGED', '事项类型已固定在编码中，类型变更应取消原事项后另行编码');
    }
    const changed = item.sourceHash !== row.hash;
    if (item.cancelled) {
      if (!changed) report.unchanged++;
      else reject('itemCode', 'CATALOGUE.ITEM_CANCELLED', '该事项已取消，编码不得重新启用');
      return;
    }
    let version = item.latestVersion;
    if (changed) {
      const renewed = await this.change(row, item, editor);
      if ('reason' in renewed) return reject('name', renewed.code, renewed.reason);
      version = renewed.version;
      report.updated++;
    } else {
      report.unchanged++;
    }
    if (options.publish && (changed || item.latestIsDraft)) {
      await this.moves.execute('publish', item.itemCode, version, editor);
      report.published++;
    }
  }

  private async change(row: ImportRow, item: KnownItem, editor: Editor): Promise<{ version: number } | BrokenRule> {
    const now = this.clock.now();
    const { latestVersion } = await this.items.lock(item.itemCode, editor);
    const latest = await this.items.version(item.itemCode, latestVersion);
    const draft = orBrokenRule(() => latest.renewed(item.latestIsDraft ? latestVersion : latestVersion + 1, definitionOf(row), now));
    if ('reason' in draft) return draft;
    if (item.latestIsDraft) await this.items.save(draft, editor, false);
    else await this.items.addVersion(draft, editor);
    await this.imports.remember(item.itemCode, row.hash);
    return { version: draft.version };
  }

  private async land(rows: readonly ImportRow[], { report, codes, editor, options }: Run): Promise<void> {
    const now = this.clock.now();
    const coded: { row: ImportRow; itemCode: string }[] = [];
    for (const row of rows) {
      const scope = CatalogueCodes.scopeOf(row.regionCode, row.category);
      if (!codes.knows(scope)) codes.load(scope, await this.imports.catalogueCodes(scope));
      coded.push({ row, itemCode: itemCodeOf(row, codes.issue(scope, row.localCatalogueCode)) });
    }
    const issued = await this.imports.issued(coded.map((item) => item.itemCode));
    const landing: LandingItem[] = [];
    for (const { row, itemCode } of coded) {
      if (issued.has(itemCode)) {
        const reason = `对应的国家编码${itemCode}已发放给另一事项`;
        report.rejected.push({ line: row.line, column: 'itemCode', code: 'CATALOGUE.CODE_TAKEN', reason });
        continue;
      }
      issued.add(itemCode);
      const version = orBrokenRule(() => ItemVersion.draft(itemCode, 1, definitionOf(row), now));
      if ('reason' in version) {
        report.rejected.push({ line: row.line, ...version });
        continue;
      }
      if (options.publish) version.publish(now, undefined);
      landing.push({ version, localCode: row.localCode, sourceHash: row.hash });
    }
    await this.imports.storeCatalogueCodes(codes.takeFresh(), now);
    await this.imports.land(landing, editor, now);
    report.landed += landing.length;
    if (!options.publish) return;
    for (const { version } of landing) await this.facts.changed(version, now);
    report.published += landing.length;
  }
}
