import { CsvError, parse } from 'csv-parse/sync';
import type { Importable } from './admin-arguments.ts';

export class FileError extends Error {}

interface Column {
  field: string;
  /** 中文表头. */
  chinese: string;
  isList?: true;
  isOptional?: true;
  isYesOrNo?: true;
}

const COLUMNS: Record<Importable, readonly Column[]> = {
  accounts: [
    { field: 'login', chinese: '登录名' },
    { field: 'name', chinese: '姓名' },
    { field: 'orgCode', chinese: '机构代码' },
    { field: 'posts', chinese: '岗位', isList: true },
    { field: 'mobile', chinese: '手机号', isOptional: true },
  ],
  organisations: [
    { field: 'orgCode', chinese: '机构代码' },
    { field: 'name', chinese: '机构名称' },
    { field: 'shortName', chinese: '简称' },
    { field: 'regionCode', chinese: '区划代码' },
  ],
  posts: [
    { field: 'code', chinese: '岗位代码' },
    { field: 'name', chinese: '岗位名称' },
    { field: 'permissions', chinese: '权限', isList: true },
    { field: 'secondFactor', chinese: '双因素', isOptional: true, isYesOrNo: true },
  ],
};

export interface FileLine {
  /** In the file, the header being 1. */
  line: number;
  value: Record<string, unknown>;
}

/** UTF-8, or GB 18030 as spreadsheets in Chinese write it. @throws FileError */
export function textOf(bytes: Uint8Array): string {
  for (const charset of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  throw new FileError('the file is neither UTF-8 nor GB 18030');
}

/** The lines of a CSV file as the API takes them; headings in English or Chinese, in any order. @throws FileError */
export function linesOfFile(of: Importable, text: string): FileLine[] {
  const columns = COLUMNS[of];
  const [heading, ...records] = recordsOf(text);
  if (heading === undefined) throw new FileError('the file is empty');
  const found = heading.record.map((word) => columns.find(({ field, chinese }) => [field, chinese].includes(word.trim())));
  const unknown = heading.record.filter((_, at) => found[at] === undefined);
  if (unknown.length > 0) throw new FileError(`no column is called ${unknown.join(', ')}; there are ${namesOf(columns)}`);
  const twice = columns.filter((column) => found.indexOf(column) !== found.lastIndexOf(column));
  if (twice.length > 0) throw new FileError(`columns stand there twice: ${namesOf(twice)}`);
  const missing = columns.filter((column) => column.isOptional !== true && !found.includes(column));
  if (missing.length > 0) throw new FileError(`columns are missing: ${namesOf(missing)}`);
  return records.map(({ record, line }) => {
    if (record.length !== found.length) throw new FileError(`line ${line} has ${record.length} columns, the heading ${found.length}`);
    return { line, value: Object.fromEntries(found.flatMap((column, at) => fieldOf(column!, record[at] ?? '', line))) };
  });
}

const YES_OR_NO = new Map([
  ['yes', true],
  ['是', true],
  ['no', false],
  ['否', false],
]);

function fieldOf({ field, isList, isOptional, isYesOrNo }: Column, cell: string, line: number): [string, unknown][] {
  const text = cell.trim();
  if (isList) return [[field, text.split(/[\s,;，；、]+/).filter((word) => word !== '')]];
  if (isOptional && text === '') return [];
  if (!isYesOrNo) return [[field, text]];
  const answer = YES_OR_NO.get(text.toLowerCase());
  if (answer === undefined) throw new FileError(`line ${line}: ${field} is yes (是) or no (否), not ${text}`);
  return [[field, answer]];
}

const namesOf = (columns: readonly Column[]): string => columns.map(({ field, chinese }) => `${field} (${chinese})`).join(', ');

function recordsOf(text: string): { record: string[]; line: number }[] {
  try {
    const rows = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (error instanceof CsvError) throw new FileError(`the file is no CSV: ${error.message}`, { cause: error });
    throw error;
  }
}
