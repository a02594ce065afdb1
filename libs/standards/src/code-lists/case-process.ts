import { fail, ok } from '../checked.js';
import type { Checked } from '../checked.js';
import { codeList, codeMapping } from './code-list.js';

/** 特别程序种类 (GB/T 39046-2020 A.7). `extension` adds to the statutory limit, `pause` stops the clock. */
export const specialProcedures = codeList('特别程序种类', 'GB/T 39046-2020 A.7', [
  { key: 'extension', code: '1', zh: '延长审批', en: 'extension of the limit' },
  { key: 'pause', code: '2', zh: '除延长审批之外的情况', en: 'any other special procedure' },
]);
export type SpecialProcedure = (typeof specialProcedures)['entries'][number]['key'];

/** A.7 as older systems write it; A and B are read beside 1 and 2. */
export const olderSpecialProcedure = codeMapping<SpecialProcedure>('旧版特别程序种类', [
  ['A', 'extension'],
  ['B', 'pause'],
  ['1', 'extension'],
  ['2', 'pause'],
]);

/** 办结方式: how a case ended; four independent sources agree on the codes. */
export const finishKinds = codeList('办结方式', '广东、湖南等办件系统', [
  { key: 'licenceIssued', code: '0', zh: '出证办结', en: 'closed with a licence' },
  { key: 'returned', code: '1', zh: '退回办结', en: 'closed by return' },
  { key: 'voided', code: '2', zh: '作废办结', en: 'closed as void' },
  { key: 'deleted', code: '3', zh: '删除办结', en: 'closed by deletion' },
  { key: 'forwarded', code: '4', zh: '转报办结', en: 'closed by forwarding to a higher level' },
  { key: 'correctionLapsed', code: '5', zh: '补正不来办结', en: 'closed since the correction never came' },
  { key: 'closed', code: '6', zh: '办结', en: 'closed' },
  { key: 'paperClosed', code: '7', zh: '纸质办结', en: 'closed on paper' },
]);
export type FinishKind = (typeof finishKinds)['entries'][number]['key'];

/** Ningbo TRANSACT_RESULT, Chinese words; it distinguishes four ends only. */
export const ningboTransactResult = codeMapping<FinishKind>('宁波 TRANSACT_RESULT', [
  ['办结', 'closed'],
  ['转报办结', 'forwarded'],
  ['作废办结', 'voided'],
  ['退件', 'returned'],
]);

/** Ningbo DOACTION of the closing message. */
export const ningboCloseAction = codeMapping<FinishKind>('宁波办结 DOACTION', [
  ['0', 'closed'],
  ['1', 'voided'],
  ['3', 'returned'],
]);

/** Ningbo DOACTION of the acceptance message. */
export const ningboAcceptAction = codeMapping<'accepted' | 'refused'>('宁波受理 DOACTION', [
  ['0', 'accepted'],
  ['1', 'refused'],
]);

/** Ningbo DOACTION of a step. */
export const ningboStepAction = codeMapping<'submitted' | 'returned'>('宁波环节 DOACTION', [
  ['0', 'submitted'],
  ['1', 'returned'],
]);

/** 挂起种类. Of the ordinary one the source gives the name only. */
export const suspensionKinds = codeList('挂起种类', '办件系统', [
  { key: 'correction', code: 'skApprize', zh: '补正告知', en: 'correction notice' },
  { key: 'specialProcedure', code: 'skSpecialProcedure', zh: '特别程序', en: 'special procedure' },
  { key: 'forwarded', code: 'skSubmit', zh: '转报', en: 'forwarded to a higher level' },
  { key: 'ordinary', code: '普通挂起', zh: '普通挂起', en: 'ordinary suspension' },
]);
export type SuspensionKind = (typeof suspensionKinds)['entries'][number]['key'];

/** 环节类型 (Shandong nodetype). */
export const stepNodeTypes = codeList('环节类型', '山东办件接口', [
  { key: 'start', code: '1', zh: '开始环节', en: 'first step' },
  { key: 'middle', code: '2', zh: '中间环节', en: 'middle step' },
  { key: 'end', code: '3', zh: '结束环节', en: 'last step' },
  { key: 'single', code: '4', zh: '开始即结束环节', en: 'first and last step' },
]);
export type StepNodeType = (typeof stepNodeTypes)['entries'][number]['key'];

