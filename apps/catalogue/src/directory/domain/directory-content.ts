import { RegionCode } from '@yiwang/event-core';
import { AUDIENCES, TimeLimit } from '@yiwang/events-catalogue';
import type { InvalidParam } from '@yiwang/kernel';
import { parseCatalogCode } from '@yiwang/standards';
import { z } from 'zod';
import { LegalBasis } from '../../item/domain/elements/legal-basis.js';
import { text } from '../../item/domain/elements/text.js';

/** 基本编码, 12 digits: province (00 the state), 事项类型, 主项, 子项. */
export const CatalogueCode = z.string().regex(/^\d{12}$/);

const once = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

/** 目录要素 — what state or province lays down of an entry, and what the items drawn from it cannot say otherwise. */
export const DirectoryContent = z
  .object({
    name: text(200).describe('事项名称'),
    parentCode: CatalogueCode.nullable().default(null).describe('上级条目 (主项); null: none'),
    regionCode: RegionCode.describe('适用区域: bodies of this region draw from the entry; others are not bound by it'),
    useLevels: z
      .array(z.string().regex(/^[1-7]$/))
      .min(1)
      .refine(once, 'a level occurs twice')
      .describe('行使层级, GB/T 39046 A.2, multi-valued'),
    legalBasis: z.array(LegalBasis).max(50).default([]).describe('设定依据'),
    audience: z.array(z.enum(AUDIENCES)).min(1).refine(once, 'an audience occurs twice').optional().describe('服务对象, where unified'),
    statutoryLimit: TimeLimit.optional().describe('法定办结时限, where unified'),
    note: text(2000).optional().describe('备注'),
  })
  .meta({ id: 'DirectoryContent' });
export type DirectoryContent = z.infer<typeof DirectoryContent>;

/** 依据 and 计划生效日期 of a change; without a date it takes effect at once. */
export const ChangeOrder = z.object({
  basis: text(2000).describe('变更依据: the notice or article on which this is done'),
  effectiveAt: z.iso.datetime().optional().describe('计划生效日期; missing: at once'),
});
export type ChangeOrder = z.infer<typeof ChangeOrder>;

const problem = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });

/** What code and elements of an entry contradict. */
export function contentProblems(catalogueCode: string, content: DirectoryContent): InvalidParam[] {
  const parsed = parseCatalogCode(catalogueCode);
  if (!parsed.ok) return [problem('/catalogueCode', parsed.code, parsed.reason)];
  const { province } = parsed.value;
  if (province !== '00' && content.regionCode.slice(0, 2) !== province) {
    return [problem('/regionCode', 'REGION_DIFFERS_FROM_CODE', '适用区域不在基本编码所示省份内')];
  }
  return [];
}

/** A planned date that has passed. `now` itself is no plan any more, yet no past either. */
export const pastDate = (name: string, at: string | undefined, now: Date): InvalidParam[] =>
  at !== undefined && Date.parse(at) < now.getTime() ? [problem(name, 'EFFECTIVE_IN_PAST', '计划日期不得早于当前时间')] : [];
