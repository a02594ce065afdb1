import { assertNever } from '@yiwang/kernel';
import { taskNotFound } from '../../plan/domain/plan.errors.js';
import type { PlanStateName } from '../../plan/domain/plan-state.js';
import { isOpen, type TaskState } from '../../plan/domain/task-status.js';
import type { TaskPurpose } from '../../plan/domain/task.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import { predecessorMissing, taskAmbiguous } from '../intake.errors.js';
import type { MessageType } from '../system-message.js';

/** A task of the system's organisation in the case that a message names. */
export interface CandidateTask {
  readonly id: string;
  readonly purpose: TaskPurpose;
  readonly state: TaskState;
  /** The system it was given to; null when officers got it. */
  readonly systemId: string | null;
  /** Systems that were told that it is theirs no more. */
  readonly lostBy: readonly string[];
  readonly assignedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly lastStepEndedAt: Date | null;
}

/** What is known of the case by now. */
export interface CaseSoFar {
  readonly state: PlanStateName;
  readonly stage: number;
  readonly seats: readonly { readonly orgCode: string; readonly stage: number }[];
  /** Organisations that the item version names; undefined while it is not here. */
  readonly participants: readonly string[] | undefined;
}

export interface Named {
  readonly type: MessageType;
  readonly orgCode: string;
  readonly system: Pick<DepartmentSystem, 'id' | 'state'>;
  /** The task meant by this type where only the case is named. */
  readonly purpose: TaskPurpose | null;
}

/**
 * The task that a message means which names its case only. Of several ones that are over, the last: whoever moves it says that it is.
 * Where there is none, it may still come — the case is not accepted yet, an earlier stage is not done — or it is not theirs.
 * @throws DISPATCH.PREDECESSOR_MISSING, DISPATCH.TASK_AMBIGUOUS, DISPATCH.TASK_NOT_FOUND
 */
export function chooseTask(named: Named, tasks: readonly CandidateTask[], soFar: CaseSoFar | undefined): CandidateTask {
  const meant = tasks.filter((task) => isOf(task, named.system, named.type) && (named.purpose === null || task.purpose === named.purpose));
  if (named.type === 'recall.acknowledge') {
    const over = meant.filter((task) => !isOpen(task.state) || task.lostBy.includes(named.system.id));
    const last = over.at(-1);
    if (last) return last;
    throw meant.length > 0 || mayCome(named.orgCode, soFar) ? predecessorMissing() : taskNotFound();
  }
  const open = meant.filter((task) => isOpen(task.state));
  if (open.length > 1) throw taskAmbiguous();
  const task = open[0] ?? meant.at(-1);
  if (task) return task;
  throw mayCome(named.orgCode, soFar) ? predecessorMissing() : taskNotFound();
}

/**
 * Another system of the same organisation has nothing to say about it, nor one that is only being tested about what officers got; one that has
 * lost it says that it has heard so, and nothing else.
 */
export function isOf(
  { systemId, lostBy }: Pick<CandidateTask, 'systemId' | 'lostBy'>,
  system: Named['system'],
  type: MessageType,
): boolean {
  if (lostBy.includes(system.id)) return type === 'recall.acknowledge';
  return systemId === null ? system.state === 'live' : systemId === system.id;
}

/** Whether the organisation may still get a task of the case, as far as anybody knows. */
function mayCome(orgCode: string, soFar: CaseSoFar | undefined): boolean {
  if (!soFar) return true;
  switch (soFar.state) {
    case 'waiting':
    case 'accepting':
      return soFar.participants?.includes(orgCode) ?? true;
    case 'handling':
      return soFar.seats.some((seat) => seat.orgCode === orgCode && seat.stage > soFar.stage);
    case 'decided':
    case 'ended':
      return false;
    default:
      return assertNever(soFar.state);
  }
}
