import { pageOf } from '@yiwang/http-api';
import { normaliseRegionCode } from '@yiwang/standards';
import { z } from 'zod';
import { text } from '../../item/domain/elements/text.js';
import { ListEntry } from '../domain/list-entry.js';
import { Day, LIST_KINDS } from '../domain/list-kind.js';
import { EntryView, ListView } from '../queries/read-lists.js';

export const Kind = z.enum(LIST_KINDS).describe('权力清单、责任清单、企业投资负面清单、财政专项资金管理清单');
function isShortest(code: string): boolean {
  const known = normaliseRegionCode(code);
  return known.ok && known.value === code;
}

/** Of 330203, 330203000 and 330203000000 only the first: a government has one list of a kind. */
export const Region = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .refine(isShortest, 'not a region code in its shortest form')
  .describe('行政区划代码 of the government, in its shortest form');
export const Version = z.coerce.number().int().min(1).max(1_000_000);
export const OnDay = z.object({ on: Day.optional().describe('the version in force on this day; today without it') });

/** 清单说明 — what its keeper writes beside the entries. */
export const ListHeadBody = z
  .object({
    title: text(200).describe('清单名称'),
    basis: text(500).nullable().default(null).describe('公布文件'),
    issuer: text(100).describe('公布机关'),
    validFrom: Day.describe('生效日期: the first day'),
    validTo: Day.nullable().default(null).describe('失效日期: the last day'),
  })
  .meta({ id: 'PowerListHead' });
export type ListHeadBody = z.infer<typeof ListHeadBody>;

export const NewListVersion = ListHeadBody.extend({
  copyFrom: z.int().min(1).optional().describe('version whose entries it begins with'),
}).meta({ id: 'NewPowerListVersion' });
export type NewListVersion = z.infer<typeof NewListVersion>;

/** 1 MiB of a request holds a few hundred entries; a longer list comes in several requests. */
export const EntryChanges = z
  .object({
    put: z.array(ListEntry).max(500).default([]).describe('entries to add, or to put in the place of those with their code'),
    remove: z.array(z.string().min(1).max(40)).max(500).default([]).describe('codes of entries to take away'),
  })
  .refine(({ put }) => new Set(put.map((entry) => entry.entryCode)).size === put.length, { message: 'an entry code stands twice' })
  .refine(({ put, remove }) => put.length + remove.length > 0, { message: 'nothing to change' })
  .meta({ id: 'PowerListEntryChanges' });
export type EntryChanges = z.infer<typeof EntryChanges>;

export const ListPage = pageOf(ListView).meta({ id: 'PowerListPage' });
export const EntryPage = pageOf(EntryView).meta({ id: 'PowerListEntryPage' });
export const ListVersions = z.object({ items: z.array(ListView) }).meta({ id: 'PowerListVersions' });
