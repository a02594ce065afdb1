import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { HttpPool, signedHeaders } from '@yiwang/http-client';
import { logger } from '@yiwang/telemetry';
import { z } from 'zod';
import type { AcceptanceConfig } from '../acceptance.config.js';

export interface LicenceHolder {
  documentType: string;
  documentNo: string;
}

export type LicenceFields = Record<string, unknown>;

/** Whose licence, by its name or 证照类型代码, and why it is read: for which item (事项编码). */
export interface LicenceQuestion {
  licence: string;
  holder: LicenceHolder;
  purpose: 'prefill';
  itemCode: string;
}

/** 电子证照库 — the province's library of licences, outside this platform. */
export abstract class LicenceLibrary {
  abstract readonly connected: boolean;
  /** The fields on the newest valid licence of the holder; undefined when there is none, or the library is away or not connected. */
  abstract read(question: LicenceQuestion): Promise<LicenceFields | undefined>;
}

const Answer = z.object({ fields: z.record(z.string(), z.unknown()).nullable() });
const TIMEOUT_MS = 1_500;
const PREFIX = 'yiwang-licence';

const log = logger('acceptance.licences');

/**
 * Posts the question, signed, to `LICENCE_URL`, which answers `{fields: {…}}`, or `{fields: null}` where the holder has no such licence.
 * Without that address no licence is known. Not to be called in a unit of work.
 */
@Injectable()
export class HttpLicenceLibrary extends LicenceLibrary {
  constructor(
    private readonly pool: HttpPool,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {
    super();
  }

  get connected(): boolean {
    return this.config.LICENCE_URL !== undefined;
  }

  async read(question: LicenceQuestion): Promise<LicenceFields | undefined> {
    const { LICENCE_URL: url, LICENCE_SECRET: secret } = this.config;
    if (url === undefined || secret === undefined) return undefined;
    const body = JSON.stringify(question);
    const headers = { 'content-type': 'application/json', ...signedHeaders(PREFIX, secret, Buffer.from(body)) };
    try {
      const { status, text } = await this.pool.send(url, { method: 'POST', headers, body, timeoutMs: TIMEOUT_MS });
      if (status !== 200) throw new Error(`the licence library answered ${status}`);
      return Answer.parse(JSON.parse(text)).fields ?? undefined;
    } catch (err) {
      // The answer itself is never logged: it holds what stands on somebody's licence.
      log.warn('a licence could not be read; the form is filled in without it', { err });
      return undefined;
    }
  }
}
