import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { HttpPool, type HttpAnswer } from '@yiwang/http-client';
import { z } from 'zod';
import type { DispatchConfig } from '../../../dispatch.config.js';
import { readCall } from '../exchange-calls.js';
import type { Form } from '../wire/form-body.js';
import { neighbourAway, passwordWrong } from '../xml.errors.js';

const LoginCall = z.object({
  LoginName: z.string().min(1).max(100),
  LoginPwd: z.string().min(1).max(200),
  Type: z.string().max(20).optional(),
});
const TokenAnswer = z.object({ access_token: z.string().min(1) });
const TIMEOUT_MS = 5_000;

/** 获取授权 — name and password are the client's that was registered for the system; what it gets is the value of its Authorization header. */
@Injectable()
export class ExchangeLogin {
  constructor(
    private readonly pool: HttpPool,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  /** @throws DISPATCH.EXCHANGE_FIELD, DISPATCH.EXCHANGE_LOGIN, DISPATCH.EXCHANGE_UNAVAILABLE */
  async execute(form: Form): Promise<{ clientId: string; authorization: string }> {
    const { LoginName: clientId, LoginPwd: secret } = readCall(LoginCall, form);
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString('base64');
    const url = this.config.TOKEN_URL ?? `${this.config.AUTH_ISSUER.replace(/\/$/, '')}/token`;
    let answer: HttpAnswer;
    try {
      answer = await this.pool.send(url, {
        method: 'POST',
        headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: 'grant_type=client_credentials',
        timeoutMs: TIMEOUT_MS,
      });
    } catch (cause) {
      throw neighbourAway({ cause, retryAfter: 5 });
    }
    if (answer.status >= 500 || answer.status === 429) throw neighbourAway({ cause: new Error(`status ${answer.status}`), retryAfter: 5 });
    if (answer.status !== 200) throw passwordWrong();
    return { clientId, authorization: `Bearer ${tokenOf(answer.text)}` };
  }
}

function tokenOf(text: string): string {
  try {
    return TokenAnswer.parse(JSON.parse(text)).access_token;
  } catch (cause) {
    throw neighbourAway({ cause, retryAfter: 5 });
  }
}
