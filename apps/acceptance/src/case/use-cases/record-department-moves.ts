import { Injectable } from '@nestjs/common';
import type { EventMessage, EventOf } from '@yiwang/event-core';
import {
  CaseExtensionV1,
  CaseForwardingV1,
  CaseResumptionV1,
  CaseSuspensionV1,
  CaseTerminationV1,
  CorrectionCalledV1,
} from '@yiwang/events-dispatch';
import { isAppError } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { ItemCores } from '../../item/item-cores.js';
import type { Case } from '../domain/case.js';
import type { Performer } from '../domain/case-input.js';
import { itemVersionAwaited } from '../domain/case.errors.js';
import { CaseRepository } from '../domain/case.repository.js';
import { Deadlines } from '../domain/deadlines.js';

export const DEPARTMENT_MOVES = [
  CaseSuspensionV1,
  CaseResumptionV1,
  CaseExtensionV1,
  CaseTerminationV1,
  CaseForwardingV1,
  CorrectionCalledV1,
] as const;
type Move = EventOf<(typeof DEPARTMENT_MOVES)[number]>;

const is = <D extends (typeof DEPARTMENT_MOVES)[number]>(definition: D, event: EventMessage<unknown>): event is EventOf<D> =>
  event.type === definition.fullType;

/**
 * 部门特别程序、一次性补正告知、延长、终止、转报 — the ledger follows what the lead department ordered, with the same rules as for an officer. What the
 * rules do not allow (a second extension, a case that is decided) is noted with its code and changes nothing.
 */
@Injectable()
export class RecordDepartmentMoves {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: CaseRepository,
    private readonly cores: ItemCores,
    private readonly deadlines: Deadlines,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.ITEM_VERSION_AWAITED, ACCEPTANCE.CALENDAR_MISSING */
  async execute(events: readonly Move[]): Promise<void> {
    await this.deadlines.fresh();
    await this.uow.run(async () => {
      for (const event of events) await this.record(event);
    });
  }

  private async record(event: Move): Promise<void> {
    const { caseNo, by, orgCode } = event.data;
    const at = new Date(event.data.at);
    const changed = await this.cases.lockForEvent(caseNo);
    const { version } = changed.snapshot;
    try {
      await this.apply(changed, event, at);
    } catch (error) {
      // Once something has changed, nothing but the whole may be saved.
      if (!isAppError(error) || !REFUSALS.includes(error.code) || changed.snapshot.version !== version) throw error;
      changed.noteLate(`department-${is(CorrectionCalledV1, event) ? 'correction' : event.type.split('.').at(-2)}`, at, by, {
        orgCode,
        refused: error.code,
      });
    }
    await this.cases.save(changed);
  }

  private async apply(changed: Case, event: Move, at: Date): Promise<void> {
    const by: Performer = { actor: event.data.by, roles: new Set(['department']) };
    if (is(CaseSuspensionV1, event)) {
      const { procedure, reason, plannedDays } = event.data;
      changed.suspend(by, at, { procedure, reason, plannedDays }, this.deadlines);
    } else if (is(CaseExtensionV1, event)) {
      const { itemCode, itemVersion, days, approver, reason } = event.data;
      const core = await this.cores.ofCase({ itemCode, version: itemVersion });
      if (!core) throw itemVersionAwaited();
      changed.extend(by, at, { days, approver, reason }, core, this.deadlines);
    } else if (is(CorrectionCalledV1, event)) {
      const { points, plannedDays, round } = event.data;
      changed.askForCorrections(by, at, { points: points.map(({ text }) => text), plannedDays, called: round }, this.deadlines);
    } else if (is(CaseForwardingV1, event)) changed.forward(by, at, event.data.authority, event.data.reason);
    else if (is(CaseTerminationV1, event)) changed.terminate(by, at, event.data.reason);
    else changed.resume(by, at, this.deadlines);
  }
}

const REFUSALS = ['ACCEPTANCE.WRONG_STATUS', 'ACCEPTANCE.EXTENSION_USED', 'ACCEPTANCE.EXTENSION_LATE', 'ACCEPTANCE.EXTENSION_TOO_LONG'];
