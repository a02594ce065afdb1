import { ItemCode } from '@yiwang/event-core';
import { ItemOperationalCore } from '@yiwang/events-catalogue';
import { z } from 'zod';

const text = (max: number) => z.string().trim().min(1).max(max);

/** 办理流程 — one row of the process table. */
export const ProcessRow = z.object({
  /** 步骤 (申请、受理、审查 …) and 环节 inside it. */
  step: text(40),
  link: text(40),
  handler: text(60).optional().describe('办理人员'),
  limit: text(60).optional().describe('环节时限'),
  standard: text(2000).optional().describe('审查标准'),
  result: text(200).optional().describe('环节结果'),
});

/** 设定依据 — one article of a law; 文号 and 条款 are kept apart because the same 文号 is cited with many articles. */
export const LegalBasis = z.object({
  name: text(200).describe('法规名称'),
  documentNo: text(100).optional().describe('文号'),
  article: text(100).optional().describe('条款'),
  content: text(30_000).optional().describe('条文内容'),
});

/** 描述要素 — what people read about an item and no service acts on. */
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
