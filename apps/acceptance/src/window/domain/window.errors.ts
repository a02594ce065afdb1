import { defineError } from '@yiwang/kernel';

// Counters
export const itemNotTakenHere = defineError('forbidden', 'ACCEPTANCE.ITEM_NOT_TAKEN_HERE', {
  zh: '本窗口不收取该事项的申请',
  en: 'this counter does not take filings of the item',
});
export const counterClosed = defineError('conflict', 'ACCEPTANCE.COUNTER_CLOSED', {
  zh: '本窗口已停止收件',
  en: 'this counter takes no filings any more',
});
export const counterNotFound = defineError('not-found', 'ACCEPTANCE.COUNTER_NOT_FOUND', {
  zh: '没有登记这个窗口',
  en: 'no such counter is registered',
});
export const counterExists = defineError('conflict', 'ACCEPTANCE.COUNTER_EXISTS', {
  zh: '该窗口已登记，请修改原登记',
  en: 'the counter is registered; change what stands there',
});
export const counterOutOfScope = defineError('forbidden', 'ACCEPTANCE.COUNTER_OUT_OF_SCOPE', {
  zh: '该窗口不在您的管理区划内',
  en: 'the counter is outside the region you look after',
});
export const counterTakesNothing = defineError('invalid', 'ACCEPTANCE.COUNTER_TAKES_NOTHING', {
  zh: '应至少填写一个部门、事项、区划或服务网点',
  en: 'a counter takes at least one department, item or region, or follows a service point',
});

// Who stands before the window
export const identityUnchecked = defineError('invalid', 'ACCEPTANCE.IDENTITY_UNCHECKED', {
  zh: '窗口应核验到场人的身份',
  en: 'a window checks the identity of the person present',
});
export const identityNotExpected = defineError('invalid', 'ACCEPTANCE.IDENTITY_NOT_EXPECTED', {
  zh: '无人到场的申报不能填写身份核验',
  en: 'nobody is present, so no identity can have been checked',
});
export const identityMismatch = defineError('conflict', 'ACCEPTANCE.IDENTITY_MISMATCH', {
  zh: '到场人的身份证件与申请人、经办人不符',
  en: 'the person present is neither the applicant nor his agent',
});
export const authorityMissing = defineError('invalid', 'ACCEPTANCE.AUTHORITY_MISSING', {
  zh: '代为办理的应出示委托书等授权凭证',
  en: 'who acts for the applicant shows his authority',
});
export const authorityExpired = defineError('conflict', 'ACCEPTANCE.AUTHORITY_EXPIRED', {
  zh: '授权凭证已过期',
  en: 'the authority shown has expired',
});
export const pickupCodeMissing = defineError('invalid', 'ACCEPTANCE.PICKUP_CODE_MISSING', {
  zh: '网上申报的办件凭取件码领取',
  en: 'the result of an online filing is collected by its pick-up code',
});
export const pickupCodeWrong = defineError('conflict', 'ACCEPTANCE.PICKUP_CODE_WRONG', {
  zh: '取件码不正确',
  en: 'the pick-up code is wrong',
});

export const pickupCodeBlocked = defineError('too-many', 'ACCEPTANCE.PICKUP_CODE_BLOCKED', {
  zh: '取件码多次错误，该办件一日内只能由申请账户本人持证领取',
  en: 'too many wrong pick-up codes: within a day only the person behind the account may collect the result',
});

// Results
export const originalsUnchecked = defineError('invalid', 'ACCEPTANCE.ORIGINALS_UNCHECKED', {
  zh: '应逐份核验网上提交材料的原件',
  en: 'each material that was trusted until now is held against its original',
});
export const originalUnknown = defineError('invalid', 'ACCEPTANCE.ORIGINAL_UNKNOWN', {
  zh: '该办件没有这份材料，或同一材料列了两次',
  en: 'the case has no such material, or it is listed twice',
});
export const resultUnderWay = defineError('conflict', 'ACCEPTANCE.RESULT_UNDER_WAY', {
  zh: '结果尚在交接途中，请先接收交接单',
  en: 'the result is on its way on a handover slip; receive that first',
});
export const notDeliveredElectronically = defineError('conflict', 'ACCEPTANCE.NOT_DELIVERED_ELECTRONICALLY', {
  zh: '结果未以电子方式送达',
  en: 'the result was not delivered electronically',
});

// Slips
export const handoverNotFound = defineError('not-found', 'ACCEPTANCE.HANDOVER_NOT_FOUND', {
  zh: '没有这张交接单',
  en: 'there is no such handover slip',
});
export const handoverWrongStatus = defineError('conflict', 'ACCEPTANCE.HANDOVER_WRONG_STATUS', {
  zh: '交接单当前状态不允许该操作',
  en: 'the status of the handover slip does not allow this step',
});
export const handoverCasesUnfit = defineError('invalid', 'ACCEPTANCE.HANDOVER_CASES_UNFIT', {
  zh: '有办件不能列入这张交接单',
  en: 'some of the cases cannot stand on this slip',
});
export const handoverUnderWay = defineError('conflict', 'ACCEPTANCE.HANDOVER_UNDER_WAY', {
  zh: '有办件已列在另一张未办结的交接单上',
  en: 'some of the cases stand on another slip that is still open',
});
export const handoverEntryUnfit = defineError('invalid', 'ACCEPTANCE.HANDOVER_ENTRY_UNFIT', {
  zh: '交接单上没有这些办件或材料',
  en: 'the slip does not list these cases or papers',
});

// Days
export const dayNotBegun = defineError('conflict', 'ACCEPTANCE.DAY_NOT_BEGUN', {
  zh: '不能日结将来的日期',
  en: 'a day that has not begun cannot be closed',
});
export const dayClosed = defineError('conflict', 'ACCEPTANCE.DAY_CLOSED', {
  zh: '该日已日结',
  en: 'the day is closed already',
});
export const dayEndNotFound = defineError('not-found', 'ACCEPTANCE.DAY_END_NOT_FOUND', {
  zh: '该日尚未日结',
  en: 'the day has not been closed',
});
export const looseEnds = defineError('conflict', 'ACCEPTANCE.DAY_HAS_LOOSE_ENDS', {
  zh: '尚有未移交的纸质材料或未了结的交接单，日结时应写明去向',
  en: 'papers are still here or slips open: say in a remark what becomes of them',
});
export const identityCheckNotFound = defineError('not-found', 'ACCEPTANCE.IDENTITY_CHECK_NOT_FOUND', {
  zh: '该办件没有这条身份核验记录',
  en: 'the case has no such identity check',
});
export const collectedAtWindow = defineError('invalid', 'ACCEPTANCE.COLLECTED_AT_WINDOW', {
  zh: '窗口领取应核验领取人身份，请按窗口领取办理',
  en: 'a result that is collected at a window is handed over by a collection, which checks who collects it',
});
