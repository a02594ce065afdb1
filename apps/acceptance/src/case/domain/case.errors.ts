import { defineError } from '@yiwang/kernel';

// Filing
export const itemNotFound = defineError('not-found', 'ACCEPTANCE.ITEM_NOT_FOUND', { zh: '没有这个事项', en: 'there is no such item' });
export const itemsIncomplete = defineError('unavailable', 'ACCEPTANCE.ITEMS_INCOMPLETE', {
  zh: '事项数据正在重建，请稍后重试',
  en: 'the copy of the item library is being rebuilt and does not have this item yet; try again later',
});
export const itemVersionNotFound = defineError('not-found', 'ACCEPTANCE.ITEM_VERSION_NOT_FOUND', {
  zh: '没有该事项的这个版本',
  en: 'there is no such version of the item',
});
export const itemVersionOutdated = defineError('conflict', 'ACCEPTANCE.ITEM_VERSION_OUTDATED', {
  zh: '该事项版本已被新版本取代，请按现行版本申报',
  en: 'a later version of the item is in force; file under that one',
});
export const itemNotOpen = defineError('conflict', 'ACCEPTANCE.ITEM_NOT_OPEN', {
  zh: '该事项目前不接受申报（已暂停、取消或不在有效期内）',
  en: 'the item takes no filings at the moment (suspended, cancelled or outside its validity)',
});
export const audienceMismatch = defineError('invalid', 'ACCEPTANCE.AUDIENCE_MISMATCH', {
  zh: '申请人不属于该事项的服务对象',
  en: 'the applicant does not belong to the audience of the item',
});
export const realNameTooLow = defineError('forbidden', 'ACCEPTANCE.REAL_NAME_LEVEL_TOO_LOW', {
  zh: '实名等级不足，请先完成实名认证',
  en: 'the account’s real-name level does not allow filing',
});
export const applicantMissing = defineError('invalid', 'ACCEPTANCE.APPLICANT_MISSING', {
  zh: '窗口收件应填写申请人',
  en: 'a counter names the applicant it files for',
});
export const applicantNotAllowed = defineError('invalid', 'ACCEPTANCE.APPLICANT_NOT_ALLOWED', {
  zh: '本人申报以登录账户为申请人，不得另填申请人',
  en: 'who files for oneself is the applicant; another one cannot be named',
});
export const channelNotAllowed = defineError('invalid', 'ACCEPTANCE.CHANNEL_NOT_ALLOWED', {
  zh: '申报渠道与申报人身份不符',
  en: 'the channel does not fit who files',
});
export const counterUnknown = defineError('forbidden', 'ACCEPTANCE.COUNTER_UNKNOWN', {
  zh: '账户没有所属窗口机构或区划，不能收件',
  en: 'the account belongs to no organisation or region and cannot receive filings',
});
export const mayNotFile = defineError('forbidden', 'ACCEPTANCE.MAY_NOT_FILE', {
  zh: '该类账户不能申报',
  en: 'this kind of account cannot file',
});
export const materialsIncomplete = defineError('invalid', 'ACCEPTANCE.MATERIALS_INCOMPLETE', {
  zh: '申请材料不齐全或不属于该事项',
  en: 'required materials are missing, or some do not belong to the item',
});
export const formInvalid = defineError('invalid', 'ACCEPTANCE.FORM_INVALID', {
  zh: '申报表单不符合该事项的表单要求',
  en: 'the form does not fit the form of the item',
});
export const authorityUnfit = defineError('invalid', 'ACCEPTANCE.AUTHORITY_UNFIT', {
  zh: '该授权凭证不适用于这类申请人',
  en: 'this kind of authority does not speak for this kind of applicant',
});
export const authorityNotExpected = defineError('invalid', 'ACCEPTANCE.AUTHORITY_NOT_EXPECTED', {
  zh: '只有网上代他人申报时才填写授权；窗口代办在到场人核验中填写',
  en: 'an authority is named by who files online for another applicant; at a window it belongs to the person present',
});
export const legalRepresentativeNotAllowed = defineError('invalid', 'ACCEPTANCE.LEGAL_REPRESENTATIVE_NOT_ALLOWED', {
  zh: '只有法人或其他组织申请时才填写法定代表人',
  en: 'only an organisation has a legal representative',
});
export const formTooLarge = defineError('too-large', 'ACCEPTANCE.FORM_TOO_LARGE', {
  zh: '申报表单过大',
  en: 'the form is too large',
});

