import { Injectable } from '@nestjs/common';
import { CaseNo } from '@yiwang/event-core';
import { Intake, type Receipt } from '../../../intake/system-message.js';
import { AcceptCall, HandlerCall, OverCall, readCall } from '../exchange-calls.js';
import { ExchangeCalls, type CallKind, type CallName } from '../persistence/exchange-calls-table.js';
import { ExchangeNumbers } from '../persistence/exchange-numbers.js';
import {
  assertAccepts,
  externalIdOf,
  understandAccept,
  understandHandler,
  understandOver,
  type KnownTasks,
  type Understood,
} from '../to-message.js';
import type { Form } from '../wire/form-body.js';
import { numberUnknown } from '../xml.errors.js';
import { assertOwn, type ExchangeCaller } from './exchange-caller.js';
import { ReportOffline } from './report-offline.js';

type Read =
  | { readonly kind: 'accept'; readonly call: AcceptCall }
  | { readonly kind: 'handler'; readonly call: HandlerCall }
  | { readonly kind: 'over'; readonly call: OverCall };

const READ: Readonly<Record<CallKind, (form: Form) => Read>> = {
  accept: (form) => ({ kind: 'accept', call: readCall(AcceptCall, form) }),
  handler: (form) => ({ kind: 'handler', call: readCall(HandlerCall, form) }),
  over: (form) => ({ kind: 'over', call: readCall(OverCall, form) }),
};

/**
 * 受理、环节、办结上报 — understood once, by what the plan knows when it comes first; handed to the intake, which applies it once, keeps it
 * waiting for what has to come before it, or refuses it.
 */
@Injectable()
export class TakeCall {
  constructor(
    private readonly intake: Intake,
    private readonly numbers: ExchangeNumbers,
    private readonly calls: ExchangeCalls,
    private readonly offline: ReportOffline,
  ) {}

  /** @throws DISPATCH.EXCHANGE_FIELD, EXCHANGE_SYSTEM, EXCHANGE_NUMBER_UNKNOWN, EXCHANGE_VALUE, EXCHANGE_NOT_ACCEPTING, and what acceptance says */
  async execute(kind: CallKind, form: Form, caller: ExchangeCaller): Promise<Receipt> {
    const read = READ[kind](form);
    const { call } = read;
    assertOwn(caller, call.BELONGSYSTEM);
    const name: CallName = { systemId: caller.system.id, call: kind, externalId: externalIdOf(call), version: call.DATAVERSION };
    const caseNo = await this.caseOf(read, caller, name);
    if (typeof caseNo !== 'string') return caseNo;
    const { type, taskId } = await this.asUnderstoodFirst(name, caseNo, read, caller);
    const { at, body } = understand(read, await this.tasksOf(caseNo, caller), caller, type);
    const message = { externalId: name.externalId, type, version: name.version, caseNo, at: at.toISOString(), body };
    const receipt = await this.intake.receive(caller.system, taskId === undefined ? message : { ...message, taskId });
    await this.calls.answered(name, receipt);
    return receipt;
  }

  /** The case behind PROJID; a case of the department's own that waits for its acceptance is reported by that. */
  private async caseOf({ kind, call }: Read, caller: ExchangeCaller, { externalId }: CallName): Promise<string | Receipt> {
    const number = await this.numbers.find(call.PROJID);
    if (number === undefined) {
      if (!CaseNo.safeParse(call.PROJID).success) throw numberUnknown();
      return call.PROJID;
    }
    if (number.systemId !== caller.system.id) throw numberUnknown();
    if (number.caseNo !== null) return number.caseNo;
    if (number.held === null || kind !== 'accept') throw numberUnknown();
    assertAccepts(call);
    await this.offline.now(number.projId, number.held, caller, number.contentHash!, call.AcceptTime);
    return { messageId: externalId, state: 'applied', code: null, text: null };
  }

  private async asUnderstoodFirst(
    name: CallName,
    caseNo: string,
    read: Read,
    caller: ExchangeCaller,
  ): Promise<Pick<Understood, 'type' | 'taskId'>> {
    const before = await this.calls.find(name);
    if (before) return before;
    const { type, taskId } = understand(read, await this.tasksOf(caseNo, caller), caller);
    await this.calls.add(name, caseNo, type, taskId);
    return (await this.calls.find(name)) ?? { type, taskId };
  }

  private tasksOf(caseNo: string, { system }: ExchangeCaller): Promise<KnownTasks> {
    return this.calls.tasksOf(caseNo, system.id, system.orgCode);
  }
}

/** `type` of a repetition wins over what the call would be understood as now. */
function understand(read: Read, known: KnownTasks, { settings }: ExchangeCaller, type?: Understood['type']): Understood {
  switch (read.kind) {
    case 'handler':
      return understandHandler(read.call, known);
    case 'over': {
      const leads = type === undefined ? known.leads : type !== 'task.result' && type !== 'task.return';
      return understandOver(read.call, { ...known, leads }, settings);
    }
    case 'accept': {
      if (type === undefined) return understandAccept(read.call, known);
      const asAnswer = type === 'acceptance.answer';
      return understandAccept(read.call, asAnswer ? { ...known, handling: undefined } : { ...known, acceptance: undefined });
    }
  }
}
