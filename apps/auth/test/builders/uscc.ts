const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const orgCode = (serial: number): string => {
  const body = `MB0A${String(7_000 + serial)}`;
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const value = (letter: string): number => (/\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 55);
  const check = 11 - ([...body].reduce((sum, letter, at) => sum + value(letter) * weights[at]!, 0) % 11);
  return body + (check === 10 ? 'X' : check === 11 ? '0' : String(check));
};

/** 统一社会信用代码 of a made-up body, with right check characters (GB 32100, GB 11714). */
export function usccOf(serial: number): string {
  const body = `11330203${orgCode(serial)}`;
  const sum = [...body].reduce((total, letter, at) => total + ALPHABET.indexOf(letter) * (3 ** at % 31), 0);
  return body + ALPHABET[(31 - (sum % 31)) % 31]!;
}
