import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { Form } from '../wire/form-body.js';
import { FileCall, readCall, readNumberParam, ReceiveCall } from '../exchange-calls.js';
import { readOfflineCase, stageOf } from '../incoming-documents.js';
import { ExchangeFiles } from '../persistence/exchange-files.js';
import { ExchangeNumbers } from '../persistence/exchange-numbers.js';
import { numberTaken, numberUnknown } from '../xml.errors.js';
import { assertOwn, type ExchangeCaller } from './exchange-caller.js';
import { ReportOffline } from './report-offline.js';

const ACCEPTED_BY = `
  SELECT core ->> 'acceptedBy' AS accepted_by FROM item_versions WHERE item_code = $1 AND status = 'published' ORDER BY version DESC LIMIT 1`;
const OF_CASE = 'SELECT 1 FROM tasks WHERE case_no = $1 AND org_code = $2 AND (system_id IS NULL OR system_id = $3) LIMIT 1';

/** 取号、收件、附件 of cases that departments work on in systems of their own. */
@Injectable()
export class TakeOwnCase {
  constructor(
    private readonly database: Database,
    private readonly numbers: ExchangeNumbers,
    private readonly files: ExchangeFiles,
    private readonly offline: ReportOffline,
  ) {}

  /** 取号. @throws DISPATCH.EXCHANGE_FIELD, DISPATCH.EXCHANGE_SYSTEM */
  drawNumber(form: Form, caller: ExchangeCaller): Promise<string> {
    const { belongSystem, areaCode, outSystemId } = readNumberParam(form);
    assertOwn(caller, belongSystem);
    return this.numbers.draw(caller.system.id, areaCode, outSystemId);
  }

  /**
   * 收件 — into the ledger at once where the department accepts by itself. Where the window accepts, nobody but the window could accept what
   * already lies with the department, so the case waits, sealed, for the department's own word of its acceptance, and is reported with it.
   * Returns the number in the ledger, if it has one yet.
   * @throws DISPATCH.EXCHANGE_NUMBER_UNKNOWN, DISPATCH.EXCHANGE_NUMBER_TAKEN, those of the documents, and what acceptance refuses
   */
  async receive(form: Form, caller: ExchangeCaller): Promise<string | undefined> {
    const call = readCall(ReceiveCall, form);
    assertOwn(caller, call.BELONGSYSTEM);
    const number = await this.numbers.find(call.PROJID);
    if (number?.systemId !== caller.system.id) throw numberUnknown();
    const content = readOfflineCase(call, caller.settings);
    const hash = this.numbers.hashOf(JSON.stringify(content));
    if (number.contentHash !== null && number.contentHash !== hash) throw numberTaken();
    if (number.caseNo !== null) return number.caseNo;
    if (await this.windowAccepts(content.report.itemCode)) {
      await this.numbers.hold(call.PROJID, content, hash);
      return undefined;
    }
    return this.offline.now(call.PROJID, content, caller, hash);
  }

  /** 附件. @throws DISPATCH.EXCHANGE_FIELD, DISPATCH.EXCHANGE_VALUE, DISPATCH.EXCHANGE_NUMBER_UNKNOWN also for a case that is not theirs */
  async nameFile(form: Form, caller: ExchangeCaller): Promise<void> {
    const call = readCall(FileCall, form);
    assertOwn(caller, call.BELONGSYSTEM);
    const stage = stageOf(call.TYPE);
    const { NAME: name, FILEPATH: path, BELONGTO: belongsTo, REMARK: remark, DATAVERSION: version } = call;
    const externalId = `${call.PROJID}/${call.OutSystemID}/${call.TYPE}`;
    await this.files.add(caller.system.id, await this.caseOf(call.PROJID, caller), [
      { stage, name, path, belongsTo, remark, version, externalId },
    ]);
  }

  private async caseOf(projId: string, { system }: ExchangeCaller): Promise<string> {
    const number = await this.numbers.find(projId);
    if (number) {
      if (number.systemId !== system.id || number.caseNo === null) throw numberUnknown();
      return number.caseNo;
    }
    if ((await this.database.query(OF_CASE, [projId, system.orgCode, system.id])).length === 0) throw numberUnknown();
    return projId;
  }

  private async windowAccepts(itemCode: string): Promise<boolean> {
    const [item] = await this.database.query<{ accepted_by: string }>(ACCEPTED_BY, [itemCode]);
    return item?.accepted_by === 'window';
  }
}
