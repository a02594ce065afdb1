import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import { DepartmentSystems } from '../../system/department-system.js';
import { messageForgotten, messageNotFound, messageSettled, predecessorMissing } from '../intake.errors.js';
import { IntakeMessages, type Settlement, type StoredMessage } from '../persistence/intake-messages.js';
import { IntakeRules } from '../persistence/intake-rules.js';
import type { Receipt } from '../system-message.js';
import { receiptOf } from './receive-message.js';
import { TakeMessage } from './take-message.js';

const BATCH = 50;
const MISSING = predecessorMissing().code;
const log = logger('intake');

/** 等待与重放 — tries messages again: those that wait, until their time is over, and refused ones that an official has looked at. */
@Injectable()
export class RetryMessages {
  private readonly expired = metrics.counter('dispatch_intake_expired_total', 'Messages whose predecessor never came', ['type']);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly messages: IntakeMessages,
    private readonly rules: IntakeRules,
    private readonly systems: DepartmentSystems,
    private readonly take: TakeMessage,
  ) {}

  /** Those that are due, in the order of their cases. Returns whether there may be more. */
  async round(): Promise<boolean> {
    const due = await this.messages.claimDue(BATCH);
    for (const id of due) {
      try {
        await this.attempt(id);
      } catch (err) {
        log.warn('a waiting message could not be tried, it will be repeated', { key: id, err });
      }
    }
    return due.length === BATCH;
  }

  /** 重放 by an official. @throws DISPATCH.MESSAGE_NOT_FOUND, DISPATCH.MESSAGE_SETTLED, DISPATCH.MESSAGE_FORGOTTEN */
  async replay(id: string, by: string): Promise<Receipt> {
    const known = await this.messages.byId(id);
    if (!known) throw messageNotFound();
    if (known.state === 'applied' || known.state === 'late') throw messageSettled();
    if (known.sealed === null) throw messageForgotten();
    await this.uow.run(() => this.messages.noteReplay(id, by));
    const settled = await this.attempt(id);
    if (!settled) throw messageSettled();
    return receiptOf(id, settled);
  }

  /** Undefined where another took it meanwhile. */
  private async attempt(id: string): Promise<Settlement | undefined> {
    const known = await this.messages.byId(id);
    const system = known && (await this.systems.byId(known.systemId));
    if (!known || !system) return undefined;
    const message = this.messages.open(known);
    const rule = await this.rules.of(message.type);
    const note = async (done: Settlement): Promise<boolean> => {
      if (!(await this.messages.lockUnsettled(id))) throw messageSettled();
      await this.messages.settle(id, done);
      return true;
    };
    const { settled, noted } = await this.take.attempt(system, { id, message, rule, receivedAt: known.receivedAt }, note);
    if (noted) return settled;
    if (settled.code === messageSettled().code) return undefined;
    const end = this.endOf(known, settled);
    await this.uow.run(() => this.messages.settle(id, end));
    if (end.state === 'refused' && known.state === 'waiting' && end.code === MISSING) {
      this.expired.inc({ type: message.type });
      log.warn('a message waited in vain', { key: id, orgCode: system.orgCode, code: MISSING });
    }
    return end;
  }

  /** What waits on goes on waiting until its time is over; a refused one that still lacks something is refused again. */
  private endOf(known: StoredMessage, settled: Settlement): Settlement {
    const over = known.waitUntil === null || known.waitUntil <= new Date();
    return settled.state === 'waiting' && over ? { ...settled, state: 'refused' } : settled;
  }
}
