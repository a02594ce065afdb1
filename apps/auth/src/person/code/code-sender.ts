import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { ServiceClient } from '@yiwang/http-client';
import type { AuthConfig } from '../../auth.config.js';
import { codeNotSent } from '../person.errors.js';
import type { CodePurpose } from './one-time-codes.js';

/** Longer than notification gives its provider: its refusal is more use than silence. */
const TIMEOUT_MS = 8_000;

export interface OutgoingCode {
  codeId: string;
  mobile: string;
  purpose: CodePurpose;
  code: string;
  minutes: number;
}

/** Has notification send a code at once. Not to be called in a unit of work. */
@Injectable()
export class CodeSender {
  constructor(
    private readonly client: ServiceClient,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /** @throws AUTH.CODE_NOT_SENT */
  async send(code: OutgoingCode): Promise<void> {
    const url = `${this.config.NOTIFICATION_URL.replace(/\/$/, '')}/api/v1/internal/one-time-codes`;
    try {
      await this.client.post(url, { body: code, timeoutMs: TIMEOUT_MS });
    } catch (cause) {
      throw codeNotSent({ cause, retryAfter: 60 });
    }
  }
}
