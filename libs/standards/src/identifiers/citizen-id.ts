import { fail, ok } from '../checked.js';
import type { Checked } from '../checked.js';
import { PROVINCE_NAMES } from '../data/provinces.js';
import { isCalendarDate } from '../calendar-date.js';

/** What a 公民身份号码 tells (GB 11643). */
export interface CitizenId {
  /** 18 characters, the check character in capitals; an old 15-digit number is brought to this form. */
  readonly number: string;
  /** 6 digits of GB/T 2260 at the time of first registration: it may be a code abolished long ago, and is not the present residence. */
  readonly regionPrefix: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  /** Whether the text was a 15-digit number of a first-generation card. */
  readonly fifteenDigits: boolean;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARS = '10X98765432';
/** 居住证 for residents of Hong Kong, Macau and Taiwan have numbers of the same structure with these prefixes. */
const RESIDENCE_PERMIT_PROVINCES = new Set(['81', '82', '83']);

/** GB 11643 (ISO 7064 MOD 11-2): the check character, `0`-`9` or `X`, of the first 17 digits. */
export function citizenIdCheckChar(seventeenDigits: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (seventeenDigits.charCodeAt(i) - 48) * WEIGHTS[i]!;
  return CHECK_CHARS[sum % 11]!;
}

/**
 * Parses a 公民身份号码 (GB 11643) of 18 characters, or of 15 digits from an old card (born 19yy; no check character).
 * Only the first two digits of the region are compared with a list: county codes come and go, the number stays for life.
 * Codes: CITIZEN_ID_LENGTH, _CHARACTERS, _REGION, _BIRTH_DATE, _CHECK_CHAR.
 */
export function parseCitizenId(text: string): Checked<CitizenId> {
  const fifteenDigits = text.length === 15;
  if (!fifteenDigits && text.length !== 18) return fail('CITIZEN_ID_LENGTH', '身份号码应为18位', 'a citizen number has 18 characters');
  if (!(fifteenDigits ? /^\d{15}$/ : /^\d{17}[\dXx]$/).test(text)) {
    return fail('CITIZEN_ID_CHARACTERS', '身份号码只能由数字组成，末位可为X', 'a citizen number consists of digits, the last may be X');
  }
  const body = fifteenDigits ? `${text.slice(0, 6)}19${text.slice(6)}` : text.slice(0, 17);
  const regionPrefix = body.slice(0, 6);
  const province = body.slice(0, 2);
  if (PROVINCE_NAMES[province] === undefined && !RESIDENCE_PERMIT_PROVINCES.has(province)) {
    return fail('CITIZEN_ID_REGION', '身份号码的地区代码不存在', 'the number begins with no known province');
  }
  const [year, month, day] = [body.slice(6, 10), body.slice(10, 12), body.slice(12, 14)];
  if (Number(year) < 1800 || !isCalendarDate(Number(year), Number(month), Number(day))) {
    return fail('CITIZEN_ID_BIRTH_DATE', '身份号码中的出生日期不存在', 'the date of birth in the number does not exist');
  }
  const check = citizenIdCheckChar(body);
  if (!fifteenDigits && check !== text[17]!.toUpperCase()) {
    return fail('CITIZEN_ID_CHECK_CHAR', '身份号码校验位不正确', 'the check character of the citizen number is wrong');
  }
  return ok({
    number: body + check,
    regionPrefix,
    birthDate: `${year}-${month}-${day}`,
    sex: body.charCodeAt(16) % 2 === 1 ? 'male' : 'female',
    fifteenDigits,
  });
}

/** Whether the text is a valid 公民身份号码, 18 characters or the old 15 digits. */
export const isCitizenId = (text: string): boolean => parseCitizenId(text).ok;
