import { Injectable } from '@nestjs/common';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import { type DepartmentChannel, WORKBENCH } from '../../plan/domain/channels.js';
import { ChannelRepository, PlanRepository } from '../../plan/domain/plan.repository.js';
import { OPEN_STATES_SQL } from '../../plan/domain/task-status.js';
import type { ChannelKind } from '../../channel/system-channel.js';
import type { SystemState } from '../department-system.js';
import { noTestCase } from '../domain/test-case.js';

const PORTION = 100;
const POLL_MS = 1_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
/** Something of the task has been sent to the system, or may have been. */
const TOLD = (system: string): string => `EXISTS (SELECT 1 FROM deliveries d
    WHERE d.task_id = t.id AND d.system_id = ${system} AND (d.position IS NOT NULL OR d.attempts > 0))`;

const BEGIN = 'INSERT INTO task_takeovers (id, system_id, to_system, after_task, started_at) VALUES ($1, $2, $3, $4, $5)';
const TAKE = `
  SELECT t.id, t.system_id, t.to_system, t.after_task, s.org_code, s.channel, s.state
  FROM task_takeovers t JOIN department_systems s ON s.id = t.system_id
  WHERE t.ended_at IS NULL ORDER BY t.id LIMIT 1 FOR UPDATE OF t SKIP LOCKED`;
const NOTE = 'UPDATE task_takeovers SET after_task = $2, moved = moved + $3, ended_at = $4 WHERE id = $1';
/** Test cases are of the system alone. */
const OF_SYSTEM = `
  SELECT t.id, t.case_no, p.item_code, ${TOLD('t.system_id')} AS told FROM tasks t JOIN case_plans p ON p.case_no = t.case_no
  WHERE t.system_id = $1 AND t.id > $2 AND t.state IN (${OPEN_STATES_SQL}) AND ${noTestCase('t.case_no')}
  ORDER BY t.id LIMIT ${PORTION}`;
/** What an officer has acknowledged stays with him. */
const IN_WORKBENCH = `
  SELECT t.id, t.case_no, p.item_code, false AS told FROM tasks t JOIN case_plans p ON p.case_no = t.case_no
  WHERE t.org_code = $1 AND t.id > $2 AND t.state = 'assigned' AND t.system_id IS NULL
  ORDER BY t.id LIMIT ${PORTION}`;
const SAY_NO_MORE = "UPDATE deliveries SET state = 'closed' WHERE task_id = ANY($1::uuid[]) AND system_id = $2 AND state <> 'closed'";

interface Takeover extends Record<string, unknown> {
  id: string;
  system_id: string;
  to_system: boolean;
  after_task: string;
  org_code: string;
  channel: ChannelKind;
  state: SystemState;
}
interface Candidate extends Record<string, unknown> {
  id: string;
  case_no: string;
  item_code: string;
  told: boolean;
}

/** 接管 — open tasks follow their department's system when it goes live or is taken out of service; in portions, by a worker. */
@Injectable()
export class HandOverTasks {
  constructor(
    workers: Workers,
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly plans: PlanRepository,
    private readonly channels: ChannelRepository,
    private readonly clock: Clock,
  ) {
    workers.add({ name: 'hand-over-tasks', everyMs: POLL_MS, round: () => this.round() });
  }

  /** In the unit of work that moves the system. */
  async begin(systemId: string, toSystem: boolean): Promise<void> {
    await this.database.write(BEGIN, [uuidv7(), systemId, toSystem, BEFORE_ALL, this.clock.now()]);
  }

  /** One portion. Returns whether there may be more. */
  private round(): Promise<boolean> {
    return this.uow.run(async () => {
      const [takeover] = await this.database.query<Takeover>(TAKE);
      if (!takeover) return false;
      const { id, system_id: systemId, to_system: toSystem, after_task: after } = takeover;
      // It moved on meanwhile: what is begun holds no more, and what follows from its state now was begun then.
      if ((takeover.state === 'live') !== toSystem) {
        await this.database.write(NOTE, [id, after, 0, this.clock.now()]);
        return true;
      }
      const candidates = await this.database.query<Candidate>(toSystem ? IN_WORKBENCH : OF_SYSTEM, [
        toSystem ? takeover.org_code : systemId,
        after,
      ]);
      const ids = toSystem ? await this.meant(takeover, candidates) : candidates.map((task) => task.id);
      // First, so that what the system is told of its loss is said.
      if (!toSystem) await this.database.write(SAY_NO_MORE, [ids, systemId]);
      const heard = takeover.state === 'retired' ? candidates.map((task) => ({ ...task, told: false })) : candidates;
      const moved = await this.reroute(ids, heard, toSystem ? { channel: takeover.channel, systemId } : WORKBENCH);
      const more = candidates.length === PORTION;
      await this.database.write(NOTE, [id, candidates.at(-1)?.id ?? after, moved, more ? null : this.clock.now()]);
      return true;
    });
  }

  /** Those whose items go to this system, and to no other of the department. */
  private async meant({ org_code: orgCode, system_id: systemId }: Takeover, candidates: readonly Candidate[]): Promise<string[]> {
    const directory = await this.channels.channelsOf(
      [orgCode],
      candidates.map((task) => task.item_code),
    );
    return candidates.filter((task) => directory.of(orgCode, task.item_code).systemId === systemId).map((task) => task.id);
  }

  /** Their plans are locked only now: what was acknowledged or ended since stays where it is. */
  private async reroute(ids: readonly string[], candidates: readonly Candidate[], via: DepartmentChannel): Promise<number> {
    const chosen = candidates.filter((task) => ids.includes(task.id));
    const plans = await this.plans.lockCases([...new Set(chosen.map((task) => task.case_no))].sort());
    let moved = 0;
    for (const { id, case_no: caseNo, told } of chosen) {
      const plan = plans.get(caseNo);
      if (!plan || (via.systemId !== null && plan.task(id).state !== 'assigned')) continue;
      plan.reroute(id, via, told, this.clock.now());
      moved++;
    }
    await this.plans.save(plans.values());
    return moved;
  }
}
