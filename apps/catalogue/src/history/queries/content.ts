import { z } from 'zod';
import type { CoreContent, DescriptiveParts } from '../../item/domain/item-definition.js';
import { differences } from '../domain/differences.js';
import { fieldName } from '../domain/field-names.js';

/** 逐项差异 — one element in which two contents differ. */
export const ContentChange = z
  .object({
    pointer: z.string().describe('JSON pointer into the newer content; of what was removed into the older one'),
    kind: z.enum(['added', 'removed', 'changed', 'reordered']),
    name: z.string().describe('要素名称, with the elements above it'),
    old: z.unknown().optional(),
    new: z.unknown().optional(),
  })
  .meta({ id: 'ItemContentChange' });
export type ContentChange = z.infer<typeof ContentChange>;

/** Content of a version or of a round of review, with its documents. */
export interface ContentRow {
  core: CoreContent;
  descriptive: DescriptiveParts;
  valid_from: Date | null;
  valid_to: Date | null;
  form: string;
  guide: string;
}

/** For a row `c` with `form_ref` and `guide_ref`, joined to its documents as `f` and `g`. */
export const CONTENT_COLUMNS = 'c.core, c.descriptive, c.valid_from, c.valid_to, f.body AS form, g.body AS guide';
export const CONTENT_JOINS = 'JOIN forms f ON f.ref = c.form_ref JOIN guides g ON g.ref = c.guide_ref';

/** The content as its author writes it: the documents themselves instead of their hashes. */
export function contentOf({ core, descriptive, valid_from, valid_to, form, guide }: ContentRow): Record<string, unknown> {
  const { form: _form, guide: _guide, ...rest } = core;
  const validity = { from: valid_from?.toISOString() ?? null, to: valid_to?.toISOString() ?? null };
  return { ...rest, validity, form: JSON.parse(form) as unknown, guide, descriptive };
}

/** 逐项比对 with the Chinese name of each element. */
export function contentChanges(older: ContentRow, newer: ContentRow): ContentChange[] {
  const [old, next] = [contentOf(older), contentOf(newer)];
  return differences(old, next).map((change) => ({
    ...change,
    name: fieldName(change.pointer, change.kind === 'removed' ? old : next),
  }));
}
