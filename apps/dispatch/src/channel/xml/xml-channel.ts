import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  DepartmentCaseDecidedV1,
  DepartmentCaseEndedV1,
  DepartmentTask,
  DepartmentTaskRecalledV1,
  DepartmentTaskRescheduledV1,
} from '@yiwang/events-dispatch';
import { isAppError, Clock } from '@yiwang/kernel';
import { logger, metrics } from '@yiwang/telemetry';
import type { z } from 'zod';
import { Intake } from '../../intake/system-message.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { ChannelTerms } from '../channel-terms.js';
import { isTaskOver } from '../exchange/task-over.js';
import { ChannelRegistry, type OutgoingMessage, type SendOutcome, SystemChannel } from '../system-channel.js';
import { acceptForm, decidedForm, endedForm, endsCase, noticeForm, recalledForm, rescheduledForm } from './outgoing-forms.js';
import { ExchangeNumbers } from './persistence/exchange-numbers.js';
import { ExchangeSendings, type OutgoingCall } from './persistence/exchange-sendings.js';
import type { Form } from './wire/form-body.js';
import { XmlCaller } from './xml-caller.js';
import { XmlForms } from './xml-forms.js';
import { XmlSecrets, XmlSettings } from './xml-settings.js';

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
const SENT: SendOutcome = { kind: 'sent' };
/** The task ended before its system was told of it: no call was made, and none that would follow it means anything to who never heard of it. */
const OVER = { kind: 'over' } as const;
const log = logger('dispatch.xml-channel');

/** One message on its way. */
interface Sending {
  readonly system: DepartmentSystem;
  readonly settings: XmlSettings;
  readonly message: OutgoingMessage;
  readonly projId: string;
  readonly signal: AbortSignal;
}

/**
 * XML 通道 — pushes by the calls that departments' systems know: a task is registered with what its department may see and, once the case is
 * accepted, accepted; its end is told as over. What the documented calls have no word for goes to the `notice` path, if the system has one.
 */
