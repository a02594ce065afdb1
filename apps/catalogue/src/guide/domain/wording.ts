import type { Fee, TimeLimit } from '@yiwang/events-catalogue';
import { fen } from '@yiwang/kernel';
import { shanghaiDate, yuanText, type CodeEntry, type CodeList } from '@yiwang/standards';
import type { GuideSection, GuideText } from './guide.js';

const UNITS = { workingDay: '个工作日', calendarDay: '个自然日', month: '个月', year: '年' } as const;

export const limitText = ({ value, unit }: TimeLimit): string => (value === 0 ? '即时办结' : `${value}${UNITS[unit]}`);

export const yesNo = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? '是' : '否');

export const yuan = (amountFen: number): string => `${yuanText(fen(amountFen))}元`;

/** `YYYY-MM-DD` in China, of an ISO text. */
export const day = (instant: string | null): string | undefined => (instant === null ? undefined : shanghaiDate(instant));

/** Chinese word of one key of a code table. */
export const word = <E extends CodeEntry>(list: CodeList<E>, key: E['key'] | undefined): string | undefined =>
  key === undefined ? undefined : list.of(key).zh;

/** Chinese words of several keys. */
export const words = <E extends CodeEntry>(list: CodeList<E>, keys: readonly E['key'][] | undefined): string | undefined =>
  keys === undefined || keys.length === 0 ? undefined : keys.map((key) => list.of(key).zh).join('、');

/** Chinese name of a code; the code itself where the table does not have it. */
export const named = <E extends CodeEntry>(list: CodeList<E>, code: string): string =>
  list.entries.find((entry) => entry.code === code)?.zh ?? code;

export const joined = (texts: readonly string[] | undefined): string | undefined =>
  texts === undefined || texts.length === 0 ? undefined : texts.join('、');

const TIMINGS = { beforeAcceptance: '受理前', beforeDecision: '决定前', beforeDelivery: '领取结果前' } as const;
export const timingText = (timing: Fee['timing']): string => TIMINGS[timing];

export function amountText({ rule }: Fee): string {
  if (rule.kind === 'fixed') return yuan(rule.amountFen);
  return `每单位${yuan(rule.unitFen)}${rule.maxFen === undefined ? '' : `，最高${yuan(rule.maxFen)}`}`;
}

/** 裁量幅度 in money. */
export function rangeText(minFen: number | undefined, maxFen: number | undefined): string {
  if (minFen === undefined && maxFen === undefined) return '';
  if (minFen === undefined) return `（${yuan(maxFen!)}以下）`;
  return maxFen === undefined ? `（${yuan(minFen)}以上）` : `（${yuan(minFen)}至${yuan(maxFen)}）`;
}

type Told = string | undefined | { text: string; href: string };

const toText = (told: Exclude<Told, undefined>): GuideText => (typeof told === 'string' ? { text: told } : told);

/** Labels with what is told of them; what is not told is left out, and a section without anything too. */
export function facts(key: string, title: string, told: readonly (readonly [label: string, told: Told])[]): GuideSection[] {
  const found = told.flatMap(([label, each]) => (each === undefined || each === '' ? [] : [{ label, ...toText(each) }]));
  return found.length > 0 ? [{ key, title, kind: 'facts', facts: found }] : [];
}

export function list(key: string, title: string, entries: readonly string[] | undefined): GuideSection[] {
  return entries !== undefined && entries.length > 0 ? [{ key, title, kind: 'list', entries: [...entries] }] : [];
}

/** One cell holds any number of texts. Columns in which nobody filled in anything are left out. */
export type Cell = Told | readonly Told[];

export function table(key: string, title: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): GuideSection[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) =>
    row.map((cell) =>
      (Array.isArray(cell) ? (cell as readonly Told[]) : [cell as Told]).flatMap((t) => (t === undefined || t === '' ? [] : [toText(t)])),
    ),
  );
  const used = columns.map((_, i) => i === 0 || cells.some((row) => (row[i]?.length ?? 0) > 0));
  const keep = <T>(_: T, i: number): boolean => used[i] ?? false;
  return [{ key, title, kind: 'table', columns: columns.filter(keep), rows: cells.map((row) => row.filter(keep)) }];
}

export const link = (url: string | undefined, text?: string): Told => (url === undefined ? undefined : { text: text ?? url, href: url });

/** `label：text` for a cell that gathers several elements. */
export const labelled = (label: string, text: string | number | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : `${label}：${text}`;
