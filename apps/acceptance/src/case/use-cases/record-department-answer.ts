import { Injectable } from '@nestjs/common';
import type { EventData } from '@yiwang/event-core';
import type { AcceptanceAnsweredV1 } from '@yiwang/events-dispatch';
import { assertNever, isAppError } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { ItemCores } from '../../item/item-cores.js';
import type { Case } from '../domain/case.js';
import type { Performer } from '../domain/case-input.js';
import { itemVersionAwaited } from '../domain/case.errors.js';
import { INTAKE_STATUSES } from '../domain/case-status.js';
import { CaseRepository } from '../domain/case.repository.js';
import { Deadlines } from '../domain/deadlines.js';

type Answer = EventData<typeof AcceptanceAnsweredV1>;

/** 部门受理结果 — the ledger follows what the department answered. An answer that came too late is noted and changes nothing. */
@Injectable()
export class RecordDepartmentAnswer {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: CaseRepository,
    private readonly cores: ItemCores,
    private readonly deadlines: Deadlines,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.NOT_ACCEPTED_HERE, ACCEPTANCE.ITEM_VERSION_AWAITED, ACCEPTANCE.CALENDAR_MISSING */
  async execute(answered: Answer): Promise<void> {
    await this.deadlines.fresh();
    await this.uow.run(async () => {
      const changed = await this.cases.lockForEvent(answered.caseNo);
      const at = new Date(answered.at);
      const note = { answer: answered.answer.kind, orgCode: answered.orgCode };
      try {
        if (INTAKE_STATUSES.includes(changed.snapshot.status) && changed.snapshot.held === null) await this.apply(changed, answered, at);
        else changed.noteLate('department-answered', at, answered.by, note);
      } catch (error) {
        // The region has lowered the rounds since the department was asked: what it told nobody may be sent back for, 视为受理 answers.
        if (!isAppError(error) || error.code !== 'ACCEPTANCE.CORRECTIONS_USED_UP') throw error;
        changed.noteLate('department-answered', at, answered.by, { ...note, refused: error.code });
      }
      await this.cases.save(changed);
    });
  }

  private async apply(changed: Case, { by: actor, answer, itemCode, itemVersion }: Answer, at: Date): Promise<void> {
    const by: Performer = { actor, roles: new Set(['department']) };
    switch (answer.kind) {
      case 'accept': {
        const core = await this.cores.ofCase({ itemCode, version: itemVersion });
        if (!core) throw itemVersionAwaited();
        return changed.accept(by, at, core, this.deadlines);
      }
      case 'refuse':
        return changed.refuse(by, at, { ground: answer.ground, reason: answer.reason, authority: answer.authority });
      case 'correct':
        return changed.requestCorrection(by, at, answer.points, this.deadlines);
      default:
        return assertNever(answer);
    }
  }
}
