import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { CurrentPrincipal, Public, RequireKind, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import * as errors from '../domain/rating.errors.js';
import { ShowEvaluation } from '../queries/show-evaluation.js';
import { IssueLink, type IssuedLink as Link } from '../use-cases/issue-link.js';
import { RateService, type RatingReceipt as Receipt } from '../use-cases/rate-service.js';
import { EvaluationView, InvitationId, IssuedLink, RateByLink, RatingReceipt, Token } from './rating.schema.js';

/** 评价链接 — for people without an account; the gateway limits how often an address may try. */
@ApiGroup('Evaluations')
@Controller('api/v1/evaluations/invitations')
export class InvitationController {
  constructor(
    private readonly showEvaluation: ShowEvaluation,
    private readonly rateService: RateService,
    private readonly issueLink: IssueLink,
  ) {}

  @Get(':token')
  @Public()
  @Operation({
    summary: 'See what a link lets one rate',
    description: 'Looking does not use the link up.',
    consistency: 'strong',
    errors: [errors.linkNotFound, errors.linkUsed, errors.linkExpired],
    response: { schema: EvaluationView },
  })
  show(@Param('token', { schema: Token }) token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<EvaluationView> {
    reply.header('cache-control', 'no-store');
    return this.showEvaluation.byLink(token);
  }

  @Post(':token')
  @Public()
  @Operation({
    summary: 'Rate by a link',
    description: 'The link is used up. The same body again gets the same answer; needs no idempotency key.',
    consistency: 'strong',
    errors: [
      errors.linkNotFound,
      errors.linkUsed,
      errors.linkExpired,
      errors.alreadyRated,
      errors.invitationExpired,
      errors.notRatedYet,
      errors.followUpGiven,
      errors.followUpExpired,
      errors.tagUnfit,
    ],
    response: { status: 201, schema: RatingReceipt },
  })
  rate(@Param('token', { schema: Token }) token: string, @Body({ schema: RateByLink }) body: RateByLink): Promise<Receipt> {
    return this.rateService.byLink(token, body);
  }

  @Post(':invitationId/link')
  @RequireKind('service')
  @Operation({
    summary: 'Make a link for an invitation',
    description:
      'Only for the service that sends links to people. The new one replaces the one before; who asked and when is kept. ' +
      'The token is stored nowhere, so no idempotency key is taken: asking again makes another.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', errors.linkNotFound, errors.nothingToRate],
    response: { status: 201, schema: IssuedLink },
  })
  link(
    @Param('invitationId', { schema: InvitationId }) invitationId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Link> {
    reply.header('cache-control', 'no-store');
    return this.issueLink.execute(invitationId, principal);
  }
}
