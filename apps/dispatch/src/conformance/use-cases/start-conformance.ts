import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { uuidv7 } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { RegisteredSystems } from '../../system/domain/registered-systems.js';
import { runUnderWay } from '../../system/domain/system.errors.js';
import { KeepSystems } from '../../system/use-cases/keep-systems.js';
import { ConformanceSignal } from '../conformance-signal.js';
import { ConformanceRuns } from '../persistence/conformance-runs.js';

/** 开始检测 — a worker makes the checks. */
@Injectable()
export class StartConformance {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly runs: ConformanceRuns,
    private readonly systems: RegisteredSystems,
    private readonly keep: KeepSystems,
    private readonly signal: ConformanceSignal,
  ) {}

  /** @throws DISPATCH.SYSTEM_NOT_FOUND, DISPATCH.SYSTEM_MOVE_REFUSED, DISPATCH.CONFORMANCE_UNDER_WAY */
  execute(systemId: string, wish: { ackSeconds: number; itemCode?: string | undefined }, principal: Principal): Promise<string> {
    return this.uow.run(async () => {
      const system = await this.keep.lock(systemId, principal);
      system.demandTesting();
      const { channel, formNo } = system.snapshot;
      const { ackSeconds, itemCode = null } = wish;
      const id = uuidv7();
      const added = await this.runs.add({ id, systemId, formNo, channel, ackSeconds, itemCode, startedBy: principal.id });
      if (!added) throw runUnderWay();
      await this.systems.note(systemId, actorOf(principal), 'conformance-started', { runId: id, formNo });
      this.uow.afterCommit(() => this.signal.wake());
      return id;
    });
  }
}
