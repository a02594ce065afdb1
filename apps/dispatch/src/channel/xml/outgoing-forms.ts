import type {
  DepartmentCaseDecidedV1,
  DepartmentCaseEndedV1,
  DepartmentTask,
  DepartmentTaskRecalledV1,
  DepartmentTaskRescheduledV1,
  RecallReason,
} from '@yiwang/events-dispatch';
import type { EventData } from '@yiwang/event-core';
import { localTimeText, ningboAcceptAction, ningboTransactResult, shanghaiDate, workingCalendar, type FinishKind } from '@yiwang/standards';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { OutgoingMessage } from '../system-channel.js';
import type { Form } from './wire/form-body.js';
import type { XmlSettings } from './xml-settings.js';

/** What the form of any call needs to know. */
export interface Telling {
  readonly system: DepartmentSystem;
  readonly settings: XmlSettings;
  readonly message: OutgoingMessage;
  readonly projId: string;
}

type Recall = EventData<typeof DepartmentTaskRecalledV1>;
type CaseEnd = EventData<typeof DepartmentCaseEndedV1>;

const commonOf = ({ system, message, projId }: Telling, at: Date, dataVersion: number): Form => ({
  PROJID: projId,
  CREATE_TIME: localTimeText(at),
  DATAVERSION: String(dataVersion),
  BELONGSYSTEM: system.code ?? '',
  OutSystemID: message.taskId,
});

const acceptance = (
  telling: Telling,
  place: { at: Date; dueAt: Date; orgCode: string; regionCode: string },
  dataVersion: number,
): Form => ({
  ...commonOf(telling, place.at, dataVersion),
  ACCEPT_MAN: telling.settings.acceptMan,
  AcceptTime: localTimeText(place.at),
  PROMISEVALUE: String(workingDaysBetween(place.at, place.dueAt, place.regionCode)),
  PROMISE_ETIME: localTimeText(place.dueAt),
  DOACTION: ningboAcceptAction.encode('accepted')!,
  CUR_HANDLEDEPT: place.orgCode,
});

/** 受理 — the case is the department's to handle, and until when. */
export const acceptForm = (telling: Telling, { assignedAt, dueAt, orgCode, regionCode }: DepartmentTask, dataVersion: number): Form =>
  acceptance(telling, { at: new Date(assignedAt), dueAt: new Date(dueAt), orgCode, regionCode }, dataVersion);

/** The same call again, with a higher DATAVERSION and another limit. */
export const rescheduledForm = (
  telling: Telling,
  { at, dueAt, orgCode, regionCode }: EventData<typeof DepartmentTaskRescheduledV1>,
  dataVersion: number,
): Form => acceptance(telling, { at: new Date(at), dueAt: new Date(dueAt), orgCode, regionCode }, dataVersion);

const end = (telling: Telling, at: Date, kind: FinishKind, words: { describe: string; remark: string }, dataVersion: number): Form => ({
  ...commonOf(telling, at, dataVersion),
  TRANSACT_USER: telling.settings.acceptMan,
  TRANSACT_TIME: localTimeText(at),
  TRANSACT_RESULT: ningboTransactResult.encode(kind)!,
  TRANSACT_DESCRIBE: words.describe,
  RESULT_CODE: '',
  REMARK: words.remark,
});

/** 办结 by the lead's combined decision. */
export const decidedForm = (
  telling: Telling,
  { at, outcome, decidedBy }: EventData<typeof DepartmentCaseDecidedV1>,
  dataVersion: number,
): Form => {
  const describe = outcome === 'approved' ? '准予许可' : '不予许可';
  return end(telling, new Date(at), 'closed', { describe, remark: `决定机关 ${decidedBy}` }, dataVersion);
};

/** What a recall is in the words of the interface; null where the case stays with the department and another task of it follows. */
const RECALLED: Readonly<Record<RecallReason, { kind: FinishKind; zh: string } | null>> = {
  withdrawn: { kind: 'returned', zh: '申请人撤回申请' },
  refused: { kind: 'returned', zh: '不予受理' },
  forwarded: { kind: 'forwarded', zh: '已转报' },
  closed: { kind: 'closed', zh: '办件已办结' },
  decided: { kind: 'closed', zh: '已作出决定' },
  terminated: { kind: 'voided', zh: '终止办理' },
  earlyEnd: { kind: 'voided', zh: '其他部门不予许可，不再办理' },
  released: { kind: 'voided', zh: '不再参与办理' },
  replaced: { kind: 'voided', zh: '改由其他部门办理' },
  takenOver: { kind: 'voided', zh: '改由其他系统办理' },
  reopened: null,
  accepted: null,
  resubmitted: null,
  corrected: null,
};

export const endsCase = ({ reason }: Recall): boolean => RECALLED[reason] !== null;

/** 收回 of a task whose recall ends the case for the department. */
export const recalledForm = (telling: Telling, recall: Recall, dataVersion: number): Form =>
  endOf(telling, recall, '任务收回', dataVersion);

/** 办件终结, told to a department that has given its answer before. */
export const endedForm = (telling: Telling, ended: CaseEnd, dataVersion: number): Form => endOf(telling, ended, '办件终结', dataVersion);

function endOf(telling: Telling, { at, reason }: Recall | CaseEnd, describe: string, dataVersion: number): Form {
  const said = RECALLED[reason];
  return end(telling, new Date(at), said?.kind ?? 'voided', { describe, remark: said?.zh ?? '' }, dataVersion);
}

/** Anything else, as the contract has it. */
export const noticeForm = (telling: Telling, dataVersion: number): Form => ({
  ...commonOf(telling, telling.message.createdAt, dataVersion),
  TYPE: telling.message.type,
  CONTENT: JSON.stringify(telling.message.data),
});

/** 承诺期限 as the interface counts it: whole working days, and at least none. */
function workingDaysBetween(from: Date, until: Date, regionCode: string): number {
  return Math.max(0, workingCalendar().workingDaysBetween(shanghaiDate(from), shanghaiDate(until), regionCode));
}
