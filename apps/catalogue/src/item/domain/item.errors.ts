import { defineError, type AppError, type InvalidParam } from '@yiwang/kernel';
import type { VersionMove, VersionStatus } from './version-status.js';

export const itemNotFound = defineError('not-found', 'CATALOGUE.ITEM_NOT_FOUND', { zh: '事项不存在', en: 'no such item' });
export const versionNotFound = defineError('not-found', 'CATALOGUE.VERSION_NOT_FOUND', {
  zh: '事项版本不存在',
  en: 'no such item version',
});
export const itemOutOfScope = defineError('forbidden', 'CATALOGUE.OUT_OF_SCOPE', {
  zh: '只能管理本单位或本行政区域的事项',
  en: 'only items of the own organisation or region can be managed',
});
export const codeTaken = defineError('conflict', 'CATALOGUE.CODE_TAKEN', {
  zh: '该编码已经发放，编码不得重复使用',
  en: 'this code was issued before, and codes are never reused',
});
export const draftExists = defineError('conflict', 'CATALOGUE.DRAFT_EXISTS', {
  zh: '该事项已有一个草稿或待生效版本',
  en: 'the item has a draft version already, or one that waits for its day',
});
export const itemCancelled = defineError('conflict', 'CATALOGUE.ITEM_CANCELLED', { zh: '事项已取消', en: 'the item is cancelled' });
export const parentNotInForce = defineError('conflict', 'CATALOGUE.PARENT_NOT_IN_FORCE', {
  zh: '业务办理项所属的事项未在用，不能发布',
  en: 'the item that the handling item belongs to is not in force',
});
export const versionImmutable = defineError('conflict', 'CATALOGUE.VERSION_IMMUTABLE', {
  zh: '已发布的版本不可修改，请新建版本',
  en: 'a published version is never changed: a change is a new version',
});
export const notYetEffective = defineError('conflict', 'CATALOGUE.NOT_YET_EFFECTIVE', {
  zh: '未到计划生效日期',
  en: 'the planned effective date is still to come',
});
export const validityOver = defineError('conflict', 'CATALOGUE.VALIDITY_OVER', {
  zh: '计划取消日期已过，不能发布',
  en: 'the planned end of its validity has passed',
});

const rulesBroken = defineError('invalid', 'CATALOGUE.RULES_BROKEN', {
  zh: '事项要素不符合规则',
  en: 'the item breaks rules of its elements',
});
export const moveNotAllowed = defineError('conflict', 'CATALOGUE.MOVE_NOT_ALLOWED', {
  zh: '当前状态不允许该操作',
  en: 'the status of the version does not allow this',
});

/** Every rule that the item breaks, each with the JSON pointer of its place. */
export const brokenRules = (invalidParams: InvalidParam[]): AppError => rulesBroken({ invalidParams });

export const wrongMove = (status: VersionStatus, move: VersionMove | 'planCancel'): AppError =>
  moveNotAllowed({
    detail: { zh: `版本状态为“${status}”，不能执行“${move}”`, en: `a version that is ${status} cannot ${move}` },
  });
