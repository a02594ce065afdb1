import type { InvalidParam } from '@yiwang/kernel';
import type { DocumentContents, DocumentKind } from './document-kind.js';

/** 文书模板 — the words of one kind of document in one region. */
export interface DocumentTemplate {
  /** 标题. */
  title: string;
  /** 文号 with `{region}`, `{word}`, `{year}` and `{serial}`. */
  number: string;
  /**
   * Paragraphs with `{names}` of values. One with a list is written once for each entry, `{n}` being its place in the list; one with a value
   * that is not there is left out, and so is a part in `[…]`; one that begins with `{?name}` or `{!name}` stands only with or without it.
   */
  paragraphs: readonly string[];
  /** Under everything else, in small print. */
  note?: string | undefined;
}

/** A template with its place: the region whose it is and its version there; version 0 is what the platform brings along. */
export interface PlacedTemplate extends DocumentTemplate {
  regionCode: string;
  kind: DocumentKind;
  version: number;
}

type ValuesOf<K extends DocumentKind> = {
  /** Values of the content by name. */
  values: readonly (keyof DocumentContents[K])[];
  /** Names that the paragraphs must have: a document without them would not say what the law asks for. */
  must: readonly (keyof DocumentContents[K] | 'caseNo' | 'itemName' | 'reviewBy' | 'court')[];
};

/** What each kind can say, and what it has to. 《行政许可法》第三十二条: refusals and corrections are told with everything at once. */
export const KIND_VALUES: { readonly [K in DocumentKind]: ValuesOf<K> } = {
  receipt: { values: ['materials', 'acceptanceDueAt', 'queryCode'], must: ['caseNo', 'materials'] },
  acceptanceNotice: {
    values: ['promiseDueAt', 'statutoryDueAt', 'deemed', 'tolerated', 'provisional'],
    must: ['caseNo', 'itemName', 'promiseDueAt', 'statutoryDueAt'],
  },
  correctionNotice: { values: ['points', 'dueAt', 'round'], must: ['itemName', 'points', 'dueAt'] },
  correctionReceived: { values: ['materials', 'acceptanceDueAt'], must: ['caseNo', 'materials'] },
  nonAcceptance: { values: ['reason'], must: ['itemName', 'reason', 'reviewBy', 'court'] },
  notApplicable: { values: ['ground', 'reason', 'authority'], must: ['itemName', 'reason', 'authority'] },
  tolerancePromise: { values: ['missing', 'dueAt', 'consequence'], must: ['missing', 'dueAt', 'consequence'] },
  specialProcedure: { values: ['name', 'reason', 'plannedDays', 'endsBy'], must: ['caseNo', 'name', 'plannedDays'] },
  procedureEnded: { values: ['name', 'excludedDays', 'promiseDueAt', 'statutoryDueAt'], must: ['caseNo', 'excludedDays', 'promiseDueAt'] },
  extensionNotice: {
    values: ['reason', 'approver', 'days', 'promiseDueAt', 'statutoryDueAt'],
    must: ['caseNo', 'reason', 'days', 'statutoryDueAt'],
  },
  approval: { values: ['resultNo', 'reason'], must: ['itemName'] },
  rejection: { values: ['reason'], must: ['itemName', 'reason', 'reviewBy', 'court'] },
  forwardingNotice: { values: ['authority', 'reason'], must: ['caseNo', 'authority'] },
  terminationNotice: { values: ['reason'], must: ['caseNo', 'reason', 'reviewBy', 'court'] },
  completionNotice: { values: ['finishKind', 'finishName', 'resultNo'], must: ['caseNo', 'finishName'] },
  deliveryReceipt: { values: ['method', 'collector', 'deliveredAt', 'resultNo'], must: ['caseNo', 'deliveredAt', 'method'] },
  withdrawalNotice: { values: ['stage', 'reason'], must: ['caseNo'] },
  clericalCorrection: { values: ['what', 'before', 'after', 'of'], must: ['caseNo', 'what', 'before', 'after'] },
  reopeningNotice: { values: ['reason', 'basis'], must: ['caseNo', 'reason', 'basis'] },
  handoverSlip: { values: ['slipNo', 'from', 'to', 'cases'], must: ['slipNo', 'from', 'to', 'cases'] },
};

