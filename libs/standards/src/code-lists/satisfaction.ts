import { codeList, codeMapping } from './code-list.js';

/** 满意度 (GB/T 39046-2020 A.8): 1 is the best. Store the key; the feed below counts the other way round. */
export const satisfactions = codeList('满意度', 'GB/T 39046-2020 A.8', [
  { key: 'verySatisfied', code: '1', zh: '非常满意', en: 'very satisfied' },
  { key: 'satisfied', code: '2', zh: '满意', en: 'satisfied' },
  { key: 'fair', code: '3', zh: '基本满意', en: 'fairly satisfied' },
  { key: 'dissatisfied', code: '4', zh: '不满意', en: 'dissatisfied' },
  { key: 'veryDissatisfied', code: '5', zh: '非常不满意', en: 'very dissatisfied' },
]);
export type Satisfaction = (typeof satisfactions)['entries'][number]['key'];

/** 满意度 in the national and Zhejiang 好差评 feed: 5 is the best. */
export const feedSatisfaction = codeMapping<Satisfaction>('好差评 satisfaction', [
  ['5', 'verySatisfied'],
  ['4', 'satisfied'],
  ['3', 'fair'],
  ['2', 'dissatisfied'],
  ['1', 'veryDissatisfied'],
]);

/** 差评: the two worst levels oblige the department to contact the person. */
export const isBadReview = (satisfaction: Satisfaction): boolean => satisfaction === 'dissatisfied' || satisfaction === 'veryDissatisfied';

/** 评价渠道 of Zhejiang's feed. `default` is no act of the user and must not count as a rating given. */
export const evaluationChannels = codeList('评价渠道', '浙江好差评 pf', [
  { key: 'web', code: '1', zh: 'PC端', en: 'web site' },
  { key: 'mobile', code: '2', zh: '移动端', en: 'mobile' },
  { key: 'qrCode', code: '3', zh: '二维码', en: 'QR code' },
  { key: 'hallTablet', code: '4', zh: '政务大厅平板', en: 'tablet in the hall' },
  { key: 'hallTerminal', code: '5', zh: '政务大厅其他终端', en: 'other terminal in the hall' },
  { key: 'sms', code: '6', zh: '短信', en: 'SMS' },
  { key: 'default', code: '7', zh: '系统默认评价', en: 'default by the system' },
]);
export type EvaluationChannel = (typeof evaluationChannels)['entries'][number]['key'];

/** 办件状态 in Zhejiang's evaluation feed (proStatus). */
export const feedCaseStatuses = codeList('办件状态', '浙江好差评 proStatus', [
  { key: 'waiting', code: '1', zh: '待办理', en: 'waiting' },
  { key: 'inProcess', code: '2', zh: '办理中', en: 'in process' },
  { key: 'finished', code: '3', zh: '已完结', en: 'finished' },
]);
export type FeedCaseStatus = (typeof feedCaseStatuses)['entries'][number]['key'];
