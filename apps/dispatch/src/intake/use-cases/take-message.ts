import { Injectable } from '@nestjs/common';
import { CaseNo } from '@yiwang/event-core';
import { Clock, type AppError } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { IntakeRule } from '../domain/outcome.js';
import { isRefusal, outcomeOf } from '../domain/outcome.js';
import { assertClock } from '../domain/step-times.js';
import { caseNoInvalid, lateResult, messageOutdated, predecessorMissing, systemUnknown } from '../intake.errors.js';
import { IntakeMessages, type Settlement } from '../persistence/intake-messages.js';
import type { ItemLimit, SystemMessage } from '../system-message.js';
import { SystemMappings } from '../../mapping/system-mappings.js';
import { MessageMoves, principalOfSystem } from './message-moves.js';
import { PlaceOfMessage } from './place-of-message.js';

/** A message on its way into the record: new, or one that waits or was refused and is tried again. */
export interface Taken {
  readonly id: string;
  readonly message: SystemMessage;
  readonly rule: IntakeRule;
  readonly receivedAt: Date;
  readonly limit: ItemLimit;
}

/** 处理报文 — one attempt: does what the message says and notes it in the same unit of work, or says why not. */
@Injectable()
export class TakeMessage {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly messages: IntakeMessages,
    private readonly places: PlaceOfMessage,
    private readonly moves: MessageMoves,
    private readonly mappings: SystemMappings,
    private readonly clock: Clock,
  ) {}

  /**
   * `note` writes the outcome, in the unit of work that did it. A message that is refused is undone first: what it comes to is told in
   * return, and is the caller's to note.
   */
  async attempt(
    system: DepartmentSystem,
    taken: Taken,
    note: (settled: Settlement) => Promise<boolean>,
  ): Promise<{ settled: Settlement; noted: boolean }> {
    const { message, rule, limit } = taken;
    const toleranceMs = rule.toleranceSeconds * 1000;
    try {
      // It may have been suspended since it said so.
      if (system.state !== 'live' && system.state !== 'testing') throw systemUnknown();
      if (message.caseNo !== undefined && !CaseNo.safeParse(message.caseNo).success) throw caseNoInvalid();
      assertClock(new Date(message.at), this.clock.now(), toleranceMs);
      const body = await this.mappings.inbound(system, message.type, message.body);
      const move = await this.moves.prepare({ type: message.type, body });
      return await this.uow.run(async () => {
        const place = await this.places.lock(system, message, rule.purpose, limit);
        const { outdated, ahead } = await this.messages.standing(place.caseNo, system.id, { id: taken.id, rank: rule.rank }, message);
        if (outdated) throw messageOutdated();
        if (ahead) throw predecessorMissing();
        const { adjusted, late } = await move(place, principalOfSystem(system), { toleranceMs, receivedAt: taken.receivedAt });
        const settled = settlementOf(rule, late ? lateResult() : null, { adjusted, taskId: place.task.id, caseNo: place.caseNo });
        return { settled, noted: await note(settled) };
      });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return { settled: refusalOf(rule, error), noted: false };
    }
  }
}

type Found = Pick<Settlement, 'adjusted' | 'taskId' | 'caseNo'>;

const settlementOf = (rule: IntakeRule, late: AppError | null, found: Found): Settlement => ({
  ...found,
  state: late ? 'late' : 'applied',
  code: late?.code ?? null,
  text: late?.text ?? null,
  waitSeconds: rule.waitSeconds,
});

const refusalOf = (rule: IntakeRule, { code, text }: AppError): Settlement => ({
  state: outcomeOf(code, rule, rule.waitSeconds > 0),
  code,
  text,
  adjusted: false,
  taskId: null,
  caseNo: null,
  waitSeconds: rule.waitSeconds,
});
