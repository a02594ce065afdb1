/** 权限 — every permission of the platform, with what it allows. auth grants them, endpoints demand them; a new one is added here first. */
export const PERMISSIONS = {
  'case.file': 'file an application and see one’s own (申报、查询本人办件)',
  'case.collect': 'file for a person at a counter (窗口收件)',
  'case.accept': 'accept, refuse or ask for corrections at the window (窗口受理)',
  'case.deliver': 'deliver results and close cases (送达、办结)',
  'item.manage': 'import, edit and publish items (事项管理)',
  'task.handle': 'handle tasks of one’s own organisation in the workbench (办理)',
  'department.connect': 'receive tasks and send results as a department system (部门系统对接)',
  'supervision.read': 'read timelines, clocks and cards (电子监察)',
  'ops.messaging': 'see, replay and drop dead letters (运维)',
} as const;
export type Permission = keyof typeof PERMISSIONS;
