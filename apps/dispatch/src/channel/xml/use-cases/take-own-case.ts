import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { isRefusal } from '../../../intake/domain/outcome.js';
import { messageChanged } from '../../../intake/intake.errors.js';
import { ExchangeFiles } from '../../exchange/exchange-files.js';
import { KnownCases } from '../../exchange/known-cases.js';
import type { Form } from '../wire/form-body.js';
import { FileCall, readCall, readNumberParam, ReceiveCall } from '../exchange-calls.js';
import { readOfflineCase, stageOf } from '../incoming-documents.js';
import { ExchangeNumbers } from '../persistence/exchange-numbers.js';
import { numberTaken, numberUnknown } from '../xml.errors.js';
import { assertLive, assertOwn, type ExchangeCaller } from './exchange-caller.js';
import { ReportOffline } from './report-offline.js';

const ACCEPTED_BY = `
  SELECT core ->> 'acceptedBy' AS accepted_by FROM item_versions WHERE item_code = $1 AND status = 'published' ORDER BY version DESC LIMIT 1`;

/** 取号、收件、附件 of cases that departments work on in systems of their own. */
@Injectable()
export class TakeOwnCase {
  constructor(
    private readonly database: Database,
    private readonly numbers: ExchangeNumbers,
    private readonly files: ExchangeFiles,
    private readonly cases: KnownCases,
    private readonly offline: ReportOffline,
  ) {}

  /** 取号. @throws DISPATCH.EXCHANGE_FIELD, DISPATCH.EXCHANGE_SYSTEM, DISPATCH.EXCHANGE_TESTING */
  async drawNumber(form: Form, caller: ExchangeCaller): Promise<string> {
    const { belongSystem, areaCode, outSystemId } = readNumberParam(form);
    assertOwn(caller, belongSystem);
    assertLive(caller);
    return this.numbers.draw(caller.system.id, areaCode, outSystemId);
  }

  /**
   * 收件 — into the ledger at once where the department accepts by itself. Where the window accepts, nobody but the window could accept what
   * already lies with the department, so the case waits, sealed, for the department's own word of its acceptance, and is reported with it.
   * Returns the number in the ledger, if it has one yet. Until the ledger has answered it is kept in either case.
   * @throws DISPATCH.EXCHANGE_TESTING, DISPATCH.EXCHANGE_NUMBER_UNKNOWN, DISPATCH.EXCHANGE_NUMBER_TAKEN, those of the documents, and what
   * acceptance refuses
   */
  async receive(form: Form, caller: ExchangeCaller): Promise<string | undefined> {
    const call = readCall(ReceiveCall, form);
    assertOwn(caller, call.BELONGSYSTEM);
    assertLive(caller);
    const number = await this.numbers.find(call.PROJID);
    if (number?.systemId !== caller.system.id) throw numberUnknown();
    const content = readOfflineCase(call, caller.settings);
    const hash = this.numbers.hashOf(JSON.stringify(content));
    const windowAccepts = await this.windowAccepts(content.report.itemCode);
    if (!(await this.numbers.hold(call.PROJID, content, hash, windowAccepts))) {
      const known = await this.numbers.find(call.PROJID);
      if (typeof known?.caseNo !== 'string' || (known.contentHash !== null && known.contentHash !== hash)) throw numberTaken();
      return known.caseNo;
    }
    if (windowAccepts) return undefined;
    try {
      return await this.offline.now(call.PROJID, content, caller);
    } catch (error) {
      if (isRefusal(error)) await this.numbers.release(call.PROJID, hash);
      throw error;
    }
  }

  /**
   * 附件 — one of several of a stage: nobody knows whether OutSystemID counts cases or files, so that where it lies is part of its name.
   * @throws DISPATCH.EXCHANGE_FIELD, DISPATCH.EXCHANGE_VALUE, DISPATCH.EXCHANGE_NUMBER_UNKNOWN also for a case that is not theirs,
   * DISPATCH.MESSAGE_CHANGED
   */
  async nameFile(form: Form, caller: ExchangeCaller): Promise<void> {
    const call = readCall(FileCall, form);
    assertOwn(caller, call.BELONGSYSTEM);
    const stage = stageOf(call.TYPE);
    const { NAME: name, FILEPATH: path, BELONGTO: belongsTo, REMARK: remark, DATAVERSION: version } = call;
    const place = createHash('sha256').update(path).digest('base64url').slice(0, 12);
    const externalId = `${call.PROJID}/${call.OutSystemID}/${call.TYPE}/${place}`;
    const caseNo = await this.caseOf(call.PROJID, caller);
    const file = { stage, name, path, belongsTo, remark, version, externalId };
    if (!(await this.files.add(caller.system.id, caseNo, [file]))) throw messageChanged();
  }

  private async caseOf(projId: string, { system }: ExchangeCaller): Promise<string> {
    const number = await this.numbers.find(projId);
    if (number) {
      if (number.systemId !== system.id || number.caseNo === null) throw numberUnknown();
      return number.caseNo;
    }
    if (!(await this.cases.of(system, projId)).theirs) throw numberUnknown();
    return projId;
  }

  private async windowAccepts(itemCode: string): Promise<boolean> {
    const [item] = await this.database.query<{ accepted_by: string }>(ACCEPTED_BY, [itemCode]);
    return item?.accepted_by === 'window';
  }
}
