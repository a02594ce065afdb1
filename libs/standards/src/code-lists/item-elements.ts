import { fail, ok } from '../checked.js';
import type { Checked } from '../checked.js';
import { codeList, codeMapping } from './code-list.js';

const GB = 'GB/T 39046-2020';

/** 行使层级 (A.2). */
export const exerciseLevels = codeList('行使层级', `${GB} A.2`, [
  { key: 'state', code: '1', zh: '国家级', en: 'state' },
  { key: 'province', code: '2', zh: '省级', en: 'province' },
  { key: 'city', code: '3', zh: '市级', en: 'city' },
  { key: 'county', code: '4', zh: '县级', en: 'county' },
  { key: 'town', code: '5', zh: '镇（乡、街道）级', en: 'town' },
  { key: 'village', code: '6', zh: '村（社区）级', en: 'village' },
  { key: 'graded', code: '7', zh: '分级管理', en: 'graded management' },
]);
export type ExerciseLevel = (typeof exerciseLevels)['entries'][number]['key'];

/** 实施主体性质 (A.3). */
export const bodyKinds = codeList('实施主体性质', `${GB} A.3`, [
  { key: 'statutory', code: '1', zh: '法定机关', en: 'statutory organ' },
  { key: 'authorised', code: '2', zh: '授权组织', en: 'authorised organisation' },
  { key: 'entrusted', code: '3', zh: '受委托组织', en: 'entrusted organisation' },
  { key: 'other', code: '9', zh: '其他', en: 'other' },
]);
export type BodyKind = (typeof bodyKinds)['entries'][number]['key'];

/** 服务对象 (A.4), multi-valued in an item. */
export const audiences = codeList('服务对象', `${GB} A.4`, [
  { key: 'naturalPerson', code: '1', zh: '自然人', en: 'natural person' },
  { key: 'enterprise', code: '2', zh: '企业法人', en: 'enterprise' },
  { key: 'publicInstitution', code: '3', zh: '事业法人', en: 'public institution' },
  { key: 'socialOrganisation', code: '4', zh: '社会组织法人', en: 'social organisation' },
  { key: 'government', code: '5', zh: '行政机关', en: 'administrative organ' },
  { key: 'otherOrganisation', code: '6', zh: '其他组织', en: 'other organisation' },
]);
export type Audience = (typeof audiences)['entries'][number]['key'];

/** 办理形式 (A.5), multi-valued in an item. */
export const applicationChannels = codeList('办理形式', `${GB} A.5`, [
  { key: 'window', code: '1', zh: '窗口办理', en: 'at a window' },
  { key: 'desktop', code: '2', zh: '电脑端办理', en: 'on a computer' },
  { key: 'mobile', code: '3', zh: '移动端办理', en: 'on a phone' },
  { key: 'courier', code: '4', zh: '快递申请', en: 'by courier' },
  { key: 'other', code: '9', zh: '其他', en: 'other' },
]);
export type ApplicationChannel = (typeof applicationChannels)['entries'][number]['key'];

/** 办件类型 (A.6): 1 is 即办件. The evaluation feed writes it the other way round, see `zhejiangFeedCaseKind`. */
export const caseKinds = codeList('办件类型', `${GB} A.6`, [
  { key: 'immediate', code: '1', zh: '即办件', en: 'done at once' },
  { key: 'promised', code: '2', zh: '承诺件', en: 'done within a promised limit' },
  { key: 'other', code: '9', zh: '其他', en: 'other' },
]);
export type CaseKind = (typeof caseKinds)['entries'][number]['key'];

/** 办件类型 as Zhejiang's 好差评 feed writes it (promiseTime): 1 承诺件, 2 即办件 — the reverse of A.6. It has no 其他. */
export const zhejiangFeedCaseKind = codeMapping<CaseKind>('浙江好差评 promiseTime', [
  ['1', 'promised'],
  ['2', 'immediate'],
]);

/** 权力来源. */
export const powerSources = codeList('权力来源', 'ZWFW C0109', [
  { key: 'statutory', code: '1', zh: '法定本级行使', en: 'own by law' },
  { key: 'delegatedDown', code: '2', zh: '上级下放', en: 'passed down from above' },
  { key: 'authorisedAbove', code: '3', zh: '上级授权', en: 'authorised from above' },
  { key: 'authorisedPeer', code: '4', zh: '同级授权', en: 'authorised by the same level' },
  { key: 'entrustedAbove', code: '5', zh: '上级委托', en: 'entrusted from above' },
  { key: 'entrustedPeer', code: '6', zh: '同级委托', en: 'entrusted by the same level' },
]);
export type PowerSource = (typeof powerSources)['entries'][number]['key'];

