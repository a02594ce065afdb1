import { Injectable } from '@nestjs/common';
import { logger, metrics } from '@yiwang/telemetry';
import type { KoaContextWithOIDC, Token } from 'oidc-provider';

const log = logger('oidc');

/**
 * 令牌重用 — a code or refresh token that comes a second time was copied by somebody. The provider ends all that was made of it (its grant);
 * here it is told.
 */
@Injectable()
export class TokenReuse {
  private readonly reused = metrics.counter('auth_token_reuse_total', 'Codes and refresh tokens that came a second time', ['kind']);

  /** Asked by the provider whenever it revokes a grant. Whether the grant itself goes too: not for one access token that was handed back. */
  async onRevocation({ oidc }: KoaContextWithOIDC): Promise<boolean> {
    const { route, entities } = oidc;
    const token = entities.RefreshToken ?? entities.AuthorizationCode;
    if (route === 'token' && token?.consumed) await this.found(token);
    return !(route === 'revocation' && entities.AccessToken);
  }

  private found({ kind, clientId, accountId }: Token): Promise<void> {
    log.warn('a code or refresh token came a second time, its family is ended', {
      name: kind,
      clientId,
      ...(accountId && { principalId: accountId }),
    });
    this.reused.inc({ kind });
    return Promise.resolve();
  }
}
