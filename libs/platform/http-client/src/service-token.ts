import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type PlatformConfig } from '@yiwang/config';
import { defineError } from '@yiwang/kernel';
import { z } from 'zod';
import { HttpPool } from './http-pool.js';

const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
/** Renewed this long before it expires, so that no token dies on its way. */
const EARLY_MS = 30_000;
const TIMEOUT_MS = 5_000;

export const tokenUnavailable = defineError('unavailable', 'HTTP_CLIENT.TOKEN_UNAVAILABLE', {
  zh: '身份认证服务暂不可用',
  en: 'no access token could be obtained',
});

type Config = Pick<PlatformConfig, 'AUTH_ISSUER' | 'TOKEN_URL' | 'SERVICE_CLIENT_ID' | 'SERVICE_CLIENT_SECRET'>;

/** The service's own access token by client credentials (RFC 6749 §4.4), shared by all its calls until shortly before it expires. */
@Injectable()
export class ServiceToken {
  private current: { token: string; until: number } | undefined;
  private fetching: Promise<string> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly pool: HttpPool,
  ) {}

  /** @throws HTTP_CLIENT.TOKEN_UNAVAILABLE */
  async get(): Promise<string> {
    if (this.current && this.current.until > Date.now()) return this.current.token;
    this.fetching ??= this.fetch().finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  /** Forgets a token that a neighbour refused: the issuer's keys may have changed. */
  forget(token: string): void {
    if (this.current?.token === token) this.current = undefined;
  }

  private async fetch(): Promise<string> {
    const { SERVICE_CLIENT_ID: id, SERVICE_CLIENT_SECRET: secret } = this.config;
    if (!id || !secret) throw tokenUnavailable({ cause: new Error('SERVICE_CLIENT_ID and SERVICE_CLIENT_SECRET are not configured') });
    const basic = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64');
    try {
      const url = this.config.TOKEN_URL ?? `${this.config.AUTH_ISSUER.replace(/\/$/, '')}/token`;
      const { status, text } = await this.pool.send(url, {
        method: 'POST',
        headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: 'grant_type=client_credentials',
        timeoutMs: TIMEOUT_MS,
      });
      if (status !== 200) throw new Error(`the token endpoint answered ${status}`);
      const { access_token: token, expires_in: seconds } = TokenAnswer.parse(JSON.parse(text));
      this.current = { token, until: Date.now() + Math.max(seconds * 1000 - EARLY_MS, (seconds * 1000) / 2) };
      return token;
    } catch (cause) {
      throw tokenUnavailable({ cause, retryAfter: 5 });
    }
  }
}
