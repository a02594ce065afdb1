import { Controller, Get, Inject, Req, Res, SetMetadata } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { logger } from '@yiwang/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { Accounts, type Account } from '../../account/accounts.js';
import { OIDC_PROVIDER } from '../../oidc/provider.js';
import { parametersOf } from '../protocol/parameters.js';
import { AgentReach } from './agent-reach.js';
import { sitePage, type SiteMessage } from './site-page.js';
import { isCallbackOf, parameterOf, registeredPart, SiteLogin, withParameters, type Begun } from './site-login.js';
import { Sites, type Audience, type Site } from './sites.js';
import { Tickets, type Admitted } from './tickets.js';

/** What `@ApiExcludeController()` sets; importing it would load the OpenAPI library into every process. */
const HiddenFromOpenApi = () => SetMetadata('swagger/apiExcludeController', [true]);
/** What rides along through our login and back, in addresses. */
const LONGEST_WISH = 1_000;
const log = logger('sites');

/** 单点登录入口 for browsers that a department's site sends, at the addresses where such sites send them today. */
@HiddenFromOpenApi()
@Public()
@Controller()
export class SiteLoginController {
  constructor(
    @Inject(OIDC_PROVIDER) private readonly provider: Provider,
    private readonly sites: Sites,
    private readonly login: SiteLogin,
    private readonly tickets: Tickets,
    private readonly accounts: Accounts,
    private readonly reach: AgentReach,
  ) {}

  /** 个人: an address asked for (`redirectUrl`, in older sites `goto`) is taken if it is registered; any other `goto` rides along as `sp`. */
  @Get(['sso/usp.do', 'sso/newusp.do', 'sso/mobile.do', 'sso/alipay.do'])
  async person(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { action, servicecode = '', redirectUrl, goto, sp } = parametersOf(request);
    const site = await this.sites.byServiceCode(servicecode);
    if (action === 'logout') return this.sendTo(reply, this.login.logoutAddress(site, goto ?? ''));
    if (action !== 'ssoLogin' && action !== 'oauth') return this.refuse(reply, 'unknown');
    const asked = redirectUrl ?? (goto !== undefined && site?.callbacks.includes(goto) ? goto : undefined);
    if (asked !== undefined && !site?.callbacks.includes(asked)) return this.refuse(reply, 'unknown');
    const wish = sp ?? (goto === asked ? undefined : goto);
    return this.begin(reply, site, 'person', asked ?? site?.callbacks[0] ?? '', wish);
  }

  /** 法人: `spappurl` is the site's address, with whatever query the site wants to see again. */
  @Get('opensso/spsaehandler/metaAlias/sp')
  async legalPerson(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { spappurl = '' } = parametersOf(request);
    const site = (await this.sites.byCallback(spappurl)) ?? (await this.sites.byCallback(registeredPart(spappurl)));
    return this.begin(reply, site, 'legalPerson', spappurl);
  }

  @Get('opensso/UI/Logout')
  async logout(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { goto = '' } = parametersOf(request);
    this.sendTo(reply, this.login.logoutAddress(await this.sites.byCallback(goto), goto));
  }

  /** Back from our login: the code stays here, the site gets a ticket. */
  @Get('sso/continue')
  async continue(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { code, state = '' } = parametersOf(request);
    const begun = this.login.begunOf(state);
    if (!begun) return this.refuse(reply, 'over');
    const site = await this.sites.load(begun.clientId);
    // The address may have been taken from the site since.
    if (!site || !isCallbackOf(site, begun.callback)) return this.refuse(reply, 'unknown');
    const admitted = code === undefined ? undefined : await this.admittedBy(code, begun.clientId);
    if (!admitted) return this.refuse(reply, 'over');
    const account = await this.accounts.find(admitted.accountId);
    if (account?.kind !== begun.kind) return this.chooseAnother(reply, begun, account, begun.kind);
    if (!(await this.reach.covers(account, begun.clientId))) return this.chooseAnother(reply, begun, account, 'outside');
    const ticket = await this.tickets.issue(begun.kind, begun.clientId, admitted);
    const told = { [parameterOf(begun.kind)]: ticket, ...(begun.sp !== undefined && { sp: begun.sp }) };
    this.sendTo(reply, withParameters(begun.callback, told));
  }

  private begin(reply: FastifyReply, site: Site | undefined, kind: Audience, callback: string, sp?: string): void {
    if (!site?.audience.includes(kind) || (sp?.length ?? 0) > LONGEST_WISH) return this.refuse(reply, 'unknown');
    const { clientId } = site;
    this.sendTo(reply, this.login.addressFor({ clientId, kind, callback, chosen: false, ...(sp !== undefined && { sp }) }));
  }

  /** Whoever is logged in as one who cannot come in may choose once whom he acts for, if there is another; `why` is told who cannot. */
  private async chooseAnother(reply: FastifyReply, begun: Begun, account: Account | undefined, why: SiteMessage): Promise<void> {
    const all = account ? await Promise.all((await this.accounts.ofUser(account.userId)).map((id) => this.accounts.find(id))) : [];
    const another = all.some((other) => other?.kind === begun.kind && other.id !== account?.id);
    if (begun.chosen || !another) return this.refuse(reply, why);
    this.sendTo(reply, this.login.addressFor({ ...begun, chosen: true }));
  }

  /** Who logged in by this code, which is used up by it; a code that another client was given is left to that. */
  private async admittedBy(value: string, clientId: string): Promise<Admitted | undefined> {
    try {
      const code = await this.provider.AuthorizationCode.find(value);
      if (code?.isValid !== true || code.clientId !== clientId) return undefined;
      await code.consume();
      return { accountId: code.accountId, loggedInAt: new Date(code.authTime * 1_000) };
    } catch (error) {
      if (!(error instanceof errors.InvalidGrant)) throw error;
      log.warn('a code of a site came twice', { clientId });
      return undefined;
    }
  }

  /** Addresses carry states and tickets: they are kept by nobody, and told to no other site. The status is said: Nest has set another. */
  private sendTo(reply: FastifyReply, address: string): void {
    void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(address, 302);
  }

  private refuse(reply: FastifyReply, message: SiteMessage): void {
    const { status, headers, html } = sitePage(message);
    void reply.status(status).headers(headers).send(html);
  }
}
