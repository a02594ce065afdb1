import { Controller, Get, Headers, Inject, Param, Req, Res } from '@nestjs/common';
import { CurrentPrincipal, Public, RequirePermission, TokenVerifier, type Principal, type TokenStanding } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { caseNotFound } from '../../case/domain/case.errors.js';
import { CaseNo } from '../../case/http/case.schema.js';
import { QUERY_CODE_HEADER } from '../progress/progress.schema.js';
import { ReadProgress } from '../progress/read-progress.js';
import { liveBusy, progressNotFound } from '../reading.errors.js';
import { LiveCases } from './live-cases.js';

const EVENT_STREAM = 'text/event-stream';
const DESCRIPTION =
  'Server-sent events. `progress` comes at once and after each change, with the progress as data and the version of the case as ' +
  'id. `end` tells why the stream ends (`expired`, `ended`, `restarting`): come again, with a new token.';
const LAST_EVENT_ID_HEADER = { 'last-event-id': 'the id that came last: who sends it is spared what he has' } as const;
const response = { mediaType: EVENT_STREAM, description: 'the stream' } as const;

/** Of a token that is not known any more: it is shown again soon. */
const UNSURE_MS = 30_000;
const unsure = (): TokenStanding => ({ expiresAt: Date.now() + UNSURE_MS, ended: () => false });

/** 实时进度 by server-sent events. */
@ApiGroup('Progress')
@Controller('api/v1/live')
export class LiveController {
  constructor(
    private readonly live: LiveCases,
    private readonly progress: ReadProgress,
    private readonly tokens: TokenVerifier,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  @Get('applications/:caseNo')
  @RequirePermission('case.file', 'case.collect', 'case.accept', 'case.deliver', 'task.handle')
  @Operation({
    summary: 'Follow a case',
    description: `${DESCRIPTION} It ends with the token at the latest.`,
    headers: LAST_EVENT_ID_HEADER,
    consistency: 'strong',
    errors: [caseNotFound, liveBusy],
    response,
  })
  async follow(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Headers('last-event-id') last: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.progress.checkReach(caseNo, principal);
    this.send(caseNo, last, reply, this.tokens.standingOf(request.headers.authorization!) ?? unsure());
  }

  @Get('progress/:caseNo')
  @Public()
  @Operation({
    summary: 'Follow a case by its number and query code',
    description: DESCRIPTION,
    headers: { ...QUERY_CODE_HEADER, ...LAST_EVENT_ID_HEADER },
    consistency: 'strong',
    errors: [progressNotFound, liveBusy],
    response,
  })
  async followByCode(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Headers('query-code') code: string | undefined,
    @Headers('last-event-id') last: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.progress.byCode(caseNo, code);
    this.send(caseNo, last, reply, undefined);
  }

  private send(caseNo: string, last: string | undefined, reply: FastifyReply, token: TokenStanding | undefined): void {
    void reply.header('content-type', EVENT_STREAM).header('cache-control', 'no-store');
    // A proxy that gathers answers before it passes them on would pass on nothing.
    void reply.header('x-accel-buffering', 'no');
    if (reply.request.method === 'HEAD') return void reply.send();
    const longest = Date.now() + this.config.LIVE_MOST_SECONDS * 1_000;
    const known = last !== undefined && /^\d{1,9}$/.test(last) ? Number(last) : undefined;
    const endsAt = Math.min(token?.expiresAt ?? longest, longest);
    const stream = this.live.follow(caseNo, { endsAt, known, ...(token && { ended: token.ended }) });
    void reply.send(stream);
  }
}
