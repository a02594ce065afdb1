import { Injectable } from '@nestjs/common';
import { TokenVerifier, type Principal } from '@yiwang/access';
import { isAppError } from '@yiwang/kernel';
import type { FastifyReply } from 'fastify';
import { TokenClaims } from './claims.js';

const JWT = /^Bearer +[\w-]+\.[\w-]+\.[\w-]+ *$/i;

/**
 * 用户信息 for access tokens of the API. The provider answers only for opaque ones, of which it keeps a row each; ours are signed, and every
 * client library asks here with the access token that it has (OpenID Connect Core §5.3).
 */
@Injectable()
export class Userinfo {
  constructor(
    private readonly verifier: TokenVerifier,
    private readonly claims: TokenClaims,
  ) {}

  /** Whether the token is one of ours to answer for. */
  concerns(authorization: string | undefined): authorization is string {
    return authorization !== undefined && JWT.test(authorization);
  }

  async answer(authorization: string, reply: FastifyReply): Promise<void> {
    // Whoever has the token may read it anywhere; without it, a page of another site learns nothing.
    reply.header('access-control-allow-origin', '*').header('cache-control', 'no-store');
    const principal = await this.principal(authorization);
    const account = principal && (await this.claims.account(principal.id));
    if (account) return void reply.send(this.claims.identity(account));
    reply.status(401).header('www-authenticate', 'Bearer realm="yiwang", error="invalid_token"').send({ error: 'invalid_token' });
  }

  /** @throws ACCESS.KEYS_UNAVAILABLE */
  private async principal(authorization: string): Promise<Principal | undefined> {
    try {
      return await this.verifier.authenticate(authorization);
    } catch (error) {
      if (isAppError(error) && error.kind === 'unauthenticated') return undefined;
      throw error;
    }
  }
}