// A case and its life
export const caseNotFound = defineError('not-found', 'ACCEPTANCE.CASE_NOT_FOUND', { zh: '没有这个办件', en: 'there is no such case' });
export const notYourStep = defineError('forbidden', 'ACCEPTANCE.NOT_YOUR_STEP', {
  zh: '该操作不由您办理',
  en: 'this step is not yours to take',
});
export const wrongStatus = defineError('conflict', 'ACCEPTANCE.WRONG_STATUS', {
  zh: '办件当前状态不允许该操作',
  en: 'the status of the case does not allow this step',
});
export const notAcceptedHere = defineError('conflict', 'ACCEPTANCE.NOT_ACCEPTED_HERE', {
  zh: '该事项由部门受理，窗口不能受理',
  en: 'acceptance of this item belongs to the department, not to the window',
});
export const itemVersionAwaited = defineError('conflict', 'ACCEPTANCE.ITEM_VERSION_AWAITED', {
  zh: '办件所依据的事项版本尚未到达，请稍后再试',
  en: 'the item version of the case has not arrived yet; try again later',
});
export const correctionAlreadyMade = defineError('conflict', 'ACCEPTANCE.CORRECTION_ALREADY_MADE', {
  zh: '补正只能一次性告知，本轮已告知过',
  en: 'corrections are told once a round; this round has had its notice',
});
export const correctionsUsedUp = defineError('conflict', 'ACCEPTANCE.CORRECTIONS_USED_UP', {
  zh: '补正告知的轮次已用完，应当受理或者不予受理',
  en: 'the case was sent back as often as the region allows: it is accepted or refused now',
});
export const correctionLate = defineError('conflict', 'ACCEPTANCE.CORRECTION_LATE', {
  zh: '补正期限已过，不能再补正',
  en: 'the time for corrections has run out',
});
export const contentMissing = defineError('invalid', 'ACCEPTANCE.CONTENT_MISSING', {
  zh: '缺少该操作必须说明的内容',
  en: 'the step lacks content that the law asks of it',
});
export const authorityUnnamed = defineError('invalid', 'ACCEPTANCE.AUTHORITY_UNNAMED', {
  zh: '不属于本机关职权范围的，应告知有权机关',
  en: 'who is not competent names the authority that is',
});
export const noPaperStep = defineError('conflict', 'ACCEPTANCE.NO_PAPER_STEP', {
  zh: '五星级事项全程网办，不收纸质材料',
  en: 'an item of five stars has no step on paper',
});
export const toleranceMismatch = defineError('invalid', 'ACCEPTANCE.TOLERANCE_MISMATCH', {
  zh: '容缺受理应列明全部承诺后补的材料',
  en: 'accepting on a promise names exactly the materials that are promised',
});
export const toleranceOpen = defineError('conflict', 'ACCEPTANCE.TOLERANCE_OPEN', {
  zh: '承诺后补的材料尚未补齐',
  en: 'materials that were promised have not been handed in',
});
export const toleranceStillRuns = defineError('conflict', 'ACCEPTANCE.TOLERANCE_STILL_RUNS', {
  zh: '容缺补交期限未满',
  en: 'the time for what was promised has not run out',
});
export const nothingPromised = defineError('conflict', 'ACCEPTANCE.NOTHING_PROMISED', {
  zh: '办件没有待补交的容缺材料',
  en: 'nothing is promised that could be handed in',
});
export const acceptanceStillOpen = defineError('conflict', 'ACCEPTANCE.ACCEPTANCE_STILL_OPEN', {
  zh: '受理期限未满，不能视为受理',
  en: 'the time to answer on acceptance has not run out',
});
export const extensionUsed = defineError('conflict', 'ACCEPTANCE.EXTENSION_USED', {
  zh: '办理期限只能延长一次',
  en: 'the limit is extended once',
});
export const extensionTooLong = defineError('invalid', 'ACCEPTANCE.EXTENSION_TOO_LONG', {
  zh: '延长的工作日数超过法定上限',
  en: 'the extension is longer than the law allows',
});
export const extensionLate = defineError('conflict', 'ACCEPTANCE.EXTENSION_LATE', {
  zh: '法定期限已届满，不能延长',
  en: 'the statutory limit has run out already',
});
export const originalsNotChecked = defineError('conflict', 'ACCEPTANCE.ORIGINALS_NOT_CHECKED', {
  zh: '该办件不在领取时核验原件',
  en: 'the originals of this case are not checked when the result is collected',
});
export const amendmentEmpty = defineError('conflict', 'ACCEPTANCE.AMENDMENT_EMPTY', {
  zh: '没有可更正的内容，或与原内容相同',
  en: 'there is nothing to correct there, or it says the same',
});
export const correctionStillOpen = defineError('conflict', 'ACCEPTANCE.CORRECTION_STILL_OPEN', {
  zh: '补正期限未满，不能按补正不来办结',
  en: 'the time for corrections has not run out',
});
export const notImmediate = defineError('conflict', 'ACCEPTANCE.NOT_IMMEDIATE', {
  zh: '该事项不是即办件，不能当场办结',
  en: 'the item is not decided on the spot',
});
export const reasonMissing = defineError('invalid', 'ACCEPTANCE.REASON_MISSING', {
  zh: '不予许可应说明理由',
  en: 'a rejection states its reason',
});
export const feeUnpaid = defineError('conflict', 'ACCEPTANCE.FEE_UNPAID', {
  zh: '本环节之前应缴的费用尚未缴清或减免',
  en: 'a fee that is due before this step is neither paid nor exempted',
});
export const deliveryNotOffered = defineError('invalid', 'ACCEPTANCE.DELIVERY_NOT_OFFERED', {
  zh: '该事项不提供这种送达方式',
  en: 'the item does not offer this way of delivery',
});
export const papersUnseen = defineError('conflict', 'ACCEPTANCE.PAPERS_UNSEEN', {
  zh: '四星级事项网上申报的，窗口领取结果时应核验申请材料原件',
  en: 'an item of four stars was filed online: the papers are checked when the result is collected',
});
export const papersAwaited = defineError('conflict', 'ACCEPTANCE.PAPERS_AWAITED', {
  zh: '三星级事项网上申报的，应先收取并核对纸质材料，再受理',
  en: 'an item of three stars was filed online: its papers are taken at the counter before acceptance',
});
export const notYourItem = defineError('forbidden', 'ACCEPTANCE.NOT_YOUR_ITEM', {
  zh: '该事项不由本机关实施，不能上报其办件',
  en: 'the item is not one of your authority',
});
export const offlineCaseKnown = defineError('conflict', 'ACCEPTANCE.OFFLINE_CASE_KNOWN', {
  zh: '该自办件已上报过',
  en: 'a case of this number was reported before',
});
export const reportTimes = defineError('invalid', 'ACCEPTANCE.REPORT_TIMES', {
  zh: '申请、受理、决定时间应依次排列，且不晚于现在',
  en: 'times of filing, acceptance and decision follow each other and are not still to come',
});
export const finishKindMismatch = defineError('invalid', 'ACCEPTANCE.FINISH_KIND_MISMATCH', {
  zh: '办结类型与办件结果不符',
  en: 'the kind of finish does not fit the result of the case',
});

// Clear reading of forms
export const grantRequired = defineError('forbidden', 'ACCEPTANCE.GRANT_REQUIRED', {
  zh: '查阅表单需要授权凭据',
  en: 'reading the form needs a grant',
});
export const grantMismatch = defineError('forbidden', 'ACCEPTANCE.GRANT_MISMATCH', {
  zh: '授权凭据不属于该办件或该部门',
  en: 'the grant is for another case or another department',
});
