import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { principalOf } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notHeld, processFollowed } from '../domain/workbench.errors.js';

/** What belongs to the links themselves; everything else is a measure of who handles the task at the time. */
const BY_LINKS = new Set(['steps', 'result', 'acceptance', 'decision']);
/** Moves nothing that a process orders. */
const FREE = new Set(['claim', 'grants']);

/** Held by the caller, or by who has delegated to him for the time being (委托). */
const FOLLOWS = `
  SELECT EXISTS (SELECT 1 FROM work_turns t WHERE t.task_id = w.task_id AND t.ended_at IS NULL AND (t.holder_id = $3
    OR EXISTS (SELECT 1 FROM work_delegations d WHERE d.org_code = $2 AND d.to_id = $3 AND d.from_id = t.holder_id
               AND d.revoked_at IS NULL AND d.starts_at <= $4 AND d.ends_at > $4))) AS holds
  FROM task_works w WHERE w.task_id = $1 AND w.org_code = $2 AND w.open AND w.process_id IS NOT NULL`;

/**
 * 按流程办理 — keeps the direct way of the workbench to tasks that no process of the organisation governs: of the others the links give the
 * steps and the result, and measures are taken by whose turn it is.
 */
@Injectable()
export class ProcessFollowedGuard implements CanActivate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.PROCESS_FOLLOWED, DISPATCH.NOT_HELD */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { taskId?: string } }>>();
    const taskId = z.uuid().safeParse(request.params.taskId);
    const move = request.routeOptions.url?.split('/').at(-1) ?? '';
    // What is no id is refused where the parameters are read.
    if (request.method !== 'POST' || !taskId.success || FREE.has(move)) return true;
    const principal = principalOf(request);
    const who = [principal?.orgCode ?? null, principal?.id ?? null];
    const [row] = await this.database.query<{ holds: boolean }>(FOLLOWS, [taskId.data, ...who, this.clock.now()]);
    if (!row) return true;
    if (BY_LINKS.has(move)) throw processFollowed();
    if (!row.holds) throw notHeld();
    return true;
  }
}
