import { createHash } from 'node:crypto';
import {
  exerciseLevels,
  isCityDirect,
  isOrgCode,
  normaliseRegionCode,
  parseSichuanItemCode,
  parseUscc,
  regionLevel,
} from '@yiwang/standards';
import { cleanText, isWebAddress } from './clean-text.js';

export const REQUIRED_COLUMNS = ['department', 'name', 'itemCode', 'areaCode', 'taskType'] as const;
export const OPTIONAL_COLUMNS = ['group', 'deptCode', 'link'] as const;
type Column = (typeof REQUIRED_COLUMNS)[number] | (typeof OPTIONAL_COLUMNS)[number];
export type ImportRecord = Partial<Record<Column, string>>;

/** A line of a Sichuan item list, understood. */
export interface ImportRow {
  line: number;
  /** The whole local code, the identity of the row: the same code is the same item in every later import. */
  localCode: string;
  localCatalogueCode: string;
  /** Serial of the 业务办理项; 0 when the item is not divided. */
  handlingSerial: number;
  name: string;
  department: string;
  /** 主项 under which the source groups it. */
  group: string | undefined;
  orgCode: string;
  regionCode: string;
  /** 行使层级, GB/T 39046 A.2. */
  exerciseLevel: string;
  /** 事项类型, GB/T 39046 A.1. */
  category: string;
  link: string | undefined;
  /** Of what was read, so that a later import sees whether the line changed. */
  hash: string;
}

export interface ImportProblem {
  column?: Column;
  code: string;
  reason: string;
}

export type ReadRow = { ok: true; row: ImportRow } | { ok: false; problem: ImportProblem };

/** 事项类型 of a source → national code; null: it exists no longer, and nobody but its department can say what became of it. */
export type SourceCategories = ReadonlyMap<string, string | null>;

const categoryOf = (taskType: string, categories: SourceCategories): string | null | undefined =>
  categories.get(/^\d+$/.test(taskType) ? String(Number(taskType)) : taskType);

const refuse = (column: Column, code: string, reason: string): ReadRow => ({ ok: false, problem: { column, code, reason } });

/**
 * Reads one line. Width and case of codes are put right, since that loses nothing; a body is never guessed. An item code begins with the
 * credit code of its implementing body and is issued for ever, so a line whose body is not a valid 统一社会信用代码 (a 9-character
 * organisation code, a placeholder such as 2222222222222, a wrong check character) goes back to its department with the reason.
 */
export function readRow(line: number, record: ImportRecord, categories: SourceCategories): ReadRow {
  const name = cleanText(record.name ?? '');
  const department = cleanText(record.department ?? '');
  if (name === '') return refuse('name', 'CATALOGUE.IMPORT_EMPTY', '事项名称为空');
  if (name.length > 200) return refuse('name', 'CATALOGUE.IMPORT_TOO_LONG', '事项名称超过200字');
  if (department === '') return refuse('department', 'CATALOGUE.IMPORT_EMPTY', '部门名称为空');
  if (department.length > 60) return refuse('department', 'CATALOGUE.IMPORT_TOO_LONG', '部门名称超过60字');

  const localCode = codeText(record.itemCode);
  const local = parseSichuanItemCode(localCode);
  if (!local.ok) return refuse('itemCode', local.code, `${local.reason}：${localCode.slice(0, 80)}`);
  const { catalogue, organisation, serial } = local.value;

  const area = normaliseRegionCode(codeText(record.areaCode));
  if (!area.ok) return refuse('areaCode', area.code, area.reason);
  const region = normaliseRegionCode(local.value.region);
  if (!region.ok) return refuse('itemCode', region.code, region.reason);
  if (region.value !== area.value) {
    return refuse('itemCode', 'CATALOGUE.IMPORT_REGION_DIFFERS', `编码中的区划${region.value}与区划列${area.value}不一致`);
  }

  const body = parseUscc(organisation);
  if (!body.ok) {
    if (isOrgCode(organisation)) {
      return refuse('itemCode', 'CATALOGUE.IMPORT_ORG_CODE', `“${organisation}”是9位组织机构代码，请改用统一社会信用代码`);
    }
    return refuse('itemCode', body.code, `${body.reason}：${organisation}`);
  }

  const category = categoryOf(codeText(record.taskType), categories);
  if (category === undefined) return refuse('taskType', 'STANDARDS.CODE_UNKNOWN', '事项类型对照表中没有该来源的这个代码');
  if (category === null) return refuse('taskType', 'CATALOGUE.IMPORT_CATEGORY_ABOLISHED', '该事项类型已取消，须由部门重新归类');

  const group = cleanText(record.group ?? '');
  const link = (record.link ?? '').trim();
  const understood = {
    localCode,
    localCatalogueCode: catalogue,
    handlingSerial: Number(serial),
    name,
    department,
    group: group === '' || group === '未分类' ? undefined : group.slice(0, 200),
    orgCode: organisation,
    regionCode: region.value,
    // The level in a Sichuan code counts otherwise: it says 1 for departments of a district. The region tells the national level.
    exerciseLevel: exerciseLevels.encode(isCityDirect(region.value) ? 'city' : regionLevel(region.value)),
    category,
    link: isWebAddress(link) ? link : undefined,
  };
  return { ok: true, row: { line, ...understood, hash: createHash('sha256').update(JSON.stringify(understood)).digest('base64url') } };
}

const codeText = (text: string | undefined): string => (text ?? '').normalize('NFKC').trim().toUpperCase();
