import { OrgCode, RegionCode } from '@yiwang/event-core';
import { codeList, crossRegionScopes, onlineDepths, onlineGrades } from '@yiwang/standards';
import { z } from 'zod';
import { DocumentLink, keyOf, keysOf, link, text } from './text.js';

/** 审批结果类型. The national tables give the words. */
export const resultTypes = codeList('审批结果类型', 'ZWFW C0109', [
  { key: 'licence', code: '10', zh: '证照', en: 'licence or certificate' },
  { key: 'approval', code: '20', zh: '批文', en: 'approval document' },
  { key: 'other', code: '99', zh: '其他', en: 'other' },
]);

/** 联办机构 — a body that handles it jointly. */
export const JointBody = z.object({ name: text(100), orgCode: OrgCode.optional() });

/** 中介服务 that the applicant needs before. */
export const IntermediaryService = z.object({
  name: text(200),
  basis: text(1000).optional().describe('设定依据'),
  result: text(200).optional().describe('中介服务结果'),
});

/** 审批结果 — one thing that comes out, with the sample shown to applicants. */
export const ItemResult = z.object({
  type: keyOf(resultTypes).describe('审批结果类型'),
  name: text(200).describe('审批结果名称'),
  sample: DocumentLink.optional().describe('审批结果样本'),
});

const topics = z.array(text(40)).max(20).optional();

/** 扩展要素. A flag that is missing says nothing: false is a statement of the department. */
export const ExtendedElements = z
  .object({
    jointBodies: z.array(JointBody).max(20).optional().describe('联办机构'),
    intermediaryServices: z.array(IntermediaryService).max(20).optional().describe('中介服务'),
    quota: text(500).optional().describe('数量限制'),
    crossRegion: keysOf(crossRegionScopes).optional().describe('通办范围'),
    inServiceHall: z.boolean().optional().describe('是否进驻政务大厅'),
    courier: z.boolean().optional().describe('是否支持物流快递'),
    online: z.boolean().optional().describe('是否网办'),
    onlinePayment: z.boolean().optional().describe('是否支持网上支付'),
    booking: z.boolean().optional().describe('是否支持预约办理'),
    selfService: z.boolean().optional().describe('是否支持自助终端办理'),
    onlineDepths: keysOf(onlineDepths).optional().describe('网上办理深度'),
    onlineGrade: keyOf(onlineGrades).optional().describe('网办级别, Ⅰ-Ⅳ'),
    onlineUrl: link.optional().describe('网办地址'),
    results: z.array(ItemResult).max(10).optional().describe('审批结果'),
    personTopics: topics.describe('自然人主题分类: codes of the theme table'),
    legalPersonTopics: topics.describe('法人主题分类: codes of the theme table'),
    lifeEvents: topics.describe('人生事件、企业生命周期: codes of the life event table'),
    townCodes: z.array(RegionCode).max(50).optional().describe('乡镇（街道）代码'),
    villageCodes: z.array(RegionCode).max(50).optional().describe('村（社区）代码'),
    more: z
      .array(z.object({ name: text(60), value: text(2000) }))
      .max(30)
      .optional()
      .describe('扩展字段'),
  })
  .meta({ id: 'ItemExtendedElements' });
export type ExtendedElements = z.infer<typeof ExtendedElements>;
