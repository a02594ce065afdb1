import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { CONFIG } from '@yiwang/config';
import { HttpPool, remoteError, type HttpAnswer } from '@yiwang/http-client';
import { currentTraceparent } from '@yiwang/telemetry';
import { z } from 'zod';
import type { DispatchConfig } from '../../../dispatch.config.js';
import type { OfflineCase } from '../incoming-documents.js';
import { SystemMappings } from '../../../mapping/system-mappings.js';
import { ExchangeFiles } from '../persistence/exchange-files.js';
import { ExchangeNumbers } from '../persistence/exchange-numbers.js';
import { neighbourAway } from '../xml.errors.js';
import type { ExchangeCaller } from './exchange-caller.js';

const TIMEOUT_MS = 10_000;
const Filed = z.object({ caseNo: z.string() });

/** 部门自办件上报 — puts a department's own case into the ledger, in the name of its system; acceptance judges whether it may. */
@Injectable()
export class ReportOffline {
  constructor(
    private readonly pool: HttpPool,
    private readonly numbers: ExchangeNumbers,
    private readonly files: ExchangeFiles,
    private readonly mappings: SystemMappings,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  /** Repeatable: the ledger takes the case once. @throws ACCEPTANCE.… what it refuses, DISPATCH.EXCHANGE_UNAVAILABLE */
  async now(projId: string, { report, files }: OfflineCase, caller: ExchangeCaller, hash: string, acceptedAt?: Date): Promise<string> {
    const whole = acceptedAt === undefined ? report : { ...report, acceptedAt: acceptedAt.toISOString() };
    const body = JSON.stringify(await this.mappings.inbound(caller.system, 'receive', whole));
    const caseNo = await this.file(projId, body, caller.authorization);
    await this.files.add(
      caller.system.id,
      caseNo,
      files.map((file) => ({ ...file, version: 1 })),
    );
    await this.numbers.reported(projId, caseNo, hash);
    return caseNo;
  }

  private async file(projId: string, body: string, authorization: string): Promise<string> {
    const key = `${projId}-${createHash('sha256').update(body).digest('hex').slice(0, 32)}`;
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
