import { applicantTypes, attachmentStages, idDocumentTypes, parseLocalTime, type AttachmentStage, type Checked } from '@yiwang/standards';
import type { NamedFile } from '../exchange/exchange-files.js';
import { parseXml, type XmlElement } from './wire/strict-xml.js';
import { fieldInvalid, valueUnknown, xmlMalformed } from './xml.errors.js';
import type { ReceiveCall } from './exchange-calls.js';
import type { XmlSettings } from './xml-settings.js';

/** 部门自办件 — the body of acceptance's report of offline cases, but for when it was accepted, and the files that were named with it. */
export interface OfflineCase {
  readonly report: {
    readonly itemCode: string;
    readonly externalNo: string;
    readonly applicant: Readonly<Record<string, string>>;
    readonly agent?: Readonly<Record<string, string>>;
    readonly channel: 'window';
    readonly form: Readonly<Record<string, unknown>>;
    readonly materials: readonly { readonly materialCode: string; readonly paperCopies: number }[];
    readonly submittedAt: string;
  };
  readonly files: readonly (NamedFile & { readonly externalId: string })[];
}

const MOST_MATERIALS = 60;
const MOST_COPIES = 99;
const MOST_UNID = 60;

/** @throws DISPATCH.EXCHANGE_XML and its kin, DISPATCH.EXCHANGE_FIELD, DISPATCH.EXCHANGE_VALUE */
export function readOfflineCase(call: ReceiveCall, settings: XmlSettings): OfflineCase {
  const base = recordOf(parseXml(call.baseInfoXml));
  if (base['PROJID'] !== call.PROJID) throw contradicts('PROJID');
  if (base['BELONGSYSTEM'] !== undefined && base['BELONGSYSTEM'] !== call.BELONGSYSTEM) throw contradicts('BELONGSYSTEM');
  const serviceCode = wanted(base, 'SERVICECODE');
  const records = call.attrXml.trim() === '' ? [] : recordsOf(call.attrXml);
  if (records.length > MOST_MATERIALS) throw fieldInvalid({ detail: { zh: '材料过多', en: 'too many materials' } });
  const places = records.map(({ fields }, index) => short(fields, 'UNID', MOST_UNID) ?? `#${index}`);
  if (new Set(places).size < places.length) throw wrong('UNID', { zh: '重复', en: 'comes twice' });
  const agent = agentOf(base);
  return {
    report: {
      itemCode: Object.hasOwn(settings.serviceCodes, serviceCode) ? settings.serviceCodes[serviceCode]! : serviceCode,
      externalNo: call.PROJID,
      applicant: applicantOf(base),
      ...(agent && { agent }),
      channel: 'window',
      form: call.formXml.trim() === '' ? {} : formOf(call.formXml, new Set(settings.numbers)),
      materials: records.flatMap(({ fields }) => materialOf(fields)),
      submittedAt: checked('RECEIVETIME', parseLocalTime(wanted(base, 'RECEIVETIME'))).toISOString(),
    },
    files: records.flatMap((record, index) => filesOf(record, `${call.PROJID}/${places[index]}`)),
  };
}

type Fields = Readonly<Record<string, string>>;
interface Entry {
  readonly fields: Fields;
  readonly element: XmlElement;
}

/** @throws DISPATCH.EXCHANGE_XML when an element comes twice: nobody knows which one is meant */
function recordOf(record: XmlElement): Fields {
  if (record.name !== 'RECORD') throw xmlMalformed();
  const fields: Record<string, string> = {};
  for (const child of record.children) {
    if (child.children.length > 0) continue;
    if (child.name in fields) throw xmlMalformed();
    fields[child.name] = child.text;
  }
  return fields;
}

function recordsOf(document: string): Entry[] {
  const root = parseXml(document);
  if (root.name !== 'RECORDS') throw xmlMalformed();
  return root.children.map((element) => ({ element, fields: recordOf(element) }));
}

const wrong = (name: string, how: { zh: string; en: string }): Error =>
  fieldInvalid({
    detail: { zh: `字段 ${name} ${how.zh}`, en: `the field ${name} ${how.en}` },
    invalidParams: [{ name, code: 'EXCHANGE_FIELD', reason: how.en }],
  });

/** Undefined for an empty one, which says as little as none. Nothing is cut off: half of an address is an address of nothing. */
function short(fields: Fields, name: string, most: number): string | undefined {
  const value = fields[name]?.trim() ?? '';
  if ([...value].length > most) throw wrong(name, { zh: `超过 ${most} 个字符`, en: `has more than ${most} characters` });
  return value === '' ? undefined : value;
}

function wanted(fields: Fields, name: string, most = Number.POSITIVE_INFINITY): string {
  const value = short(fields, name, most);
  if (value === undefined) throw wrong(name, { zh: '缺失', en: 'is missing' });
  return value;
}

