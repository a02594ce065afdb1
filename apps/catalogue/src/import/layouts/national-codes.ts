/** 国家交换表 — groups of UP_TASK_* tables of ZWFW C0109. 强制 has none of its own: its items go with 检查. */
export const TABLE_GROUPS = ['GENERAL', 'PUBLIC', 'PUNISH', 'HANDLE', 'CHECK'] as const;
export type TableGroup = (typeof TABLE_GROUPS)[number];

/** What a group has besides its BASIC table. */
export const CHILD_TABLES: Readonly<Record<TableGroup, readonly string[]>> = {
  GENERAL: ['EXTEND', 'MATERIAL', 'FEE_PROJECT', 'QUESTIONS'],
  PUBLIC: ['EXTEND', 'MATERIAL', 'FEE_PROJECT', 'QUESTIONS'],
  PUNISH: ['QUESTIONS'],
  HANDLE: ['MATERIAL', 'QUESTIONS'],
  CHECK: ['QUESTIONS'],
};

const BY_TABLES = { general: 'GENERAL', public: 'PUBLIC', punish: 'PUNISH', handle: 'HANDLE', check: 'CHECK', force: 'CHECK' } as const;

/** What the table of categories says of each: in which national tables its items are exchanged. */
export type CategoryTables = ReadonlyMap<string, keyof typeof BY_TABLES>;

/** The group that items of a category are exchanged in; one that the table of categories does not have goes with the general ones. */
export const tableGroupOf = (category: string, tables: CategoryTables): TableGroup => BY_TABLES[tables.get(category) ?? 'general'];

export const tableName = (group: TableGroup, table: string): string => `UP_TASK_${group}_${table}`;

/** Group and table of a sheet's or file's name, whatever folder the file lies in; the singular QUESTION occurs as well. */
export function nationalTable(part: string): { group: TableGroup; table: string } | undefined {
  // A table too long for a sheet goes on in `… (2)`.
  const match = /(?:^|[/\\])UP_TASK_([A-Z]+)_([A-Z_]+)(?: \(\d+\))?$/.exec(part.trim().toUpperCase());
  if (!match) return undefined;
  const group = TABLE_GROUPS.find((each) => each === match[1]);
  const table = match[2] === 'QUESTION' ? 'QUESTIONS' : match[2]!;
  return group && (table === 'BASIC' || CHILD_TABLES[group].includes(table)) ? { group, table } : undefined;
}

/** 事项状态: 1 在用 2 暂停 3 取消. */
export const TASK_STATES = { published: '1', suspended: '2', cancelled: '3' } as const;
/** 是否. */
export const YES = '1';
export const NO = '0';

/** Names under which 扩展字段 keeps what the tables say and no element has room for. */
export const EXTEND_FIELD = '扩展字段';
export const FEE_IN_WORDS = '收费：';

/** 通办范围 as the tables number it. */
export const HANDLE_AREAS = [
  ['1', 'nation'],
  ['2', 'acrossProvinces'],
  ['3', 'acrossCities'],
  ['4', 'acrossCounties'],
] as const;
