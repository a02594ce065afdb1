import { createHash } from 'node:crypto';
import { isOrgCode, ningboAcceptAction, ningboCloseAction, ningboStepAction, ningboTransactResult, type Checked } from '@yiwang/standards';
import type { MessageType } from '../../intake/system-message.js';
import type { KnownTask } from '../exchange/known-cases.js';
import type { AcceptCall, HandlerCall, OverCall } from './exchange-calls.js';
import { fieldInvalid, notAccepting, valueUnknown } from './xml.errors.js';
import type { XmlSettings } from './xml-settings.js';

/** What the plan knows of the caller's part in a case when a call comes in. */
export interface KnownTasks {
  readonly acceptance: KnownTask | undefined;
  readonly handling: KnownTask | undefined;
  /** Whether the department leads, or would. */
  readonly leads: boolean;
  /** Whether acceptance is behind it although nobody has asked the department: a case of its own counter, of an item that the window accepts. */
  readonly accepted?: boolean;
}

/** A call as the intake takes it, but for whose it is and its number. */
export interface Understood {
  readonly type: MessageType;
  readonly taskId: string | undefined;
  readonly at: Date;
  readonly body: unknown;
}

/** @throws DISPATCH.EXCHANGE_VALUE */
function decoded<T>(name: string, value: Checked<T>): T {
  if (value.ok) return value.value;
  throw valueUnknown({
    detail: { zh: `字段 ${name}：${value.text.zh}`, en: `${name}: ${value.text.en}` },
    invalidParams: [{ name, code: value.code, reason: value.text.en }],
  });
}

const unclear = (name: string): Error =>
  valueUnknown({
    detail: { zh: `字段 ${name} 的取值无法识别，或与其他字段矛盾`, en: `${name} is not understood or contradicts another field` },
    invalidParams: [{ name, code: 'EXCHANGE_VALUE', reason: 'not understood, or contradicts another field' }],
  });

/**
 * Words that one text of the contract takes together. Nothing is cut off: it might be the end of an officer's opinion, or half a character.
 * @throws DISPATCH.EXCHANGE_FIELD
 */
function joined(call: Readonly<Record<string, unknown>>, names: readonly string[], most: number, before = ''): string {
  const text = [before, ...names.map((name) => call[name] as string)].filter((part) => part !== '').join('；');
  return fitting(names, text, most);
}

function fitting(names: readonly string[], text: string, most: number): string {
  if ([...text].length <= most) return text;
  throw fieldInvalid({
    detail: { zh: `字段 ${names.join('、')} 合计超过 ${most} 个字符`, en: `${names.join(', ')}: more than ${most} characters` },
    invalidParams: names.map((name) => ({ name, code: 'EXCHANGE_FIELD', reason: `more than ${most} characters` })),
  });
}

/**
 * 受理 — of a department that accepts by itself it is its answer; where the window has accepted before, it says that the system has the task,
 * and a refusal sends the task back.
 */
export function understandAccept(call: AcceptCall, { acceptance, handling, accepted: before = false }: KnownTasks): Understood {
  const accepted = decoded('DOACTION', ningboAcceptAction.decode(call.DOACTION)) === 'accepted';
  const at = call.AcceptTime;
  if ((handling || before) && !acceptance?.open) {
    if (accepted) return { type: 'task.acknowledge', taskId: handling?.id, at, body: {} };
    return { type: 'task.return', taskId: handling?.id, at, body: { reason: call.REMARK || '部门系统不予受理' } };
  }
  const reason = call.REMARK || '部门系统不予受理，未附理由';
  const body = accepted ? { kind: 'accept' } : { kind: 'refuse', ground: 'requirementsNotMet', reason };
  return { type: 'acceptance.answer', taskId: acceptance?.id, at, body };
}

/** 环节. What goes back to an earlier link is a step too: it took its time, and the opinion says why. */
export function understandHandler(call: HandlerCall, { handling }: KnownTasks): Understood {
  const returned = decoded('DOACTION', ningboStepAction.decode(call.DOACTION)) === 'returned';
  const opinion = joined(call, ['OPINION', 'REMARK'], 1000, returned ? '退回' : '');
  return {
    type: 'task.step',
    taskId: handling?.id,
    at: call.END_TIME,
    body: {
      link: call.Node_Name,
      startedAt: call.START_TIME.toISOString(),
      endedAt: call.END_TIME.toISOString(),
      person: call.DOUSERNAME,
      ...(opinion !== '' && { opinion }),
    },
  };
}

const WORDS = ['TRANSACT_DESCRIBE', 'REMARK'] as const;

