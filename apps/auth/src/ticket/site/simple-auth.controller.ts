import { All, Controller, Req, Res, SetMetadata } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ClientAddress } from '@yiwang/http-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parametersOf } from '../protocol/parameters.js';
import { PersonalInterface } from './personal-interface.js';

/** What `@ApiExcludeController()` sets; importing it would load the OpenAPI library into every process. */
const HiddenFromOpenApi = () => SetMetadata('swagger/apiExcludeController', [true]);

/** 个人单点登录 — called by sites' servers, directly or under the path of the provincial gateway. Refusals are results, with status 200. */
@HiddenFromOpenApi()
@Public()
@Controller()
export class SimpleAuthController {
  constructor(
    private readonly personal: PersonalInterface,
    private readonly addresses: ClientAddress,
  ) {}

  @All(['sso/servlet/simpleauth', 'restapi/prod/:interface/sso/servlet/simpleauth'])
  async call(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.personal.answer(parametersOf(request), this.addresses.of(request.raw));
    void reply.header('content-type', 'application/json;charset=UTF-8').header('cache-control', 'no-store').send(JSON.stringify(answer));
  }
}
