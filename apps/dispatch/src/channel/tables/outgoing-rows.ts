import {
  CaseDecisionNotice,
  CaseEndNotice,
  CaseResumptionNotice,
  CaseSuspensionNotice,
  DepartmentTask,
  TaskRecall,
  TaskRescheduling,
} from '@yiwang/events-dispatch';
import { applicantTypes, idDocumentTypes, localTimeText, shanghaiDate, workingCalendar } from '@yiwang/standards';
import type { z } from 'zod';
import type { CaseContent, CaseMaterial } from '../../mapping/case-content.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { OutgoingMessage } from '../system-channel.js';
import type { FormRow } from './forms.js';
import type { TablesSettings } from './tables-settings.js';

const ACCEPT_MAN = '一网平台';
/** 办件状态 (HANDLESTART) as the platform writes it. */
const STATE = {
  acceptance: '待受理',
  handling: '待办理',
  suspended: '特别程序',
  recalled: '已收回',
  decided: '已决定',
  ended: '已终结',
} as const;

/**
 * What one message does to the forms. `offer`: the case with its materials, new or anew, and once it is accepted with that. `change`: columns of the filing, where it still
 * speaks of this task. `withdraw`: the filing is offered as withdrawn (D). A message that no form is made for stands in the notices only.
 */
export type FormChange =
  | { readonly kind: 'offer'; readonly filing: FormRow; readonly parts: readonly FormRow[]; readonly accept?: FormRow }
  | { readonly kind: 'change'; readonly filing: FormRow; readonly result?: FormRow; readonly accept?: FormRow }
  | { readonly kind: 'withdraw'; readonly filing: FormRow }
  | { readonly kind: 'none' };

export interface ToWrite {
  readonly system: DepartmentSystem;
  readonly settings: TablesSettings;
  readonly message: OutgoingMessage;
}

const time = (instant: string): string => localTimeText(new Date(instant));
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** @throws ZodError when the data of the message is not of its type */
export function changeOf(write: ToWrite, content: CaseContent | null): FormChange {
  const { type, data } = write.message;
  switch (type) {
    case 'task.assigned':
    // What was handed in is another: the case is offered anew with it.
    case 'correction.answered':
    case 'case.supplemented':
      return offer(write, DepartmentTask.parse(data), content);
    case 'task.recalled':
      return { kind: 'withdraw', filing: filing(write, TaskRecall.parse(data), { datastate: '0', handlestart: STATE.recalled }) };
    case 'task.rescheduled': {
      const notice = TaskRescheduling.parse(data);
      return { kind: 'change', filing: filing(write, notice, { taskdue: time(notice.dueAt) }), accept: moved(notice) };
    }
    case 'case.suspended':
      return { kind: 'change', filing: filing(write, CaseSuspensionNotice.parse(data), { handlestart: STATE.suspended }) };
    case 'case.resumed': {
      const notice = CaseResumptionNotice.parse(data);
      const values = { handlestart: STATE.handling, taskdue: time(notice.dueAt) };
      return { kind: 'change', filing: filing(write, notice, values), accept: moved(notice) };
    }
    case 'case.ended':
      return { kind: 'change', filing: filing(write, CaseEndNotice.parse(data), { handlestart: STATE.ended }) };
    case 'case.decided':
      return decided(write, CaseDecisionNotice.parse(data));
    case 'review.called':
    case 'review.cancelled':
    case 'correction.called':
    case 'task.returned':
    case 'case.decidable':
      return { kind: 'none' };
  }
}

/** What every form ends with. */
const tail = ({ system, settings, message }: ToWrite, itemCode: string, deciding: string): Record<string, unknown> => ({
  belongsystem: system.code,
  create_time: localTimeText(message.createdAt),
  servicecode: Object.entries(settings.serviceCodes).find(([, ours]) => ours === itemCode)?.[0] ?? itemCode,
  service_deptid: deciding,
});

const filing = ({ message }: ToWrite, notice: { caseNo: string; taskId: string }, values: Record<string, unknown>): FormRow => ({
  form: 'apasinfo',
  values: { projid: notice.caseNo, taskid: notice.taskId, messageid: message.id, ...values },
});

