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

type OptionalOf<C> = { [K in keyof C]-?: undefined extends C[K] ? K : never }[keyof C];

type ValuesOf<K extends DocumentKind> = {
  /** Values of the content that are always there. */
  always: readonly Exclude<keyof DocumentContents[K], OptionalOf<DocumentContents[K]> | 'remedies'>[];
  /** Those that may be missing. */
  may: readonly Exclude<OptionalOf<DocumentContents[K]>, 'remedies'>[];
  /** What the paragraphs must say where it is there: without it the document would not say what the law asks for. */
  must: readonly (keyof DocumentContents[K] | 'caseNo' | 'itemName' | 'reviewBy' | 'court')[];
};

/** What each kind can say, and what it has to. 《行政许可法》第三十二条: refusals and corrections are told with everything at once. */
export const KIND_VALUES: { readonly [K in DocumentKind]: ValuesOf<K> } = {
  receipt: { always: ['materials'], may: ['acceptanceDueAt'], must: ['caseNo', 'materials'] },
  acceptanceNotice: {
    always: ['acceptedOn', 'promiseDueAt', 'statutoryDueAt'],
    may: ['deemed', 'tolerated', 'provisional'],
    must: ['caseNo', 'itemName', 'acceptedOn', 'promiseDueAt', 'statutoryDueAt', 'tolerated'],
  },
  correctionNotice: { always: ['points', 'dueAt', 'round'], may: ['handling'], must: ['itemName', 'points', 'dueAt'] },
  correctionReceived: { always: ['materials'], may: ['acceptanceDueAt'], must: ['caseNo', 'materials'] },
  nonAcceptance: { always: ['reason'], may: ['authority'], must: ['itemName', 'reason', 'authority', 'reviewBy', 'court'] },
  notApplicable: { always: ['reason'], may: [], must: ['itemName', 'reason'] },
  tolerancePromise: { always: ['missing', 'dueAt', 'consequence'], may: [], must: ['missing', 'dueAt', 'consequence'] },
  specialProcedure: { always: ['name', 'reason', 'plannedDays'], may: ['endsBy'], must: ['caseNo', 'name', 'plannedDays'] },
  procedureEnded: {
    always: ['name', 'excludedDays', 'promiseDueAt', 'statutoryDueAt'],
    may: [],
    must: ['caseNo', 'excludedDays', 'promiseDueAt', 'statutoryDueAt'],
  },
  extensionNotice: {
    always: ['reason', 'approver', 'days', 'statutoryDueAt'],
    may: ['promiseDueAt'],
    must: ['caseNo', 'reason', 'approver', 'days', 'statutoryDueAt'],
  },
  approval: { always: [], may: ['resultNo', 'reason'], must: ['itemName'] },
  rejection: { always: ['reason'], may: [], must: ['itemName', 'reason', 'reviewBy', 'court'] },
  forwardingNotice: { always: ['authority'], may: ['reason'], must: ['caseNo', 'authority'] },
  terminationNotice: { always: ['reason'], may: ['undone'], must: ['caseNo', 'reason', 'undone', 'reviewBy', 'court'] },
  completionNotice: { always: ['finishKind', 'finishName'], may: ['resultNo', 'reason'], must: ['caseNo', 'finishName'] },
  deliveryReceipt: { always: ['method', 'deliveredAt'], may: ['collector', 'resultNo'], must: ['caseNo', 'deliveredAt', 'method'] },
  withdrawalNotice: { always: ['stage'], may: ['reason'], must: ['caseNo'] },
  clericalCorrection: { always: ['what', 'before', 'after'], may: [], must: ['caseNo', 'what', 'before', 'after'] },
  reopeningNotice: {
    always: ['reason', 'basis'],
    may: ['acceptanceDueAt', 'promiseDueAt', 'statutoryDueAt', 'toleranceDueAt'],
    must: ['caseNo', 'reason', 'basis', 'acceptanceDueAt', 'promiseDueAt', 'statutoryDueAt', 'toleranceDueAt'],
  },
  handoverSlip: { always: ['slipNo', 'from', 'to', 'cases'], may: [], must: ['slipNo', 'from', 'to', 'cases'] },
};

