import { Controller, Get, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { Public } from '@yiwang/access';
import type { FastifyReply } from 'fastify';
import { Accounts } from '../account/accounts.js';
import { DEVICE_COOKIE } from '../account/caller.js';
import { KnownDevices } from '../account/known-devices.js';
import { faultOf, PasswordChange } from '../account/password-change.js';
import { Consents } from '../oidc/consents.js';
import { PROFILE_SCOPES } from '../oidc/grants.js';
import type { Page } from '../oidc/pages.js';
import { changePasswordPage } from './change-password-page.js';
import { Desk, typed, type FormRequest } from './desk.js';
import { HiddenFromOpenApi } from './hidden-from-openapi.js';
import type { View } from './layout.js';
import { LocalLoginGuard, type FormOutcome, type LoginRequest } from './local-login.guard.js';
import { promptsOf, stateOf } from './progress.js';
import { PageProblems } from './page-problems.filter.js';
import { StepPages } from './step-pages.js';

/** 统一登录 — the pages between a client's request and its authorization code. For browsers, therefore outside the API's conventions. */
@HiddenFromOpenApi()
@Public()
@UseFilters(PageProblems)
@Controller('oidc/interaction/:uid')
export class InteractionController {
  constructor(
    private readonly desk: Desk,
    private readonly pages: StepPages,
    private readonly passwords: PasswordChange,
    private readonly devices: KnownDevices,
    private readonly accounts: Accounts,
    private readonly consents: Consents,
  ) {}

  @Get()
  async show(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.desk.viewOf(request, reply);
    if (!view) return;
    const { interaction } = view;
    if (interaction.prompt.name === 'consent') {
      const accountId = interaction.session?.accountId ?? '';
      const told = await this.consents.covers(interaction.params.client_id ?? '', accountId, PROFILE_SCOPES);
      if (told && !promptsOf(interaction).includes('consent')) return this.desk.finish(request, reply, { consent: {} });
      return this.desk.send(reply, 200, this.pages.consent(view));
    }
    const progress = stateOf(interaction).progress ?? (await this.ofSession(view));
    if (!progress) return this.desk.send(reply, 200, this.pages.login(view));
    const next = await this.pages.next(view, progress);
    if ('accountId' in next) return this.pages.enter(request, reply, view, progress, next.accountId);
    await this.desk.keep(request, reply, { ...stateOf(interaction), progress });
    this.desk.send(reply, 200, next.page);
  }

  /** The first step again, for who is logged in as somebody else, or wants to come in another way. */
  @Get('login')
  async first(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.desk.viewOf(request, reply);
    if (view) this.desk.send(reply, 200, this.pages.login(view));
  }

  @Post()
  @UseGuards(LocalLoginGuard)
  async login(@Req() request: FormRequest & LoginRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.desk.viewOf(request, reply);
    if (!view) return;
    const outcome: FormOutcome = request.user ?? { refused: 'form' };
    const login = typed(request, 'login').slice(0, 64);
    if ('refused' in outcome) {
      const status = { wrong: 401, locked: 429, form: 403 }[outcome.refused];
      return this.desk.send(reply, status, this.pages.login(view, { login, fault: outcome.refused }));
    }
    const { userId, readAt } = outcome;
    if (outcome.mustChangePassword) {
      const answer = await this.replaceInitial(view, request, login, outcome);
      if (answer) return this.desk.send(reply, answer.status, answer.page);
    }
    if ((await this.accounts.ofUser(userId)).length === 0)
      return this.desk.send(reply, 401, this.pages.login(view, { login, fault: 'wrong' }));
    this.desk.rememberDevice(reply, DEVICE_COOKIE, this.devices.issue(login));
    await this.pages.proven(request, reply, view, { userId, readAt, amr: ['pwd'], fresh: true });
  }

  /** After what is shown only once. */
  @Post('go-on')
  async goOn(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.desk.formOf(request, reply, this.pages.refused);
    if (view) await this.desk.goOn(request, reply, view, stateOf(view.interaction));
  }

  @Post('identity')
  async choose(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.desk.formOf(request, reply, this.pages.refused);
    const progress = view && stateOf(view.interaction).progress;
    if (!view) return;
    if (!progress) return this.desk.send(reply, 409, this.pages.login(view));
    const answer = await this.pages.choose(view, progress, typed(request, 'account'));
    if ('page' in answer) return this.desk.send(reply, 422, answer.page);
    await this.pages.enter(request, reply, view, progress, answer.accountId);
  }

  @Post('consent')
  async consent(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.desk.formOf(request, reply, this.pages.refused);
    if (!view) return;
    const { params, session, prompt } = view.interaction;
    if (prompt.name !== 'consent' || session?.accountId === undefined)
      return this.desk.goOn(request, reply, view, stateOf(view.interaction));
    if (typed(request, 'decision') !== 'agree') return this.giveUp(request, reply);
    await this.consents.give(params.client_id ?? '', session.accountId, PROFILE_SCOPES);
    await this.desk.finish(request, reply, { consent: {} });
  }

  @Post('cancel')
  async cancel(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    if (await this.desk.formOf(request, reply, this.pages.refused)) await this.giveUp(request, reply);
  }

  private giveUp(request: FormRequest, reply: FastifyReply): Promise<void> {
    return this.desk.finish(request, reply, { error: 'access_denied', error_description: 'the user gave it up' });
  }

  /**
   * What a session has shown already; nothing where the request demands a login of now, nor where an account elsewhere waits for its user: who
   * finds a session open would bind his own to somebody else.
   */
  private async ofSession({ interaction }: View) {
    if (stateOf(interaction).binding) return undefined;
    const accountId = interaction.session?.accountId;
    const { name, reasons } = interaction.prompt;
    const goesOn = name === 'select_account' || (name === 'login' && reasons.every((reason) => reason.startsWith('second_factor_')));
    const account = accountId === undefined || !goesOn ? undefined : await this.accounts.find(accountId);
    return account && this.desk.progressOfSession(interaction, account.userId);
  }

  /** Nothing when the initial password was just replaced; otherwise the page that asks for it. */
  private async replaceInitial(
    view: View,
    request: FormRequest & LoginRequest,
    login: string,
    { userId, readAt }: { userId: string; readAt: number },
  ): Promise<{ status: number; page: Page } | undefined> {
    const { password, newPassword, newPasswordAgain } = request.body ?? {};
    if (typeof newPassword !== 'string') return { status: 200, page: changePasswordPage(view, login) };
    const fault = faultOf(newPassword, String(newPasswordAgain), String(password));
    if (fault) return { status: 422, page: changePasswordPage(view, login, fault) };
    if (await this.passwords.replaceInitial(userId, newPassword, readAt)) return undefined;
    return { status: 401, page: this.pages.login(view, { login, fault: 'wrong' }) };
  }
}