function offer(write: ToWrite, task: DepartmentTask, content: CaseContent | null): FormChange {
  const areacode = write.settings.areaCode ?? task.regionCode;
  const common = { areacode, ...tail(write, task.itemCode, task.orgCode) };
  const row = filing(write, task, {
    bus_mode: '00',
    bus_type: '0',
    serviceversion: task.itemVersion,
    servicename: task.itemName,
    projectname: `关于${task.itemName}的申请`,
    deptid: task.orgCode,
    ss_orgcode: task.orgCode,
    receivetime: time(task.assignedAt),
    datastate: '1',
    handlestart: STATE[task.purpose],
    taskpurpose: task.purpose,
    tasklead: task.lead,
    taskdue: time(task.dueAt),
    form: content === null ? null : JSON.stringify(content.form),
    ...applicantOf(content),
    ...common,
  });
  const parts = (content?.materials ?? []).flatMap((material, i) => partsOf(task.caseNo, material, i + 1, common));
  return { kind: 'offer', filing: row, parts, ...(task.purpose === 'handling' && { accept: accepted(task, common) }) };
}

/** 受理 — the case is the department's to handle, and until when; PROMISEVALUE in working days. */
const accepted = ({ caseNo, assignedAt, dueAt, orgCode, regionCode }: DepartmentTask, common: Record<string, unknown>): FormRow => ({
  form: 'accept',
  values: {
    projid: caseNo,
    accept_man: ACCEPT_MAN,
    accept_time: time(assignedAt),
    promisevalue: String(workingDays(assignedAt, dueAt, regionCode)),
    promise_etime: time(dueAt),
    hander_deptid: orgCode,
    ...common,
  },
});

const moved = ({ caseNo, dueAt }: { caseNo: string; dueAt: string }): FormRow => ({
  form: 'accept',
  values: { projid: caseNo, promise_etime: time(dueAt) },
});

const workingDays = (from: string, until: string, regionCode: string): number =>
  Math.max(0, workingCalendar().workingDaysBetween(shanghaiDate(new Date(from)), shanghaiDate(new Date(until)), regionCode));

/** What of the applicant the item shows to the department; the rest stays empty. */
function applicantOf(content: CaseContent | null): Record<string, unknown> {
  const { kind, name, documentType, documentNo, mobile } = content?.applicant ?? {};
  const card = typeof documentType === 'string' ? idDocumentTypes.parse(documentType) : undefined;
  return {
    apply_type: kind === undefined ? null : applicantTypes.encode(kind === 'person' ? 'person' : 'enterprise'),
    applyname: text(name),
    apply_cardtype: card?.ok ? card.value.zh : text(documentType),
    apply_cardnumber: text(documentNo),
    telphone: text(mobile),
  };
}

function partsOf(projid: string, material: CaseMaterial, sort: number, common: Record<string, unknown>): FormRow[] {
  const unid = `${projid}-${material.code}`;
  const electronic = material.files.length > 0;
  const row: FormRow = {
    form: 'attr',
    values: {
      unid,
      projid,
      attrname: material.name,
      attrid: material.code,
      sortid: String(sort),
      taketype: electronic ? '附件上传' : '纸质收取',
      istake: electronic || material.copies > 0 ? '1' : '0',
      amount: String(material.copies),
      fileurl: material.files[0]?.url ?? null,
      filename: material.files[0]?.name ?? null,
      ...common,
    },
  };
  const files = material.files.map((file, i): FormRow => ({
    form: 'formfile',
    values: {
      unid: `${unid}-${i + 1}`,
      projid,
      belongto: unid,
      type: '01',
      name: file.name,
      filepath: file.url,
      remark: `sha256:${file.sha256}`,
      ...common,
    },
  }));
  return [row, ...files];
}

function decided(write: ToWrite, notice: z.output<typeof CaseDecisionNotice>): FormChange {
  const result: FormRow = {
    form: 'transact',
    values: {
      projid: notice.caseNo,
      hander_deptid: notice.decidedBy,
      areacode: write.settings.areaCode ?? notice.regionCode,
      transact_time: time(notice.at),
      transact_result: '办结',
      transact_describe: notice.outcome === 'approved' ? '准予许可' : '不予许可',
      ...tail(write, notice.itemCode, notice.decidedBy),
    },
  };
  return { kind: 'change', filing: filing(write, notice, { handlestart: STATE.decided }), result };
}
