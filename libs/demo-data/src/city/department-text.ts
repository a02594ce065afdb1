import type { Audience } from '@yiwang/standards';

/**
 * A department of the demonstration city with its items as text, one line an item. Columns by the first word:
 *
 *     许可|给付|确认|奖励|裁决|其他|服务   名称 | 依据 | 服务对象 | 承诺/法定（工作日） | 结果 | 材料、… | 选项
 *     处罚   违法行为 | 依据 | 处罚种类、… | 罚款下限-上限（元）
 *     强制   名称 | 依据 | 强制方式
 *     征收   名称 | 依据 | 服务对象 | 征收种类 | 征收标准 | 减免
 *     检查   名称 | 依据 | 检查对象 | 频次 | 检查内容、…
 *
 * 依据 is the short name of a law with the number of the article. 服务对象 is a character each: 人企事社政他. 选项, divided by spaces:
 * 子=情形,… (an item of its own for each), 费=名称:元, 跑=次数:原因, 事=主题, 即 (即办件).
 */
export interface DepartmentText {
  /** 1-99; the first two digits of its 主项 numbers and of its telephones. */
  serial: number;
  name: string;
  shortName: string;
  /** 办理地点. */
  place: string;
  items: string;
}

export interface Basis {
  law: string;
  /** Number of the article; undefined where the whole law is meant. */
  article: number | undefined;
}

interface Row {
  /** n-th line of the department, from 1. */
  line: number;
  name: string;
  basis: Basis;
}

export interface AppliedRow extends Row {
  kind: 'applied';
  /** GB/T 39046 A.1. */
  category: '01' | '05' | '07' | '08' | '09' | '10' | '20';
  audience: Audience[];
  promisedDays: number;
  statutoryDays: number;
  /** Undefined where nothing is handed out. */
  result: string | undefined;
  materials: string[];
  cases: string[];
  fee: { name: string; yuan: number } | undefined;
  visits: number;
  visitReason: string | undefined;
  topic: string | undefined;
  immediate: boolean;
}
export interface PenaltyRow extends Row {
  kind: 'penalty';
  penalties: string[];
  fine: { fromYuan: number; toYuan: number } | undefined;
}
export interface CoercionRow extends Row {
  kind: 'coercion';
  means: string;
}
export interface LevyRow extends Row {
  kind: 'levy';
  audience: Audience[];
  levied: string;
  standard: string;
  reduction: string;
}
export interface InspectionRow extends Row {
  kind: 'inspection';
  objects: string[];
  frequency: string;
  contents: string[];
}
export type CityRow = AppliedRow | PenaltyRow | CoercionRow | LevyRow | InspectionRow;

const APPLIED: Readonly<Record<string, AppliedRow['category']>> = {
  许可: '01',
  给付: '05',
  确认: '07',
  奖励: '08',
  裁决: '09',
  其他: '10',
  服务: '20',
};

const AUDIENCES: Readonly<Record<string, Audience>> = {
  人: 'naturalPerson',
  企: 'enterprise',
  事: 'publicInstitution',
  社: 'socialOrganisation',
  政: 'government',
  他: 'otherOrganisation',
};

/** Every line of a department. @throws Error naming the line that has not the form above */
export const rowsOf = ({ items }: DepartmentText): CityRow[] =>
  items
    .trim()
    .split('\n')
    .map((text, i) => rowOf(text.split('|'), i + 1, text));

function rowOf(cells: readonly string[], line: number, text: string): CityRow {
  const [kind = '', name = '', basis = '', a = '', b = '', c = '', d = '', options = ''] = cells;
  const need = (fits: boolean): void => {
    if (!fits || name === '' || basis === '') throw new Error(`not a line of items: ${text}`);
  };
  const row: Row = { line, name, basis: basisOf(basis) };
  const category = APPLIED[kind];
  if (category !== undefined) {
    const [promised, statutory] = b.split('/').map(Number);
    need(cells.length >= 7 && promised !== undefined && statutory !== undefined && promised <= statutory);
    const result = c === '-' ? undefined : c;
    const applied = { ...row, kind: 'applied' as const, category, audience: audienceOf(a), result, materials: listOf(d) };
    return { ...applied, promisedDays: promised!, statutoryDays: statutory!, ...optionsOf(options) };
  }
  switch (kind) {
    case '处罚':
      need(cells.length === 5);
      return { ...row, kind: 'penalty', penalties: listOf(a), fine: fineOf(b) };
    case '强制':
      need(cells.length === 4);
      return { ...row, kind: 'coercion', means: a };
    case '征收':
      need(cells.length === 7);
      return { ...row, kind: 'levy', audience: audienceOf(a), levied: b, standard: c, reduction: d };
    case '检查':
      need(cells.length === 6);
      return { ...row, kind: 'inspection', objects: listOf(a), frequency: b, contents: listOf(c) };
    default:
      throw new Error(`not a line of items: ${text}`);
  }
}

const listOf = (text: string): string[] => (text === '-' ? [] : text.split('、').filter((each) => each !== ''));

const basisOf = (text: string): Basis => {
  const [, law = text, article] = /^(.*?)(\d+)$/.exec(text) ?? [];
  return { law, article: article === undefined ? undefined : Number(article) };
};

const audienceOf = (text: string): Audience[] =>
  Array.from(text, (character) => {
    const audience = AUDIENCES[character];
    if (audience === undefined) throw new Error(`nobody is served as ${character}`);
    return audience;
  });

const fineOf = (text: string): PenaltyRow['fine'] => {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(text) ?? [];
  return from === undefined || to === undefined ? undefined : { fromYuan: Number(from), toYuan: Number(to) };
};

function optionsOf(text: string): Pick<AppliedRow, 'cases' | 'fee' | 'visits' | 'visitReason' | 'topic' | 'immediate'> {
  const words = text.split(' ').filter((word) => word !== '');
  const valueOf = (key: string): string | undefined => words.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1);
  const [feeName, yuan] = valueOf('费')?.split(':') ?? [];
  const [visits, visitReason] = valueOf('跑')?.split(':') ?? [];
  return {
    cases: valueOf('子')?.split(',') ?? [],
    fee: feeName === undefined ? undefined : { name: feeName, yuan: Number(yuan) },
    visits: Number(visits ?? 0),
    visitReason,
    topic: valueOf('事'),
    immediate: words.includes('即'),
  };
}
