import { Controller, Get, Inject, Post, Req, Res, SetMetadata, UseGuards } from '@nestjs/common';
import { FieldCipher, Public } from '@yiwang/access';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors, type Interaction } from 'oidc-provider';
import type Provider from 'oidc-provider';
import { OIDC_PROVIDER } from '../oidc/provider.js';
import { page, pageHeaders, type Page } from '../oidc/pages.js';
import { Accounts } from '../account/accounts.js';
import { faultOf, PasswordChange, type NewPasswordFault } from '../account/password-change.js';
import { changePasswordPage } from './change-password-page.js';
import { csrfToken } from './csrf.js';
import { LocalLoginGuard, type FormOutcome, type LoginRequest } from './local-login.guard.js';
import { loginPage, type LoginMessage } from './login-page.js';

/** What `@ApiExcludeController()` sets; importing it would load the OpenAPI library into every process. */
const HiddenFromOpenApi = () => SetMetadata('swagger/apiExcludeController', [true]);

/** 统一登录 — the pages between a client's request and its authorization code. For browsers, therefore outside the API's conventions. */
@HiddenFromOpenApi()
@Public()
@Controller('oidc/interaction')
export class InteractionController {
  constructor(
    @Inject(OIDC_PROVIDER) private readonly provider: Provider,
    private readonly cipher: FieldCipher,
    private readonly passwords: PasswordChange,
    private readonly accounts: Accounts,
  ) {}

  @Get(':uid')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const interaction = await this.interactionOf(request, reply);
    if (!interaction) return;
    if (interaction.prompt.name !== 'login') {
      // Consent is implied for registered clients (see grantFor), so the provider only needs to be told to go on.
      reply.hijack();
      await this.provider.interactionFinished(request.raw, reply.raw, { consent: {} });
      return;
    }
    this.send(reply, 200, await this.form(interaction, {}));
  }

  @Post(':uid')
  @UseGuards(LocalLoginGuard)
  async login(@Req() request: FastifyRequest & LoginRequest, @Res() reply: FastifyReply): Promise<void> {
    const interaction = await this.interactionOf(request, reply);
    if (!interaction) return;
    const outcome: FormOutcome = request.user ?? { refused: 'form' };
    const login = typeof request.body?.login === 'string' ? request.body.login.slice(0, 64) : '';
    const [accountId] = 'userId' in outcome ? await this.accounts.ofUser(outcome.userId) : [];
    if ('userId' in outcome && accountId !== undefined) {
      if (outcome.mustChangePassword && !(await this.changed(outcome, request, reply, interaction, login))) return;
      reply.hijack();
      await this.provider.interactionFinished(request.raw, reply.raw, {
        login: { accountId, ts: outcome.readAt, amr: ['pwd'] },
      });
      return;
    }
    const refused = 'refused' in outcome ? outcome.refused : 'wrong';
    this.send(reply, { wrong: 401, locked: 429, form: 403 }[refused], await this.form(interaction, { login, message: refused }));
  }

  /** Whether the initial password was just replaced; otherwise the page that asks for it has been sent. */
  private async changed(
    { userId, readAt }: { userId: string; readAt: number },
    { body }: LoginRequest,
    reply: FastifyReply,
    interaction: Interaction,
    login: string,
  ): Promise<boolean> {
    const ask = (status: number, fault?: NewPasswordFault): false => {
      const csrf = csrfToken(this.cipher, interaction.uid);
      this.send(reply, status, changePasswordPage({ interaction, csrf, login, ...(fault && { fault }) }));
      return false;
    };
    const { password, newPassword, newPasswordAgain } = body ?? {};
    if (typeof newPassword !== 'string') return ask(200);
    const fault = faultOf(newPassword, String(newPasswordAgain), String(password));
    if (fault) return ask(422, fault);
    if (await this.passwords.replaceInitial(userId, newPassword, readAt)) return true;
    this.send(reply, 401, await this.form(interaction, { login, message: 'wrong' }));
    return false;
  }

  /** The interaction of this browser and this address, or an answer that it is over. */
  private async interactionOf(request: FastifyRequest, reply: FastifyReply): Promise<Interaction | undefined> {
    try {
      const interaction = await this.provider.interactionDetails(request.raw, reply.raw);
      if (interaction.uid === (request.params as { uid: string }).uid) return interaction;
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
    }
    this.send(reply, 400, page('登录已过期', '<h1>登录已过期</h1><p>请返回原网站重新登录。</p>'));
    return undefined;
  }

  private async form(interaction: Interaction, filled: { login?: string; message?: LoginMessage }): Promise<Page> {
    const client = await this.provider.Client.find(interaction.params.client_id ?? '');
    const clientName = client?.clientName ?? client?.clientId ?? '';
    return loginPage({ interaction, clientName, csrf: csrfToken(this.cipher, interaction.uid), ...filled });
  }

  private send(reply: FastifyReply, status: number, { html, policy }: Page): void {
    void reply.status(status).headers(pageHeaders(policy)).send(html);
  }
}
