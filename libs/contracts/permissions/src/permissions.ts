/** 权限 — every permission of the platform, with what it allows. auth grants them, endpoints demand them; a new one is added here first. */
export const PERMISSIONS = {
  'case.file': 'file an application and see one’s own (申报、查询本人办件)',
  'case.collect': 'file for a person at a counter (窗口收件)',
  'case.accept': 'accept, refuse or ask for corrections at the window (窗口受理)',
  'case.deliver': 'deliver results and close cases (送达、办结)',
  'item.manage': 'import, edit and publish items (事项管理)',
  'payment.pay': 'pay what is due for a case of one’s own, or for a case received at one’s counter (缴费)',
  'payment.exempt': 'exempt from a fee, renew an expired notice of payment, return money that fits no fee (减免、重开、退回)',
  'payment.read': 'read payables and orders of one’s own body and region (缴费查询)',
  'task.handle': 'handle tasks of one’s own organisation in the workbench (办理)',
  'department.connect': 'receive tasks and send results as a department system (部门系统对接)',
  'evaluation.rate': 'rate services of one’s own cases (评价)',
  'evaluation.handle': 'contact and answer after bad ratings of one’s own organisation (差评处置)',
  'evaluation.verify': 'verify bad ratings and approve extensions (差评核实)',
  'evaluation.read': 'read ratings and their handling: of one’s own organisation, with evaluation.verify of one’s region (好差评查询)',
  'supervision.read': 'read timelines, clocks and cards (电子监察)',
  'ops.messaging': 'see, replay and drop dead letters (运维)',
  'ops.accounts': 'import organisations, posts and officers; disable accounts; register clients (账号与接入管理)',
} as const;
export type Permission = keyof typeof PERMISSIONS;
