import { fail, ok, orThrow } from '../checked.js';
import type { Checked } from '../checked.js';
import { isCalendarDate } from '../calendar-date.js';
import { isMod3736, mod3736CheckChar } from './mod-37-36.js';

/** 申报号 (办件编号): what its 21 characters say. */
export interface CaseNo {
  /** 6 digits of GB/T 2260, pseudo-codes such as 330201 included: the region that took the filing. */
  readonly region6: string;
  /** `YYYY-MM-DD`, the day of filing in China. */
  readonly date: string;
  /** 0-99,999,999, unique for region and day; who draws it guarantees that. */
  readonly serial: number;
}

export const CASE_NO_LENGTH = 21;
const MAX_SERIAL = 99_999_999;

/**
 * Builds the 21-character 申报号: region 6 + YYMMDD + serial 8 + ISO 7064 MOD 37,36 check. Years 2000-2099.
 * Throws CASE_NO_REGION, CASE_NO_DATE or CASE_NO_SERIAL.
 */
export function formatCaseNo({ region6, date, serial }: CaseNo): string {
  if (!/^[1-9]\d{5}$/.test(region6))
    return orThrow(fail('CASE_NO_REGION', '区划代码应为6位数字', 'the region of a case number has six digits'));
  const parts = /^20(\d\d)-(\d\d)-(\d\d)$/.exec(date);
  if (!parts || !isCalendarDate(2000 + Number(parts[1]), Number(parts[2]), Number(parts[3]))) {
    return orThrow(fail('CASE_NO_DATE', '申报日期不正确', 'the day of a case number is a date YYYY-MM-DD of 2000-2099'));
  }
  if (!Number.isInteger(serial) || serial < 0 || serial > MAX_SERIAL) {
    return orThrow(fail('CASE_NO_SERIAL', '流水号超出8位', 'the serial of a case number is an integer of at most eight digits'));
  }
  const body = `${region6}${parts[1]!}${parts[2]!}${parts[3]!}${String(serial).padStart(8, '0')}`;
  return body + mod3736CheckChar(body);
}

/** Parses a 申报号. Codes: CASE_NO_LENGTH, _CHARACTERS, _DATE, _CHECK_CHAR. */
export function parseCaseNo(text: string): Checked<CaseNo> {
  if (text.length !== CASE_NO_LENGTH) return fail('CASE_NO_LENGTH', '申报号应为21位', 'a case number has 21 characters');
  if (!/^[1-9]\d{19}[0-9A-Z]$/.test(text)) {
    return fail('CASE_NO_CHARACTERS', '申报号前20位应为数字，末位为数字或大写字母', 'a case number is 20 digits and a check character');
  }
  if (!isMod3736(text)) return fail('CASE_NO_CHECK_CHAR', '申报号校验位不正确', 'the check character of the case number is wrong');
  const [year, month, day] = [text.slice(6, 8), text.slice(8, 10), text.slice(10, 12)];
  if (!isCalendarDate(2000 + Number(year), Number(month), Number(day))) {
    return fail('CASE_NO_DATE', '申报号中的日期不存在', 'the day in the case number does not exist');
  }
  return ok({ region6: text.slice(0, 6), date: `20${year}-${month}-${day}`, serial: Number(text.slice(12, 20)) });
}

/** Whether the text is a well-formed 申报号 with a right check character. */
export const isCaseNo = (text: string): boolean => parseCaseNo(text).ok;