const contradicts = (name: string): Error =>
  valueUnknown({ detail: { zh: `字段 ${name} 与报文其他部分矛盾`, en: `the field ${name} contradicts the rest of the message` } });

function checked<T>(name: string, value: Checked<T>): T {
  if (value.ok) return value.value;
  throw valueUnknown({
    detail: { zh: `字段 ${name}：${value.text.zh}`, en: `${name}: ${value.text.en}` },
    invalidParams: [{ name, code: value.code, reason: value.text.en }],
  });
}

/** 身份证 and its like: a code of GA/T 2000.156, or the word for it. */
const CARD_WORDS: Readonly<Record<string, string>> = { 身份证: '111', 护照: '414', 台胞证: '511' };
const cardTypeOf = (text: string): string =>
  idDocumentTypes.entries.find(({ code, zh }) => code === text || zh === text)?.code ?? CARD_WORDS[text] ?? idDocumentTypes.encode('other');

const mobileOf = (...texts: (string | undefined)[]): string | undefined => texts.find((text) => /^1\d{10}$/.test(text ?? ''));

function applicantOf(base: Fields): Record<string, string> {
  const kind = checked('APPLY_TYPE', applicantTypes.decode(wanted(base, 'APPLY_TYPE')));
  const name = wanted(base, 'APPLYNAME');
  const documentNo = wanted(base, 'APPLY_CARDNUMBER');
  const mobile = mobileOf(base['MOBILE'], base['TELPHONE']);
  const who = { name, documentNo, ...(mobile !== undefined && { mobile }) };
  if (kind !== 'person') return { kind: 'legalPerson', ...who };
  return { kind: 'person', documentType: cardTypeOf(wanted(base, 'APPLY_CARDTYPE')), ...who };
}

/** 经办人, where he is another than the applicant and identified by his citizen card. */
function agentOf(base: Fields): Record<string, string> | undefined {
  const [name, idNumber] = [base['CONTACTMAN'] ?? '', base['CONTACTMAN_CARDNUMBER'] ?? ''];
  if (name === '' || idNumber === '' || name === base['APPLYNAME']) return undefined;
  if (cardTypeOf(base['CONTACTMAN_CARDTYPE'] || '身份证') !== '111') return undefined;
  return { name, idNumber };
}

/** Its files are the department's: as far as the ledger is concerned, it has seen the material on paper. */
function materialOf(fields: Fields): { materialCode: string; paperCopies: number }[] {
  if (fields['ISTAKE'] !== undefined && fields['ISTAKE'] !== '1') return [];
  const copies = Number.parseInt(fields['AMOUNT'] ?? '1', 10);
  return [{ materialCode: wanted(fields, 'ATTRID'), paperCopies: Math.min(Math.max(Number.isNaN(copies) ? 1 : copies, 1), MOST_COPIES) }];
}

function filesOf({ element }: Entry, place: string): (NamedFile & { externalId: string })[] {
  const infos = element.children.filter(({ name }) => name === 'FILES').flatMap(({ children }) => children);
  return infos.map((info, index) => {
    const fields = recordOf({ ...info, name: 'RECORD' });
    const file = { stage: 'filing' as const, name: wanted(fields, 'FILENAME', 200), path: wanted(fields, 'FILEURL', 1000) };
    return { ...file, belongsTo: '', remark: '', externalId: `${place}/${index + 1}` };
  });
}

/** Items are named by JSON pointers, or by plain names, which are fields of the first level. */
function formOf(document: string, numbers: ReadonlySet<string>): Record<string, unknown> {
  const root = parseXml(document);
  if (root.name !== 'RECORDS') throw xmlMalformed();
  const form: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const item of root.children.flatMap(({ children }) => children)) {
    const named = item.attributes['name'] ?? '';
    if (item.name !== 'Item' || named === '' || item.children.length > 0) throw xmlMalformed();
    const pointer = named.startsWith('/') ? named : `/${named}`;
    const value = numbers.has(pointer) && /^-?\d+(\.\d+)?$/.test(item.text) ? Number(item.text) : item.text;
    put(form, pointer.slice(1).split('/').map(unescaped), value);
  }
  return form;
}

const unescaped = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** @throws DISPATCH.EXCHANGE_XML when one name stands for a value and for what contains values, or comes twice */
function put(form: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let inside = form;
  path.slice(0, -1).forEach((part) => {
    inside[part] ??= Object.create(null);
    if (typeof inside[part] !== 'object') throw xmlMalformed();
    inside = inside[part] as Record<string, unknown>;
  });
  const last = path.at(-1)!;
  if (last in inside) throw xmlMalformed();
  inside[last] = value;
}

/** 附件阶段 of a call of its own. @throws DISPATCH.EXCHANGE_VALUE */
export const stageOf = (code: string): AttachmentStage => checked('TYPE', attachmentStages.decode(code));
