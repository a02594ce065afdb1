/** 办件状态. DRAFT belongs to the drafts of applicants, who have no case yet. */
export const CASE_STATUSES = [
  'submitted',
  'received',
  'correcting',
  'accepted',
  'suspended',
  'refused',
  'notApplicable',
  'decided',
  'delivered',
  'closed',
  'withdrawn',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const STATUS_NAMES: Readonly<Record<CaseStatus, string>> = {
  submitted: '已申报',
  received: '已收件',
  correcting: '补正中',
  accepted: '已受理',
  suspended: '特别程序中',
  refused: '不予受理',
  notApplicable: '不受理',
  decided: '已决定',
  delivered: '已送达',
  closed: '已办结',
  withdrawn: '已撤回',
};

/**
 * Who may move a case: its applicant or the agent (经办人) who filed for him, a clerk of the counter or region that received it or of the
 * region that decides it (`window`; in the latter case `decidingWindow` too), an officer of the deciding authority, a department's system
 * through dispatch, the courier who was asked for, or a timer of the platform.
 */
export const CASE_ROLES = [
  'applicant',
  'agent',
  'window',
  'decidingWindow',
  'decidingAuthority',
  'department',
  'courier',
  'timer',
] as const;
export type CaseRole = (typeof CASE_ROLES)[number];

export const ROLE_NAMES: Readonly<Record<CaseRole, string>> = {
  applicant: '申请人',
  agent: '经办人',
  window: '收件地窗口',
  decidingWindow: '决定机关所在地窗口',
  decidingAuthority: '决定机关工作人员',
  department: '部门系统',
  courier: '快递',
  timer: '定时器',
};

export const INITIAL_STATUS: CaseStatus = 'submitted';
/** What ends a case. Afterwards only an appeal (复议、诉讼) opens it again. */
export const FINAL_STATUSES: readonly CaseStatus[] = ['refused', 'notApplicable', 'closed', 'withdrawn'];
/** Before acceptance is answered. */
export const INTAKE_STATUSES: readonly CaseStatus[] = ['submitted', 'received'];
/** Accepted and not decided yet. */
export const HANDLING_STATUSES: readonly CaseStatus[] = ['accepted', 'suspended'];
