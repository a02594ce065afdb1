import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { coversItem, principalOf } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { systemUnknown } from '../../intake/intake.errors.js';
import type { SystemState } from '../../system/department-system.js';
import { processFollowed } from '../../workbench/domain/workbench.errors.js';
import { taskNotFound } from '../domain/plan.errors.js';
import { TaskController } from './task.controller.js';

/** Officers of the department handle it by a process of the department: what its system says is no way round the links. */
const FOLLOWED = 'SELECT 1 FROM task_works WHERE task_id = $1 AND open AND process_id IS NOT NULL';
const STANDING = `
  SELECT s.id, s.state, t.system_id, p.item_code, EXISTS (SELECT 1 FROM deliveries d
      WHERE d.task_id = t.id AND d.system_id = s.id AND d.type = 'task.recalled' AND t.system_id IS DISTINCT FROM s.id) AS lost
  FROM tasks t JOIN case_plans p ON p.case_no = t.case_no LEFT JOIN department_systems s ON s.client_id = $2
  WHERE t.id = $1 AND t.org_code = $3 ORDER BY s.state = 'retired' LIMIT 1`;

/** 收回确认, which is also for a system that has lost the task to another way. */
const OF_LOST_TASK: unknown = TaskController.prototype['acknowledgeRecall'];

interface Standing extends Record<string, unknown> {
  /** Null where the client is that of no system. */
  id: string | null;
  state: SystemState | null;
  system_id: string | null;
  item_code: string;
  lost: boolean;
}

/**
 * 本系统任务 — keeps a system to what is its own while it may act at all: suspended, retired and not yet approved ones do nothing, nor does a
 * client that nobody registered, or that its system has no more; one that is being tested has its test cases, none has the task of another
 * of its department, and one whose access is limited to items has no task of another item.
 */
@Injectable()
export class OwnTaskGuard implements CanActivate {
  constructor(private readonly database: Database) {}

  /** @throws DISPATCH.SYSTEM_UNKNOWN, DISPATCH.TASK_NOT_FOUND, DISPATCH.PROCESS_FOLLOWED */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { taskId?: string } }>>();
    const taskId = z.uuid().safeParse(request.params.taskId);
    // What is no id is refused where the parameters are read.
    if (!taskId.success) return true;
    const principal = principalOf(request);
    const params = [taskId.data, principal?.clientId ?? null, principal?.orgCode ?? null];
    const [standing] = await this.database.query<Standing>(STANDING, params);
    // No task of its organisation: whoever acts says so.
    if (!standing) return true;
    const { id, state, system_id: owner, item_code: itemCode, lost } = standing;
    // A client that nobody registered has no state at all.
    if (state !== 'live' && state !== 'testing') throw systemUnknown();
    if (principal && !coversItem(principal, itemCode)) throw taskNotFound();
    // It says that it has heard so, and nothing else.
    if (lost && context.getHandler() === OF_LOST_TASK) return true;
    if (lost) throw taskNotFound();
    if (owner === null ? state === 'testing' : owner !== id) throw taskNotFound();
    if (owner === null && request.method === 'POST' && (await this.database.query(FOLLOWED, [taskId.data])).length > 0)
      throw processFollowed();
    return true;
  }
}
