import type { Permission } from '@yiwang/permissions';

/** 岗位 — what an officer may do, held by post and not by person. */
export interface DemoPost {
  code: string;
  name: string;
  permissions: readonly Permission[];
}

export const POSTS = {
  windowClerk: {
    code: 'window-clerk',
    name: '综合窗口收件受理岗',
    permissions: ['case.collect', 'case.accept', 'case.deliver', 'person.verify', 'payment.pay', 'payment.read'],
  },
  handler: {
    code: 'handler',
    name: '部门审批岗',
    permissions: ['task.handle', 'case.rectify', 'evaluation.handle', 'evaluation.read', 'payment.exempt', 'payment.read'],
  },
  supervisor: { code: 'supervisor', name: '效能监察岗', permissions: ['supervision.read', 'ledger.audit'] },
  archivist: { code: 'archivist', name: '档案管理岗', permissions: ['archive.read', 'archive.manage'] },
  /** Of the body that runs the halls, not of the departments it looks after: nobody verifies himself. */
  evaluationManager: { code: 'evaluation-manager', name: '好差评管理岗', permissions: ['evaluation.verify', 'evaluation.read'] },
  windowManager: { code: 'window-manager', name: '窗口管理岗', permissions: ['window.manage', 'document.manage'] },
  operator: {
    code: 'operator',
    name: '平台运维岗',
    permissions: [
      'ops.messaging',
      'ops.accounts',
      'calendar.manage',
      'supervision.read',
      'payment.read',
      'system.manage',
      'system.approve',
    ],
  },
  /** Registers systems of departments, which the operator approves: nobody approves what he registered. */
  integrator: { code: 'integrator', name: '系统接入岗', permissions: ['system.manage'] },
  itemManager: {
    code: 'item-manager',
    name: '事项管理岗',
    permissions: ['item.manage', 'item.publish', 'directory.manage', 'lists.manage'],
  },
  itemEditor: { code: 'item-editor', name: '部门事项编制岗', permissions: ['item.manage', 'workbench.manage'] },
  itemReviewer: { code: 'item-reviewer', name: '编办审核岗', permissions: ['item.review'] },
  /** 三员分立: approves what the operator asks for, and may ask for nothing himself. */
  securityAdministrator: { code: 'security-administrator', name: '安全管理岗', permissions: ['rights.approve', 'security.read'] },
  auditAdministrator: { code: 'audit-administrator', name: '审计管理岗', permissions: ['audit.read'] },
  legalReviewer: { code: 'legal-reviewer', name: '合法性审查岗', permissions: ['item.legalReview'] },
} as const satisfies Record<string, DemoPost>;
export type DemoPostKey = keyof typeof POSTS;
