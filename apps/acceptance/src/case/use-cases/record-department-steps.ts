import { Injectable } from '@nestjs/common';
import type { EventData } from '@yiwang/event-core';
import type { TaskStepRecordedV1 } from '@yiwang/events-dispatch';
import { UnitOfWork } from '@yiwang/persistence';
import { CaseRepository } from '../domain/case.repository.js';

/** 环节 — departments' steps go into the ledgers of their cases, a run of them at once. */
@Injectable()
export class RecordDepartmentSteps {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: CaseRepository,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND */
  execute(recorded: readonly EventData<typeof TaskStepRecordedV1>[]): Promise<void> {
    return this.uow.run(() =>
      this.cases.appendSteps(
        recorded.map(({ caseNo, at, by, orgCode, taskId, stepNo, link, startedAt, endedAt }) => ({
          caseNo,
          step: { kind: 'department-step', at: new Date(at), by, detail: { link, stepNo, orgCode, taskId, startedAt, endedAt } },
        })),
      ),
    );
  }
}
