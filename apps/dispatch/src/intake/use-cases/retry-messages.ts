import { Injectable } from '@nestjs/common';
import { isConnectionTrouble, UnitOfWork } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import { mappingTooLong } from '../../mapping/mapping.errors.js';
import { DepartmentSystems } from '../../system/department-system.js';
import { messageFailed, messageForgotten, messageNotFound, messageSettled, predecessorMissing } from '../intake.errors.js';
import { type DueMessage, IntakeMessages, type Settlement, type StoredMessage } from '../persistence/intake-messages.js';
import { IntakeRules } from '../persistence/intake-rules.js';
import type { ItemLimit, Receipt } from '../system-message.js';
import { receiptOf } from './receive-message.js';
import { TakeMessage } from './take-message.js';

const BATCH = 50;
const OF_SYSTEM = 10;
/** Systems whose messages are tried at once. */
const SYSTEMS_AT_ONCE = 5;
const MISSING = predecessorMissing().code;
const TOO_LONG = mappingTooLong().code;
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

  /** A few that are due of each system, in the order of their cases; some systems at once, that none waits for another's. Returns whether there may be more. */
  async round(): Promise<boolean> {
    const due = await this.messages.claimDue(BATCH, OF_SYSTEM);
    const systems = [...new Set(due.map(({ systemId }) => systemId))].map((system) => due.filter(({ systemId }) => systemId === system));
    await Promise.all(
      Array.from({ length: SYSTEMS_AT_ONCE }, async () => {
        for (let ofOne = systems.shift(); ofOne; ofOne = systems.shift()) await this.tryAll(ofOne);
      }),
    );
    return due.length >= OF_SYSTEM;
  }

  /** Of one system, in order. After one whose mapping takes too long the others of its type, which would take as long, wait for a later round. */
  private async tryAll(due: readonly DueMessage[]): Promise<void> {
    const slow = new Set<string>();
    for (const { id, type } of due) {
      if (slow.has(type)) continue;
      try {
        if ((await this.attempt(id))?.code === TOO_LONG) slow.add(type);
      } catch (err) {
        log.warn('a waiting message could not be tried', { key: id, err });
        await this.giveUp(id, err);
      }
    }
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
    const { settled, noted } = await this.take.attempt(
      system,
      { id, message, rule, receivedAt: known.receivedAt, limit: limitOf(known) },
      note,
    );
    if (noted) return settled;
    if (settled.code === messageSettled().code) return undefined;
    const end = this.endOf(known, settled);
    await this.settle(known, end);
    if (end.state === 'refused' && known.state === 'waiting' && end.code === MISSING) {
      this.expired.inc({ type: message.type });
      log.warn('a message waited in vain', { key: id, orgCode: system.orgCode, code: MISSING });
    }
    // Whoever else tried it at the same time may have had it applied.
    const { state, code, text } = (await this.messages.byId(id)) ?? end;
    return { ...end, state, code, text };
  }

  private async settle({ id, caseNo }: StoredMessage, end: Settlement): Promise<void> {
    await this.uow.run(async () => {
      await this.messages.settle(id, end);
      // What waits behind it in its case waits for it no more.
      if (end.state === 'refused' && caseNo !== null) await this.messages.callUp([caseNo]);
    });
  }

  /** What fails by a fault of ours is tried until its time is over, and is then put aside for a person, not tried for ever. */
  private async giveUp(id: string, error: unknown): Promise<void> {
    if (isConnectionTrouble(error)) return;
    const known = await this.messages.byId(id);
    if (known?.state !== 'waiting' || known.waitUntil === null || known.waitUntil > new Date()) return;
    const { code, text } = messageFailed();
    await this.settle(known, { state: 'refused', code, text, adjusted: false, taskId: null, caseNo: null, waitSeconds: 0 });
  }

  /** What waits on goes on waiting until its time is over; a refused one that still lacks something is refused again. */
  private endOf(known: StoredMessage, settled: Settlement): Settlement {
    const over = known.waitUntil === null || known.waitUntil <= new Date();
    return settled.state === 'waiting' && over ? { ...settled, state: 'refused' } : settled;
  }
}

const limitOf = ({ itemCodes }: StoredMessage): ItemLimit => (itemCodes === null ? {} : { itemCodes: new Set(itemCodes) });
