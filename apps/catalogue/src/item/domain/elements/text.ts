import { z } from 'zod';
import type { CodeEntry, CodeList } from '@yiwang/standards';

/** Unicode characters: 𬱖 is one, and two of what `length` counts. */
const characters = (value: string): number => [...value].length;

/** A text that says something, at most `max` characters, as JSON Schema counts them. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .check(({ value, issues }) => {
      // Counted only where it matters: most texts are short even by the larger of the two counts.
      if (value.length <= max || (value.length <= 2 * max && characters(value) <= max)) return;
      issues.push({ code: 'too_big', origin: 'string', maximum: max, inclusive: true, input: value });
    })
    .meta({ maxLength: max });

/** A day of the common era. The year 0 is one of ISO 8601, and of no database. */
export const day = z.iso.date().refine((value) => value >= '0001-01-01', { params: { code: 'DAY_OUT_OF_RANGE' } });

/** A page or file in the web. */
export const link = z
  .string()
  .max(1000)
  .regex(/^https?:\/\/\S+$/);

/** A document that people download: 空白表格, 示例样表, 结果样本. */
export const DocumentLink = z.object({ name: text(200), url: link });

/** One neutral key of a code table. */
export const keyOf = <E extends CodeEntry>(list: CodeList<E>) => z.enum(list.keys as [E['key'], ...E['key'][]]);
/** Several keys of a code table, each once. */
export const keysOf = <E extends CodeEntry>(list: CodeList<E>) =>
  z
    .array(keyOf(list))
    .max(list.keys.length)
    .refine((keys) => new Set(keys).size === keys.length, 'a value occurs twice');
