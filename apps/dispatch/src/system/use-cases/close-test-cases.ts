import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { PlanRepository } from '../../plan/domain/plan.repository.js';
import { RegisteredSystems } from '../domain/registered-systems.js';
import { FORGET_OF_RUN, FORGET_OF_SYSTEM, OF_RUN, OF_SYSTEM, SYSTEM_OF_RUN } from '../persistence/test-case.sql.js';

/** 测试办件结束 — nothing of the tests is left for anybody to do, to count or to be warned of. */
@Injectable()
export class CloseTestCases {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly plans: PlanRepository,
    private readonly systems: RegisteredSystems,
    private readonly clock: Clock,
  ) {}

  /** All of a system, which the caller has locked: in its unit of work. `told`: whether it is one that hears of it. */
  async ofSystem(systemId: string, told: boolean): Promise<void> {
    await this.withdraw(OF_SYSTEM, systemId);
    await this.database.write(FORGET_OF_SYSTEM, [systemId, this.clock.now(), told]);
  }

  /** Those of a conformance run. */
  ofRun(runId: string): Promise<void> {
    return this.uow.run(async () => {
      const [run] = await this.database.query<{ system_id: string }>(SYSTEM_OF_RUN, [runId]);
      if (!run) return;
      // The system first and its cases then, as whoever moves it does: the other way round they would lock each other out.
      await this.systems.lock(run.system_id);
      await this.withdraw(OF_RUN, runId);
      await this.database.write(FORGET_OF_RUN, [runId, this.clock.now(), true]);
    });
  }

  /** One test case. */
  one(systemId: string, caseNo: string): Promise<void> {
    return this.uow.run(async () => {
      await this.systems.lock(systemId);
      await this.end([caseNo]);
    });
  }

  private async withdraw(which: string, id: string): Promise<void> {
    const rows = await this.database.query<{ case_no: string }>(which, [id]);
    if (rows.length > 0) await this.end(rows.map((row) => row.case_no));
  }

  private async end(caseNos: readonly string[]): Promise<void> {
    const plans = await this.plans.lockCases(caseNos);
    for (const plan of plans.values()) plan.end('withdrawn', this.clock.now());
    await this.plans.save(plans.values());
  }
}
