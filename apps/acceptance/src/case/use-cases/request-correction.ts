import { Injectable } from '@nestjs/common';
import { Deadlines } from '../domain/deadlines.js';
import type { CaseReceipt } from './case-receipt.js';
import { ChangeCase, type ChangeRequest } from './change-case.js';

/** 一次性告知补正 at the window. */
@Injectable()
export class RequestCorrection {
  constructor(
    private readonly change: ChangeCase,
    private readonly deadlines: Deadlines,
  ) {}

  /** @throws ACCEPTANCE.CORRECTION_ALREADY_MADE, ACCEPTANCE.CORRECTIONS_USED_UP, ACCEPTANCE.NOT_ACCEPTED_HERE, ACCEPTANCE.WRONG_STATUS */
  execute(request: ChangeRequest, points: string[]): Promise<CaseReceipt> {
    return this.change.run(request, ({ changed, by, now }) => changed.requestCorrection(by, now, points, this.deadlines));
  }
}
