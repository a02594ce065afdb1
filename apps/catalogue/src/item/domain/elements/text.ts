import { z } from 'zod';
import type { CodeEntry, CodeList } from '@yiwang/standards';

/** A text that says something, at most `max` characters. */
export const text = (max: number) => z.string().trim().min(1).max(max);

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
