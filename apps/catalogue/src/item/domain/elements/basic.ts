import { TimeLimit } from '@yiwang/events-catalogue';
import { applicationChannels, bodyKinds, codeList, handlingModes, powerSources, specialProcedures } from '@yiwang/standards';
import { z } from 'zod';
import { keyOf, keysOf, link, text } from './text.js';

/** 审查类型, as the provincial library distinguishes it. */
export const reviewModes = codeList('审查类型', '浙江权力事项库', [
  { key: 'immediate', code: '即审即办', zh: '即审即办', en: 'reviewed and decided at once' },
  { key: 'staged', code: '前审后批', zh: '前审后批', en: 'reviewed first, approved afterwards' },
]);

/** 办结方式 of an item: what its end consists of. */
export const closingModes = codeList('办结方式', '浙江权力事项库', [
  { key: 'licence', code: '出证办结', zh: '出证办结', en: 'closed with a certificate' },
  { key: 'document', code: '出文办结', zh: '出文办结', en: 'closed with a document' },
  { key: 'approval', code: '审批办结', zh: '审批办结', en: 'closed with an approval' },
  { key: 'other', code: '其他', zh: '其他', en: 'other' },
]);

/** 特别程序 — hearing, examination, expert review and the like: not counted into the limit. */
export const SpecialProcedure = z.object({
  kind: keyOf(specialProcedures).describe('特别程序种类, GB/T 39046 A.7'),
  name: text(100).describe('听证、检验、检测、专家评审 …'),
  limit: TimeLimit.optional().describe('特别程序时限'),
  basis: text(1000).optional().describe('特别程序依据'),
});

/** 在线办理入口 of one kind of device. */
export const OnlineEntry = z.object({ url: link, singleSignOn: z.boolean().describe('单点登录: no second login') });

/** 基本要素 — beyond the operational core and the older flat fields. Every element may be missing: stored versions were written without. */
export const BasicElements = z
  .object({
    bodyKind: keyOf(bodyKinds).optional().describe('实施主体性质, GB/T 39046 A.3'),
    powerSource: keyOf(powerSources).optional().describe('权力来源'),
    entrustedBy: text(100).optional().describe('委托部门'),
    channels: keysOf(applicationChannels).optional().describe('办理形式, GB/T 39046 A.5'),
    handlingMode: keyOf(handlingModes).optional().describe('办理方式: 自办、初审、联办、转报'),
    reviewMode: keyOf(reviewModes).optional().describe('审查类型'),
    closingMode: keyOf(closingModes).optional().describe('办结方式'),
    statutoryLimitNote: text(1000).optional().describe('法定办结时限说明'),
    promisedLimitNote: text(1000).optional().describe('承诺办结时限说明'),
    procedure: text(10_000).optional().describe('办理流程, in words'),
    charged: z.boolean().optional().describe('是否收费; missing: whether the core names fees'),
    specialProcedures: z.array(SpecialProcedure).max(10).optional().describe('特别程序'),
    desktop: OnlineEntry.optional().describe('PC端办理地址与单点登录'),
    mobile: OnlineEntry.optional().describe('移动端办理地址与单点登录'),
    consultation: text(500).optional().describe('咨询方式 other than by telephone'),
    complaints: text(500).optional().describe('监督投诉方式 other than by telephone'),
  })
  .meta({ id: 'ItemBasicElements' });
export type BasicElements = z.infer<typeof BasicElements>;
