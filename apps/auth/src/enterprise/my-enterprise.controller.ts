import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequireLogin, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import { AnswerAuthorisation } from './answer-authorisation.js';
import {
  agentIsRepresentative,
  authorisationEnded,
  authorisationNotFound,
  enterpriseAccountDisabled,
  enterpriseClosed,
  notAPerson,
  verifyYourselfFirst,
} from './enterprise.errors.js';
import {
  Authorisation,
  AuthorisationId,
  AuthorisationPage,
  AuthorisationQuery,
  MyEnterprisePage,
  type MyEnterprise,
} from './enterprise.schema.js';
import { ListAuthorisations } from './list-authorisations.js';

/** 我的法人身份与授权 — by whatever identity the user acts. */
@ApiGroup('me')
@Controller('api/v1/me')
@RequireLogin()
export class MyEnterpriseController {
  constructor(
    private readonly lists: ListAuthorisations,
    private readonly answers: AnswerAuthorisation,
  ) {}

  @Get('enterprises')
  @Operation({
    summary: 'List the enterprises one may act for',
    description: 'As their representative, or as an agent by an authorisation in force.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', cursorInvalid],
    response: { schema: MyEnterprisePage },
  })
  enterprises(
    @Query({ schema: AuthorisationQuery }) query: AuthorisationQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<MyEnterprise>> {
    return this.lists.enterprisesOf(query, principal);
  }

  @Get('authorisations')
  @Operation({
    summary: 'List the authorisations one was given',
    description: 'Offers that wait for an answer, those in force, and those that are over; the newest first.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', cursorInvalid],
    response: { schema: AuthorisationPage },
  })
  list(
    @Query({ schema: AuthorisationQuery }) query: AuthorisationQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<Authorisation>> {
    return this.lists.ofAgent(query, principal);
  }

  @Post('authorisations/:id/accept')
  @Operation({
    summary: 'Accept an authorisation',
    description:
      '接受授权. By a person of real-name level 3, as himself. He has an identity for the enterprise from then on, chosen at a login.',
    consistency: 'strong',
    errors: [
      notAPerson,
      verifyYourselfFirst,
      authorisationNotFound,
      authorisationEnded,
      enterpriseClosed,
      agentIsRepresentative,
      enterpriseAccountDisabled,
    ],
    response: { status: 200, schema: Authorisation },
  })
  accept(
    @Param('id', { schema: AuthorisationId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Authorisation> {
    return this.answers.accept(id, principal, key);
  }

  @Post('authorisations/:id/refuse')
  @Operation({
    summary: 'Decline an authorisation, or give it up',
    description: '拒绝或放弃授权. By whatever identity one acts. Whoever gives one up is out of his sessions for the enterprise.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', authorisationNotFound, authorisationEnded],
    response: { status: 200, schema: Authorisation },
  })
  refuse(
    @Param('id', { schema: AuthorisationId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Authorisation> {
    return this.answers.refuse(id, principal, key);
  }
}
