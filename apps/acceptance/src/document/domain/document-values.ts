import { shanghaiDate } from '@yiwang/standards';
import type { DocumentContents, DocumentKind, ListedMaterial, Remedies } from './document-kind.js';
import type { TemplateValue, TemplateValues } from './document-template.js';

const TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;
const CLOCK = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
/** Told to the minute; of everything else the day counts. */
const TO_THE_MINUTE = ['deliveredAt'];

/** 2026年11月2日 in Shanghai. */
export function dateInWords(at: Date): string {
  const [year, month, day] = shanghaiDate(at).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 时间 to the minute. */
const timeInWords = (at: Date): string => `${dateInWords(at)}${CLOCK.format(at)}`;

const materialInWords = ({ name, copies, electronic }: ListedMaterial): string => {
  const forms = [electronic && '电子文件', copies !== undefined && copies > 0 && `纸质${copies}份`].filter(Boolean);
  return forms.length > 0 ? `${name}（${forms.join('、')}）` : name;
};

type SlipLine = DocumentContents['handoverSlip']['cases'][number];
const isSlipLine = (value: unknown): value is SlipLine => typeof value === 'object' && value !== null && 'papers' in value;
const entryInWords = (entry: unknown): string => {
  if (typeof entry === 'string') return entry;
  if (isSlipLine(entry)) return `${entry.caseNo} ${entry.itemName}：${entry.papers.map(materialInWords).join('；')}`;
  return materialInWords(entry as ListedMaterial);
};

function valueInWords(name: string, value: unknown): TemplateValue | undefined {
  if (value === undefined || value === null || value === false) return undefined;
  if (value === true) return '是';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(entryInWords);
  const text = value as string;
  if (!TIME.test(text)) return text;
  return TO_THE_MINUTE.includes(name) ? timeInWords(new Date(text)) : dateInWords(new Date(text));
}

/** 救济途径 where a move names none: the words of 行政复议法 (2023) and 行政诉讼法. */
const USUAL_REMEDIES = { reviewBy: '本级人民政府或者依法有权受理的行政复议机关', court: '有管辖权的人民法院' } as const satisfies Remedies;

/** The content of a document by the names that a template may use. */
export function contentValues<K extends DocumentKind>(content: DocumentContents[K]): TemplateValues {
  const { remedies, ...rest } = content as Record<string, unknown> & { remedies?: Remedies | undefined };
  const values: Record<string, TemplateValue | undefined> = {};
  for (const [name, value] of Object.entries(rest)) values[name] = valueInWords(name, value);
  return { ...values, reviewBy: remedies?.reviewBy ?? USUAL_REMEDIES.reviewBy, court: remedies?.court ?? USUAL_REMEDIES.court };
}