/** 环节结果 (Shandong noderesult). */
export const stepResults = codeList('环节结果', '山东办件接口', [
  { key: 'disagreed', code: '0', zh: '不同意', en: 'disagreed' },
  { key: 'agreed', code: '1', zh: '同意', en: 'agreed' },
  { key: 'notApplicable', code: '2', zh: '不受理', en: 'no acceptance needed' },
  { key: 'refused', code: '3', zh: '不予受理', en: 'acceptance refused' },
  { key: 'accepted', code: '4', zh: '受理', en: 'accepted' },
  { key: 'correction', code: '5', zh: '补齐补正', en: 'correction required' },
  { key: 'suspended', code: '6', zh: '特别程序（挂起）', en: 'special procedure' },
  { key: 'returned', code: '7', zh: '退回', en: 'returned' },
]);
export type StepResult = (typeof stepResults)['entries'][number]['key'];

/** Results that a step of each type may have: a grammar, read row by row. */
export const LEGAL_STEP_RESULTS: Readonly<Record<StepNodeType, readonly StepResult[]>> = {
  start: ['accepted', 'correction', 'suspended'],
  middle: ['disagreed', 'agreed', 'correction', 'suspended', 'returned'],
  end: ['disagreed', 'agreed'],
  single: ['agreed', 'notApplicable', 'refused', 'accepted'],
};

/** Whether the grammar allows the pair. */
export const isLegalStep = (type: StepNodeType, result: StepResult): boolean => LEGAL_STEP_RESULTS[type].includes(result);

/** Reads a pair of codes. Codes: CODE_UNKNOWN, STEP_PAIR. */
export function parseStep(nodeType: string, nodeResult: string): Checked<{ type: StepNodeType; result: StepResult }> {
  const type = stepNodeTypes.decode(nodeType);
  if (!type.ok) return type;
  const result = stepResults.decode(nodeResult);
  if (!result.ok) return result;
  if (isLegalStep(type.value, result.value)) return ok({ type: type.value, result: result.value });
  return fail('STEP_PAIR', '该环节类型不允许这个环节结果', 'a step of this type cannot have this result');
}

/** Ningbo attachment stages (formfile TYPE). */
export const attachmentStages = codeList('附件阶段', '宁波统一受理平台', [
  { key: 'filing', code: '01', zh: '申报', en: 'filing' },
  { key: 'acceptance', code: '02', zh: '受理', en: 'acceptance' },
  { key: 'approval', code: '03', zh: '审批', en: 'approval' },
  { key: 'closing', code: '04', zh: '办结', en: 'closing' },
  { key: 'delivery', code: '05', zh: '送达', en: 'delivery' },
]);
export type AttachmentStage = (typeof attachmentStages)['entries'][number]['key'];

/** 归档阶段 (Fuzhou). */
export const archiveStages = codeList('归档阶段', '福州电子文件归档', [
  { key: 'receipt', code: '1', zh: '收件', en: 'receipt' },
  { key: 'acceptance', code: '2', zh: '受理', en: 'acceptance' },
  { key: 'review', code: '3', zh: '审核', en: 'review' },
  { key: 'closing', code: '4', zh: '办结', en: 'closing' },
  { key: 'correction', code: '11', zh: '补齐补正', en: 'correction' },
  { key: 'suspension', code: '12', zh: '挂起', en: 'suspension' },
  { key: 'other', code: '99', zh: '其他', en: 'other' },
]);
export type ArchiveStage = (typeof archiveStages)['entries'][number]['key'];

/** 证照状态 of a licence that is no longer in force. */
export const licenceEndStatuses = codeList('证照状态', '住房城乡建设证照', [
  { key: 'withdrawn', code: '03', zh: '撤销', en: 'withdrawn' },
  { key: 'cancelled', code: '04', zh: '注销', en: 'cancelled' },
  { key: 'lapsed', code: '05', zh: '失效', en: 'lapsed' },
  { key: 'transferredOut', code: '06', zh: '办理转出', en: 'transferred out' },
  { key: 'revoked', code: '07', zh: '吊销', en: 'revoked' },
  { key: 'other', code: '99', zh: '其他', en: 'other' },
]);
export type LicenceEndStatus = (typeof licenceEndStatuses)['entries'][number]['key'];

/** Trust levels of a material (指南): what may be reused without the original. */
export const trustLevels = codeList('材料可信等级', '电子证照应用指南', [
  { key: 'issued', code: 'A', zh: '签发机构出具', en: 'issued by the authority, reused directly' },
  { key: 'windowVerified', code: 'B', zh: '窗口核验', en: 'verified at a window, reused' },
  { key: 'uploaded', code: 'C', zh: '用户上传', en: 'uploaded by the user, the original must be checked' },
  { key: 'pledged', code: 'D', zh: '自制并承诺', en: 'self-made with a pledge' },
]);
export type TrustLevel = (typeof trustLevels)['entries'][number]['key'];

/** 免提交: only A and B spare the applicant the original. */
export const isReusable = (level: TrustLevel): boolean => level === 'issued' || level === 'windowVerified';