/** 办结 — the lead's is the combined decision, a participant's its own result; 转报, 作废 and 退件 are what they say. */
export function understandOver(call: OverCall, { handling, leads }: KnownTasks, settings: XmlSettings): Understood {
  const said = decoded('TRANSACT_RESULT', ningboTransactResult.decode(call.TRANSACT_RESULT));
  const done = decoded('DOACTION', ningboCloseAction.decode(call.DOACTION));
  // 转报办结 has no action of its own.
  if ((said === 'forwarded' ? 'closed' : said) !== done) throw unclear('DOACTION');
  const words = joined(call, WORDS, 1000);
  const understood = (type: MessageType, body: unknown): Understood => ({ type, taskId: handling?.id, at: call.TRANSACT_TIME, body });
  if (said === 'forwarded')
    return understood('case.measure', { kind: 'forward', authority: authorityOf(call), reason: words || '转报上级机关' });
  if (said === 'voided') {
    if (!leads) throw unclear('DOACTION');
    return understood('case.measure', { kind: 'terminate', reason: words || '作废办结' });
  }
  if (said === 'returned') {
    // The lead has nobody to return it to but the applicant.
    if (leads) return understood('case.measure', { kind: 'terminate', reason: words || '退件' });
    return understood('task.return', { reason: fitting(WORDS, words || '退件', 500) });
  }
  return leads ? understood('case.decide', decisionOf(call, settings)) : understood('task.result', resultOf(call, settings));
}

/** 转报机关: its credit code stands where the licence's authority does, its name in the description. */
function authorityOf({ XK_XKJGDM, TRANSACT_DESCRIBE, REMARK }: OverCall): { name: string; orgCode?: string } {
  const name = fitting([TRANSACT_DESCRIBE === '' ? 'REMARK' : 'TRANSACT_DESCRIBE'], TRANSACT_DESCRIBE || REMARK || '上级机关', 60);
  return isOrgCode(XK_XKJGDM) ? { name, orgCode: XK_XKJGDM } : { name };
}

function outcomeOf({ TRANSACT_DESCRIBE }: OverCall, { describes }: XmlSettings): 'approved' | 'rejected' {
  const begins = (words: readonly string[]): boolean => words.some((word) => TRANSACT_DESCRIBE.startsWith(word));
  if (begins(describes.rejected)) return 'rejected';
  if (begins(describes.approved)) return 'approved';
  throw unclear('TRANSACT_DESCRIBE');
}

const resultOf = (call: OverCall, settings: XmlSettings): unknown => ({
  result: outcomeOf(call, settings),
  opinion: joined(call, WORDS, 1000),
});

function decisionOf(call: OverCall, settings: XmlSettings): unknown {
  const outcome = outcomeOf(call, settings);
  const documents = documentsOf(call, outcome);
  const resultNo = given(call, 'RESULT_CODE');
  return {
    outcome,
    ...(outcome === 'rejected' && { reason: call.REMARK || call.TRANSACT_DESCRIBE }),
    ...(resultNo !== undefined && { resultNo }),
    ...(documents.length > 0 && { documents }),
  };
}

/** 「无」 is how the interface says that there is none. */
const given = (call: OverCall, name: 'RESULT_CODE' | 'XK_XKWS' | 'XK_XKZS' | 'ResultLicenceName'): string | undefined =>
  call[name] === '' || call[name] === '无' ? undefined : fitting([name], call[name], 100);

function documentsOf(call: OverCall, outcome: 'approved' | 'rejected'): unknown[] {
  const decision = given(call, 'XK_XKWS');
  const licence = given(call, 'XK_XKZS') ?? given(call, 'ResultLicenceName');
  const documentNo = given(call, 'RESULT_CODE');
  return [
    ...(decision === undefined ? [] : [{ kind: outcome === 'approved' ? 'approval' : 'rejection', name: decision }]),
    ...(licence === undefined || outcome === 'rejected'
      ? []
      : [{ kind: 'licence', name: licence, ...(documentNo !== undefined && { documentNo }) }]),
  ];
}

/** A refusal of what only the window may refuse. @throws DISPATCH.EXCHANGE_NOT_ACCEPTING */
export function assertAccepts({ DOACTION }: AcceptCall): void {
  if (decoded('DOACTION', ningboAcceptAction.decode(DOACTION)) === 'refused') throw notAccepting();
}

/**
 * Of one case a system may report many steps, and the interface does not say whether OutSystemID counts cases or reports: the step itself
 * is part of what names it, so that no step is taken for the repetition of another one.
 */
export function externalIdOf(call: AcceptCall | HandlerCall | OverCall): string {
  if (!('Node_Name' in call)) return `${call.PROJID}/${call.OutSystemID}`;
  const step = createHash('sha256').update(`${call.Node_Name}\n${call.START_TIME.toISOString()}`).digest('base64url').slice(0, 16);
  return `${call.PROJID}/${call.OutSystemID}/${step}`;
}
