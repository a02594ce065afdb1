import type { CasePlan } from './case-plan.js';
import type { ChannelDirectory } from './channels.js';
import type { PlanRecord } from './plan-record.js';

/** Who asks for a task. An organisation's tasks exist for that organisation only. */
export interface TaskOwner {
  readonly orgCode?: string;
}

/** Port and token of the plans. Everything it loads is locked until the unit of work ends. */
export abstract class PlanRepository {
  /** The plans of these cases that exist, by case number; locked in the order of case numbers, so that batches cannot deadlock. */
  abstract lockCases(caseNos: readonly string[]): Promise<Map<string, CasePlan>>;

  /** The plan of a task of the owner's organisation. @throws DISPATCH.TASK_NOT_FOUND */
  abstract lockOfTask(taskId: string, owner: TaskOwner): Promise<CasePlan>;

  /** Plans that wait for an item version that is here by now; those another worker holds are left to it. */
  abstract lockArrangeable(limit: number): Promise<CasePlan[]>;

  /** Writes what changed, together with its deliveries and facts. `traces`: the trace of what caused it, by case number. */
  abstract save(plans: Iterable<PlanRecord>, traces?: ReadonlyMap<string, string | undefined>): Promise<void>;
}

/** Port of the department systems. */
export abstract class ChannelRepository {
  /** Of these departments for these items. In a unit of work none of their systems is moved until it ends. */
  abstract channelsOf(orgCodes: readonly string[], itemCodes: readonly string[]): Promise<ChannelDirectory>;

  /** 收回确认 by the system that has lost a task to another way. False where it has lost none, or the task itself was recalled. */
  abstract hearTakenOver(taskId: string, clientId: string, now: Date): Promise<boolean>;
}
