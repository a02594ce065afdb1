import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import type { TableRow } from '../../csv-table/read-table.js';
import type { Editor } from '../../item/domain/item.repository.js';
import { pointEtag } from '../domain/point-etag.js';
import { placesOf, pointOf, type RejectedPoint } from '../domain/point-table.js';
import { tooManyPoints } from '../domain/service-point.errors.js';
import type { NewServicePoint } from '../domain/service-point.js';
import { ServicePoints, type KeptPoint, type StoredPoint } from '../persistence/service-points.js';
import { placeOf } from './keep-service-points.js';

const MOST_POINTS = 20_000;
const BATCH = 500;

export const PointImportReport = z
  .object({
    read: z.int(),
    created: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    dryRun: z.boolean().describe('nothing was stored'),
    rejected: z.array(z.object({ line: z.int(), field: z.string(), code: z.string(), reason: z.string() })),
  })
  .meta({ id: 'ServicePointImportReport' });
export type PointImportReport = z.infer<typeof PointImportReport>;

interface Line {
  line: number;
  point: NewServicePoint;
}

/**
 * 网点导入. The code of a point is its identity: the same file again changes nothing. Every row lands, is unchanged, or is told with line
 * and field; a point that is missing in the file stays.
 */
@Injectable()
export class ImportServicePoints {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly points: ServicePoints,
    private readonly clock: Clock,
  ) {}

  /** @throws CATALOGUE.SERVICE_POINT_IMPORT_HEADER, CATALOGUE.SERVICE_POINT_IMPORT_TOO_LONG */
  async execute([header, ...rows]: readonly TableRow[], dryRun: boolean, editor: Editor): Promise<PointImportReport> {
    const places = placesOf(header);
    if (rows.length > MOST_POINTS) throw tooManyPoints();
    const report: PointImportReport = { read: rows.length, created: 0, changed: 0, unchanged: 0, dryRun, rejected: [] };
    const lines: Line[] = [];
    const seen = new Set<string>();
    for (const row of rows) {
      const point = pointOf(row, places);
      if ('reason' in point) report.rejected.push(point);
      else if (seen.has(point.code)) report.rejected.push(rejected(row.line, 'code', 'TWICE', '网点编号在文件中重复'));
      else {
        seen.add(point.code);
        lines.push({ line: row.line, point });
      }
    }
    await this.uow.run(async () => {
      for (let at = 0; at < lines.length; at += BATCH) await this.land(lines.slice(at, at + BATCH), report, editor);
    });
    report.rejected.sort((a, b) => a.line - b.line);
    return report;
  }

  private async land(lines: readonly Line[], report: PointImportReport, editor: Editor): Promise<void> {
    const kept = await this.points.lock(lines.map(({ point }) => point.code));
    const accepted = (of: 'departments' | 'items'): string[] => [...new Set(lines.flatMap(({ point }) => point.accepts[of]))];
    const unknown = await this.points.unknown(accepted('departments'), accepted('items'));
    const landing: StoredPoint[] = [];
    for (const { line, point } of lines) {
      const before = kept.get(point.code);
      const wrong = this.problemOf(line, point, before, unknown, editor);
      const etag = pointEtag(point);
      if (wrong) report.rejected.push(wrong);
      else if (before?.etag === etag) report.unchanged++;
      else {
        landing.push({ point, etag });
        if (before) report.changed++;
        else report.created++;
      }
    }
    if (!report.dryRun) await this.points.store(landing, editor.id, this.clock.now());
  }

  private problemOf(
    line: number,
    point: NewServicePoint,
    before: KeptPoint | undefined,
    unknown: ReadonlySet<string>,
    editor: Editor,
  ): RejectedPoint | undefined {
    if (!editor.mayManage(point) || (before && !editor.mayManage(placeOf(before)))) {
      return rejected(line, 'regionCode', 'OUT_OF_SCOPE', '只能维护本单位或本行政区域的服务网点');
    }
    if (point.accepts.departments.some((code) => unknown.has(code))) {
      return rejected(line, 'departments', 'ACCEPTS_UNKNOWN', '可办部门中有不存在的部门');
    }
    if (point.accepts.items.some((code) => unknown.has(code))) {
      return rejected(line, 'items', 'ACCEPTS_UNKNOWN', '可办事项中有不存在的事项');
    }
    return undefined;
  }
}

const rejected = (line: number, field: string, code: string, reason: string): RejectedPoint => ({
  line,
  field,
  code: `CATALOGUE.SERVICE_POINT_${code}`,
  reason,
});
