import { ItemCode } from '@yiwang/event-core';
import { ItemOperationalCore } from '@yiwang/events-catalogue';
import { z } from 'zod';
import { BasicElements } from './elements/basic.js';
import { CategoryParts } from './elements/category-parts.js';
import { ExtendedElements } from './elements/extended.js';
import { FeeDetail } from './elements/fees.js';
import { LegalBasis } from './elements/legal-basis.js';
import { MaterialDetail } from './elements/materials.js';
import { ProcessRow } from './elements/process.js';
import { text } from './elements/text.js';

/**
 * 描述要素 — what people read about an item and no service acts on, in the groups of the national tables: basic, extended, materials,
 * fees, process, legal basis, questions, and the part of its category. The groups may be missing: versions stored before they existed
 * are read as they are.
 */
export const DescriptiveParts = z
  .object({
    conditions: z.array(text(2000)).max(50).default([]).describe('受理条件'),
    process: z.array(ProcessRow).max(50).default([]).describe('办理流程'),
    legalBasis: z.array(LegalBasis).max(50).default([]).describe('设定依据'),
    consultPhone: text(60).optional().describe('咨询电话, with area code'),
    complaintPhone: text(60).optional().describe('监督投诉电话, with area code'),
    address: text(300).optional().describe('办理地点'),
    openingHours: text(200).optional().describe('办理时间'),
    visits: z.int().min(0).max(9).optional().describe('到办事现场次数'),
    visitReason: text(500).optional().describe('必须现场办理原因'),
    basic: BasicElements.optional().describe('基本要素'),
    extended: ExtendedElements.optional().describe('扩展要素'),
    materials: z.array(MaterialDetail).max(40).optional().describe('申请材料要素, by materialCode of the core'),
    fees: z.array(FeeDetail).max(10).optional().describe('收费要素, by feeCode of the core'),
    ...CategoryParts,
    feeBasis: text(2000).optional().describe('收费依据'),
    faq: z
      .array(z.object({ question: text(300), answer: text(4000) }))
      .max(50)
      .default([])
      .describe('常见问题'),
    localCodes: z
      .array(z.object({ scheme: text(40), code: text(100) }))
      .max(10)
      .default([])
      .describe('地方编码: scheme (zhejiangBase, zhejiangInner, sichuan …) and code'),
    /** Elements that nobody filled in and that carry a default of an import: the department still has to confirm them. */
    defaulted: z.array(text(60)).max(20).default([]).describe('取默认值的要素'),
  })
  .meta({ id: 'ItemDescriptiveParts' });
export type DescriptiveParts = z.infer<typeof DescriptiveParts>;

/** 计划生效 and 计划取消 as the author gives them; without `from` the version takes effect when it is published. */
const PlannedValidity = z.object({ from: z.iso.datetime().optional(), to: z.iso.datetime().nullable().optional() });

/** What an author writes: the operational core without what the catalogue itself sets, the form, the guide, and the descriptive parts. */
export const ItemDefinition = ItemOperationalCore.omit({
  itemCode: true,
  version: true,
  status: true,
  form: true,
  guide: true,
  validity: true,
})
  .extend({
    form: z.record(z.string(), z.unknown()).describe('电子表单: a JSON Schema (draft 2020-12) of the form fields, at most 64 KiB'),
    guide: z.string().min(1).max(100_000).describe('办事指南, Markdown'),
    validity: PlannedValidity.default({}),
    descriptive: DescriptiveParts.prefault({}),
  })
  .meta({ id: 'ItemDefinition' });
export type ItemDefinition = z.infer<typeof ItemDefinition>;

export const NewItem = ItemDefinition.extend({ itemCode: ItemCode }).meta({ id: 'NewItem' });
export type NewItem = z.infer<typeof NewItem>;

/** The part of the core that a version fixes for ever; status, validity and version number come from its life cycle. */
export type CoreContent = Omit<ItemOperationalCore, 'version' | 'status' | 'validity'>;
