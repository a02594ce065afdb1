type Json = unknown;

/** A cell as text: JSON lines may hold numbers and flags where a table has only texts. */
export const cellText = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null || typeof value === 'object' ? '' : String(value as number);

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
