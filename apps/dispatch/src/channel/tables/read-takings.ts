import { Injectable } from '@nestjs/common';
import { Clock, isAppError } from '@yiwang/kernel';
import { isConnectionTrouble } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { Intake, type MessageType } from '../../intake/system-message.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import { ExchangeDatabases, type Exchange } from './exchange-databases.js';
import { answerNotice, lockNotice, noteFilings, takeNotices, takenFilings, takenNotices } from './incoming.sql.js';
import { APPLIED, ofReceipt, type Answer } from './read-exchange.js';
import { OwnTrouble } from './own-trouble.js';
import { rowFailed } from './tables.errors.js';

const BATCH = 100;
/** Well within the lease of a reader, with as much for the rows. */
const MOST_MS = 15_000;
const log = logger('exchange-tables');

/** What a department says by taking over a notice; of the other types nothing. */
const MEANINGS: Readonly<Record<string, MessageType>> = { 'task.assigned': 'task.acknowledge', 'task.recalled': 'recall.acknowledge' };

/**
 * 签收 — what a department has taken over (SYNC_STATUS S) of what the platform wrote: a task is acknowledged by that, and a recall. Taking
 * over the filing takes over what it was written with, so that a system that knows the documented forms only need not look at the notices.
 */
@Injectable()
export class ReadTakings {
  constructor(
    private readonly databases: ExchangeDatabases,
    private readonly intake: Intake,
    private readonly clock: Clock,
  ) {}

  /** Returns whether there may be more. */
  async execute(system: DepartmentSystem): Promise<boolean> {
    const until = Date.now() + MOST_MS;
    const notices = await this.databases.run(system, async ({ query, out: schema }) => {
      const filings = await query<{ projid: string; messageid: string }>(takenFilings(schema), [BATCH]);
      if (filings.length > 0) {
        const named = [filings.map(({ projid }) => projid), filings.map(({ messageid }) => messageid)];
        await query(takeNotices(schema), named);
        await query(noteFilings(schema), named);
      }
      return query<{ unid: string }>(takenNotices(schema), [BATCH]);
    });
    for (const { unid } of notices) {
      if (Date.now() > until) return true;
      await this.databases.run(system, (exchange) => this.take(system, exchange, unid));
    }
    return notices.length === BATCH;
  }

  private async take(system: DepartmentSystem, { query, out: schema }: Exchange, unid: string): Promise<void> {
    const [notice] = await query<{ projid: string; taskid: string; type: string }>(lockNotice(schema), [unid]);
    if (!notice) return;
    const meaning = Object.hasOwn(MEANINGS, notice.type) ? MEANINGS[notice.type] : undefined;
    const { state, code, text } = meaning ? await this.tell(system, unid, notice, meaning) : APPLIED;
    const words = text === null ? null : `${text.zh} / ${text.en}`.slice(0, 1000);
    await query(answerNotice(schema), [unid, state, code, words, state !== 'waiting']);
  }

  private async tell(
    system: DepartmentSystem,
    unid: string,
    { projid, taskid }: { projid: string; taskid: string },
    type: MessageType,
  ): Promise<Answer> {
    try {
      const at = this.clock.now().toISOString();
      const receipt = await this.intake.receive(system, {
        externalId: `NOTICE:${unid}`,
        type,
        version: 1,
        taskId: taskid,
        caseNo: projid,
        at,
        body: {},
      });
      return ofReceipt(receipt);
    } catch (error) {
      // What the department’s database holds is not ours to trust: a task id that is none, say.
      if (isAppError(error) && error.kind === 'invalid') return { state: 'refused', code: error.code, text: error.text };
      if (isConnectionTrouble(error)) throw new OwnTrouble(error);
      // One that cannot be told must not keep the others back.
      log.error('a taking over could not be told, it will be tried again', { err: error });
      const { code, text } = rowFailed();
      return { state: 'waiting', code, text };
    }
  }
}
