import type { FieldCipher } from '@yiwang/access';
import {
  abolishedRegion,
  idDocumentTypes,
  maskCitizenId,
  maskDocument,
  orThrow,
  parseCitizenId,
  type IdDocumentType,
} from '@yiwang/standards';
import { documentUnfit, oldCitizenNumber, regionGone } from '../person.errors.js';

/** 身份证件 in the one spelling that it is compared in. */
export interface IdDocument {
  /** GA/T 2000.156. */
  type: string;
  number: string;
}

/** What the number of each document that proves a person's name looks like; of the first two it is the 公民身份号码. */
const FORMS: Partial<Record<IdDocumentType, RegExp | 'citizen'>> = {
  citizenId: 'citizen',
  temporaryCitizenId: 'citizen',
  officerCard: /^[\p{Script=Han}A-Z0-9]{4,20}$/u,
  armedPoliceCard: /^[\p{Script=Han}A-Z0-9]{4,20}$/u,
  passport: /^[A-Z0-9]{5,17}$/,
  taiwanPermit: /^[A-Z0-9]{8,12}$/,
  hongKongMacauPermit: /^[HM]\d{8}(\d{2})?$/,
  foreignResident: /^([A-Z]{3}\d{12}|9\d{16}[\dX])$/,
};

/**
 * 公民身份号码 (GB 11643) as it may be proved today. The region stands for where it was given, at birth or later, for life: one that was
 * abolished since is right; one that was abolished before the birth is not.
 */
function citizenNumber(text: string): string {
  const { number, regionPrefix, birthDate, fifteenDigits } = orThrow(parseCitizenId(text));
  if (fifteenDigits) throw oldCitizenNumber();
  const gone = abolishedRegion(regionPrefix);
  if (gone && Number(birthDate.slice(0, 4)) > gone.abolished) throw regionGone();
  return number;
}

/** @throws AUTH.DOCUMENT_UNFIT, AUTH.CITIZEN_ID_OLD, AUTH.CITIZEN_ID_REGION_ABOLISHED, STANDARDS.CITIZEN_ID_… */
export function readDocument(type: string, typed: string): IdDocument {
  const key = idDocumentTypes.decode(type);
  const form = key.ok ? FORMS[key.value] : undefined;
  if (form === undefined) throw documentUnfit();
  const text = typed.trim().toUpperCase();
  if (form === 'citizen') return { type, number: citizenNumber(text) };
  if (!form.test(text)) throw documentUnfit();
  return { type, number: text };
}

const isCitizenNumber = (type: string): boolean => type === '111' || type === '112';

/** By which a person is found: the same for the card and the temporary card, which have one number. */
export const documentHash = (cipher: FieldCipher, { type, number }: IdDocument): string =>
  cipher.lookupHash(isCitizenNumber(type) ? `citizen-id:${number}` : `document:${type}:${number}`);

export const maskedNumber = ({ type, number }: IdDocument): string =>
  isCitizenNumber(type) ? maskCitizenId(number) : maskDocument(number);
