import { z } from 'zod';
import { cursorInvalid } from '../problem/http.errors.js';
import { unstorableText } from '../validation/storable-text.js';

/** How many entries a list gives at most. */
export const Limit = z.coerce.number().int().min(1).max(100).default(20);
/** An opaque position; only what `next` of the page before said. */
export const Cursor = z.string().min(1).max(512);
/**
 * A time in a position, as `toISOString` writes it. Whatever a caller makes up must still be a time that the database can read: it has no
 * year 0, and takes no more digits than it needs.
 */
export const CursorTime = z.iso.datetime({ precision: 3 }).refine((at) => at > '1900');
/** A time that a caller asks from or until: whatever the schema of events takes, as long as the database can read it. */
export const AskedTime = z.iso
  .datetime()
  .max(30)
  .refine((at) => at > '1900');
/** `?cursor=&limit=` of every list; extend it with filters. */
export const PageQuery = z.object({ cursor: Cursor.optional(), limit: Limit });

export interface Page<T> {
  items: T[];
  /** The cursor of the next page, or null at the end. */
  next: string | null;
}

/** The response schema of a list: `pageOf(CaseSummary)`. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe('cursor of the next page, null at the end') });

/** Keyset values (the sort key and a unique id) as one opaque text. It is readable by who decodes it: no secrets, no personal data. */
export const encodeCursor = (position: Readonly<Record<string, string | number | boolean | null>>): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** @throws HTTP.CURSOR_INVALID for a text that `encodeCursor` did not make for this list. */
export function decodeCursor<S extends z.ZodType>(schema: S, text: string | undefined): z.output<S> | undefined {
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw cursorInvalid();
  }
  const result = schema.safeParse(value);
  if (!result.success || unstorableText(result.data)) throw cursorInvalid();
  return result.data;
}

/** A page out of `limit + 1` rows: the extra row only says whether there is more. */
export function page<T>(rows: readonly T[], limit: number, cursorOf: (last: T) => string): Page<T> {
  if (rows.length <= limit) return { items: [...rows], next: null };
  const items = rows.slice(0, limit);
  return { items, next: cursorOf(items.at(-1)!) };
}
