import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { ClientAddress } from '@yiwang/http-api';
import { UnitOfWork } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import Provider, { type Adapter, type KoaContextWithOIDC, type Token } from 'oidc-provider';
import { AccessEndings } from '../ending/access-endings.js';
import { SecurityFacts } from '../security/security-facts.js';
import { AlreadyConsumed, PayloadStore } from './payload-store.js';
import { sidOf } from './sid.js';

const log = logger('oidc');

/**
 * 令牌重用 — a refresh token that comes a second time was copied by somebody, and nobody knows whether the thief came first or second. The
 * login that it is of ends: its session, all its clients' refresh tokens, and its access tokens everywhere. Of a code that comes a second
 * time the provider ends what was made of it, and no more: browsers repeat addresses by themselves.
 */
@Injectable()
export class TokenReuse {
  private readonly reused = metrics.counter('auth_token_reuse_total', 'Codes and refresh tokens that came a second time', ['kind']);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payloads: PayloadStore,
    private readonly endings: AccessEndings,
    private readonly security: SecurityFacts,
    private readonly addresses: ClientAddress,
    private readonly cipher: FieldCipher,
  ) {}

  /** Asked by the provider whenever it revokes a grant. Whether the grant itself goes too: not for one access token that was handed back. */
  async onRevocation({ oidc }: KoaContextWithOIDC): Promise<boolean> {
    const { route, entities } = oidc;
    const token = entities.RefreshToken ?? entities.AuthorizationCode;
    if (route === 'token' && token?.consumed) await this.found(token);
    const handedBack = route === 'revocation' ? entities.RefreshToken?.accountId : undefined;
    // Its access tokens end with it (RFC 7009 §2.1). Signed, they are told from no others of the account: all of before are refused, and renewed.
    if (handedBack !== undefined) await this.endings.end({ kind: 'account', id: handedBack });
    return !(route === 'revocation' && entities.AccessToken);
  }

  /** The adapter of refresh tokens; of two requests that bring one at the same moment, the provider does not know the second for what it is. */
  watching(tokens: Adapter): Adapter {
    return {
      ...tokens,
      consume: async (id) => {
        try {
          await tokens.consume(id);
        } catch (error) {
          if (error instanceof AlreadyConsumed && error.payload) await this.found(error.payload as unknown as Token);
          throw error;
        }
      },
    };
  }

  private async found({ kind, clientId, accountId, sessionUid }: Token): Promise<void> {
    this.reused.inc({ kind });
    log.warn('a code or refresh token came a second time', { name: kind, clientId });
    if (kind !== 'RefreshToken' || accountId === undefined || sessionUid === undefined) return;
    const request = Provider.ctx?.req;
    await this.unitOfWork.run(async () => {
      await this.payloads.revokeSession(sessionUid);
      await this.endings.end({ kind: 'session', id: sidOf(this.cipher, sessionUid) });
      const address = request && this.addresses.of(request);
      await this.security.note('refreshToken.reused', { kind: 'account', id: accountId }, { address });
    });
  }
}
