import { Injectable } from '@nestjs/common';
import { type AppError, type ErrorText, isAppError } from '@yiwang/kernel';
import type { DepartmentSystem } from '../../system/department-system.js';
import { tooManyWaiting } from '../intake.errors.js';
import { Intake, type ItemLimit, type Receipt, type SystemMessage } from '../system-message.js';

const CROWDED = tooManyWaiting().code;
const isCrowded = (error: unknown): error is AppError => isAppError(error) && error.code === CROWDED;

/** 未接收 — nothing of it is kept: it has to be sent again. */
export interface NotTaken {
  readonly messageId: null;
  readonly state: 'notTaken';
  readonly code: string;
  readonly text: ErrorText;
}

/** 批量上报 — each message by itself, one after the other: what is one too many to wait keeps none back that they may wait for. */
@Injectable()
export class TakeBatch {
  constructor(private readonly intake: Intake) {}

  /** @throws DISPATCH.TOO_MANY_WAITING where none was taken because of it */
  async execute(system: DepartmentSystem, messages: readonly SystemMessage[], limit: ItemLimit): Promise<(Receipt | NotTaken)[]> {
    const receipts: (Receipt | NotTaken)[] = [];
    let crowded: AppError | undefined;
    for (const message of messages) {
      try {
        receipts.push(await this.intake.receive(system, message, limit));
      } catch (error) {
        if (!isCrowded(error)) throw error;
        crowded = error;
        receipts.push({ messageId: null, state: 'notTaken', code: error.code, text: error.text });
      }
    }
    if (crowded && receipts.every(({ state }) => state === 'notTaken')) throw crowded;
    return receipts;
  }
}