/** Names that every kind has. */
const COMMON_VALUES = ['applicant', 'issuer', 'region', 'date', 'number', 'reviewBy', 'court', 'n'] as const;
/** Names that every document of a case has. */
const CASE_VALUES = ['caseNo', 'itemName', 'itemCode', 'submittedOn', 'queryCode'] as const;
/** 《中华人民共和国行政许可法》, where the item is a licence (行政许可): for nothing else it may be cited. */
export const LICENSING_LAW = 'licensingLaw';
const NUMBER_VALUES = ['region', 'word', 'year', 'serial'] as const;

const NAME = /\{([?!]?)([A-Za-z]+)\}/g;
/** Conditions at the beginning of a paragraph. */
const MARKS = /^(\{[?!][A-Za-z]+\})+/;
const namesIn = (text: string): string[] => [...text.matchAll(NAME)].map((match) => match[2]!);

const isOfCase = (kind: DocumentKind): boolean => kind !== 'handoverSlip';
const alwaysThere = (kind: DocumentKind): readonly string[] => [
  ...COMMON_VALUES,
  ...(isOfCase(kind) ? CASE_VALUES : []),
  ...KIND_VALUES[kind].always,
];
const maybeThere = (kind: DocumentKind): readonly string[] => [...KIND_VALUES[kind].may, ...(isOfCase(kind) ? [LICENSING_LAW] : [])];

/** What a template of the kind may name. */
export const valuesOf = (kind: DocumentKind): readonly string[] => [...alwaysThere(kind), ...maybeThere(kind)];

const wrong = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });

/** Everything that is wrong with a template; empty when it may be published. Names are JSON pointers. */
export function templateFaults(kind: DocumentKind, template: DocumentTemplate): InvalidParam[] {
  const faults: InvalidParam[] = [];
  const known = valuesOf(kind);
  for (const name of new Set(namesIn(template.number))) {
    if (!NUMBER_VALUES.includes(name as never)) faults.push(wrong('/number', 'UNKNOWN_VALUE', `a number has no {${name}}`));
  }
  if (/[{}]/.test(template.number.replace(NAME, ''))) faults.push(wrong('/number', 'BRACE', 'a brace that encloses no name'));
  for (const name of ['year', 'serial']) {
    if (!template.number.includes(`{${name}}`)) faults.push(wrong('/number', 'VALUE_MISSING', `a number needs {${name}}`));
  }
  template.paragraphs.forEach((paragraph, index) => {
    const at = `/paragraphs/${index}`;
    for (const name of namesIn(paragraph)) {
      if (!known.includes(name)) faults.push(wrong(at, 'UNKNOWN_VALUE', `a ${kind} has no {${name}}`));
    }
    if (/[{}]/.test(paragraph.replace(NAME, ''))) faults.push(wrong(at, 'BRACE', 'a brace that encloses no name'));
    if (/.\{[?!]/s.test(paragraph.replace(MARKS, ''))) faults.push(wrong(at, 'MARK', 'a condition stands at the beginning only'));
    if (!/^[^[\]]*(\[[^[\]]*\][^[\]]*)*$/.test(paragraph)) faults.push(wrong(at, 'BRACKET', 'brackets do not match'));
  });
  if (faults.length > 0) return faults;
  return unsaid(kind, template).map((name) => wrong('/paragraphs', 'VALUE_MISSING', `a ${kind} must say {${name}}`));
}

/** The names that have to be said and are not, for each that may be missing being there or not: a paragraph that is left out says nothing. */
function unsaid(kind: DocumentKind, template: DocumentTemplate): string[] {
  const must: readonly string[] = KIND_VALUES[kind].must;
  const may = maybeThere(kind);
  const missing = new Set<string>();
  for (let mask = 0; mask < 1 << may.length; mask++) {
    const there = [...alwaysThere(kind), ...may.filter((_, bit) => mask & (1 << bit))];
    const said = inWords(template, Object.fromEntries(there.map((name) => [name, `{${name}}`]))).join();
    for (const name of must) if (there.includes(name) && !said.includes(`{${name}}`)) missing.add(name);
  }
  return must.filter((name) => missing.has(name));
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
