/** 特别程序的种类 (行政许可法 art. 45). */
export const SPECIAL_PROCEDURES = [
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expertReview',
  'other',
] as const;

/**
 * 收回原因 — withdrawn (撤件), refused (不予受理), closed (办件已结), decided (已另行决定), terminated (终止), forwarded (转报), earlyEnd
 * (一家不同意即终止会签), released (退出办理), replaced (改由他部门), reopened (重新办理), accepted (已受理), resubmitted (已重新提交), takenOver
 * (改由他系统), corrected (更正).
 */
export const RECALL_REASONS = [
  'withdrawn',
  'refused',
  'closed',
  'decided',
  'terminated',
  'forwarded',
  'earlyEnd',
  'released',
  'replaced',
  'reopened',
  'accepted',
  'resubmitted',
  'takenOver',
  'corrected',
] as const;
export type RecallReason = (typeof RECALL_REASONS)[number];

/** 办件终结原因, told to who has nothing open that could be recalled. */
export const CASE_ENDS = ['withdrawn', 'closed', 'decided', 'terminated', 'forwarded'] as const satisfies readonly RecallReason[];

/** 联合会审 (jointReview) and 联合踏勘 (siteVisit). */
export const REVIEW_KINDS = ['jointReview', 'siteVisit'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** 方案变动 — a department was added, replaced or released, asked again after it returned its task, or decides as the higher authority. */
export const PLAN_CHANGES = ['added', 'replaced', 'released', 'askedAgain', 'sentUpward'] as const;
