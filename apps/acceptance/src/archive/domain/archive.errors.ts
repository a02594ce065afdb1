import { defineError } from '@yiwang/kernel';

export const archiveNotFound = defineError('not-found', 'ACCEPTANCE.ARCHIVE_NOT_FOUND', {
  zh: '没有这份档案',
  en: 'there is no such archive',
});
export const archiveDestroyed = defineError('conflict', 'ACCEPTANCE.ARCHIVE_DESTROYED', {
  zh: '档案已到期销毁',
  en: 'the archive was destroyed at the end of its retention',
});
export const retentionNotFound = defineError('not-found', 'ACCEPTANCE.RETENTION_NOT_FOUND', {
  zh: '没有这类事项的保管期限',
  en: 'no retention is set for this category',
});
export const retentionOutOfScope = defineError('forbidden', 'ACCEPTANCE.RETENTION_OUT_OF_SCOPE', {
  zh: '保管期限由省级档案管理人员设定',
  en: 'retention is set for the whole province, by who looks after all of it',
});
export const nothingToDestroy = defineError('conflict', 'ACCEPTANCE.NOTHING_TO_DESTROY', {
  zh: '没有保管期满、可列入销毁清册的档案',
  en: 'no archive of the region has reached the end of its retention',
});
export const destructionNotFound = defineError('not-found', 'ACCEPTANCE.DESTRUCTION_NOT_FOUND', {
  zh: '没有这份销毁清册',
  en: 'there is no such list of destruction',
});
export const destructionDecided = defineError('conflict', 'ACCEPTANCE.DESTRUCTION_DECIDED', {
  zh: '销毁清册已审批或撤回',
  en: 'the list was approved or withdrawn already',
});
export const ownDestruction = defineError('forbidden', 'ACCEPTANCE.OWN_DESTRUCTION', {
  zh: '不得审批本人提出的销毁清册',
  en: 'who proposed a destruction cannot approve it',
});
export const archiveNotParked = defineError('conflict', 'ACCEPTANCE.ARCHIVE_NOT_PARKED', {
  zh: '该办件没有搁置的归档任务',
  en: 'no archiving of this case is parked',
});
