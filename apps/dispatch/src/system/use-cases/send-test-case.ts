import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { PlanRepository } from '../../plan/domain/plan.repository.js';
import type { SystemRecord } from '../domain/registered-system.js';
import { RegisteredSystems } from '../domain/registered-systems.js';
import { testItemUnknown } from '../domain/system.errors.js';
import { testCaseNo } from '../domain/test-case.js';
import { TestPlan } from '../domain/test-plan.js';
import type { NewTestCase, SentTestCase } from '../http/system.schema.js';
import { ITEM, NAME, NUMBER } from '../persistence/test-case.sql.js';
import { KeepSystems } from './keep-systems.js';

const DAY_MS = 86_400_000;
const MADE_UP = { itemCode: 'TESTITEM00000000000000000000001', itemVersion: 1, itemName: '测试事项（联调）' };
/** 测试办件 — sends a case of nobody to a system that is being tested. */
@Injectable()
export class SendTestCase {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly plans: PlanRepository,
    private readonly systems: RegisteredSystems,
    private readonly keep: KeepSystems,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.SYSTEM_NOT_FOUND, DISPATCH.SYSTEM_MOVE_REFUSED, DISPATCH.TEST_ITEM_UNKNOWN */
  execute(systemId: string, { itemCode, tasks }: NewTestCase, principal: Principal): Promise<SentTestCase> {
    return this.uow.run(async () => {
      const system = await this.keep.lock(systemId, principal);
      system.demandTesting();
      const sent = await this.give(system.snapshot, { itemCode, tasks, by: principal.id, runId: null });
      await this.systems.note(systemId, actorOf(principal), 'test-case-sent', { caseNo: sent.caseNo });
      return sent;
    });
  }

  /** For whoever has made sure that the system is being tested. @throws DISPATCH.TEST_ITEM_UNKNOWN */
  give(
    system: Pick<SystemRecord, 'id' | 'orgCode' | 'name' | 'channel'>,
    { itemCode, tasks, by, runId }: { itemCode?: string | undefined; tasks: number; by: string; runId: string | null },
  ): Promise<SentTestCase> {
    return this.uow.run(async () => {
      const now = this.clock.now();
      const regionCode = system.orgCode.slice(2, 8);
      const item = itemCode === undefined ? MADE_UP : await this.itemOf(itemCode, system.orgCode);
      const [row] = await this.database.query<{ serial: number }>(NUMBER, [system.id, runId, by, now]);
      const caseNo = testCaseNo(regionCode, row!.serial);
      const plan = TestPlan.open(system, { ...item, caseNo, regionCode }, tasks, new Date(now.getTime() + DAY_MS), now);
      await this.plans.save([plan]);
      await this.database.write(NAME, [row!.serial, caseNo]);
      return { caseNo, taskIds: plan.tasks.map((task) => task.id) };
    });
  }

  private async itemOf(itemCode: string, orgCode: string): Promise<typeof MADE_UP> {
    const [row] = await this.database.query<{ version: number; name: string }>(ITEM, [itemCode, orgCode]);
    if (!row) throw testItemUnknown();
    return { itemCode, itemVersion: row.version, itemName: row.name };
  }
}
