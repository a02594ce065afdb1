import { Controller, Get } from '@nestjs/common';
import { CurrentPrincipal, RequireLogin, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { Accounts } from '../account/accounts.js';
import { Me } from './me.schema.js';

@ApiGroup('me')
@Controller('api/v1/me')
export class MeController {
  constructor(private readonly accounts: Accounts) {}

  /** 本人信息. */
  @Get()
  @RequireLogin()
  @Operation({
    summary: 'Tell who the access token speaks for',
    description: '本人信息. Names of the people side are masked. The permissions are those of the token, not of the account as it is now.',
    consistency: 'strong',
    response: { schema: Me },
  })
  async me(@CurrentPrincipal() principal: Principal): Promise<Me> {
    const account = principal.kind === 'system' || principal.kind === 'service' ? undefined : await this.accounts.find(principal.id);
    return {
      id: principal.id,
      userId: account?.userId ?? null,
      kind: principal.kind,
      displayName: account?.displayName ?? null,
      orgCode: principal.orgCode ?? null,
      orgName: account?.orgName ?? null,
      regionCode: principal.regionCode ?? null,
      realNameLevel: principal.realNameLevel ?? null,
      permissions: [...principal.permissions],
      authorisationId: principal.authorisationId ?? null,
    };
  }
}
