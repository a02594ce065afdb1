export { fail, ok, orThrow } from './checked.js';
export type { Checked, Failure, Success } from './checked.js';

export { CASE_NO_LENGTH, formatCaseNo, isCaseNo, parseCaseNo } from './identifiers/case-no.js';
export type { CaseNo } from './identifiers/case-no.js';
export { citizenIdCheckChar, isCitizenId, parseCitizenId } from './identifiers/citizen-id.js';
export type { CitizenId } from './identifiers/citizen-id.js';
export { isLicenceId, LICENCE_ROOT, parseLicenceId } from './identifiers/licence-id.js';
export type { LicenceId } from './identifiers/licence-id.js';
export { isMod3736, mod3736CheckChar } from './identifiers/mod-37-36.js';
export { isOrgCode, orgCodeCheckChar } from './identifiers/org-code.js';
export { isUscc, parseUscc, usccCheckChar } from './identifiers/uscc.js';
export type { Uscc } from './identifiers/uscc.js';

export {
  composeCatalogCode,
  composeHandlingCode,
  composeTaskCode,
  isCatalogCode,
  isHandlingCode,
  isTaskCode,
  parseCatalogCode,
  parseHandlingCode,
  parseTaskCode,
} from './item-codes/national.js';
export type { CatalogCode, HandlingCode, TaskCode } from './item-codes/national.js';
export { recogniseItemCode } from './item-codes/recognise.js';
export type { ItemCodeKind, RecognisedItemCode } from './item-codes/recognise.js';
export { isSichuanItemCode, parseSichuanItemCode } from './item-codes/sichuan.js';
export type { SichuanItemCode } from './item-codes/sichuan.js';
export { isZhejiangBaseCode, isZhejiangInnerCode, parseZhejiangBaseCode } from './item-codes/zhejiang.js';
export type { ZhejiangBaseCode } from './item-codes/zhejiang.js';

export { cityDirectOf, isCityDirect, isDevelopmentZoneRange, withoutCityDirect } from './regions/pseudo-regions.js';
export {
  isRegionCode,
  normaliseRegionCode,
  parentRegion,
  regionAncestors,
  regionContains,
  regionLevel,
  STATE_REGION,
  toRegion12,
  toRegion6,
  toRegion9,
} from './regions/region-code.js';
export type { RegionCode, RegionLevel } from './regions/region-code.js';
export { regionRange } from './regions/region-range.js';
export type { RegionRange } from './regions/region-range.js';
export { abolishedRegion, ABOLISHED_REGIONS, currentRegionsOf, REGION_SPLITS } from './regions/region-history.js';
export type { AbolishedRegion, RegionSplit } from './regions/region-history.js';
export { regionTree, RegionTree } from './regions/region-tree.js';
export type { Region, RegionEntry, RegionKind } from './regions/region-tree.js';

export { codeList, CodeList, codeMapping } from './code-lists/code-list.js';
export type { CodeEntry, CodeMapping } from './code-lists/code-list.js';
export {
  applicantTypes,
  feedApplicantType,
  idDocumentTypes,
  legalPersonKinds,
  legalPersonRealNameLevel,
  meetsRealNameLevel,
  personRealNameLevel,
  REAL_NAME_LEVELS,
  realNameLevelCode,
  zhejiangSsoIdType,
} from './code-lists/applicant.js';
export type { ApplicantType, IdDocumentType, LegalPersonKind, RealNameLevel } from './code-lists/applicant.js';
export {
  archiveStages,
  attachmentStages,
  finishKinds,
  isLegalStep,
  isReusable,
  LEGAL_STEP_RESULTS,
  licenceEndStatuses,
  ningboAcceptAction,
  ningboCloseAction,
  ningboStepAction,
  ningboTransactResult,
  olderSpecialProcedure,
  parseStep,
  specialProcedures,
  stepNodeTypes,
  stepResults,
  suspensionKinds,
  trustLevels,
} from './code-lists/case-process.js';
export type {
  ArchiveStage,
  AttachmentStage,
  FinishKind,
  LicenceEndStatus,
  SpecialProcedure,
  StepNodeType,
  StepResult,
  SuspensionKind,
  TrustLevel,
} from './code-lists/case-process.js';
export {
  ABOLISHED_ZHEJIANG_CATEGORY,
  hasApplicant,
  itemCategories,
  itemCategoryExtension,
  shandongItemCategory,
  sichuanItemCategory,
  zhejiangItemCategoryNames,
} from './code-lists/item-category.js';
export type { ItemCategory, ItemInitiative, ItemTableGroup } from './code-lists/item-category.js';
export {
  applicationChannels,
  audiences,
  bodyKinds,
  caseKinds,
  crossRegionScopes,
  exerciseLevels,
  handlingModes,
  limitUnits,
  onlineDepths,
  onlineGrades,
  parseOnlineDepths,
  powerSources,
  topicColumnAudience,
  zhejiangFeedCaseKind,
} from './code-lists/item-elements.js';
export type {
  ApplicationChannel,
  Audience,
  BodyKind,
  CaseKind,
  CrossRegionScope,
  ExerciseLevel,
  HandlingMode,
  LimitUnit,
  OnlineDepth,
  OnlineGrade,
  PowerSource,
} from './code-lists/item-elements.js';
export { evaluationChannels, feedCaseStatuses, feedSatisfaction, isBadReview, satisfactions } from './code-lists/satisfaction.js';
export type { EvaluationChannel, FeedCaseStatus, Satisfaction } from './code-lists/satisfaction.js';

export {
  maskBankCard,
  maskCitizenId,
  maskCitizenIdStrong,
  maskDocument,
  maskEmail,
  maskLandline,
  maskMobile,
  maskName,
  maskPhone,
} from './masking/masking.js';

export { HOLIDAY_NOTICES } from './data/holiday-notices.js';
export { PROVINCE_NAMES } from './data/provinces.js';
export { shanghaiDate } from './working-calendar/day-number.js';
export type { Instant } from './working-calendar/day-number.js';
export type { HolidayNotice, LocalDay, NoticeDay, OfficeHours, OfficeInterval, RegionOverride } from './working-calendar/holiday-notice.js';
export { DEFAULT_OFFICE_HOURS } from './working-calendar/office-time.js';
export { workingCalendar, WorkingCalendar } from './working-calendar/working-calendar.js';
export type { DueDate, TimeLimit, WorkingCalendarOptions } from './working-calendar/working-calendar.js';

export { exchangeTime, isLongTerm, LONG_TERM_DATE, parseExchangeTime } from './exchange-values/exchange-time.js';
export { localTimeText, parseLocalTime } from './exchange-values/local-time.js';
export { parseYuan, yuanText } from './money/yuan-text.js';
