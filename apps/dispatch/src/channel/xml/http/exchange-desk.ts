import { Injectable } from '@nestjs/common';
import type { RawAnswer, RawCall } from '@yiwang/http-api';
import { logger, metrics } from '@yiwang/telemetry';
import { isRefusal } from '../../../intake/domain/outcome.js';
import type { Receipt } from '../../../intake/system-message.js';
import { DepartmentSystems } from '../../../system/department-system.js';
import type { ExchangeCaller } from '../use-cases/exchange-caller.js';
import { ExchangeLogin } from '../use-cases/exchange-login.js';
import { TakeCall } from '../use-cases/take-call.js';
import { TakeOwnCase } from '../use-cases/take-own-case.js';
import { charsetOf } from '../wire/charset.js';
import { writeAnswer } from '../wire/exchange-answer.js';
import { parseForm, type Form } from '../wire/form-body.js';
import { XmlSettings } from '../xml-settings.js';
import { passwordWrong } from '../xml.errors.js';

export type ExchangeCall = 'number' | 'receive' | 'accept' | 'handler' | 'over' | 'files';

/** Calls by their documented paths. Systems send the first three of a case to both desks; the second one finds it done. */
export const EXCHANGE_CALLS: Readonly<Record<string, ExchangeCall>> = {
  'UAP/projid/get': 'number',
  'BJHC/UAP/Receive': 'receive',
  'BJHC/ApprovalLib/Receive': 'receive',
  'BJHC/UAP/accept': 'accept',
  'BJHC/ApprovalLib/accept': 'accept',
  'BJHC/ApprovalLib/handler': 'handler',
  'BJHC/UAP/over': 'over',
  'BJHC/ApprovalLib/over': 'over',
  'BJHC/ApprovalLib/formfile': 'files',
};

const log = logger('dispatch.exchange');

interface Outcome {
  readonly taken: boolean;
  readonly message: string;
  readonly code?: string | null;
  readonly more?: Readonly<Record<string, string>>;
}

const TAKEN: Outcome = { taken: true, message: '成功' };

/**
 * 接口前台 — reads a call in its character set and answers `{result, resultmsg}` in the form that its system expects, with our stable code
 * beside them. What the content of a call leads to is answered with status 200, as the interface has it; that nobody could take it, with 503,
 * so that it comes again.
 */
@Injectable()
export class ExchangeDesk {
  private readonly calls = metrics.counter('dispatch_xml_calls_total', 'Calls of systems by XML interface, by what became of them', [
    'call',
    'result',
  ]);

  constructor(
    private readonly taking: TakeCall,
    private readonly own: TakeOwnCase,
    private readonly signing: ExchangeLogin,
    private readonly systems: DepartmentSystems,
  ) {}

  async take(call: ExchangeCall, raw: RawCall, caller: ExchangeCaller): Promise<RawAnswer> {
    const { settings, system } = caller;
    const outcome = await this.outcomeOf(call, async () => {
      const form = parseForm(raw.body, charsetOf(raw.headers['content-type']) ?? settings.incoming.charset);
      return this.handle(call, form, caller);
    });
    if (!outcome.taken)
      log.warn('a call was not taken', { orgCode: system.orgCode, channel: 'xml', name: call, reason: outcome.code ?? '' });
    return answerOf(outcome, settings.incoming);
  }

  /** 获取授权. Who logs in is not known yet: his form is UTF-8 unless it says otherwise, his answer as his system has it. */
  async login(raw: RawCall): Promise<RawAnswer> {
    let incoming = XmlSettings.shape.incoming.parse({});
    const outcome = await this.outcomeOf('login', async () => {
      const form = parseForm(raw.body, charsetOf(raw.headers['content-type']) ?? 'utf-8');
      const { clientId, authorization } = await this.signing.execute(form);
      const system = await this.systems.byClient(clientId);
      if (system?.channel !== 'xml') throw passwordWrong();
      const settings = XmlSettings.safeParse(system.settings);
      if (settings.success) incoming = settings.data.incoming;
      return { taken: true, message: authorization };
    });
    return answerOf(outcome, incoming);
  }

  private async handle(call: ExchangeCall, form: Form, caller: ExchangeCaller): Promise<Outcome> {
    switch (call) {
      case 'number': {
        const projId = await this.own.drawNumber(form, caller);
        return { taken: true, message: projId, more: { projId } };
      }
      case 'receive': {
        const caseNo = await this.own.receive(form, caller);
        return caseNo === undefined ? { ...TAKEN, message: '已收件，待受理' } : { ...TAKEN, more: { caseNo } };
      }
      case 'files':
        await this.own.nameFile(form, caller);
        return TAKEN;
      case 'accept':
      case 'handler':
      case 'over':
        return outcomeOfReceipt(await this.taking.execute(call, form, caller));
    }
  }

  private async outcomeOf(call: string, work: () => Promise<Outcome>): Promise<Outcome> {
    try {
      const outcome = await work();
      this.calls.inc({ call, result: outcome.code ?? 'taken' });
      return outcome;
    } catch (error) {
      // What the caller has to change; the rest is ours, and answered as a problem that he may wait out.
      const refusal = isRefusal(error);
      this.calls.inc({ call, result: refusal ? error.code : 'failed' });
      if (!refusal) throw error;
      return { taken: false, message: error.text.zh, code: error.code };
    }
  }
}

function outcomeOfReceipt({ state, code, text, first }: Receipt): Outcome {
  switch (state) {
    case 'applied':
      return TAKEN;
    case 'waiting':
      return { taken: true, message: '已接收，待前序信息到达后生效', code };
    case 'late':
      return { taken: true, message: text?.zh ?? '已接收，晚于办结，仅作记录', code };
    case 'duplicate':
      return { taken: first !== 'refused', message: text?.zh ?? TAKEN.message, code };
    case 'refused':
      return { taken: false, message: text?.zh ?? '', code };
  }
}

function answerOf({ taken, message, code, more }: Outcome, { success, failure, form, answerCharset }: XmlSettings['incoming']): RawAnswer {
  const answer = { result: taken ? success : failure, resultmsg: message };
  return { status: 200, ...writeAnswer(answer, { ...(code && { code }), ...more }, { form, charset: answerCharset }) };
}
