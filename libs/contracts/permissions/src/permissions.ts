/** 三员分立: who runs the platform, who gives and watches rights, and who looks into both of them. Nobody holds permissions of two of them. */
export const ADMINISTRATIVE_DUTIES = ['system', 'security', 'audit'] as const;
export type AdministrativeDuty = (typeof ADMINISTRATIVE_DUTIES)[number];

export type PermissionHolder = 'person' | 'legalPerson' | 'officer' | 'system';

export interface PermissionSpec {
  zh: string;
  /** What it allows. */
  en: string;
  /**
   * Who can hold it: persons and legal persons (people) by their real-name level, officers by a post, systems of departments by their
   * registration. Services call one another by who they are and hold none.
   */
  holders: readonly PermissionHolder[];
  duty?: AdministrativeDuty;
}

const PEOPLE = ['person', 'legalPerson'] as const;
const OFFICER = ['officer'] as const;

/** 权限 — every permission of the platform. auth grants them, endpoints demand them; a new one is added here first. */
export const PERMISSIONS = {
  'case.file': { zh: '申报、查询本人办件', en: 'file an application and see one’s own', holders: PEOPLE },
  'case.collect': { zh: '窗口收件', en: 'file for a person at a counter', holders: OFFICER },
  'case.accept': { zh: '窗口受理', en: 'accept, refuse or ask for corrections at the window', holders: OFFICER },
  'case.deliver': { zh: '送达、办结', en: 'deliver results and close cases', holders: OFFICER },
  'calendar.manage': { zh: '工作日历与时限管理', en: 'publish holiday notices, calendars of regions and time limits', holders: OFFICER },
  'archive.read': { zh: '档案查阅', en: 'list, check and download archives of cases of one’s region', holders: OFFICER },
  'archive.manage': { zh: '档案管理', en: 'set retentions, propose and approve the destruction of archives', holders: OFFICER },
  'ledger.audit': { zh: '台账核验', en: 'check that the ledgers of all cases are unchanged', holders: OFFICER },
  'case.rectify': {
    zh: '更正、作废、重新办理',
    en: 'correct clerical errors, void filings, open cases of one’s own authority again after an appeal',
    holders: OFFICER,
  },
  'window.manage': { zh: '窗口收件范围管理', en: 'say which items the counters of one’s region take', holders: OFFICER },
  'document.manage': { zh: '文书模板管理', en: 'keep the templates of official documents of one’s region', holders: OFFICER },
  'item.manage': { zh: '事项管理', en: 'draft and edit items, publish what a review has passed', holders: OFFICER },
  'item.publish': {
    zh: '事项发布',
    en: 'publish items without a review, suspend, resume and cancel them, import lists and service points',
    holders: OFFICER,
  },
  'item.review': { zh: '编办审核', en: 'review items of one’s region for the staffing office', holders: OFFICER },
  'item.legalReview': { zh: '合法性审查', en: 'review items of one’s region for their lawfulness', holders: OFFICER },
  'directory.manage': { zh: '基本目录管理', en: 'keep the basic directory of items', holders: OFFICER },
  'lists.manage': { zh: '四张清单管理', en: 'keep and publish the four lists', holders: OFFICER },
  'payment.pay': {
    zh: '缴费',
    en: 'pay what is due for a case of one’s own, or for a case received at one’s counter',
    holders: [...PEOPLE, 'officer'],
  },
  'payment.exempt': {
    zh: '减免、重开、退回',
    en: 'exempt from a fee, renew an expired notice of payment, return money that fits no fee',
    holders: OFFICER,
  },
  'payment.read': { zh: '缴费查询', en: 'read payables and orders of one’s own body and region', holders: OFFICER },
  'task.handle': { zh: '办理', en: 'handle tasks of one’s own organisation in the workbench', holders: OFFICER },
  'workbench.manage': {
    zh: '工作台管理',
    en: 'keep posts, processes and shared phrases of one’s own organisation, hand on the work of others',
    holders: OFFICER,
  },
  'department.connect': { zh: '部门系统对接', en: 'receive tasks and send results as a department system', holders: ['system'] },
  'system.manage': { zh: '部门系统接入管理', en: 'register, set up and test the systems of departments of one’s region', holders: OFFICER },
  'system.approve': {
    zh: '部门系统接入审批',
    en: 'approve such systems as a second person, let them go live, suspend and retire them',
    holders: OFFICER,
  },
  'evaluation.rate': { zh: '评价', en: 'rate services of one’s own cases', holders: PEOPLE },
  'evaluation.handle': { zh: '差评处置', en: 'contact and answer after bad ratings of one’s own organisation', holders: OFFICER },
  'evaluation.verify': { zh: '差评核实', en: 'verify bad ratings and approve extensions', holders: OFFICER },
  'evaluation.read': {
    zh: '好差评查询',
    en: 'read ratings and their handling: of one’s own organisation, with evaluation.verify of one’s region',
    holders: OFFICER,
  },
  'supervision.read': { zh: '电子监察', en: 'read timelines, clocks and cards', holders: OFFICER },
  'security.read': {
    zh: '安全监测',
    en: 'read what auth notes of attacks and changed rights, and the alerts of it',
    holders: OFFICER,
    duty: 'security',
  },
  'ops.messaging': { zh: '运维', en: 'see, replay and drop dead letters', holders: OFFICER, duty: 'system' },
  'ops.accounts': {
    zh: '账号与接入管理',
    en: 'import organisations, posts and officers; disable accounts; register clients',
    holders: OFFICER,
    duty: 'system',
  },
  'person.verify': {
    zh: '窗口实名核验',
    en: 'confirm at a counter who a person is, whose card one sees, and change his mobile number',
    holders: OFFICER,
  },
  'rights.approve': {
    zh: '权限变更审批',
    en: 'approve as a second person what gives rights to officers and posts',
    holders: OFFICER,
    duty: 'security',
  },
  'audit.read': { zh: '操作审计', en: 'read who administered what, and who read identities in clear', holders: OFFICER, duty: 'audit' },
} as const satisfies Record<string, PermissionSpec>;
export type Permission = keyof typeof PERMISSIONS;

export const permissionSpec = (permission: Permission): PermissionSpec => PERMISSIONS[permission];

/** The duties that a set of permissions amounts to; more than one is against 三员分立. */
export function dutiesOf(permissions: Iterable<Permission>): AdministrativeDuty[] {
  const found = new Set([...permissions].map((permission) => permissionSpec(permission).duty));
  return ADMINISTRATIVE_DUTIES.filter((duty) => found.has(duty));
}

/** 授予 — how who holds a permission comes by it; two names are two people. */
export interface Granting {
  zh: string;
  en: string;
  proposedBy?: Permission;
  approvedBy?: Permission;
}
const BY_TWO = { proposedBy: 'ops.accounts', approvedBy: 'rights.approve' } as const;
export const GRANTING: Readonly<Record<PermissionHolder, Granting>> = {
  person: { zh: '按实名等级', en: 'by his real-name level' },
  legalPerson: { zh: '按实名等级', en: 'by its real-name level' },
  officer: { zh: '按岗位', en: 'by a post', ...BY_TWO },
  system: { zh: '按接入登记', en: 'by the registration of its client', ...BY_TWO },
};
