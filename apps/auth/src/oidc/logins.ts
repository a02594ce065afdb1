import { Injectable } from '@nestjs/common';
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
}
