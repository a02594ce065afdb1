import { fail, ok } from '../checked.js';
import type { Checked } from '../checked.js';

/** Zhejiang 权力基本码 (SERVICECODE_ID): `许可-00757-001`, of a handling item `许可-00193-001-02`. */
export interface ZhejiangBaseCode {
  /** The category's short Chinese name, as written. */
  readonly categoryName: string;
  /** GB/T 39046 A.1 code of that name; undefined for a name that has no national counterpart. */
  readonly category: string | undefined;
  /** 5 digits. */
  readonly mainItem: string;
  /** 3 digits; `000` is the main item itself. */
  readonly subItem: string;
  /** 2 digits of a 业务办理项, where there is one. */
  readonly handlingItem: string | undefined;
}

/** 审核转报 is one of Zhejiang's ten and belongs to 其他 nationally; 非行政许可审批 was abolished in 2015 and has no code. */
const CATEGORIES: Readonly<Record<string, string>> = {
  许可: '01',
  处罚: '02',
  强制: '03',
  征收: '04',
  给付: '05',
  检查: '06',
  确认: '07',
  奖励: '08',
  裁决: '09',
  其他: '10',
  审核转报: '10',
  公共服务: '20',
};

/** Parses a Zhejiang 权力基本码. Code: ZHEJIANG_CODE_FORM. */
export function parseZhejiangBaseCode(text: string): Checked<ZhejiangBaseCode> {
  const match = /^(\p{Script=Han}{2,8})-(\d{5})-(\d{3})(?:-(\d{2}))?$/u.exec(text);
  if (!match) return fail('ZHEJIANG_CODE_FORM', '权力基本码应形如“许可-00757-001”', 'a Zhejiang base code looks like 许可-00757-001(-02)');
  const categoryName = match[1]!;
  return ok({ categoryName, category: CATEGORIES[categoryName], mainItem: match[2]!, subItem: match[3]!, handlingItem: match[4] });
}

export const isZhejiangBaseCode = (text: string): boolean => parseZhejiangBaseCode(text).ok;

/** Zhejiang 权力内部编码 (SERVICECODE, innerCode): 32 hexadecimal digits, or the same as a GUID with hyphens. */
export const isZhejiangInnerCode = (text: string): boolean => /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(text);
