import { fail, ok } from '../checked.js';
import type { Checked } from '../checked.js';
import { isMod3736 } from './mod-37-36.js';
import { isUscc } from './uscc.js';

/** 电子证照标识 root of GB/T 36904. It takes no part in the check character. */
export const LICENCE_ROOT = '1.2.156.3005.2';

/** Parts of a 电子证照标识 (GB/T 36904). */
export interface LicenceId {
  /** 证照类型代码: 18 characters USCC of the owner of the type, 3 of a serial. */
  readonly type: string;
  /** 证照颁发机构代码: a USCC; some issuers write a 6-digit region. */
  readonly issuer: string;
  /** 流水号, up to the issuer. */
  readonly serial: string;
  /** 版本号, 3 characters. */
  readonly version: string;
  readonly check: string;
}

/**
 * Parses `1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check>`; the root may be left out.
 * The check is ISO 7064 MOD 37,36 over the parts without root and dots. Codes: LICENCE_ID_PARTS, _TYPE, _ISSUER, _CHECK_CHAR.
 */
export function parseLicenceId(text: string): Checked<LicenceId> {
  const bare = text.startsWith(`${LICENCE_ROOT}.`) ? text.slice(LICENCE_ROOT.length + 1) : text;
  const match = /^([0-9A-Z]{21})\.([0-9A-Z]+)\.([0-9A-Z]+)\.([0-9A-Z]{3})\.([0-9A-Z])$/.exec(bare);
  if (!match) {
    return fail('LICENCE_ID_PARTS', '电子证照标识应由类型、颁发机构、流水号、版本号和校验位组成', 'a licence identifier has five parts');
  }
  const [, type, issuer, serial, version, check] = match as unknown as [string, string, string, string, string, string];
  if (!isUscc(type.slice(0, 18))) {
    return fail(
      'LICENCE_ID_TYPE',
      '证照类型代码前18位不是有效的统一社会信用代码',
      'the licence type does not begin with a valid credit code',
    );
  }
  if (!isUscc(issuer) && !/^\d{6}$/.test(issuer)) {
    return fail('LICENCE_ID_ISSUER', '证照颁发机构代码不正确', 'the issuer is neither a credit code nor a region');
  }
  if (!isMod3736(type + issuer + serial + version + check)) {
    return fail('LICENCE_ID_CHECK_CHAR', '电子证照标识校验位不正确', 'the check character of the licence identifier is wrong');
  }
  return ok({ type, issuer, serial, version, check });
}

/** Whether the text is a valid 电子证照标识, with or without its root. */
export const isLicenceId = (text: string): boolean => parseLicenceId(text).ok;
