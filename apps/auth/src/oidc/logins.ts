import { Injectable } from '@nestjs/common';
import type { Token } from 'oidc-provider';
import { ACR_SECOND_FACTOR } from './acr.js';
import { TokenClaims } from './claims.js';
import { Consents } from './consents.js';
import { SecondFactorDemand } from './second-factor-demand.js';

/** What the provider asks of whoever logs in, and tells of him. */
@Injectable()
export class Logins {
  constructor(
    readonly claims: TokenClaims,
    readonly consents: Consents,
    readonly demand: SecondFactorDemand,
  ) {}

  /** Whether what a refresh token's owner showed when he logged in is still enough: a post may demand more since. */
  async isEnough(accountId: string, token: Token | undefined): Promise<boolean> {
    return token?.kind !== 'RefreshToken' || token.acr === ACR_SECOND_FACTOR || !(await this.demand.ofAccount(accountId));
  }
}
