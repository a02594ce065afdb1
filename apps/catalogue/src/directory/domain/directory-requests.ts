import { z } from 'zod';
import { text } from '../../item/domain/elements/text.js';
import { CatalogueCode, ChangeOrder, DirectoryContent } from './directory-content.js';

/** An entry to be made: its elements, and its codes where they exist already. */
export const NewEntry = DirectoryContent.extend({
  category: z
    .string()
    .regex(/^\d{2}$/)
    .describe('事项类型, national code'),
  catalogueCode: CatalogueCode.optional().describe('基本编码 laid down by state or province; missing: the next free one is made'),
  localCode: text(100).optional().describe('地方基本编码, unique within province and category'),
}).meta({ id: 'DirectoryNewEntry' });

/** 新增. */
export const NewDirectoryEntry = NewEntry.extend(ChangeOrder.shape).meta({ id: 'NewDirectoryEntry' });
export type NewDirectoryEntry = z.infer<typeof NewDirectoryEntry>;

/** 变更. Code and category are for ever. */
export const ChangedDirectoryEntry = DirectoryContent.extend(ChangeOrder.shape).meta({ id: 'ChangedDirectoryEntry' });
export type ChangedDirectoryEntry = z.infer<typeof ChangedDirectoryEntry>;

/** 暂停、恢复、取消、撤回计划. */
export const DirectoryMove = ChangeOrder.extend({
  change: z.enum(['suspend', 'resume', 'cancel', 'withdraw']).describe('暂停、恢复、取消、撤回计划中的变更'),
}).meta({ id: 'DirectoryMove' });
export type DirectoryMove = z.infer<typeof DirectoryMove>;

const Basis = ChangeOrder.pick({ basis: true });

/** 拆分 — at once: the entry is cancelled, and these take its place. */
export const DirectorySplit = Basis.extend({ into: z.array(NewEntry).min(2).max(20) }).meta({ id: 'DirectorySplit' });
export type DirectorySplit = z.infer<typeof DirectorySplit>;

/** 合并 — at once: these are cancelled, and a new entry or one that exists takes their place. */
export const DirectoryMerge = Basis.extend({
  from: z.array(CatalogueCode).min(1).max(20),
  into: NewEntry.optional(),
  intoCode: CatalogueCode.optional(),
})
  .refine(({ into, intoCode }) => (into === undefined) !== (intoCode === undefined), 'name either a new entry or one that exists')
  .refine(({ from, intoCode }) => from.length + (intoCode === undefined ? 0 : 1) >= 2, 'a merger needs two entries')
  .refine(({ from, intoCode }) => new Set([...from, intoCode]).size === from.length + 1, 'an entry occurs twice')
  .meta({ id: 'DirectoryMerge' });
export type DirectoryMerge = z.infer<typeof DirectoryMerge>;
