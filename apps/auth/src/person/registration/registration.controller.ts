import { Body, Controller, Post, Req } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ApiGroup, ClientAddress, Operation } from '@yiwang/http-api';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../account/caller.js';
import { OneTimeCodes, type SentCode as Sent } from '../code/one-time-codes.js';
import { codeNotSent, codeWrong, mobileTaken, passwordUnfit, tooManyCodes } from '../person.errors.js';
import { RegisterPerson, type Registered } from './register-person.js';
import { AskedCode, NewPerson, RegisteredPerson, SentCode } from './registration.schema.js';

/** 验证码与注册, for who has no token yet. */
@ApiGroup('registration')
@Public()
@Controller('api/v1')
export class RegistrationController {
  constructor(
    private readonly codes: OneTimeCodes,
    private readonly persons: RegisterPerson,
    private readonly addresses: ClientAddress,
  ) {}

  @Post('one-time-codes')
  @Operation({
    summary: 'Have a one-time code sent to a number',
    description:
      'The answer is the same whether the number is registered or not. Limited by number, device and address. Asking again sends another ' +
      'code, so no idempotency key is taken. A code is good for five minutes, five tries and the purpose it was asked for.',
    consistency: 'strong',
    errors: [tooManyCodes, codeNotSent],
    response: { status: 202, schema: SentCode },
  })
  send(@Body({ schema: AskedCode }) { mobile, purpose }: AskedCode, @Req() request: FastifyRequest): Promise<Sent> {
    return this.codes.send(purpose, mobile, callerOf(request.raw, this.addresses));
  }

  @Post('registrations')
  @Operation({
    summary: 'Register a person by mobile number and one-time code',
    description: 'At real-name level 1. The code is the idempotency key: the same body again gets the same answer.',
    consistency: 'strong',
    errors: [codeWrong, mobileTaken, passwordUnfit],
    response: { status: 201, schema: RegisteredPerson },
  })
  register(@Body({ schema: NewPerson }) body: NewPerson): Promise<Registered> {
    return this.persons.execute(body);
  }
}
