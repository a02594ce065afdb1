import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { CurrentPrincipal, RequireKind, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, PageQuery, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { ConsentClientId, consentNotFound, ConsentPage, type ListedConsent } from './consent.schema.js';
import { OwnConsents } from './own-consents.js';

/** 我的授权. */
@ApiGroup('me')
@Controller('api/v1/me/consents')
@RequireKind('person', 'legalPerson', 'officer')
export class ConsentController {
  constructor(private readonly consents: OwnConsents) {}

  @Get()
  @Operation({
    summary: 'List which other applications are told who one is',
    description: '授权同意, of the identity that the token speaks for. The platform’s own applications need none.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', cursorInvalid],
    response: { schema: ConsentPage },
  })
  list(
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<ListedConsent>> {
    return this.consents.list(principal, query);
  }

  @Delete(':clientId')
  @HttpCode(204)
  @Operation({
    summary: 'Withdraw a consent',
    description:
      'The application’s tokens of this identity end; the next time it asks, the person is asked again. After one that calls the API the others have to renew their access tokens.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', consentNotFound],
    response: { status: 204 },
  })
  withdraw(@Param('clientId', { schema: ConsentClientId }) clientId: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    return this.consents.withdraw(principal, clientId);
  }
}