/** 时限单位 of Zhejiang's 前置库. Mind 4: calendar days come after year. The keys are those of `WorkingCalendar.dueAt`. */
export const limitUnits = codeList('时限单位', '浙江前置库', [
  { key: 'workingDay', code: '1', zh: '工作日', en: 'working day' },
  { key: 'month', code: '2', zh: '月', en: 'month' },
  { key: 'year', code: '3', zh: '年', en: 'year' },
  { key: 'calendarDay', code: '4', zh: '自然日', en: 'calendar day' },
]);
export type LimitUnit = (typeof limitUnits)['entries'][number]['key'];

/** 办理方式 (Shandong). */
export const handlingModes = codeList('办理方式', '山东办件接口', [
  { key: 'own', code: '1', zh: '自办件', en: 'handled alone' },
  { key: 'firstReview', code: '2', zh: '初审件', en: 'first review for a higher level' },
  { key: 'joint', code: '3', zh: '联办件', en: 'handled jointly' },
  { key: 'forwarded', code: '4', zh: '转报件', en: 'forwarded to a higher level' },
]);
export type HandlingMode = (typeof handlingModes)['entries'][number]['key'];

/** 通办范围. The sources give names and no codes: the name is the code. */
export const crossRegionScopes = codeList('通办范围', 'ZWFW C0109', [
  { key: 'nation', code: '全国', zh: '全国', en: 'whole country' },
  { key: 'acrossProvinces', code: '跨省', zh: '跨省', en: 'across provinces' },
  { key: 'acrossCities', code: '跨市', zh: '跨市', en: 'across cities' },
  { key: 'acrossCounties', code: '跨县', zh: '跨县', en: 'across counties' },
]);
export type CrossRegionScope = (typeof crossRegionScopes)['entries'][number]['key'];

/** 网上办理深度, multi-valued. */
export const onlineDepths = codeList('网上办理深度', '国脉/山东', [
  { key: 'consultation', code: '1', zh: '互联网咨询', en: 'consultation' },
  { key: 'receipt', code: '2', zh: '互联网收件', en: 'receipt' },
  { key: 'preReview', code: '3', zh: '互联网预审', en: 'pre-review' },
  { key: 'acceptance', code: '4', zh: '互联网受理', en: 'acceptance' },
  { key: 'handling', code: '5', zh: '互联网办理', en: 'handling' },
  { key: 'resultFeedback', code: '6', zh: '互联网办理结果信息反馈', en: 'feedback of the result' },
  { key: 'licenceFeedback', code: '7', zh: '互联网电子证照反馈', en: 'feedback of the electronic licence' },
  { key: 'other', code: '8', zh: '其他', en: 'other' },
]);
export type OnlineDepth = (typeof onlineDepths)['entries'][number]['key'];

/** Reads `1^3^5` or `1,3,5` in any order; repeated codes count once. Code: CODE_UNKNOWN, also for an empty text. */
export function parseOnlineDepths(text: string): Checked<OnlineDepth[]> {
  const depths = new Set<OnlineDepth>();
  for (const code of text.split(/[\^,]/)) {
    const depth = onlineDepths.decode(code.trim());
    if (!depth.ok) return depth;
    depths.add(depth.value);
  }
  return ok([...depths]);
}

/** 网办级别 on Zhejiang's pages, Ⅰ-Ⅳ; only Ⅳ (全程网办) means zero visits. */
export const onlineGrades = codeList('网办级别', '浙江政务服务网', [
  { key: 'grade1', code: 'Ⅰ', zh: 'Ⅰ级', en: 'grade I' },
  { key: 'grade2', code: 'Ⅱ', zh: 'Ⅱ级', en: 'grade II' },
  { key: 'grade3', code: 'Ⅲ', zh: 'Ⅲ级', en: 'grade III' },
  { key: 'grade4', code: 'Ⅳ', zh: 'Ⅳ级（全程网办）', en: 'grade IV, wholly online' },
]);
export type OnlineGrade = (typeof onlineGrades)['entries'][number]['key'];

/**
 * Which audience a topic column of the ZWFW C0109 tables classifies. Its text calls corp_topic_type 自然人主题分类, a copy error of the
 * standard: the column's name is right. Code: CODE_UNKNOWN.
 */
export function topicColumnAudience(column: string): Checked<'naturalPerson' | 'legalPerson'> {
  if (/^corp_topic_type$/i.test(column)) return ok('legalPerson');
  if (/^person_topic_type$/i.test(column)) return ok('naturalPerson');
  return fail('CODE_UNKNOWN', '不是主题分类字段', 'not a topic column');
}
