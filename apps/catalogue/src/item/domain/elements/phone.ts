/** 区号 and number, a mobile telephone, a service number such as 12345 or 96xxxx, or 400; then perhaps an extension (分机). */
const WITH_AREA_CODE = /^(?:\(?0\d{2,3}\)?[-–— ]?\d{5,8}|1\d{10}|\d{5}|96\d{4}|400[-\d]{7,9})(?:[-转]\d{1,6})?$/;
const LOCAL = /^\d{7,8}(?:[-转]\d{1,6})?$/;

/** The telephones that one element names: departments write several of them, and remarks in brackets. */
const numbersOf = (phone: string): string[] =>
  phone
    .normalize('NFKC')
    .replace(/\([^()\d]*\)/g, ' ')
    .split(/[、,;/或]|\s+(?=\(?0\d{2})/)
    .map((number) => number.trim())
    .filter((number) => number !== '');

/** Whether somebody from elsewhere could dial it: each has its area code, those behind the first may leave it out. */
export function hasAreaCode(phone: string): boolean {
  const numbers = numbersOf(phone);
  return numbers.length > 0 && numbers.every((number, i) => WITH_AREA_CODE.test(number) || (i > 0 && LOCAL.test(number)));
}

const digitsOf = (number: string): string => number.replace(/\D/g, '');

/** Whether everybody whom `phone` reaches is reached by `other`, however the two are written. */
export function isAmong(phone: string, other: string): boolean {
  const known = new Set(numbersOf(other).map(digitsOf));
  const numbers = numbersOf(phone);
  return numbers.length > 0 && numbers.every((number) => known.has(digitsOf(number)));
}
