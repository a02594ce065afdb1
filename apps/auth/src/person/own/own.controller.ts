import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { CurrentPrincipal, RequireLogin, RequireStepUp, type Principal } from '@yiwang/access';
import { ApiGroup, ClientAddress, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../../account/caller.js';
import type { SentCode as Sent } from '../code/one-time-codes.js';
import { OwnPerson } from '../own-person.js';
import * as errors from '../person.errors.js';
import { SentCode } from '../registration/registration.schema.js';
import { ChangeMobile } from './change-mobile.js';
import { CloseAccount as Close } from './close-account.js';
import { ExportData } from './export-data.js';
import { OwnMobile } from './own-mobile.js';
import { AccountClosed, AskedOwnCode, BoundMobile, CloseAccount, NewMobile, PersonalData } from './own.schema.js';

/** What is done to the account itself is asked of who has logged in lately. */
const LATELY = { maxAgeSeconds: 900 };

/** 本人账号. */
@ApiGroup('me')
@RequireLogin()
@Controller('api/v1/me')
export class OwnController {
  constructor(
    private readonly persons: OwnPerson,
    private readonly mobiles: OwnMobile,
    private readonly change: ChangeMobile,
    private readonly close: Close,
    private readonly exports: ExportData,
    private readonly addresses: ClientAddress,
  ) {}

  @Post('one-time-codes')
  @Operation({
    summary: 'Have a one-time code sent to one’s own number',
    description: 'Asking again sends another code, so no idempotency key is taken.',
    consistency: 'strong',
    errors: [errors.personsOnly, errors.noMobile, errors.tooManyCodes, errors.codeNotSent],
    response: { status: 202, schema: SentCode },
  })
  async send(
    @Body({ schema: AskedOwnCode }) { purpose }: AskedOwnCode,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
  ): Promise<Sent> {
    const { userId } = await this.persons.find(principal);
    return this.mobiles.send(purpose, userId, callerOf(request.raw, this.addresses));
  }

  @Post('mobile')
  @RequireStepUp(LATELY)
  @Operation({
    summary: 'Bind another mobile number',
    description:
      'A code to the new number, and one to the old number or a face check that has just passed. By face all logins end, this one too, and ' +
      'password and upstream accounts are forgotten: whoever holds the old number may have made them. The old number is told.',
    consistency: 'strong',
    errors: [errors.personsOnly, errors.codeWrong, errors.noMobile, errors.faceCheckNotFound, errors.mobileTaken],
    response: { status: 200, schema: BoundMobile },
  })
  changeMobile(
    @Body({ schema: NewMobile }) body: NewMobile,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<BoundMobile> {
    return this.change.execute(body, principal, key);
  }

  @Post('closing')
  @RequireStepUp(LATELY)
  @Operation({
    summary: 'Close one’s account',
    description:
      'With a code to one’s own number. Refused while cases are open, or while one acts for an enterprise or a public body. Name, number, ' +
      'document and password are forgotten at once; ids stay in cases and records. It cannot be undone.',
    consistency: 'strong',
    errors: [errors.personsOnly, errors.noMobile, errors.codeWrong, errors.openCases, errors.otherIdentities],
    response: { status: 200, schema: AccountClosed },
  })
  closeAccount(
    @Body({ schema: CloseAccount }) body: { codeId: string; code: string },
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<AccountClosed> {
    return this.close.execute(body, principal, key);
  }

  @Get('personal-data')
  @RequireStepUp(LATELY)
  @Operation({
    summary: 'Export what auth has of oneself',
    description: 'In clear (PIPL §45), with who read the identity and what for. Each export is recorded. Cases are read where they are.',
    consistency: 'strong',
    errors: [errors.personsOnly],
    response: { schema: PersonalData },
  })
  exportData(@CurrentPrincipal() principal: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<PersonalData> {
    reply.header('cache-control', 'no-store');
    return this.exports.execute(principal);
  }
}
