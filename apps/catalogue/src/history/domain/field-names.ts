import type { z } from 'zod';
import { ItemDefinition } from '../../item/domain/item-definition.js';

/** 要素名称 of the operational core and of the few parts whose schema says no Chinese name; `*` stands for a place in a list. */
const NAMES: Readonly<Record<string, string>> = {
  '/itemCode': '实施编码',
  '/name': '事项名称',
  '/category': '事项类型',
  '/audience': '服务对象',
  '/implementingBody': '实施主体',
  '/implementingBody/orgCode': '实施主体编码',
  '/implementingBody/name': '实施主体名称',
  '/implementingBody/regionCode': '行政区划',
  '/exerciseLevel': '行使层级',
  '/acceptedBy': '受理主体',
  '/caseKind': '办件类型',
  '/star': '星级',
  '/participants': '办理部门',
  '/participants/*/orgCode': '部门编码',
  '/participants/*/name': '部门名称',
  '/participants/*/lead': '牵头部门',
  '/participants/*/stage': '办理阶段',
  '/participants/*/sharePercent': '时限占比',
  '/participants/*/mandatory': '必须等待其结果',
  '/participants/*/visibleFields': '可见字段',
  '/joinRule': '合并规则',
  '/limits': '办理时限',
  '/limits/promised': '承诺办结时限',
  '/limits/statutory': '法定办结时限',
  '/fees': '收费项目',
  '/fees/*/feeCode': '收费项目编号',
  '/fees/*/name': '收费项目名称',
  '/fees/*/timing': '缴费时点',
  '/fees/*/rule': '收费标准',
  '/fees/*/rule/kind': '计费方式',
  '/fees/*/rule/amountFen': '金额（分）',
  '/fees/*/rule/quantity': '计费数量字段',
  '/fees/*/rule/unitFen': '单价（分）',
  '/fees/*/rule/maxFen': '封顶金额（分）',
  '/materials': '申请材料',
  '/materials/*/materialCode': '材料编号',
  '/materials/*/name': '材料名称',
  '/materials/*/required': '是否必要',
  '/materials/*/tolerable': '是否可容缺',
  '/materials/*/form': '材料形式',
  '/publishesResults': '审批结果公开',
  '/resultKinds': '审批结果类型',
  '/deliveryKinds': '送达方式',
  '/form': '电子表单',
  '/guide': '办事指南',
  '/validity': '有效期',
  '/validity/from': '计划生效日期',
  '/validity/to': '计划取消日期',
  '/descriptive': '描述要素',
};

/** Names that are the same wherever they stand. */
const ANYWHERE: Readonly<Record<string, string>> = {
  value: '数值',
  unit: '单位',
  name: '名称',
  orgCode: '机构编码',
  step: '步骤',
  link: '环节',
  question: '问题',
  answer: '答案',
  scheme: '编码方案',
  code: '编码',
  materialCode: '材料编号',
  feeCode: '收费项目编号',
  url: '地址',
  title: '标题',
  sha256: '文件摘要',
  acts: '处罚行为',
};

type Schema = z.ZodType & {
  def: { innerType?: Schema; element?: Schema; shape?: Record<string, Schema>; in?: Schema; options?: Schema[] };
};

const CHINESE = /^[A-Z]{0,3}[\u3400-\u9fff][^,:;，：；。]*/u;

/** The Chinese term with which a schema's description begins, of the schema itself or of what it wraps. */
function described(schema: Schema | undefined): string | undefined {
  for (let at = schema; at !== undefined; at = at.def.innerType ?? at.def.in) {
    const term = CHINESE.exec(at.description ?? '')?.[0].trim();
    if (term) return term;
  }
  return undefined;
}

/** What lies under a name, through whatever wraps it. */
function inner(schema: Schema | undefined, token: string): Schema | undefined {
  let at = schema;
  while (at !== undefined && at.def.shape === undefined && at.def.element === undefined && at.def.options === undefined)
    at = at.def.innerType ?? at.def.in;
  if (at?.def.element !== undefined) return at.def.element;
  if (at?.def.options !== undefined) return at.def.options.map((option) => inner(option, token)).find((found) => found !== undefined);
  return own(at?.def.shape, token);
}

/** What the table itself holds under a name: a remark may be about `/constructor`. */
const own = <T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;

const isIndex = (token: string): boolean => /^\d+$/.test(token);
const tokensOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

const LABELS = ['name', 'question', 'title', 'act', 'link', 'step', 'code'];

/** What an entry of a list is called in the document, so that 申请材料（营业执照） is told instead of a number. */
function labelOf(entry: unknown, index: string): string {
  if (typeof entry === 'object' && entry !== null) {
    const found = LABELS.map((label) => (entry as Record<string, unknown>)[label]).find((value) => typeof value === 'string');
    // By characters: half of one that takes four bytes is none.
    if (found !== undefined) return found.length > 30 ? `${Array.from(found.slice(0, 60)).slice(0, 30).join('')}…` : found;
  }
  return `第${Number(index) + 1}项`;
}

/**
 * 要素名称 — the Chinese name of the element that a JSON pointer into an item's content means, with the elements above it:
 * `/materials/1/required` → 申请材料（营业执照）/ 是否必要. `document` is the content in which the pointer is meant; without it, lists show
 * the place. A part of a form has no name here and is told as the form.
 */
export function fieldName(pointer: string, document?: unknown): string {
  const parts: string[] = [];
  let schema: Schema | undefined = ItemDefinition as unknown as Schema;
  let at: unknown = document;
  let generic = '';
  for (const token of tokensOf(pointer)) {
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[token] : undefined;
    schema = inner(schema, token);
    generic += isIndex(token) ? '/*' : `/${token}`;
    if (isIndex(token) && parts.length > 0) {
      parts.push(`${parts.pop()!}（${labelOf(at, token)}）`);
      continue;
    }
    if (generic === '/descriptive') continue;
    const name = own(NAMES, generic) ?? described(schema) ?? (schema && own(ANYWHERE, token));
    if (name !== undefined) parts.push(name);
    if (generic === '/form') break;
  }
  return parts.length === 0 ? '事项' : parts.join(' / ');
}
