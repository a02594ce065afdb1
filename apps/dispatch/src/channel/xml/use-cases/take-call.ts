import { Injectable } from '@nestjs/common';
import { CaseNo } from '@yiwang/event-core';
import { isRefusal } from '../../../intake/domain/outcome.js';
import { Intake, type Receipt } from '../../../intake/system-message.js';
import { AcceptCall, HandlerCall, OverCall, readCall } from '../exchange-calls.js';
import { KnownCases, type KnownCase } from '../../exchange/known-cases.js';
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
import { neighbourAway, numberUnknown, underTest } from '../xml.errors.js';
import { assertLive, assertOwn, type ExchangeCaller } from './exchange-caller.js';
import { ReportOffline } from './report-offline.js';

/** The ledger finds that the case was accepted before it was received, or after now. */
const REPORT_TIMES = 'ACCEPTANCE.REPORT_TIMES';

/** The case that a call is about. */
interface Meant {
  readonly caseNo: string;
  /** Whether it is one of the department's own counter. */
  readonly own: boolean;
  /** Whether the window accepts it, so that it was accepted when it came into the ledger. */
  readonly accepted: boolean;
}

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
    private readonly cases: KnownCases,
    private readonly offline: ReportOffline,
  ) {}

  /**
   * @throws DISPATCH.EXCHANGE_FIELD, EXCHANGE_SYSTEM, EXCHANGE_TESTING, EXCHANGE_NUMBER_UNKNOWN, EXCHANGE_VALUE, EXCHANGE_NOT_ACCEPTING,
   * what acceptance says, and EXCHANGE_UNAVAILABLE while nobody knows what the call means
   */
  async execute(kind: CallKind, form: Form, caller: ExchangeCaller): Promise<Receipt> {
    const read = READ[kind](form);
    const { call } = read;
    const { system } = caller;
    assertOwn(caller, call.BELONGSYSTEM);
    const { caseNo, own, accepted } = await this.caseOf(read, caller);
    const known = await this.cases.of(system, caseNo);
    if (system.state !== 'live' && !known.theirs) throw underTest();
    const name: CallName = { systemId: system.id, call: kind, externalId: externalIdOf(call), version: call.DATAVERSION };
    const { type, taskId } =
      (await this.calls.find(name)) ?? (await this.asUnderstoodFirst(name, read, caller, { known, caseNo, own, accepted }));
    const { at, body } = understand(read, tasksOf(known, accepted), caller, type);
    const message = { externalId: name.externalId, type, version: name.version, caseNo, at: at.toISOString(), body };
    const receipt = await this.intake.receive(system, taskId === undefined ? message : { ...message, taskId }, caller.limit);
    await this.calls.answered(name, receipt);
    return receipt;
  }

  /** The case behind PROJID; a case of the department's own that waits for its acceptance is reported by that. */
  private async caseOf({ kind, call }: Read, caller: ExchangeCaller): Promise<Meant> {
    const number = await this.numbers.find(call.PROJID);
    if (number === undefined) {
      if (!CaseNo.safeParse(call.PROJID).success) throw numberUnknown();
      return { caseNo: call.PROJID, own: false, accepted: false };
    }
    if (number.systemId !== caller.system.id) throw numberUnknown();
    const { windowAccepts: accepted, caseNo, held } = number;
    if (caseNo !== null) return { caseNo, own: true, accepted };
    if (held === null || !accepted || kind !== 'accept') throw numberUnknown();
    assertLive(caller);
    assertAccepts(call);
    try {
      return { caseNo: await this.offline.now(number.projId, held, caller, call.AcceptTime), own: true, accepted };
    } catch (error) {
      // Another time is another call; anything else has to be put right where it was said, in what was received.
      if (isRefusal(error) && error.code !== REPORT_TIMES) await this.numbers.release(number.projId, number.contentHash!);
      throw error;
    }
  }

  /**
   * What a call means by what is known when it comes first, which stays with it. An end that nobody can tell yet — the decision of the lead, or
   * the result of a participant — has to come again: understood wrongly it would be so for good.
   */
  private async asUnderstoodFirst(
    name: CallName,
    read: Read,
    caller: ExchangeCaller,
    { known, caseNo, own, accepted }: Meant & { known: KnownCase },
  ): Promise<Pick<Understood, 'type' | 'taskId'>> {
    if (read.kind === 'over' && known.leads === undefined) throw own || known.planned ? neighbourAway({ retryAfter: 5 }) : numberUnknown();
    const { type, taskId } = understand(read, tasksOf(known, accepted), caller);
    await this.calls.add(name, caseNo, type, taskId);
    return (await this.calls.find(name)) ?? { type, taskId };
  }
}

const tasksOf = ({ acceptance, handling, leads = false }: KnownCase, accepted: boolean): KnownTasks => ({
  acceptance,
  handling,
  leads,
  accepted,
});

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
      const then = asAnswer ? { handling: undefined, accepted: false } : { acceptance: undefined, accepted: true };
      return understandAccept(read.call, { ...known, ...then });
    }
  }
}
