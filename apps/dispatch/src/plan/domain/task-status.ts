import { measureNotPossible, notRecalled, taskClosed, taskSuspended } from './plan.errors.js';

/**
 * 任务状态 — assigned (待签收), acknowledged (已签收), inProgress (办理中), suspended (特别程序中), completed (已办结), returned (已退回),
 * transferred (已转办), recalled (已收回), decided (已合并决定: the lead decided without it), cancelled (已取消, of a time without recalls).
 * 延期 is no state: an extended task is worked on like any other, and keeps that it was extended.
 */
export const TASK_STATES = [
  'assigned',
  'acknowledged',
  'inProgress',
  'suspended',
  'completed',
  'returned',
  'transferred',
  'recalled',
  'decided',
  'cancelled',
] as const;
export type TaskState = (typeof TASK_STATES)[number];
export const TASK_ACTIONS = [
  'acknowledge',
  'recordStep',
  'complete',
  'suspend',
  'resume',
  'extend',
  'return',
  'transfer',
  'recall',
  'acknowledgeRecall',
  'decideWithout',
  'answerLate',
] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

/** States in which a department still has something to do. */
export const OPEN_STATES: readonly TaskState[] = ['assigned', 'acknowledged', 'inProgress', 'suspended'];
/** For SQL; the index `tasks_open_work` has the same list. */
export const OPEN_STATES_SQL = OPEN_STATES.map((state) => `'${state}'`).join(', ');

const ENDS = { recall: 'recalled', decideWithout: 'decided' } as const;
const WORK = {
  recordStep: 'inProgress',
  complete: 'completed',
  suspend: 'suspended',
  return: 'returned',
  transfer: 'transferred',
} as const;

/**
 * What leads where. Acknowledging is repeatable, because a department system repeats it whenever it is unsure; everything else on a
 * closed task is refused, except what arrives late. A task nobody acknowledged goes through `acknowledged` first, so that no result comes
 * out of nowhere.
 */
export const TRANSITIONS: Readonly<Record<TaskState, Readonly<Partial<Record<TaskAction, TaskState>>>>> = {
  assigned: { acknowledge: 'acknowledged', extend: 'assigned', ...ENDS },
  acknowledged: { acknowledge: 'acknowledged', extend: 'acknowledged', ...WORK, ...ENDS },
  inProgress: { acknowledge: 'inProgress', extend: 'inProgress', ...WORK, ...ENDS },
  suspended: { acknowledge: 'suspended', resume: 'inProgress', ...ENDS },
  completed: { acknowledge: 'completed' },
  returned: {},
  transferred: {},
  recalled: { acknowledgeRecall: 'recalled', answerLate: 'recalled' },
  decided: { acknowledge: 'decided', answerLate: 'decided' },
  cancelled: {},
};

export const isOpen = (state: TaskState): boolean => OPEN_STATES.includes(state);

/**
 * @throws DISPATCH.TASK_CLOSED when the table has no such move, DISPATCH.TASK_SUSPENDED where the task has to go on first,
 *   DISPATCH.MEASURE_NOT_POSSIBLE where nothing is suspended, DISPATCH.NOT_RECALLED
 */
export function nextState(state: TaskState, action: TaskAction): TaskState {
  const next = TRANSITIONS[state][action];
  if (next !== undefined) return next;
  if (action === 'acknowledgeRecall') throw notRecalled();
  if (state === 'suspended') throw taskSuspended();
  if (action === 'resume' && isOpen(state)) throw measureNotPossible();
  throw taskClosed();
}
