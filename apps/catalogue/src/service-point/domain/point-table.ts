import type { TableRow } from '../../csv-table/read-table.js';
import { parseHours } from './opening-hours.js';
import { pointImportHeader } from './service-point.errors.js';
import { NewServicePoint } from './service-point.js';

/** 网点清单 — one row a point; each column by its English or Chinese name. */
const COLUMNS = {
  code: ['code', '网点编号'],
  name: ['name', '网点名称'],
  kind: ['kind', '网点类型'],
  regionCode: ['regionCode', '行政区划'],
  orgCode: ['orgCode', '管理机构'],
  address: ['address', '地址'],
  longitude: ['longitude', '经度'],
  latitude: ['latitude', '纬度'],
  phone: ['phone', '电话'],
  hours: ['hours', '开放时间'],
  notes: ['notes', '备注'],
  status: ['status', '状态'],
  departments: ['departments', '可办部门'],
  items: ['items', '可办事项'],
} as const;
type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ['code', 'name', 'kind', 'regionCode', 'orgCode', 'address', 'longitude', 'latitude', 'hours'];

const KINDS: Readonly<Record<string, string>> = {
  政务服务中心: 'hall',
  分中心: 'branch',
  便民服务中心: 'town',
  便民服务站: 'village',
  自助服务点: 'selfService',
};
const STATUSES: Readonly<Record<string, string>> = { '': 'open', 开放: 'open', 关闭: 'closed' };

export type Places = ReadonlyMap<Column, number>;

/** Where each column stands. @throws CATALOGUE.SERVICE_POINT_IMPORT_HEADER */
export function placesOf(header: TableRow | undefined): Places {
  const places = new Map<Column, number>();
  header?.cells.forEach((cell, i) => {
    const column = (Object.keys(COLUMNS) as Column[]).find((each) => (COLUMNS[each] as readonly string[]).includes(cell.trim()));
    if (column !== undefined && !places.has(column)) places.set(column, i);
  });
  const missing = NEEDED.filter((column) => !places.has(column));
  if (missing.length > 0) {
    throw pointImportHeader({ invalidParams: missing.map((name) => ({ name, code: 'required', reason: `缺少列“${COLUMNS[name][1]}”` })) });
  }
  return places;
}

export interface RejectedPoint {
  line: number;
  field: string;
  code: string;
  reason: string;
}

const several = (text: string): string[] =>
  text
    .split(/[|;；、\s]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

const REASONS: Partial<Record<string, string>> = {
  hours: '开放时间应形如“1-5 08:30-12:00,13:30-17:00;6 09:00-12:00”',
  kind: '没有这种网点类型',
  longitude: '经度应在73至136之间',
  latitude: '纬度应在3至54之间',
  regionCode: '行政区划代码不正确',
  orgCode: '管理机构应为统一社会信用代码',
};

/** The point of a row, or the first thing that is wrong with it. */
export function pointOf({ line, cells }: TableRow, places: Places): NewServicePoint | RejectedPoint {
  const cell = (column: Column): string => cells[places.get(column) ?? -1]?.trim() ?? '';
  const optional = (column: Column): string | undefined => cell(column) || undefined;
  const hours = parseHours(cell('hours'));
  const parsed = NewServicePoint.safeParse({
    code: cell('code'),
    name: cell('name'),
    kind: KINDS[cell('kind')] ?? cell('kind'),
    regionCode: cell('regionCode'),
    orgCode: cell('orgCode'),
    address: cell('address'),
    position: { longitude: number(cell('longitude')), latitude: number(cell('latitude')) },
    ...(optional('phone') && { phone: cell('phone') }),
    hours,
    ...(optional('notes') && { notes: cell('notes') }),
    status: STATUSES[cell('status')] ?? cell('status'),
    accepts: { departments: several(cell('departments')), items: several(cell('items')) },
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [first, second] = issue!.path.map(String);
  const field = first === 'position' || first === 'accepts' ? (second ?? first) : (first ?? '');
  return { line, field, code: 'CATALOGUE.SERVICE_POINT_ROW', reason: REASONS[field] ?? '内容缺失或格式不正确' };
}

/** `Number('')` would be the equator. */
const number = (text: string): number => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);
