import { createHash } from 'node:crypto';
import {
  exerciseLevels,
  isCityDirect,
  isOrgCode,
  normaliseRegionCode,
  parseSichuanItemCode,
  parseUscc,
  regionLevel,
  type Checked,
  type SichuanItemCode,
} from '@yiwang/standards';
import { cleanText, isWebAddress } from './clean-text.js';
import { canBeTold, codeText, departmentAt, type BodiesByText, type ToldBody } from './told-body.js';

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

/** What a source calls things otherwise than this platform does. */
export interface SourceTables {
  categories: SourceCategories;
  /** Of 机构代码对照, what the lines tell that are read with it. */
  bodies: BodiesByText;
}

interface Refusal {
  ok: false;
  problem: ImportProblem;
}
const refuse = (column: Column, code: string, reason: string): Refusal => ({ ok: false, problem: { column, code, reason } });
/** What can be mended without the department, by whoever may publish its items. */
const refuseBody = (code: string, reason: string): Refusal => refuse('itemCode', code, `${reason}；可在机构代码对照中指明实施主体`);

/** A local code that was cut off: directory code and body, without the region and what follows. */
const CUT_OFF = /^([A-Z]-\d{6}-\d{3,4}|[0-9A-Z]{12}(?:[0-9A-Z]{2})?)-([0-9A-Z]{1,18}(?:-[0-9A-Z])?)$/;
/** 2222222222222 and the like. */
const isPlaceholder = (organisation: string): boolean => /^(.?)\1*$/.test(organisation.replaceAll('-', ''));

/** By what 机构代码对照 may know the body of a line, the most particular first: the local code, the code of the body, the department. */
export function toldBy({ itemCode, department, areaCode }: ImportRecord): string[] {
  const localCode = codeText(itemCode);
  const local = parseSichuanItemCode(localCode);
  const organisation = local.ok ? local.value.organisation : CUT_OFF.exec(localCode)?.[2];
  const texts = [localCode, organisation ?? ''];
  const area = normaliseRegionCode(codeText(areaCode));
  // What has no code of its own to be known by has to be named itself: a department alone makes no identity.
  if (local.ok && area.ok && isPlaceholder(local.value.organisation)) texts.push(departmentAt(department ?? '', area.value));
  return texts.filter(canBeTold);
}

/**
 * The body that 机构代码对照 has for a line. Bodies far apart have the same placeholders and the same mistakes in their codes: except for
 * the line that is named itself, a body is meant only where the code or the column says its region. Where they differ, that settles it.
 */
function bodyTold(record: ImportRecord, areaRegion: string, bodies: BodiesByText): ToldBody | undefined {
  const localCode = codeText(record.itemCode);
  const local = parseSichuanItemCode(localCode);
  const region = local.ok ? normaliseRegionCode(local.value.region) : undefined;
  for (const told of toldBy(record)) {
    const body = bodies.get(told);
    if (body && (told === localCode || body.regionCode === areaRegion || (region?.ok && body.regionCode === region.value))) return body;
  }
  return undefined;
}

/** The body whose credit code the local code has. */
function ownBody(local: SichuanItemCode, areaRegion: string): { ok: true; body: ToldBody } | Refusal {
  const { organisation } = local;
  const region = normaliseRegionCode(local.region);
  if (!region.ok) return refuseBody(region.code, region.reason);
  if (region.value !== areaRegion) {
    return refuseBody('CATALOGUE.IMPORT_REGION_DIFFERS', `编码中的区划${region.value}与区划列${areaRegion}不一致`);
  }
  const body = parseUscc(organisation);
  if (body.ok) return { ok: true, body: { orgCode: organisation, regionCode: areaRegion } };
  if (isOrgCode(organisation)) {
    return refuseBody('CATALOGUE.IMPORT_ORG_CODE', `“${organisation}”是9位组织机构代码，请改用统一社会信用代码`);
  }
  return refuseBody(body.code, `${body.reason}：${organisation.slice(0, 80)}`);
}

/** What a local code says of its item; of one that is cut off, what is left of it. */
const itemPartOf = (localCode: string, local: Checked<SichuanItemCode>): { catalogue: string; serial: string } =>
  local.ok ? local.value : { catalogue: CUT_OFF.exec(localCode)?.[1] ?? localCode, serial: '00' };

/**
 * Reads one line. Width and case of codes are put right, since that loses nothing; a body is never guessed. An item code begins with the
 * credit code of its implementing body and is issued for ever, so a line whose body is not a valid 统一社会信用代码 (a 9-character
 * organisation code, a placeholder such as 2222222222222, a wrong check character) goes back to its department with the reason, unless
 * 机构代码对照 says who is meant. A body that is told there counts before what the line says.
 */
export function readRow(line: number, record: ImportRecord, { categories, bodies }: SourceTables): ReadRow {
  const name = cleanText(record.name ?? '');
  const department = cleanText(record.department ?? '');
  if (name === '') return refuse('name', 'CATALOGUE.IMPORT_EMPTY', '事项名称为空');
  if (name.length > 200) return refuse('name', 'CATALOGUE.IMPORT_TOO_LONG', '事项名称超过200字');
  if (department === '') return refuse('department', 'CATALOGUE.IMPORT_EMPTY', '部门名称为空');
  if (department.length > 60) return refuse('department', 'CATALOGUE.IMPORT_TOO_LONG', '部门名称超过60字');

  const area = normaliseRegionCode(codeText(record.areaCode));
  if (!area.ok) return refuse('areaCode', area.code, area.reason);
  const localCode = codeText(record.itemCode);
  const local = parseSichuanItemCode(localCode);
  let body = bodyTold(record, area.value, bodies);
  if (!body) {
    if (!local.ok) return refuseBody(local.code, `${local.reason}：${localCode.slice(0, 80)}`);
    const own = ownBody(local.value, area.value);
    if (!own.ok) return own;
    body = own.body;
  }
  const { catalogue, serial } = itemPartOf(localCode, local);

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
    orgCode: body.orgCode,
    regionCode: body.regionCode,
    // The level in a Sichuan code counts otherwise: it says 1 for departments of a district. The region tells the national level.
    exerciseLevel: exerciseLevels.encode(isCityDirect(body.regionCode) ? 'city' : regionLevel(body.regionCode)),
    category,
    link: isWebAddress(link) ? link : undefined,
  };
  return { ok: true, row: { line, ...understood, hash: createHash('sha256').update(JSON.stringify(understood)).digest('base64url') } };
}