@Injectable()
export class XmlChannel extends SystemChannel implements OnModuleInit {
  override readonly kind = 'xml';
  override readonly schedule = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR];
  override readonly endless = false;
  override readonly batch = 1;
  override readonly terms: ChannelTerms = {
    settings: XmlSettings,
    given: XmlSecrets,
    trials: { repeats: true, forged: () => ({ apiKey: randomBytes(24).toString('base64url') }), takingAcknowledges: true },
  };
  private readonly untold = metrics.counter('dispatch_xml_untold_total', 'Notices that a system of the XML interface has no call for', [
    'type',
  ]);

  constructor(
    private readonly channels: ChannelRegistry,
    private readonly caller: XmlCaller,
    private readonly forms: XmlForms,
    private readonly intake: Intake,
    private readonly numbers: ExchangeNumbers,
    private readonly sendings: ExchangeSendings,
    private readonly clock: Clock,
  ) {
    super();
  }

  onModuleInit(): void {
    this.channels.add(this);
  }

  override async send(system: DepartmentSystem, messages: readonly OutgoingMessage[], signal: AbortSignal): Promise<SendOutcome[]> {
    const settings = XmlSettings.safeParse(system.settings);
    if (!settings.success) return [{ kind: 'unready', error: 'the settings of the system are not complete' }];
    const outcomes: SendOutcome[] = [];
    for (const message of messages) {
      const projId = (await this.numbers.numberOf(message.caseNo, system.id)) ?? message.caseNo;
      const outcome = await this.tell({ system, settings: settings.data, message, projId, signal });
      outcomes.push(outcome);
      if (outcome.kind !== 'sent') break;
      await this.sendings.finished(message.id);
    }
    return outcomes;
  }

  private tell(sending: Sending): Promise<SendOutcome> {
    const { message } = sending;
    switch (message.type) {
      case 'task.assigned':
        return this.assigned(sending, DepartmentTask.parse(message.data));
      case 'correction.answered':
      case 'case.supplemented':
        return this.corrected(sending, DepartmentTask.parse(message.data));
      case 'task.rescheduled': {
        const data = read(DepartmentTaskRescheduledV1, message);
        return this.once(sending, 'accept', (version) => rescheduledForm(sending, data, version));
      }
      case 'case.decided': {
        const data = read(DepartmentCaseDecidedV1, message);
        return this.once(sending, 'over', (version) => decidedForm(sending, data, version));
      }
      case 'case.ended': {
        const data = read(DepartmentCaseEndedV1, message);
        return this.once(sending, 'over', (version) => endedForm(sending, data, version));
      }
      case 'task.recalled':
        return this.recalled(sending);
      case 'case.suspended':
      case 'case.resumed':
      case 'review.called':
      case 'review.cancelled':
      case 'correction.called':
      case 'task.returned':
      case 'case.decidable':
        return this.noticed(sending);
    }
  }

  /** 补正, 容缺补交 — registered again with what was handed in, by a higher DATAVERSION. */
  private async corrected(sending: Sending, task: DepartmentTask): Promise<SendOutcome> {
    if (sending.projId !== sending.message.caseNo) return this.noticed(sending);
    const registered = await this.registered(sending, task);
    return registered.kind === 'over' ? SENT : registered;
  }

  /** A case that the system itself reported is known to it. */
  private async assigned(sending: Sending, task: DepartmentTask): Promise<SendOutcome> {
    if (sending.projId === sending.message.caseNo) {
      const registered = await this.registered(sending, task);
      if (registered.kind === 'over') {
        if (!(await this.sendings.knows(sending.system.id, sending.message.caseNo))) return SENT;
      } else if (registered.kind !== 'sent') return registered;
    }
    if (task.purpose === 'acceptance') return SENT;
    return this.once(sending, 'accept', (version) => acceptForm(sending, task, version));
  }

  private registered(sending: Sending, task: DepartmentTask): Promise<SendOutcome | typeof OVER> {
    const { system, settings, message, projId, signal } = sending;
    return this.attempt(sending, 'register', (dataVersion) =>
      this.forms.register({ system, settings, task, projId, dataVersion }, message, signal),
    );
  }

  /** The system's word that it has taken the call is its acknowledgement: the interface has no other. */
  private async recalled(sending: Sending): Promise<SendOutcome> {
    const { system, message, projId } = sending;
    const data = read(DepartmentTaskRecalledV1, message);
    const known = projId !== message.caseNo || (await this.sendings.knows(system.id, message.caseNo));
    if (known && endsCase(data)) {
      const outcome = await this.once(sending, 'over', (version) => recalledForm(sending, data, version));
      if (outcome.kind !== 'sent') return outcome;
    }
    const receipt = await this.intake.receive(system, {
      externalId: message.id,
      type: 'recall.acknowledge',
      version: message.version,
      taskId: message.taskId,
      at: this.clock.now().toISOString(),
      body: {},
    });
    if (receipt.state === 'refused') log.warn('a recall could not be acknowledged', { taskId: message.taskId, reason: receipt.code ?? '' });
    return SENT;
  }

  private async noticed(sending: Sending): Promise<SendOutcome> {
    if (sending.settings.paths.notice !== undefined) return this.once(sending, 'notice', (version) => noticeForm(sending, version));
    this.untold.inc({ type: sending.message.type });
    return SENT;
  }

  /** A call of which nothing follows. */
  private async once(sending: Sending, call: OutgoingCall, formOf: (dataVersion: number) => Form): Promise<SendOutcome> {
    const outcome = await this.attempt(sending, call, formOf);
    return outcome.kind === 'over' ? SENT : outcome;
  }

  /** Makes one call of a message, unless it was taken when the message was tried before. */
  private async attempt(
    sending: Sending,
    call: OutgoingCall,
    formOf: (dataVersion: number) => Form | Promise<Form>,
  ): Promise<SendOutcome | typeof OVER> {
    const { system, settings, message, signal } = sending;
    const { dataVersion, taken } = await this.sendings.begin(message.id, call, system.id, message.caseNo);
    if (taken) return SENT;
    let form: Form;
    try {
      form = await formOf(dataVersion);
      if (call !== 'register') form = await this.forms.mapped(system, call, form, message);
    } catch (error) {
      if (isTaskOver(error)) return OVER;
      if (!isAppError(error)) throw error;
      return { kind: 'failed', error: error.code };
    }
    const outcome = await this.caller.call(system, settings, settings.paths[call]!, form, signal);
    if (outcome.kind === 'sent') await this.sendings.taken(message.id, call);
    return outcome;
  }
}

const read = <S extends z.ZodType>({ schema }: { schema: S }, { data }: OutgoingMessage): z.output<S> => schema.parse(data);
