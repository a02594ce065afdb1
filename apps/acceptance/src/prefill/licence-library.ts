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
  /** Whether it is connected, and answered when it was last asked. */
  abstract readonly available: boolean;
  /** The fields on the newest valid licence of the holder; undefined when there is none, or the library is away or not connected. */
  abstract read(question: LicenceQuestion): Promise<LicenceFields | undefined>;
}

const Answer = z.object({ fields: z.record(z.string(), z.unknown()).nullable() });
const TIMEOUT_MS = 1_500;
/** After no answer nobody asks again for so long: a bundle has many forms, and each would wait. Real time. */
const PAUSE_MS = 10_000;
const PREFIX = 'yiwang-licence';

const log = logger('acceptance.licences');

/**
 * Posts the question, signed, to `LICENCE_URL`, which answers `{fields: {…}}`, or `{fields: null}` where the holder has no such licence.
 * Without that address no licence is known. Not to be called in a unit of work.
 */
@Injectable()
export class HttpLicenceLibrary extends LicenceLibrary {
  private retryAt = 0;

  constructor(
    private readonly pool: HttpPool,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {
    super();
  }

  get available(): boolean {
    return this.config.LICENCE_URL !== undefined && Date.now() >= this.retryAt;
  }

  async read(question: LicenceQuestion): Promise<LicenceFields | undefined> {
    const { LICENCE_URL: url, LICENCE_SECRET: secret } = this.config;
    if (url === undefined || secret === undefined) return undefined;
    const body = JSON.stringify(question);
    const headers = { 'content-type': 'application/json', ...signedHeaders(PREFIX, secret, Buffer.from(body)) };
    try {
      const { status, text } = await this.answerOf(url, { method: 'POST', headers, body, timeoutMs: TIMEOUT_MS });
      if (status !== 200) throw new Error(`the licence library answered ${status}`);
      return fieldsIn(text);
    } catch (err) {
      log.warn('a licence could not be read; the form is filled in without it', { err });
      return undefined;
    }
  }

  private async answerOf(url: string, request: Parameters<HttpPool['send']>[1]): ReturnType<HttpPool['send']> {
    try {
      return await this.pool.send(url, request);
    } catch (error) {
      this.retryAt = Date.now() + PAUSE_MS;
      throw error;
    }
  }
}

/** Says nothing of an answer that it cannot read: it holds what stands on somebody's licence, and errors are logged. */
function fieldsIn(answer: string): LicenceFields | undefined {
  try {
    return Answer.parse(JSON.parse(answer)).fields ?? undefined;
  } catch {
    throw new Error('the licence library answered something else than fields');
  }
}
