import { Injectable } from '@nestjs/common';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import { type DepartmentChannel, WORKBENCH } from '../../plan/domain/channels.js';
import { ChannelRepository, PlanRepository } from '../../plan/domain/plan.repository.js';
import { isOpen } from '../../plan/domain/task-status.js';
import type { ChannelKind } from '../../channel/system-channel.js';
import type { SystemState } from '../department-system.js';
import { BEGIN, IN_WORKBENCH, NOTE, OF_SYSTEM, PORTION, SAY_NO_MORE, TAKE } from '../persistence/takeover.sql.js';

const POLL_MS = 1_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
interface Takeover extends Record<string, unknown> {
  id: string;
  system_id: string;
  to_system: boolean;
  after_task: string;
  /** Of what its client may not know of alone; the system stays what it is. */
  limited: boolean;
  limits: string[] | null;
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

/**
 * 接管 — open tasks follow their department's system when it goes live or is taken out of service, and leave it when its client may not know of
 * their item any more; in portions, by a worker.
 */
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
    await this.database.write(BEGIN, [uuidv7(), systemId, toSystem, BEFORE_ALL, this.clock.now(), false]);
  }

  /** In the unit of work that limits its client to items. */
  async takeBackOthers(systemId: string): Promise<void> {
    await this.database.write(BEGIN, [uuidv7(), systemId, false, BEFORE_ALL, this.clock.now(), true]);
  }

  /** One portion. Returns whether there may be more. */
  private round(): Promise<boolean> {
    return this.uow.run(async () => {
      const [takeover] = await this.database.query<Takeover>(TAKE);
      if (!takeover) return false;
      const { id, system_id: systemId, to_system: toSystem, after_task: after } = takeover;
      // It moved on meanwhile: what is begun holds no more, and what follows from its state now was begun then.
      if (!takeover.limited && (takeover.state === 'live') !== toSystem) {
        await this.database.write(NOTE, [id, after, 0, this.clock.now()]);
        return true;
      }
      const candidates = await this.database.query<Candidate>(toSystem ? IN_WORKBENCH : OF_SYSTEM, [
        toSystem ? takeover.org_code : systemId,
        after,
      ]);
      const ids = toSystem ? await this.meant(takeover, candidates) : leaving(takeover, candidates);
      const heard = takeover.state === 'retired' ? candidates.map((task) => ({ ...task, told: false })) : candidates;
      const moved = await this.reroute(
        ids,
        heard,
        toSystem ? { channel: takeover.channel, systemId } : WORKBENCH,
        toSystem ? null : systemId,
      );
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

  /**
   * Their plans are locked only now, and before any message, as by everybody who acts on a task: what was acknowledged or ended since stays
   * where it is.
   */
  private async reroute(
    ids: readonly string[],
    candidates: readonly Candidate[],
    via: DepartmentChannel,
    from: string | null,
  ): Promise<number> {
    const chosen = candidates.filter((task) => ids.includes(task.id));
    const plans = await this.plans.lockCases([...new Set(chosen.map((task) => task.case_no))].sort());
    const moving = chosen.flatMap(({ id, case_no: caseNo, told }) => {
      const plan = plans.get(caseNo);
      const task = plan?.task(id);
      if (!plan || !task || (via.systemId === null ? !isOpen(task.state) : task.state !== 'assigned')) return [];
      return [{ id, told, plan }];
    });
    // Before they are saved, so that what the system is told of its loss is said.
    if (from !== null) await this.database.write(SAY_NO_MORE, [moving.map(({ id }) => id), from]);
    for (const { id, told, plan } of moving) plan.reroute(id, via, told, this.clock.now());
    await this.plans.save(plans.values());
    return moving.length;
  }
}

const leaving = ({ limited, limits }: Takeover, candidates: readonly Candidate[]): string[] =>
  candidates.filter((task) => !limited || (limits !== null && !limits.includes(task.item_code))).map((task) => task.id);
