import type { FactData } from './rule.js';

export type Values = Readonly<Record<string, string>>;

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });

/**
 * What a template may name: every plain field of the event's data. An instant `xAt` is also there as the day `xOn` (Beijing time,
 * YYYY-MM-DD), an amount `xFen` as `xYuan` with two decimals.
 */
export function valuesOf(data: FactData): Values {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(data)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    values[name] = String(value);
    if (typeof value === 'string' && name.endsWith('At') && !Number.isNaN(Date.parse(value))) {
      values[`${name.slice(0, -2)}On`] = DAY.format(new Date(value));
    }
    if (typeof value === 'number' && name.endsWith('Fen')) {
      const fen = String(value).padStart(3, '0');
      values[`${name.slice(0, -3)}Yuan`] = `${fen.slice(0, -2)}.${fen.slice(-2)}`;
    }
  }
  return values;
}

const PLACEHOLDER = /\{(\w+)\}/g;

export const names = (text: string, placeholder: string): boolean => text.includes(`{${placeholder}}`);

/** Names in the text that have no value: such a message must not leave. */
export const missingIn = (text: string, values: Values): string[] =>
  [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '').filter((name) => !Object.hasOwn(values, name));

/** Values are put in as they are and not looked at again. */
export const render = (text: string, values: Values): string => text.replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole);
