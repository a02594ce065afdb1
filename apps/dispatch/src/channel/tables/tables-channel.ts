import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isAppError } from '@yiwang/kernel';
import { type CaseContent, CaseContents } from '../../mapping/case-content.js';
import { mappingTooLong } from '../../mapping/mapping.errors.js';
import { SystemMappings } from '../../mapping/system-mappings.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { ChannelTerms } from '../channel-terms.js';
import { isTaskOver } from '../exchange/task-over.js';
import { BEHIND, ChannelRegistry, type OutgoingMessage, type SendOutcome, SystemChannel } from '../system-channel.js';
import { ExchangeDatabases, faultOf } from './exchange-databases.js';
import { laidOver, tooLong, type FormRow } from './forms.js';
import { changeOf, type FormChange, type ToWrite } from './outgoing-rows.js';
import { TablesSecrets, TablesSettings } from './tables-settings.js';
import { writeMessage } from './write-forms.js';

/** Messages by which a case is offered with its content. */
const OFFERS: ReadonlySet<string> = new Set(['task.assigned', 'correction.answered', 'case.supplemented']);
const TOO_LONG = mappingTooLong().code;
const NOT_ITS_COLUMNS = { kind: 'refused', error: 'the mapping names a column that the form has not' } as const;

/** 前置库通道 — writes messages as rows into the exchange tables of a department. Its database comes back, so that it is waited for. */
@Injectable()
export class TablesChannel extends SystemChannel implements OnModuleInit {
  override readonly kind = 'tables';
  override readonly schedule = [1_000, 2_000, 5_000, 15_000, 60_000, 300_000];
  override readonly endless = true;
  override readonly batch = 20;
  override readonly terms: ChannelTerms = { settings: TablesSettings, given: TablesSecrets };

  constructor(
    private readonly channels: ChannelRegistry,
    private readonly contents: CaseContents,
    private readonly mappings: SystemMappings,
    private readonly databases: ExchangeDatabases,
  ) {
    super();
  }

  onModuleInit(): void {
    this.channels.add(this);
  }

  override async send(system: DepartmentSystem, messages: readonly OutgoingMessage[], signal: AbortSignal): Promise<SendOutcome[]> {
    const outcomes: SendOutcome[] = [];
    const stopped = new Set<string>();
    for (const message of messages) {
      if (signal.aborted) break;
      if (stopped.has(message.caseNo)) {
        outcomes.push(BEHIND);
        continue;
      }
      const outcome = await this.sendOne(system, message, signal);
      outcomes.push(outcome);
      if (outcome.kind === 'refused') stopped.add(message.caseNo);
      if (outcome.kind === 'failed' || outcome.kind === 'unready') break;
    }
    return outcomes;
  }

  private async sendOne(system: DepartmentSystem, message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome> {
    const settings = TablesSettings.safeParse(system.settings);
    if (!settings.success) return { kind: 'unready', error: 'SETTINGS_INVALID' };
    let content: CaseContent | null;
    try {
      content = OFFERS.has(message.type) ? await this.contentOf(system, message.taskId, signal) : null;
    } catch (error) {
      return { kind: 'failed', error: isAppError(error) ? error.code : 'CASE_CONTENT_UNAVAILABLE' };
    }
    const change = await this.changeOf({ system, settings: settings.data, message }, content);
    if ('error' in change) return change;
    const column = rowsOf(change)
      .map(tooLong)
      .find((name) => name !== undefined);
    if (column !== undefined) return { kind: 'refused', error: `${column.toUpperCase()} does not take so much` };
    try {
      await this.databases.run(system, (exchange) => writeMessage(exchange, system, message, change));
      return { kind: 'sent' };
    } catch (error) {
      const { kind, code } = faultOf(error);
      return { kind: kind === 'data' ? 'refused' : 'failed', error: code };
    }
  }

  /** What the message does to the forms, as the system wants them filled in. */
  private async changeOf(write: ToWrite, content: CaseContent | null): Promise<FormChange | Extract<SendOutcome, { error: string }>> {
    let change: FormChange;
    try {
      change = changeOf(write, content);
    } catch {
      return { kind: 'refused', error: 'the message is not of its type' };
    }
    try {
      if (change.kind === 'offer') {
        const filing = await this.mapped(write, change.filing, content);
        const accept = change.accept && (await this.mapped(write, change.accept, content));
        if (!filing || (change.accept && !accept)) return NOT_ITS_COLUMNS;
        return { ...change, filing, ...(accept && { accept }) };
      }
      if (change.kind === 'change' && change.result) {
        const result = await this.mapped(write, change.result, content);
        return result ? { ...change, result } : NOT_ITS_COLUMNS;
      }
      return change;
    } catch (error) {
      // That a mapping took too long may be the host's fault: what is said waits, as what comes in does.
      if (isAppError(error) && error.kind === 'unprocessable' && error.code !== TOO_LONG) return { kind: 'refused', error: error.code };
      return { kind: 'failed', error: isAppError(error) ? error.code : 'MAPPING_UNAVAILABLE' };
    }
  }

  /** Mappings are named by the form: APASINFO, ACCEPT, TRANSACT. */
  private async mapped({ system, message }: ToWrite, row: FormRow, content: CaseContent | null): Promise<FormRow | undefined> {
    const { type, version, taskId, caseNo, data } = message;
    const input = { message: { type, version, taskId, caseNo, data }, ...(content && { content }) };
    return laidOver(row, await this.mappings.outbound(system, row.form.toUpperCase(), input));
  }

  /** Null for a task that is over meanwhile: it is written bare, so that the recall behind it has something to take back. */
  private async contentOf(system: DepartmentSystem, taskId: string, signal: AbortSignal): Promise<CaseContent | null> {
    try {
      return await this.contents.of(system, taskId, signal);
    } catch (error) {
      if (isTaskOver(error)) return null;
      throw error;
    }
  }
}

const rowsOf = (change: FormChange): FormRow[] => {
  switch (change.kind) {
    case 'offer':
      return [change.filing, ...change.parts, ...(change.accept ? [change.accept] : [])];
    case 'change':
      return change.result ? [change.filing, change.result] : [change.filing];
    case 'withdraw':
      return [change.filing];
    case 'none':
      return [];
  }
};
