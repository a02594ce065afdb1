/** Excel reads a CSV file as UTF-8 only behind this mark. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A spreadsheet would run a text that begins like a formula, also in the wide characters of Chinese keyboards. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One line of a CSV file (RFC 4180), with its end. */
export const csvLine = (values: readonly unknown[]): string => `${values.map(cell).join(',')}\r\n`;

/** A cell as it was before `csvLine` kept it from being run. */
export const withoutGuard = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);
