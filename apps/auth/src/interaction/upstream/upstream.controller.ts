import { randomBytes } from 'node:crypto';
import { Controller, Get, Inject, Param, Req, Res, UseFilters } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { logger } from '@yiwang/telemetry';
import type { FastifyReply } from 'fastify';
import type { AuthConfig } from '../../auth.config.js';
import type { View } from '../layout.js';
import { Desk, type FormRequest } from '../desk.js';
import { HiddenFromOpenApi } from '../hidden-from-openapi.js';
import { resultOf, stateOf, type Binding } from '../progress.js';
import { PageProblems } from '../page-problems.filter.js';
import { StepPages } from '../step-pages.js';
import { UpstreamAccounts } from './upstream-accounts.js';
import { runUpstream, UpstreamStrategy, type UpstreamOutcome, type UpstreamWay } from './upstream.strategy.js';
import type { Upstream } from './upstream.js';
import { Upstreams } from './upstreams.js';

const log = logger('upstream');

/** `sp` where tickets are spoken. */
const stateIn = (answer: URLSearchParams): string => answer.get('state') ?? answer.get('sp') ?? '';

/**
 * 上级账号登录. The other side answers to one address, whatever login it was for; the login's own cookie goes with the address below it only,
 * so the answer is passed on there: who brings the answer of another browser has no login for it.
 */
@HiddenFromOpenApi()
@Public()
@UseFilters(PageProblems)
@Controller('oidc')
export class UpstreamController {
  constructor(
    private readonly desk: Desk,
    private readonly pages: StepPages,
    private readonly upstreams: Upstreams,
    private readonly accounts: UpstreamAccounts,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  @Get('interaction/:uid/upstream/:name')
  async begin(@Req() request: FormRequest, @Res() reply: FastifyReply, @Param('name') name: string): Promise<void> {
    const view = await this.desk.viewOf(request, reply);
    if (!view) return;
    const upstream = this.upstreams.findFor(view.interaction, name);
    if (!upstream) return this.refuse(reply, view);
    const state = `${view.interaction.uid}.${randomBytes(16).toString('base64url')}`;
    const outcome = await this.run(upstream, { state, callback: this.callbackOf(name) });
    if (!('address' in outcome)) return this.refuse(reply, view);
    await this.desk.keep(request, reply, { upstream: { name, state, kept: outcome.kept } });
    this.desk.redirect(reply, outcome.address.href);
  }

  /** Says nothing to who comes here but where to go on. */
  @Get('upstream/:name/callback')
  pass(@Req() request: FormRequest, @Res() reply: FastifyReply, @Param('name') name: string): void {
    const { searchParams, search } = new URL(request.raw.url ?? '', this.config.AUTH_ISSUER);
    const [uid = ''] = stateIn(searchParams).split('.');
    if (!/^[\w-]{10,64}$/.test(uid) || !this.upstreams.find(name)) return void reply.status(404).send();
    this.desk.redirect(reply, `/oidc/interaction/${uid}/upstream/${encodeURIComponent(name)}/answer${search}`);
  }

  @Get('interaction/:uid/upstream/:name/answer')
  async complete(@Req() request: FormRequest, @Res() reply: FastifyReply, @Param('name') name: string): Promise<void> {
    const view = await this.desk.viewOf(request, reply);
    if (!view) return;
    const upstream = this.upstreams.findFor(view.interaction, name);
    const { upstream: begun } = stateOf(view.interaction);
    const answer = this.callbackOf(name);
    answer.search = new URL(request.raw.url ?? '', this.config.AUTH_ISSUER).search;
    if (!upstream || begun?.name !== name || stateIn(answer.searchParams) !== begun.state) return this.refuse(reply, view);
    // An answer is taken once, whatever comes of it.
    await this.desk.keep(request, reply, {});
    const outcome = await this.run(upstream, { answer, kept: begun.kept });
    if (!('subject' in outcome)) return this.refuse(reply, view);
    const { authTime, ...who } = outcome;
    const binding: Binding = { upstream: name, ...who };
    const user = await this.accounts.find(binding);
    if (!user) return this.desk.goOn(request, reply, view, { binding });
    // Known already; what was proved there is taken all the same.
    view.interaction.result = resultOf({ binding });
    const { userId, readAt } = user;
    const progress = { userId, readAt: Math.min(readAt, authTime ?? readAt), amr: ['fed'], fresh: upstream.showsNow };
    await this.pages.proven(request, reply, view, progress);
  }

  private async run(upstream: Upstream, way: UpstreamWay): Promise<UpstreamOutcome> {
    try {
      return await runUpstream(new UpstreamStrategy(upstream), way);
    } catch (err) {
      log.warn('an upstream could not be asked', { err });
      return { refused: true };
    }
  }

  private refuse(reply: FastifyReply, view: View): void {
    this.desk.send(reply, 401, this.pages.login(view, { fault: 'upstream' }));
  }

  private callbackOf(name: string): URL {
    return new URL(`/oidc/upstream/${encodeURIComponent(name)}/callback`, this.config.AUTH_ISSUER);
  }
}
