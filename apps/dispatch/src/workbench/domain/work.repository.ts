import type { TaskPurpose } from '../../plan/domain/task.js';
import type { TaskWork } from './task-work.js';
import type { WorkProcess } from './work-process.js';
import type { Holds } from './task-work.js';
import type { ActingOfficer, Officer, WorkbenchUser } from './worker.js';

/** Whose process is asked for. */
export interface ProcessWanted {
  orgCode: string;
  purpose: TaskPurpose;
  itemCode: string;
}

/** Port of what stands beside each task. The plans of the tasks are locked by whoever asks. */
export abstract class WorkRepository {
  abstract load(taskIds: readonly string[]): Promise<Map<string, TaskWork>>;
  abstract save(works: Iterable<TaskWork>): Promise<void>;
  /** The task of a turn of this organisation. @throws DISPATCH.TURN_NOT_FOUND */
  abstract taskOfTurn(turnId: string, orgCode: string): Promise<string>;
  /** Published processes, of the item itself or else of all items, in the order asked for. */
  abstract processesFor(wanted: readonly ProcessWanted[]): Promise<(Pick<WorkProcess, 'id' | 'links'> | undefined)[]>;
}

/** Port of the officers of the workbench: posts (岗位), stand-ins (委托), who is known. */
export abstract class OfficerRepository {
  /** First thing of a unit of work in which officers of an organisation move work: until it is done, nobody there is handed back what he holds. */
  abstract share(orgCode: string): Promise<void>;
  /** First thing of a unit of work that hands back what one holds: waits for the moves under way, and those that follow find him gone. */
  abstract handBack(orgCode: string): Promise<void>;
  /**
   * With the posts and delegations of the moment; makes the officer known to his organisation.
   * @throws ACCESS.TOKEN_ENDED for one whose token is from before he left it
   */
  abstract enter(user: ActingOfficer, now: Date): Promise<WorkbenchUser>;
  /** The same without a trace, for reading. */
  abstract look(user: ActingOfficer, now: Date): Promise<WorkbenchUser>;
  /** @throws DISPATCH.OFFICER_UNKNOWN */
  abstract known(orgCode: string, officerIds: readonly string[]): Promise<Officer[]>;
  abstract holders(orgCode: string, posts: readonly string[]): Promise<Holds>;
}
