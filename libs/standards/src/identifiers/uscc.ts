import { fail, ok } from '../checked.js';
import type { Checked } from '../checked.js';
import { isOrgCode } from './org-code.js';

/** Parts of a 统一社会信用代码 (GB 32100-2015). */
export interface Uscc {
  readonly code: string;
  /** Position 1, 登记管理部门: `1` 机构编制, `5` 民政, `9` 市场监管 and others. */
  readonly registry: string;
  /** Position 2, 机构类别 within the registry. */
  readonly organisationKind: string;
  /** Positions 3-8, 登记管理机关行政区划码 (GB/T 2260, possibly an abolished code). */
  readonly region: string;
  /** Positions 9-17, 主体标识码 (组织机构代码). */
  readonly orgCode: string;
  /** Whether the inner code passes GB 11714; reported, not enforced, since the outer check alone decides whether a code is genuine. */
  readonly orgCodeConsistent: boolean;
  /** 机关: codes that begin with 11. */
  readonly governmentBody: boolean;
}

/** 31 symbols: digits and capitals without I, O, S, V, Z. Not the 36 symbols of licence identifiers and case numbers. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const VALUES = new Map([...ALPHABET].map((symbol, value) => [symbol.charCodeAt(0), value]));

/** GB 32100: the check character of the first 17 symbols; undefined when a symbol is outside the 31. */
export function usccCheckChar(seventeen: string): string | undefined {
  if (seventeen.length !== 17) return undefined;
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const value = VALUES.get(seventeen.charCodeAt(i));
    if (value === undefined) return undefined;
    sum += value * WEIGHTS[i]!;
  }
  return ALPHABET[(31 - (sum % 31)) % 31];
}

/** Parses a 统一社会信用代码 (GB 32100), capitals only. Codes: USCC_LENGTH, _CHARACTERS, _REGION, _CHECK_CHAR. */
export function parseUscc(text: string): Checked<Uscc> {
  if (text.length !== 18) return fail('USCC_LENGTH', '统一社会信用代码应为18位', 'a unified social credit code has 18 characters');
  const check = usccCheckChar(text.slice(0, 17));
  if (check === undefined || !VALUES.has(text.charCodeAt(17))) {
    return fail('USCC_CHARACTERS', '统一社会信用代码含有不允许的字符', 'only digits and capitals without I, O, S, V, Z are allowed');
  }
  const region = text.slice(2, 8);
  if (!/^\d{6}$/.test(region)) return fail('USCC_REGION', '统一社会信用代码第3至8位应为数字', 'positions 3-8 are a region of six digits');
  if (check !== text[17]) return fail('USCC_CHECK_CHAR', '统一社会信用代码校验位不正确', 'the check character of the credit code is wrong');
  const orgCode = text.slice(8, 17);
  return ok({
    code: text,
    registry: text[0]!,
    organisationKind: text[1]!,
    region,
    orgCode,
    orgCodeConsistent: isOrgCode(orgCode),
    governmentBody: text.startsWith('11'),
  });
}

/** Whether the text is a valid 统一社会信用代码. */
export const isUscc = (text: string): boolean => parseUscc(text).ok;
