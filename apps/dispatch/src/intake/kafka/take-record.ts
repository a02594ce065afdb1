import { Injectable } from '@nestjs/common';
import { AppError, isAppError } from '@yiwang/kernel';
import { isConnectionTrouble, UnitOfWork } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import { type DepartmentSystem, DepartmentSystems } from '../../system/department-system.js';
import { isRefusal } from '../domain/outcome.js';
import { messageNotFound, messageSettled, recordFailed, systemUnknown, tooManyWaiting } from '../intake.errors.js';
import { IntakeRejects, type InboundRecord } from '../persistence/intake-rejects.js';
import { Intake, type Receipt } from '../system-message.js';
import { messageOf } from './record-message.js';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 200;
const CROWDED = tooManyWaiting().code;
const log = logger('intake');

/** How long to wait, and whether to go on at all. */
export interface Patience {
  pause(ms: number): Promise<void>;
  stopped(): boolean;
}

/** 入站记录处理 — each record of a department's topic comes to an end: a message with its outcome, or a reject that is kept. */
@Injectable()
export class TakeRecord {
  private readonly rejected = metrics.counter('dispatch_intake_rejects_total', 'Records of departments that were no messages', ['code']);

  constructor(
    private readonly systems: DepartmentSystems,
    private readonly intake: Intake,
    private readonly rejects: IntakeRejects,
    private readonly uow: UnitOfWork,
  ) {}

  /** False when it was stopped before the record came to its end, or trouble did not pass within seconds: it comes again. */
  async execute(record: InboundRecord, patience: Patience): Promise<boolean> {
    for (let attempt = 1; attempt <= ATTEMPTS && !patience.stopped(); attempt++) {
      try {
        await this.settle(record, attempt);
        return true;
      } catch (err) {
        const { topic, partition, offset } = record;
        log.warn('a record of a department could not be handled, it will be repeated', { topic, partition, offset, attempt, err });
        if (attempt < ATTEMPTS) await patience.pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      }
    }
    return false;
  }

  /** 重放 of a reject whose cause is mended: a system that is registered by now, a fault of ours. */
  async replay(id: string, by: string): Promise<Receipt> {
    const record = await this.rejects.find(id);
    if (!record) throw messageNotFound();
    const receipt = await this.receive(record);
    await this.uow.run(async () => {
      if (!(await this.rejects.lockOpen(id))) throw messageSettled();
      await this.rejects.noteReplay(id, receipt.messageId, by);
    });
    return receipt;
  }

  /**
   * Trouble of a neighbour or the database is waited out; anything else is tried a few times, and then put aside. So is at once what is one
   * too many of those that wait: that may last for days, and behind it may stand what they wait for.
   */
  private async settle(record: InboundRecord, attempt: number): Promise<void> {
    try {
      await this.receive(record);
    } catch (error) {
      if (isRefusal(error) || (isAppError(error) && error.code === CROWDED)) return this.reject(record, error);
      if (isTrouble(error) || attempt < ATTEMPTS) throw error;
      await this.reject(record, recordFailed({ cause: error }));
    }
  }

  private async receive(record: InboundRecord): Promise<Receipt> {
    const message = messageOf(record);
    const system = await this.systemOf(record);
    if (!system) throw systemUnknown();
    return this.intake.receive(system, message);
  }

  /** Who may write to the topic wrote it; a record that says to be of another system is taken for nobody's. */
  private async systemOf({ clientId, systemCode }: InboundRecord): Promise<DepartmentSystem | undefined> {
    const system = await this.systems.byClient(clientId);
    return system?.channel === 'kafka' && (systemCode === null || systemCode === system.code) ? system : undefined;
  }

  private async reject(record: InboundRecord, error: AppError): Promise<void> {
    const system = await this.systems.byClient(record.clientId);
    await this.uow.run(() => this.rejects.add(record, system?.id ?? null, error));
    this.rejected.inc({ code: error.code });
    const { topic, partition, offset, orgCode } = record;
    log.warn('a record of a department was put aside', { topic, partition, offset, orgCode, code: error.code });
  }
}

const isTrouble = (error: unknown): boolean => isConnectionTrouble(error) || (isAppError(error) && error.kind === 'unavailable');
