import { taskClosed } from './plan.errors.js';

/** 任务状态 — assigned (待签收), acknowledged (已签收), inProgress (办理中), completed (已办结), cancelled (已取消). */
export const TASK_STATES = ['assigned', 'acknowledged', 'inProgress', 'completed', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];
export const TASK_ACTIONS = ['acknowledge', 'recordStep', 'complete', 'cancel'] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

/** States in which a department still has something to do. */
export const OPEN_STATES: readonly TaskState[] = ['assigned', 'acknowledged', 'inProgress'];

/**
 * What leads where. Acknowledging is repeatable, because a department system repeats it whenever it is unsure; everything else on a
 * closed task is refused. A task nobody acknowledged goes through `acknowledged` first, so that no result comes out of nowhere.
 */
export const TRANSITIONS: Readonly<Record<TaskState, Readonly<Partial<Record<TaskAction, TaskState>>>>> = {
  assigned: { acknowledge: 'acknowledged', cancel: 'cancelled' },
  acknowledged: { acknowledge: 'acknowledged', recordStep: 'inProgress', complete: 'completed', cancel: 'cancelled' },
  inProgress: { acknowledge: 'inProgress', recordStep: 'inProgress', complete: 'completed', cancel: 'cancelled' },
  completed: { acknowledge: 'completed' },
  cancelled: {},
};

export const isOpen = (state: TaskState): boolean => OPEN_STATES.includes(state);

/** @throws DISPATCH.TASK_CLOSED when the table has no such move */
export function nextState(state: TaskState, action: TaskAction): TaskState {
  const next = TRANSITIONS[state][action];
  if (next === undefined) throw taskClosed();
  return next;
}
