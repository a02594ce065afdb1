import { codeList } from '@yiwang/standards';
import { z } from 'zod';
import { keysOf, text } from './text.js';

/** 处罚种类 (行政处罚法 2021 art. 9). Numbered in the order of the article. */
export const penaltyKinds = codeList('处罚种类', '行政处罚法第九条', [
  { key: 'warning', code: '1', zh: '警告、通报批评', en: 'warning or circulated criticism' },
  { key: 'fine', code: '2', zh: '罚款', en: 'fine' },
  { key: 'confiscation', code: '3', zh: '没收违法所得、没收非法财物', en: 'confiscation' },
  {
    key: 'licenceWithdrawal',
    code: '4',
    zh: '暂扣许可证件、降低资质等级、吊销许可证件',
    en: 'withholding, downgrading or revoking a licence',
  },
  {
    key: 'businessRestriction',
    code: '5',
    zh: '限制开展生产经营活动、责令停产停业、责令关闭、限制从业',
    en: 'restriction or closing of business',
  },
  { key: 'detention', code: '6', zh: '行政拘留', en: 'administrative detention' },
  { key: 'other', code: '9', zh: '法律、行政法规规定的其他行政处罚', en: 'other' },
]);
/** 行政强制 (行政强制法 arts. 9 and 12): measures (措施) before, execution (执行) after a decision. */
export const coercionKinds = codeList('行政强制种类', '行政强制法第九条、第十二条', [
  { key: 'personalLiberty', code: '11', zh: '限制公民人身自由', en: 'restricting personal liberty' },
  { key: 'sealing', code: '12', zh: '查封场所、设施或者财物', en: 'sealing places or property' },
  { key: 'seizure', code: '13', zh: '扣押财物', en: 'seizing property' },
  { key: 'freezing', code: '14', zh: '冻结存款、汇款', en: 'freezing deposits' },
  { key: 'otherMeasure', code: '19', zh: '其他行政强制措施', en: 'another measure' },
  { key: 'dailyFine', code: '21', zh: '加处罚款或者滞纳金', en: 'additional or late fine' },
  { key: 'transfer', code: '22', zh: '划拨存款、汇款', en: 'transferring deposits' },
  { key: 'auction', code: '23', zh: '拍卖或者依法处理查封、扣押的场所、设施或者财物', en: 'auctioning what was sealed or seized' },
  { key: 'restoration', code: '24', zh: '排除妨碍、恢复原状', en: 'removing obstacles, restoring' },
  { key: 'substitute', code: '25', zh: '代履行', en: 'performance by another' },
  { key: 'otherExecution', code: '29', zh: '其他强制执行方式', en: 'another execution' },
]);
/** 检查方式. */
export const inspectionModes = codeList('检查方式', '行政检查事项清单', [
  { key: 'onSite', code: '1', zh: '现场检查', en: 'on site' },
  { key: 'written', code: '2', zh: '书面检查', en: 'on papers' },
  { key: 'remote', code: '3', zh: '非现场检查', en: 'from afar' },
  { key: 'sampling', code: '4', zh: '抽样检查', en: 'by samples' },
]);

/** 裁量幅度 — one step of discretion: in these circumstances this is the penalty. Amounts in fen. */
export const DiscretionRange = z
  .object({
    circumstance: text(1000).describe('适用情形: 轻微、一般、较重、严重 …'),
    penalty: text(1000).describe('处罚幅度, in words'),
    minFen: z.int().nonnegative().optional().describe('罚款下限'),
    maxFen: z.int().nonnegative().optional().describe('罚款上限'),
  })
  .refine(({ minFen, maxFen }) => minFen === undefined || maxFen === undefined || minFen <= maxFen, {
    message: 'the lower end of a range is above its upper end',
    path: ['maxFen'],
  });

/** 处罚的行为、种类、幅度 — one act that is punished. */
export const PunishedAct = z.object({
  act: text(2000).describe('违法行为'),
  kinds: keysOf(penaltyKinds).min(1).describe('处罚种类'),
  ranges: z.array(DiscretionRange).max(20).optional().describe('裁量幅度'),
  basis: text(30_000).optional().describe('处罚依据'),
});

/** 行政处罚 (02). */
export const PenaltyPart = z.object({ acts: z.array(PunishedAct).min(1).max(50) }).meta({ id: 'ItemPenaltyPart' });
/** 行政强制 (03). */
export const CoercionPart = z
  .object({
    kinds: keysOf(coercionKinds).min(1).describe('强制种类'),
    circumstances: z.array(text(2000)).min(1).max(30).describe('适用情形'),
    objects: text(500).optional().describe('强制对象'),
    period: text(300).optional().describe('强制期限'),
  })
  .meta({ id: 'ItemCoercionPart' });
/** 行政征收 (04). */
export const CollectionPart = z
  .object({
    kinds: z.array(text(100)).min(1).max(20).describe('征收种类'),
    standard: text(4000).optional().describe('征收标准'),
    reducible: z.boolean().describe('是否涉及征收费减免'),
    reductionBasis: text(2000).optional().describe('减免依据'),
  })
  .meta({ id: 'ItemCollectionPart' });
/** 行政检查 (06). */
export const InspectionPart = z
  .object({
    objects: z.array(text(300)).min(1).max(30).describe('检查对象'),
    contents: z.array(text(2000)).min(1).max(50).describe('检查内容'),
    modes: keysOf(inspectionModes).min(1).describe('检查方式'),
    frequency: text(200).optional().describe('检查频次'),
    random: z.boolean().optional().describe('是否双随机、一公开'),
    standard: text(4000).optional().describe('检查标准'),
  })
  .meta({ id: 'ItemInspectionPart' });

/** 分类要素 — the parts that only one category has; which one, `CATEGORY_PARTS` says. */
export const CategoryParts = {
  penalty: PenaltyPart.optional().describe('行政处罚: 行为、种类、幅度'),
  coercion: CoercionPart.optional().describe('行政强制: 措施、执行'),
  collection: CollectionPart.optional().describe('行政征收: 征收种类、减免'),
  inspection: InspectionPart.optional().describe('行政检查'),
};

/** Part → category that alone may have it, national code of GB/T 39046 A.1. */
export const CATEGORY_PARTS = { penalty: '02', coercion: '03', collection: '04', inspection: '06' } as const;
