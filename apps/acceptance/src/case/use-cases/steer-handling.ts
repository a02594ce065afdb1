import { Injectable } from '@nestjs/common';
import type { ExtensionRequest, SuspensionRequest } from '../domain/case-input.js';
import type { Authority } from '../domain/case-state.js';
import { Deadlines } from '../domain/deadlines.js';
import type { CaseReceipt } from './case-receipt.js';
import { ChangeCase, type ChangeRequest } from './change-case.js';

/** 特别程序、延长、终止、转报 — what an officer of the deciding authority does with a case that was accepted. */
@Injectable()
export class SteerHandling {
  constructor(
    private readonly change: ChangeCase,
    private readonly deadlines: Deadlines,
  ) {}

  /** @throws ACCEPTANCE.NOT_YOUR_STEP, ACCEPTANCE.WRONG_STATUS */
  suspend(request: ChangeRequest, suspension: SuspensionRequest): Promise<CaseReceipt> {
    return this.change.run(request, ({ changed, by, now }) => changed.suspend(by, now, suspension, this.deadlines));
  }

  /** @throws ACCEPTANCE.NOT_YOUR_STEP, ACCEPTANCE.WRONG_STATUS */
  resume(request: ChangeRequest): Promise<CaseReceipt> {
    return this.change.run(request, ({ changed, by, now }) => changed.resume(by, now, this.deadlines));
  }

  /** @throws ACCEPTANCE.EXTENSION_USED, ACCEPTANCE.EXTENSION_LATE, ACCEPTANCE.EXTENSION_TOO_LONG, ACCEPTANCE.WRONG_STATUS */
  extend(request: ChangeRequest, extension: ExtensionRequest): Promise<CaseReceipt> {
    return this.change.run(request, async ({ changed, by, now }) => {
      changed.extend(by, now, extension, await this.change.coreOf(changed), this.deadlines);
    });
  }

  /** @throws ACCEPTANCE.NOT_YOUR_STEP, ACCEPTANCE.WRONG_STATUS */
  terminate(request: ChangeRequest, reason: string): Promise<CaseReceipt> {
    return this.change.run(request, ({ changed, by, now }) => changed.terminate(by, now, reason));
  }

  /** @throws ACCEPTANCE.NOT_YOUR_STEP, ACCEPTANCE.WRONG_STATUS */
  forward(request: ChangeRequest, authority: Authority, reason: string): Promise<CaseReceipt> {
    return this.change.run(request, ({ changed, by, now }) => changed.forward(by, now, authority, reason));
  }
}
