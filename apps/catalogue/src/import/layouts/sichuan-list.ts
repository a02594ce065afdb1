import { readRow, REQUIRED_COLUMNS, type ImportRecord, type ImportRow, type SourceTables } from '../domain/import-row.js';
import type { SourceItem } from '../domain/source-item.js';
import { codeText } from '../domain/told-body.js';
import { cellText } from './cells.js';
import type { LayoutReader, RawRow, RawValues, ReadItem } from './layout.js';

const guideOf = (row: ImportRow): string =>
  [
    `# ${row.name}`,
    `- 实施主体：${row.department}（${row.orgCode}）`,
    `- 地方编码：${row.localCode}`,
    ...(row.link ? [`- 原办事指南：<${row.link}>`] : []),
  ].join('\n');

export const sourceItemOf = (row: ImportRow, part = ''): SourceItem => ({
  part,
  line: row.line,
  identity: 'localCode',
  key: row.localCode,
  orgCode: row.orgCode,
  regionCode: row.regionCode,
  category: row.category,
  exerciseLevel: row.exerciseLevel,
  localCatalogueCode: row.localCatalogueCode,
  handlingSerial: row.handlingSerial,
  told: {
    core: { name: row.name, implementingBody: { orgCode: row.orgCode, name: row.department, regionCode: row.regionCode } },
    guideUntilWritten: guideOf(row),
    descriptive: {
      localCodes: [
        { scheme: 'sichuan', code: row.localCode },
        ...(row.group ? [{ scheme: 'sichuanGroup', code: row.group.slice(0, 100) }] : []),
      ],
    },
  },
  hash: row.hash,
});

/** A line of a Sichuan item list: name, department and codes of an item, and nothing more. */
export function readSichuan(line: number, part: string, record: ImportRecord, tables: SourceTables): ReadItem {
  const read = readRow(line, record, tables);
  if (read.ok) return { ok: true, item: sourceItemOf(read.row, part) };
  const { column, code, reason } = read.problem;
  return { ok: false, problem: { part, line, ...(column !== undefined && { column }), code, reason } };
}

/** A row as a line of the list; of JSON lines, too. */
export const recordOf = (values: RawValues): ImportRecord =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cellText(value)]));

/** 四川事项清单. */
export class SichuanReader implements LayoutReader {
  constructor(private readonly tables: SourceTables) {}

  kindOf(): 'item' {
    return 'item';
  }

  keyOf(values: RawValues): string {
    return codeText(cellText(values['itemCode']));
  }

  missing(values: RawValues): string[] {
    return REQUIRED_COLUMNS.filter((name) => !(name in values));
  }

  childTable(part: string): string {
    return part;
  }

  read({ part, line, values }: RawRow): ReadItem {
    return readSichuan(line, part, recordOf(values), this.tables);
  }
}