/** Names that every kind has. */
export const COMMON_VALUES = ['caseNo', 'itemName', 'itemCode', 'applicant', 'issuer', 'region', 'date', 'submittedOn', 'number'] as const;
const REMEDY_VALUES = ['reviewBy', 'court'] as const;
const NUMBER_VALUES = ['region', 'word', 'year', 'serial'] as const;

const NAME = /\{([?!]?)([A-Za-z]+)\}/g;
const namesIn = (text: string): string[] => [...text.matchAll(NAME)].map((match) => match[2]!);

/** What a template of the kind may name. */
export const valuesOf = (kind: DocumentKind): readonly string[] => [...COMMON_VALUES, ...REMEDY_VALUES, 'n', ...KIND_VALUES[kind].values];

const wrong = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });

/** Everything that is wrong with a template; empty when it may be published. Names are JSON pointers. */
export function templateFaults(kind: DocumentKind, template: DocumentTemplate): InvalidParam[] {
  const faults: InvalidParam[] = [];
  const known = valuesOf(kind);
  for (const name of new Set(namesIn(template.number))) {
    if (!NUMBER_VALUES.includes(name as never)) faults.push(wrong('/number', 'UNKNOWN_VALUE', `a number has no {${name}}`));
  }
  for (const name of ['year', 'serial']) {
    if (!template.number.includes(`{${name}}`)) faults.push(wrong('/number', 'VALUE_MISSING', `a number needs {${name}}`));
  }
  template.paragraphs.forEach((paragraph, index) => {
    const at = `/paragraphs/${index}`;
    for (const name of namesIn(paragraph)) {
      if (!known.includes(name)) faults.push(wrong(at, 'UNKNOWN_VALUE', `a ${kind} has no {${name}}`));
    }
    if (/[{}]/.test(paragraph.replace(NAME, ''))) faults.push(wrong(at, 'BRACE', 'a brace that encloses no name'));
    if (!/^[^[\]]*(\[[^[\]]*\][^[\]]*)*$/.test(paragraph)) faults.push(wrong(at, 'BRACKET', 'brackets do not match'));
  });
  const named = new Set(template.paragraphs.flatMap(namesIn));
  for (const name of KIND_VALUES[kind].must as readonly string[]) {
    if (!named.has(name)) faults.push(wrong('/paragraphs', 'VALUE_MISSING', `a ${kind} must say {${name}}`));
  }
  return faults;
}

/** A value that a paragraph may name. */
export type TemplateValue = string | readonly string[];
export type TemplateValues = Readonly<Record<string, TemplateValue | undefined>>;

const isThere = (value: TemplateValue | undefined): boolean => value !== undefined && value.length > 0;

/** The paragraphs in words. */
export const inWords = (template: Pick<DocumentTemplate, 'paragraphs'>, values: TemplateValues): string[] =>
  template.paragraphs.flatMap((paragraph) => paragraphInWords(paragraph, values));

function paragraphInWords(paragraph: string, values: TemplateValues): string[] {
  const [, mark, name, rest] = /^\{([?!])([A-Za-z]+)\}(.*)$/s.exec(paragraph) ?? [];
  if (name !== undefined) return isThere(values[name]) === (mark === '?') ? paragraphInWords(rest!, values) : [];
  const text = paragraph.replace(/\[([^[\]]*)\]/g, (_, part: string) => (complete(part, values) ? part : ''));
  if (!complete(text, values)) return [];
  const list = namesIn(text).find((each) => Array.isArray(values[each]));
  if (list === undefined) return [fill(text, values)];
  return (values[list] as readonly string[]).map((entry, index) => fill(text, { ...values, [list]: entry, n: String(index + 1) }));
}

const complete = (text: string, values: TemplateValues): boolean => namesIn(text).every((name) => name === 'n' || isThere(values[name]));

/** In one pass: what a value says is never read as a name, whatever an applicant writes. */
export const fill = (text: string, values: TemplateValues): string =>
  text.replace(NAME, (_, __, name: string) => {
    const value = values[name];
    return Array.isArray(value) ? value.join('、') : ((value as string | undefined) ?? '');
  });
