import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { CurrentPrincipal, RequireKind, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, PageQuery, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { OwnSessions } from './own-sessions.js';
import { SessionId, sessionNotFound, SessionPage, type ListedSession } from './session.schema.js';

/** 我的登录会话. */
@ApiGroup('me')
@Controller('api/v1/me/sessions')
@RequireKind('person', 'legalPerson', 'officer')
export class SessionController {
  constructor(private readonly sessions: OwnSessions) {}

  @Get()
  @Operation({
    summary: 'List where one is logged in',
    description: '登录会话 of the person behind the account, in all his identities, the newest login first.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', cursorInvalid],
    response: { schema: SessionPage },
  })
  list(
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<ListedSession>> {
    return this.sessions.list(principal, query);
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation({
    summary: 'End a session',
    description: 'Nothing is renewed in it from now on, and its access tokens are refused everywhere within seconds.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', sessionNotFound],
    response: { status: 204 },
  })
  end(@Param('id', { schema: SessionId }) id: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    return this.sessions.end(principal, id);
  }

  @Delete()
  @HttpCode(204)
  @Operation({
    summary: 'End all sessions',
    description: 'Also the one of this request.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN'],
    response: { status: 204 },
  })
  endEvery(@CurrentPrincipal() principal: Principal): Promise<void> {
    return this.sessions.endEvery(principal);
  }
}
