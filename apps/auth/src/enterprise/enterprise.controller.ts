import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequireLogin, RequireStepUp, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { AuthoriseAgent } from './authorise-agent.js';
import {
  agentIsRepresentative,
  agentUnknown,
  alreadyOffered,
  authorisationEnded,
  authorisationNotFound,
  claimedTooOften,
  enterpriseAccountDisabled,
  enterpriseClosed,
  enterpriseRegistered,
  notAPerson,
  notRepresentative,
  periodUnfit,
  registerUnavailable,
  verifyYourselfFirst,
} from './enterprise.errors.js';
import {
  Authorisation,
  AuthorisationId,
  AuthorisationPage,
  AuthorisationQuery,
  AuthorisationTerms,
  CreditCode,
  NewEnterprise,
  Representation,
  Takeover,
} from './enterprise.schema.js';
import { ListAuthorisations } from './list-authorisations.js';
import { RepresentEnterprise } from './represent-enterprise.js';

const REPRESENTING = [
  claimedTooOften,
  notAPerson,
  verifyYourselfFirst,
  notRepresentative,
  enterpriseClosed,
  enterpriseAccountDisabled,
  registerUnavailable,
];

/** Somebody who finds an open browser gives no rights away by it. Taking them back never waits. */
const LATELY = { maxAgeSeconds: 900 };

/** 法人. */
@ApiGroup('enterprises')
@Controller('api/v1/enterprises')
@RequireLogin()
export class EnterpriseController {
  constructor(
    private readonly representing: RepresentEnterprise,
    private readonly authorising: AuthoriseAgent,
    private readonly lists: ListAuthorisations,
  ) {}

  @Post()
  @Operation({
    summary: 'Register an enterprise as its legal representative',
    description:
      '法人注册. By a person of real-name level 3, as himself: his own name and number are compared with the register of enterprises. He then ' +
      'has an identity for the enterprise, which he chooses at a login. Who acts for it by an authorisation goes on; a takeover ends that.',
    consistency: 'strong',
    errors: [...REPRESENTING, enterpriseRegistered],
    response: { status: 201, schema: Representation },
  })
  register(
    @Body({ schema: NewEnterprise }) { creditCode }: z.output<typeof NewEnterprise>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Representation> {
    return this.representing.execute(creditCode, principal, key);
  }

  @Post(':creditCode/takeover')
  @RequireStepUp(LATELY)
  @Operation({
    summary: 'Take an enterprise over from its former representative',
    description:
      '接管. Checked as a registration is. The former representative’s access ends at once, that of the agents too unless they are kept.',
    consistency: 'strong',
    errors: REPRESENTING,
    response: { status: 200, schema: Representation },
  })
  takeOver(
    @Param('creditCode', { schema: CreditCode }) creditCode: string,
    @Body({ schema: Takeover }) takeover: z.output<typeof Takeover>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Representation> {
    return this.representing.execute(creditCode, principal, key, takeover);
  }

  @Get(':creditCode/authorisations')
  @Operation({
    summary: 'List whom an enterprise has authorised',
    description: 'For its representative, who acts as that. The newest first.',
    consistency: 'strong',
    errors: [notRepresentative, cursorInvalid],
    response: { schema: AuthorisationPage },
  })
  list(
    @Param('creditCode', { schema: CreditCode }) creditCode: string,
    @Query({ schema: AuthorisationQuery }) query: AuthorisationQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<Authorisation>> {
    return this.lists.ofEnterprise(creditCode, query, principal);
  }

  @Post(':creditCode/authorisations')
  @RequireStepUp(LATELY)
  @Operation({
    summary: 'Authorise an agent',
    description:
      '授权经办人. By the representative, who acts as that, for a user named by his id alone. It holds once the agent has accepted it. Its terms ' +
      'never change: another scope or time is another authorisation, which replaces this one when it is accepted.',
    consistency: 'strong',
    errors: [notRepresentative, agentUnknown, agentIsRepresentative, alreadyOffered, periodUnfit],
    response: { status: 201, schema: Authorisation },
  })
  authorise(
    @Param('creditCode', { schema: CreditCode }) creditCode: string,
    @Body({ schema: AuthorisationTerms }) terms: AuthorisationTerms,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Authorisation> {
    return this.authorising.offer(creditCode, terms, principal, key);
  }

  @Post(':creditCode/authorisations/:id/revoke')
  @Operation({
    summary: 'Revoke an authorisation',
    description:
      '撤销授权, or an offer of one. The agent’s sessions for the enterprise end at once, his access token everywhere within seconds.',
    consistency: 'strong',
    errors: [notRepresentative, authorisationNotFound, authorisationEnded],
    response: { status: 200, schema: Authorisation },
  })
  revoke(
    @Param('creditCode', { schema: CreditCode }) creditCode: string,
    @Param('id', { schema: AuthorisationId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Authorisation> {
    return this.authorising.revoke(creditCode, id, principal, key);
  }
}
