import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { RegisteredSystem } from '../domain/registered-system.js';
import { RegisteredSystems } from '../domain/registered-systems.js';
import { secretMissing } from '../domain/system.errors.js';
import { HAS_SECRET, PASSED_FORM, UNROUTE } from '../persistence/onboarding.sql.js';
import { CloseTestCases } from './close-test-cases.js';
import { HandOverTasks } from './hand-over-tasks.js';
import { KeepSystems } from './keep-systems.js';

/** 接入流转 — approval by a second person, going live, suspension, retirement. */
@Injectable()
export class MoveSystems {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly systems: RegisteredSystems,
    private readonly keep: KeepSystems,
    private readonly tasks: HandOverTasks,
    private readonly testCases: CloseTestCases,
    private readonly clock: Clock,
  ) {}

  /** From now on test cases reach it. @throws DISPATCH.SYSTEM_SAME_PERSON, DISPATCH.SYSTEM_SECRET_MISSING, DISPATCH.SYSTEM_MOVE_REFUSED */
  approve(id: string, principal: Principal): Promise<RegisteredSystem> {
    return this.move(id, principal, async (system, now) => {
      system.approve(principal.id, now);
      const { issue, given } = this.keep.termsOf(system.snapshot.channel);
      if ((issue ?? given) && (await this.database.query(HAS_SECRET, [id])).length === 0) throw secretMissing();
      await this.systems.save(system);
      await this.systems.note(id, actorOf(principal), 'approved', { formNo: system.snapshot.formNo });
    });
  }

  /** 上线. @throws DISPATCH.SYSTEM_NOT_CONFORMANT, DISPATCH.SYSTEM_OTHER_LIVE, DISPATCH.SYSTEM_MOVE_REFUSED */
  goLive(id: string, takeOver: boolean, principal: Principal): Promise<RegisteredSystem> {
    return this.move(id, principal, async (system, now) => {
      const [passed] = await this.database.query<{ form_no: number }>(PASSED_FORM, [id]);
      system.goLive(passed?.form_no ?? null, now);
      await this.systems.save(system);
      await this.testCases.ofSystem(id, true);
      if (takeOver) await this.tasks.begin(id, true);
      await this.systems.note(id, actorOf(principal), 'went-live', { takeOver });
    });
  }

  /** 暂停 — it gets no new tasks; what is on its way waits, or goes to the workbench. @throws DISPATCH.SYSTEM_MOVE_REFUSED */
  suspend(id: string, reason: string, handOver: boolean, principal: Principal): Promise<RegisteredSystem> {
    return this.move(id, principal, async (system, now) => {
      system.suspend(now);
      await this.systems.save(system);
      if (handOver) await this.tasks.begin(id, false);
      await this.systems.note(id, actorOf(principal), 'suspended', { reason, handOver });
    });
  }

  /** 退役 — for good: its open tasks go to the workbench, its items to whatever else the department has. @throws DISPATCH.SYSTEM_MOVE_REFUSED */
  retire(id: string, reason: string, principal: Principal): Promise<RegisteredSystem> {
    return this.move(id, principal, async (system, now) => {
      system.retire(now);
      await this.systems.save(system);
      await this.testCases.ofSystem(id, false);
      await this.database.query(UNROUTE, [id]);
      await this.tasks.begin(id, false);
      await this.systems.note(id, actorOf(principal), 'retired', { reason });
    });
  }

  private move(
    id: string,
    principal: Principal,
    change: (system: RegisteredSystem, now: Date) => Promise<void>,
  ): Promise<RegisteredSystem> {
    return this.uow.run(async () => {
      const system = await this.keep.lock(id, principal);
      await change(system, this.clock.now());
      await this.systems.takeRoutes(system.snapshot.orgCode);
      return system;
    });
  }
}
