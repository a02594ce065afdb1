import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import { DOCUMENT_KINDS, type DocumentDraft, type DocumentKind, type Issuer } from './document-kind.js';
import { fill, inWords, LICENSING_LAW, type PlacedTemplate, type TemplateValues } from './document-template.js';
import { contentValues, dateInWords } from './document-values.js';

/** Whose document it is, in clear. */
export interface PaperSubject {
  caseNo: string | null;
  itemCode: string | null;
  itemVersion: number | null;
  itemName: string | null;
  /** null for who filed online: the ledger knows the account only. */
  applicant: string | null;
  /** The same as it may be shown to anybody. */
  applicantMasked: MaskedParty | null;
  /** Whether a 行政许可 is applied for. */
  licensing: boolean;
  /** 查询码. */
  queryCode: string | null;
  regionCode: string;
  regionName: string;
  issuer: Issuer;
  submittedAt: Date | null;
}

/** What only this document has. */
export interface PaperMarks {
  id: string;
  serial: number;
  code: string;
  /** Where anybody confirms it; what its QR code says. */
  url: string;
}

/** A party to a document, masked. */
export interface MaskedParty {
  name: string | null;
  number?: string | undefined;
}

/**
 * 固化内容 — everything that a document says, in words: what is hashed, sealed and drawn. It needs no template any more, so a template that
 * changes later changes no document. `content` is what the words were made of, for machines.
 */
export interface Paper {
  format: 1;
  id: string;
  kind: DocumentKind;
  title: string;
  number: string;
  code: string;
  url: string;
  caseNo: string | null;
  itemCode: string | null;
  itemVersion: number | null;
  itemName: string | null;
  addressee: string;
  applicantMasked: MaskedParty | null;
  paragraphs: string[];
  note: string | null;
  issuer: Issuer & { regionCode: string };
  /** 成文日期 in words. */
  date: string;
  fixedAt: string;
  template: { regionCode: string; version: number };
  content: unknown;
}

/** 文号: serials of at least six digits. */
export function numberInWords(template: PlacedTemplate, regionName: string, year: number, serial: number): string {
  const { word } = DOCUMENT_KINDS[template.kind];
  return fill(template.number, { region: regionName, word, year: String(year), serial: String(serial).padStart(6, '0') });
}

/** Who filed online is known by the account only; the paper says whose it is by the case. */
const addresseeOf = ({ applicant, caseNo }: PaperSubject): string => applicant ?? `申请人（网上申报，办件编号${caseNo ?? ''}）`;

/** Puts what a move says in the words of the template. */
export function writePaper(subject: PaperSubject, draft: DocumentDraft, template: PlacedTemplate, marks: PaperMarks, year: number): Paper {
  const { kind, at, content } = draft;
  const number = numberInWords(template, subject.regionName, year, marks.serial);
  const { issuer } = subject;
  const date = dateInWords(at);
  const values: TemplateValues = {
    ...contentValues(content),
    ...defined({
      caseNo: subject.caseNo,
      itemName: subject.itemName ?? subject.itemCode,
      itemCode: subject.itemCode,
      queryCode: subject.queryCode,
      [LICENSING_LAW]: subject.licensing ? '《中华人民共和国行政许可法》' : null,
    }),
    applicant: subject.applicant ?? '申请人',
    issuer: issuer.name,
    region: subject.regionName,
    date,
    number,
    ...(subject.submittedAt && { submittedOn: dateInWords(subject.submittedAt) }),
  };
  return {
    format: 1,
    id: marks.id,
    kind,
    title: template.title,
    number,
    code: marks.code,
    url: marks.url,
    caseNo: subject.caseNo,
    itemCode: subject.itemCode,
    itemVersion: subject.itemVersion,
    itemName: subject.itemName,
    addressee: addresseeOf(subject),
    applicantMasked: subject.applicantMasked,
    paragraphs: inWords(template, values),
    note: template.note ?? null,
    issuer: { ...issuer, regionCode: subject.regionCode },
    date,
    fixedAt: at.toISOString(),
    template: { regionCode: template.regionCode, version: template.version },
    content,
  };
}

const defined = (values: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null));

/** The bytes that are hashed and sealed. */
export const paperText = (paper: Paper): string => canonicalJson(paper);

export const sha256Of = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
