import { Injectable } from '@nestjs/common';
import type { Decision } from '../domain/case-state.js';
import { Deadlines } from '../domain/deadlines.js';
import type { CaseReceipt } from './case-receipt.js';
import { ChangeCase, type ChangeRequest } from './change-case.js';

/** 即办 — accepts and decides an immediate item in one action at the window. */
@Injectable()
export class CompleteCase {
  constructor(
    private readonly change: ChangeCase,
    private readonly deadlines: Deadlines,
  ) {}

  /** @throws ACCEPTANCE.NOT_IMMEDIATE, ACCEPTANCE.NOT_ACCEPTED_HERE, ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.REASON_MISSING */
  execute(request: ChangeRequest, decision: Decision): Promise<CaseReceipt> {
    return this.change.run(request, async ({ changed, by, now }) => {
      changed.complete(by, now, decision, await this.change.coreOf(changed), this.deadlines);
    });
  }
}
