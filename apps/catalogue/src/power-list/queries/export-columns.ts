import { exerciseLevels } from '@yiwang/standards';
import type { ListKind } from '../domain/list-kind.js';

type Content = Readonly<Record<string, unknown>>;
export interface ExportColumn {
  title: string;
  /** What stands in the cell; a list a line each. */
  of: (content: Content) => unknown;
}

const field = (title: string, name: string): ExportColumn => ({ title, of: (content) => content[name] });
const lines = (title: string, name: string, of: (each: unknown) => string): ExportColumn => ({
  title,
  of: (content) => (Array.isArray(content[name]) ? content[name].map(of).join('\n') : null),
});
/** A code by the name that people know it by; one that nobody named here is its own. */
const named = (title: string, name: string, names: Readonly<Record<string, string>>): ExportColumn => ({
  title,
  of: (content) => names[String(content[name])] ?? content[name],
});

const RESTRICTIONS = { prohibited: '禁止', restricted: '限制', approval: '核准' };
const STATUSES = { published: '在用', suspended: '暂停' };
const LEVELS = Object.fromEntries(exerciseLevels.entries.map(({ code, zh }) => [code, zh]));

function basisText(basis: unknown): string {
  const { name, documentNo, article } = basis as { name: string; documentNo?: string; article?: string };
  return `《${name}》${documentNo === undefined ? '' : `（${documentNo}）`}${article ?? ''}`;
}

function boundaryText(boundary: unknown): string {
  const { department, division } = boundary as { department: string; division: string };
  return `${department}：${division}`;
}

/** 清单导出 — the columns of each kind of list behind those that every list has. */
export const EXPORT_COLUMNS: Readonly<Record<ListKind, readonly ExportColumn[]>> = {
  power: [
    named('行使层级', 'exerciseLevel', LEVELS),
    field('事项版本', 'itemVersion'),
    named('事项状态', 'status', STATUSES),
    lines('设定依据', 'legalBasis', basisText),
  ],
  responsibility: [
    lines('具体工作事项', 'matters', String),
    lines('职责边界', 'boundaries', boundaryText),
    lines('事中事后监管制度', 'supervision', String),
    lines('追责情形', 'accountability', String),
    lines('对应权力事项', 'items', String),
  ],
  investment: [
    named('管理方式', 'restriction', RESTRICTIONS),
    field('管理措施', 'measure'),
    field('适用范围', 'scope'),
    field('依据', 'basis'),
  ],
  funds: [
    field('年度', 'year'),
    field('年度预算金额（分）', 'amountFen'),
    field('设立依据', 'basis'),
    field('资金用途', 'purpose'),
    field('支持对象', 'recipients'),
    field('分配方式与标准', 'distribution'),
    field('存续期限', 'until'),
    field('申报指南', 'application'),
  ],
};
