import type { ErrorText } from '@yiwang/kernel';
import type { SendOutcome } from '../../channel/system-channel.js';

/** 检测项 — in the order in which they are made. */
export const CHECKS = [
  'acknowledged',
  'duplicateSurvived',
  'orderKept',
  'signatureChecked',
  'badPayloadRefused',
  'recallAcknowledged',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** Of these a failure is told and keeps no system from going live: a recall that nobody acknowledges is shown as such in any case. */
export const ADVISORY: readonly CheckName[] = ['recallAcknowledged'];

export const CHECK_STATES = ['passed', 'failed', 'notApplicable', 'notMade'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** Why a check did not pass, or was not made. */
export const FINDINGS = {
  NOT_DELIVERED: { zh: '测试任务未能送达系统', en: 'the test task could not be brought to the system' },
  NOT_ACKNOWLEDGED: { zh: '规定时间内未签收', en: 'it was not acknowledged in time' },
  OTHER_CALLER: { zh: '签收者不是该系统登记的接入方', en: 'it was acknowledged by somebody else than the registered client' },
  DUPLICATE_REFUSED: { zh: '系统拒收重复投递的消息', en: 'the system refused a message that it had taken before' },
  OUT_OF_ORDER: {
    zh: '同一办件的任务未按投递顺序签收',
    en: 'the tasks of one case were not acknowledged in the order in which they were sent',
  },
  FORGERY_TAKEN: { zh: '系统接收了签名错误的消息', en: 'the system took a message with a wrong signature' },
  BAD_PAYLOAD_TAKEN: { zh: '系统接收了不符合契约的消息', en: 'the system took a message that breaks the contract' },
  NO_REFUSAL: { zh: '系统未作出拒收答复（无应答或内部错误）', en: 'the system did not refuse it, but failed or did not answer' },
  STOPPED_AFTER: { zh: '其后的正常任务未被签收', en: 'the next good task after it was not acknowledged' },
  RECALL_NOT_ACKNOWLEDGED: { zh: '收回通知未被确认', en: 'the recall was not acknowledged' },
  NOT_BY_CHANNEL: { zh: '该对接方式不适用此项', en: 'this cannot be tried by this channel' },
  AFTER_FAILURE: { zh: '首项未通过，其余未检测', en: 'not made, since the first check failed' },
  NOTHING_TO_ORDER: {
    zh: '投递的测试任务不足两个，无从比较先后',
    en: 'fewer than two test tasks were sent, so that there was no order to keep',
  },
  NOTHING_OPEN: {
    zh: '系统已办结全部测试任务，无可收回',
    en: 'the system has completed its test tasks, so that there is nothing to recall',
  },
} as const satisfies Record<string, ErrorText>;
export type Finding = keyof typeof FINDINGS;

export interface CheckResult {
  readonly check: CheckName;
  readonly state: CheckState;
  readonly finding: Finding | null;
  /** Codes and numbers that help its builders; never content. */
  readonly detail: string | null;
  readonly ms: number;
}

export interface Verdict {
  readonly state: CheckState;
  readonly finding: Finding | null;
  readonly detail: string | null;
}
export const PASSED: Verdict = { state: 'passed', finding: null, detail: null };
export const failed = (finding: Finding, detail: string | null = null): Verdict => ({ state: 'failed', finding, detail });
export const notApplicable = (finding: Finding): Verdict => ({ state: 'notApplicable', finding, detail: null });

/** What is known of a task that was sent for a check. */
export interface TestedTask {
  readonly sentAt: Date | null;
  readonly error: string | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
}

/**
 * 收下即签收 — for a channel on which an answer that takes a task is all that its system says at once. Of some of them it may say more, later;
 * measured by that for some and by the answer for others, they would seem out of order.
 */
export const takenAs = <T extends TestedTask>(task: T, caller: string): T =>
  task.sentAt === null ? task : { ...task, acknowledgedAt: task.sentAt, acknowledgedBy: task.acknowledgedBy ?? caller };

/** 按时签收 by the system itself. `callers`: the names by which it may act. */
export function judgeAcknowledged(tasks: readonly TestedTask[], ackSeconds: number, callers: readonly string[]): Verdict {
  const unsent = tasks.find((task) => task.sentAt === null);
  if (unsent && tasks.every((task) => task.acknowledgedAt === null)) return failed('NOT_DELIVERED', unsent.error);
  for (const { sentAt, acknowledgedAt, acknowledgedBy } of tasks) {
    if (acknowledgedAt === null) return failed('NOT_ACKNOWLEDGED', `> ${ackSeconds} s`);
    if (!callers.includes(acknowledgedBy ?? '')) return failed('OTHER_CALLER');
    const ms = sentAt === null ? 0 : acknowledgedAt.getTime() - sentAt.getTime();
    if (ms > ackSeconds * 1000) return failed('NOT_ACKNOWLEDGED', `${Math.ceil(ms / 1000)} s`);
  }
  return PASSED;
}

/**
 * 顺序 — tasks of one case in the order in which they were sent. What the system said of the case before all of them were may have been taken
 * for a word on one that was not: that one is not sent any more, and has no place in the order.
 */
export function judgeOrder(tasks: readonly TestedTask[]): Verdict {
  const sent = tasks.filter(({ sentAt }) => sentAt !== null);
  if (sent.length < 2) return notApplicable('NOTHING_TO_ORDER');
  const times = sent.map(({ acknowledgedAt }) => acknowledgedAt?.getTime() ?? Infinity);
  return times.every((time, i) => i === 0 || time >= times[i - 1]!) ? PASSED : failed('OUT_OF_ORDER');
}

/** How channels tell of an answer that refuses: by a status, but not one that asks to come again, or by the result of an exchange form. */
const REFUSALS = /^(?:HTTP_|status )4(?!08|25|29)\d\d|^result /;

/** A refusal is an answer: silence and failures of the system's own are none. */
export function judgeRefusal(outcome: SendOutcome | undefined, taken: Finding): Verdict {
  if (outcome === undefined) return failed('NO_REFUSAL');
  if (outcome.kind === 'sent') return failed(taken);
  return REFUSALS.test(outcome.error) ? PASSED : failed('NO_REFUSAL', outcome.error.slice(0, 100));
}

/** The run passed when no check that counts has failed or was not made. */
export const hasPassed = (results: readonly CheckResult[]): boolean =>
  CHECKS.every((check) => {
    const state = results.find((result) => result.check === check)?.state ?? 'notMade';
    return ADVISORY.includes(check) || state === 'passed' || state === 'notApplicable';
  });
