import { Controller, Get, Param } from '@nestjs/common';
import { CurrentPrincipal, RequireKind, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { authorisationNotFound } from './enterprise.errors.js';
import { AuthorisationId, AuthorisationScope } from './enterprise.schema.js';
import { ListAuthorisations } from './list-authorisations.js';

/** 授权范围 — between services; the gateway does not route it. */
@ApiGroup('internal')
@Controller('api/v1/internal/authorisations/:id')
export class AuthorisationScopeController {
  constructor(private readonly lists: ListAuthorisations) {}

  @Get()
  @RequireKind('service')
  @Operation({
    summary: 'Read what an agent is authorised for',
    description:
      'Only for the services named in `AUTHORISATION_CLIENTS`, by the `yw_authz` of a token. Scope and time of an authorisation never change, so ' +
      'the answer may be kept as long as a token lives; that it has ended is told by the list of ended access.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', authorisationNotFound],
    response: { schema: AuthorisationScope },
  })
  read(@Param('id', { schema: AuthorisationId }) id: string, @CurrentPrincipal() principal: Principal): Promise<AuthorisationScope> {
    return this.lists.scopeOf(id, principal);
  }
}
