import { fail, ok } from '../checked.js';
import type { Checked, Failure } from '../checked.js';
import { isOrgCode } from '../identifiers/org-code.js';
import { isUscc } from '../identifiers/uscc.js';

/** Sichuan local code: `511A0138000000-511602000000-000-115113010833722043-1-00`. */
export interface SichuanItemCode {
  /** Local directory code, 14 characters (12 in older rows); rows of departments' own making differ. */
  readonly catalogue: string;
  /** 12-digit region. */
  readonly region: string;
  /** Third part, `000` in nearly every row. */
  readonly extension: string;
  /** USCC, 9-character organisation code, or what the department wrote instead. */
  readonly organisation: string;
  /** 行使层级 as the source counts it, 1 digit. */
  readonly level: string;
  /** 2 digits. */
  readonly serial: string;
  /** What is odd though the code can be read: an importer reports these and keeps the row. */
  readonly oddities: readonly Failure[];
}

/**
 * Parses a Sichuan item code from its right end, since old catalogue and organisation parts contain hyphens themselves.
 * Code: SICHUAN_CODE_FORM. Oddities: SICHUAN_CODE_CATALOGUE, SICHUAN_CODE_EXTENSION, SICHUAN_CODE_ORGANISATION.
 */
export function parseSichuanItemCode(text: string): Checked<SichuanItemCode> {
  const match = /^([0-9A-Z-]+?)-(\d{12})-(\d{3,4})-([0-9A-Z-]+)-(\d)-(\d{2})$/.exec(text);
  if (!match) {
    return fail(
      'SICHUAN_CODE_FORM',
      '四川事项编码应由目录码、区划、扩展码、机构代码、层级和序号六段组成',
      'a Sichuan item code has six parts: catalogue, region, extension, organisation, level, serial',
    );
  }
  const [, catalogue, region, extension, organisation, level, serial] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const oddities: Failure[] = [];
  if (!/^[0-9A-Z]{12}(?:[0-9A-Z]{2})?$/.test(catalogue)) {
    oddities.push(fail('SICHUAN_CODE_CATALOGUE', '目录码不是12位或14位', 'the catalogue part has neither 12 nor 14 characters'));
  }
  if (extension.length !== 3) oddities.push(fail('SICHUAN_CODE_EXTENSION', '扩展码不是3位', 'the extension does not have three digits'));
  if (!isUscc(organisation) && !isOrgCode(organisation)) {
    oddities.push(
      fail(
        'SICHUAN_CODE_ORGANISATION',
        '机构代码不是有效的统一社会信用代码或组织机构代码',
        'the organisation part passes neither GB 32100 nor GB 11714',
      ),
    );
  }
  return ok({ catalogue, region, extension, organisation, level, serial, oddities });
}

export const isSichuanItemCode = (text: string): boolean => parseSichuanItemCode(text).ok;
