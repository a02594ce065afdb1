import { codeList } from '@yiwang/standards';
import { z } from 'zod';
import { DocumentLink, keyOf, text } from './text.js';

/** 材料类型. */
export const materialKinds = codeList('材料类型', 'ZWFW C0109', [
  { key: 'original', code: '1', zh: '原件', en: 'original' },
  { key: 'copy', code: '2', zh: '复印件', en: 'copy' },
  { key: 'originalAndCopy', code: '3', zh: '原件和复印件', en: 'original and copy' },
]);
/** 材料形式. */
export const materialForms = codeList('材料形式', 'ZWFW C0109', [
  { key: 'paper', code: '1', zh: '纸质', en: 'on paper' },
  { key: 'electronic', code: '2', zh: '电子', en: 'electronic' },
  { key: 'either', code: '3', zh: '纸质或电子', en: 'on paper or electronic' },
]);
/** 材料必要性. */
export const materialNecessities = codeList('材料必要性', 'ZWFW C0109', [
  { key: 'required', code: '1', zh: '必要', en: 'required' },
  { key: 'optional', code: '2', zh: '非必要', en: 'not required' },
  { key: 'deferrable', code: '3', zh: '容缺后补', en: 'required, and may follow later' },
]);
/** 来源渠道. */
export const materialSources = codeList('来源渠道', 'ZWFW C0109', [
  { key: 'applicant', code: '10', zh: '申请人自备', en: 'made by the applicant' },
  { key: 'government', code: '20', zh: '政府部门核发', en: 'issued by an authority' },
  { key: 'other', code: '99', zh: '其他', en: 'other' },
]);

/** 申请材料要素 — what is told about one material of the core, found by `materialCode`. */
export const MaterialDetail = z
  .object({
    materialCode: text(32),
    kind: keyOf(materialKinds).optional().describe('材料类型'),
    form: keyOf(materialForms).optional().describe('材料形式'),
    necessity: keyOf(materialNecessities).optional().describe('必要性; missing: as `required` of the core says'),
    condition: text(500).optional().describe('什么情形下需要'),
    source: keyOf(materialSources).optional().describe('来源渠道'),
    sourceNote: text(500).optional().describe('来源渠道说明'),
    issuer: text(200).optional().describe('出具机构'),
    originals: z.int().min(0).max(99).optional().describe('原件份数'),
    copies: z.int().min(0).max(99).optional().describe('复印件份数'),
    paperSpecification: text(100).optional().describe('纸质材料规格'),
    blankForm: DocumentLink.optional().describe('空白表格'),
    sampleForm: DocumentLink.optional().describe('示例样表'),
    instructions: text(4000).optional().describe('填报须知'),
    acceptanceStandard: text(4000).optional().describe('受理标准'),
    basis: text(4000).optional().describe('依据'),
    order: z.int().min(1).max(999).optional().describe('排序; missing: the order of the core'),
  })
  .meta({ id: 'ItemMaterialDetail' });
export type MaterialDetail = z.infer<typeof MaterialDetail>;
