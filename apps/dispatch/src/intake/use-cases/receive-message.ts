import { Injectable } from '@nestjs/common';
import { parseInput } from '@yiwang/http-api';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { UnitOfWork, violatedConstraint } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import type { DepartmentSystem } from '../../system/department-system.js';
import { messageChanged, tooManyWaiting } from '../intake.errors.js';
import { IntakeMessages, type Settlement, type StoredMessage } from '../persistence/intake-messages.js';
import { IntakeRules } from '../persistence/intake-rules.js';
import { Intake, type ItemLimit, type Receipt, SystemMessage } from '../system-message.js';
import { type Taken, TakeMessage } from './take-message.js';

/** How many messages of one system may wait. What comes beyond is not taken, and may come again: it is hardly the one that is numbered wrongly. */
const MOST_WAITING = 20_000;
const CROWD_PAUSE_SECONDS = 60;
const ONCE = 'intake_messages_once';
const log = logger('intake');

/** 接收报文 — takes a message of a system once, whatever its channel and however often it comes. Not to be called in a unit of work. */
@Injectable()
export class ReceiveMessage extends Intake {
  private readonly received = metrics.counter('dispatch_intake_messages_total', 'Messages of department systems by outcome', ['outcome']);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly messages: IntakeMessages,
    private readonly rules: IntakeRules,
    private readonly take: TakeMessage,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** @throws HTTP.INVALID where it is no message at all; what a message says wrongly, its receipt tells. DISPATCH.TOO_MANY_WAITING */
  override async receive(system: DepartmentSystem, given: SystemMessage, limit: ItemLimit = {}): Promise<Receipt> {
    if (this.uow.active) throw new Error('a message opens its own unit of work');
    const message = await parseInput(SystemMessage, given);
    const receipt = await this.once(system, message, limit);
    this.received.inc({ outcome: receipt.state });
    if (receipt.state === 'refused' || receipt.state === 'late') {
      log.info('a message of a department system was not applied', {
        key: receipt.messageId,
        orgCode: system.orgCode,
        code: receipt.code ?? '',
      });
    }
    return receipt;
  }

  private async once(system: DepartmentSystem, message: SystemMessage, limit: ItemLimit): Promise<Receipt> {
    const known = await this.messages.find(system.id, message);
    if (known) return this.again(known, message);
    const rule = await this.rules.of(message.type);
    const taken = { id: uuidv7(), message, rule, receivedAt: this.clock.now(), limit };
    try {
      return await this.first(system, taken);
    } catch (error) {
      if (violatedConstraint(error) !== ONCE) throw error;
      const first = await this.messages.find(system.id, message);
      if (!first) throw error;
      return this.again(first, message);
    }
  }

  private async first(system: DepartmentSystem, taken: Taken): Promise<Receipt> {
    const { id, message } = taken;
    const add = (settled: Settlement): Promise<void> => this.messages.add(system.id, taken, settled);
    const { settled, noted } = await this.take.attempt(system, taken, (done) => add(done).then(() => true));
    if (!noted) {
      // Two of the same at once: the other one took effect, and this one was refused because of that.
      const other = await this.messages.find(system.id, message);
      if (other) return this.again(other, message);
      const crowded = settled.state === 'waiting' && (await this.messages.crowded(system.id, MOST_WAITING));
      if (crowded) throw tooManyWaiting({ retryAfter: CROWD_PAUSE_SECONDS });
      await this.uow.run(() => add(settled));
    }
    return receiptOf(id, settled);
  }

  /** Said again: nothing happens, and the answer is the first one. What waits still waits; that something else was said is counted. */
  private async again(known: StoredMessage, message: SystemMessage): Promise<Receipt> {
    const { id, state, code, text } = known;
    if (known.content !== this.messages.contentOf(message)) {
      const changed = messageChanged();
      await this.uow.run(() => this.messages.noteChanged(id));
      return { messageId: id, state: 'refused', code: changed.code, text: changed.text };
    }
    return state === 'waiting' ? { messageId: id, state, code, text } : { messageId: id, state: 'duplicate', code, text, first: state };
  }
}

export const receiptOf = (messageId: string, { state, code, text }: Settlement): Receipt => ({ messageId, state, code, text });
