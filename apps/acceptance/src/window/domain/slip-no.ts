import { mod3736CheckChar, shanghaiDate, toRegion6 } from '@yiwang/standards';

const SERIAL_DIGITS = 8;

/** 交接单号: J, region 6, YYMMDD, serial 8, check character of ISO 7064 MOD 37,36 over the digits. */
export function slipNoOf(regionCode: string, at: Date, serial: number): string {
  const body = `${toRegion6(regionCode)}${shanghaiDate(at).slice(2).replaceAll('-', '')}${String(serial).padStart(SERIAL_DIGITS, '0')}`;
  return `J${body}${mod3736CheckChar(body)}`;
}
