import { cleanMarkup, isWebAddress, storableText } from '../domain/clean-text.js';

type Json = unknown;

/** A cell as text: JSON lines may hold numbers and flags where a table has only texts. */
export const cellText = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null || typeof value === 'object' ? '' : String(value as number);

/** Every text below a value without markup, entities and characters that no database stores; web addresses stay as they are. */
export function cleaned(value: Json): Json {
  if (typeof value === 'string') return isWebAddress(value) ? value : cleanMarkup(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)]));
}

/** A document that is not ours to clean (a form, Markdown), without the characters that no database stores. */
export function storable(value: Json): Json {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [storable(name) as string, storable(inner)]));
}

/** `|`-separated keys of a cell. */
export const listOf = (text: string): string[] =>
  text
    .split(/[|^,，;；、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Deeper than any item is; what goes on for ever would end the reading of all other lines. */
const MOST_LEVELS = 60;

/** A JSON value, or undefined for what is none or is nested without end. */
export function parsedJson(text: string): { value: Json } | undefined {
  try {
    const value: Json = JSON.parse(text);
    return tooDeep(value, MOST_LEVELS) ? undefined : { value };
  } catch {
    return undefined;
  }
}

const tooDeep = (value: Json, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((inner) => tooDeep(inner, levels - 1)));
