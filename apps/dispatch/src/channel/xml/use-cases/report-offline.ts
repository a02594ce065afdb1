import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { HttpPool, remoteError, type HttpAnswer } from '@yiwang/http-client';
import { isAppError } from '@yiwang/kernel';
import { currentTraceparent } from '@yiwang/telemetry';
import { z } from 'zod';
import type { DispatchConfig } from '../../../dispatch.config.js';
import type { OfflineCase } from '../incoming-documents.js';
import { SystemMappings } from '../../../mapping/system-mappings.js';
import { ExchangeNumbers } from '../persistence/exchange-numbers.js';
import { neighbourAway } from '../xml.errors.js';
import type { ExchangeCaller } from './exchange-caller.js';
import { LinkOwnCases } from './link-own-cases.js';

const TIMEOUT_MS = 10_000;
const Filed = z.object({ caseNo: z.string() });
/** The answer to an earlier report was lost. */
const KNOWN = 'ACCEPTANCE.OFFLINE_CASE_KNOWN';

/** 部门自办件上报 — puts a department's own case into the ledger, in the name of its system; acceptance judges whether it may. */
@Injectable()
export class ReportOffline {
  constructor(
    private readonly pool: HttpPool,
    private readonly numbers: ExchangeNumbers,
    private readonly links: LinkOwnCases,
    private readonly mappings: SystemMappings,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  /**
   * Repeatable: the ledger takes the case once, and tells by its events under which number, should its answer not come through.
   * @throws ACCEPTANCE.… what it refuses, DISPATCH.EXCHANGE_UNAVAILABLE
   */
  async now(projId: string, { report }: OfflineCase, caller: ExchangeCaller, acceptedAt?: Date): Promise<string> {
    const whole = acceptedAt === undefined ? report : { ...report, acceptedAt: acceptedAt.toISOString() };
    const body = JSON.stringify(await this.mappings.inbound(caller.system, 'receive', whole));
    try {
      const caseNo = await this.file(projId, body, caller.authorization);
      await this.links.execute([{ projId, orgCode: caller.system.orgCode, caseNo }]);
      return caseNo;
    } catch (error) {
      if (!isAppError(error) || error.code !== KNOWN) throw error;
      const linked = (await this.numbers.find(projId))?.caseNo;
      // What the ledger has said of it is still under way to us.
      if (typeof linked !== 'string') throw neighbourAway({ cause: error, retryAfter: 5 });
      return linked;
    }
  }

  private async file(projId: string, body: string, authorization: string): Promise<string> {
    const key = `${projId}-${this.numbers.hashOf(body).slice(0, 32)}`;
    const traceparent = currentTraceparent();
    const headers = {
      accept: 'application/json',
      authorization,
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(traceparent === undefined ? {} : { traceparent }),
    };
    const url = `${this.config.ACCEPTANCE_URL.replace(/\/$/, '')}/api/v1/applications/offline-cases`;
    let answer: HttpAnswer;
    try {
      answer = await this.pool.send(url, { method: 'POST', headers, body, timeoutMs: TIMEOUT_MS });
    } catch (cause) {
      throw neighbourAway({ cause, retryAfter: 5 });
    }
    if (answer.status >= 500) throw neighbourAway({ cause: new Error(`status ${answer.status}`), retryAfter: 5 });
    if (answer.status < 200 || answer.status > 299) throw remoteError(answer);
    return Filed.parse(JSON.parse(answer.text)).caseNo;
  }
}
