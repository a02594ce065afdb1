const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const BODY = /^[0-9A-Z]{8}$/;

/** GB 11714 全国组织机构代码: the check character (`0`-`9`, `X`) of eight characters 0-9 A-Z; undefined for any other body. */
export function orgCodeCheckChar(body: string): string | undefined {
  if (!BODY.test(body)) return undefined;
  let sum = 0;
  for (let i = 0; i < 8; i++) {
    const charCode = body.charCodeAt(i);
    sum += (charCode < 58 ? charCode - 48 : charCode - 55) * WEIGHTS[i]!;
  }
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** Whether the text is a GB 11714 组织机构代码: 9 characters, or 10 with a hyphen before the check character. */
export function isOrgCode(text: string): boolean {
  const plain = text.length === 10 && text[8] === '-' ? text.slice(0, 8) + text[9]! : text;
  return plain.length === 9 && orgCodeCheckChar(plain.slice(0, 8)) === plain[8];
}
