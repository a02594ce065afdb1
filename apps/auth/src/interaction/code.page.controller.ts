import { Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ClientAddress } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { callerOf } from '../account/caller.js';
import { ownCodePage, registerPage } from './code-pages.js';
import { Desk, typed, type FormRequest } from './desk.js';
import { HiddenFromOpenApi } from './hidden-from-openapi.js';
import { addressOf, type View } from './layout.js';
import { MobileEntry } from './mobile-entry.js';
import { stateOf, type Progress } from './progress.js';
import { PageProblems } from './page-problems.filter.js';
import { StepPages } from './step-pages.js';
import { Steps } from './steps.js';

/** 手机验证码登录与注册: whoever shows that a number is his logs in by it, or registers with it. */
@HiddenFromOpenApi()
@Public()
@UseFilters(PageProblems)
@Controller('oidc/interaction/:uid')
export class CodePageController {
  constructor(
    private readonly desk: Desk,
    private readonly pages: StepPages,
    private readonly steps: Steps,
    private readonly entry: MobileEntry,
    private readonly addresses: ClientAddress,
  ) {}

  @Get('code')
  async ask(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.desk.viewOf(request, reply);
    if (view) this.desk.send(reply, 200, this.pages.mobile(view));
  }

  @Post('code')
  async send(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.desk.formOf(request, reply, this.pages.refused);
    if (!view) return;
    const mobile = typed(request, 'mobile').trim();
    const sent = await this.entry.send(mobile, callerOf(request.raw, this.addresses));
    if ('codeId' in sent) return this.desk.send(reply, 200, this.pages.code(view, { codeId: sent.codeId, mobile }));
    this.desk.send(reply, sent.status, this.pages.mobile(view, sent.fault));
  }

  @Post('code/check')
  async check(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.desk.formOf(request, reply, this.pages.refused);
    if (!view) return;
    const given = { codeId: typed(request, 'codeId'), mobile: typed(request, 'mobile'), code: typed(request, 'code').trim() };
    const outcome = await this.entry.login(given);
    if ('userId' in outcome) return this.pages.proven(request, reply, view, { ...outcome, amr: ['sms'], fresh: true });
    if (outcome.refused === 'wrong') return this.desk.send(reply, 401, this.pages.code(view, given, 'code'));
    await this.desk.keep(request, reply, { ...stateOf(view.interaction), provenMobile: given.mobile });
    this.desk.redirect(reply, addressOf(view, 'register'));
  }

  @Get('register')
  async offer(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.desk.viewOf(request, reply);
    if (!view) return;
    const { provenMobile } = stateOf(view.interaction);
    this.desk.send(reply, 200, provenMobile === undefined ? this.pages.mobile(view) : registerPage(view, provenMobile));
  }

  @Post('register')
  async register(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.desk.formOf(request, reply, this.pages.refused);
    if (!view) return;
    const { provenMobile } = stateOf(view.interaction);
    if (provenMobile === undefined) return this.desk.send(reply, 409, this.pages.mobile(view));
    if (typed(request, 'agree') !== 'yes') return this.desk.send(reply, 422, registerPage(view, provenMobile, 'agree'));
    const user = await this.entry.register(provenMobile);
    if (!user) return this.desk.send(reply, 409, this.pages.mobile(view));
    await this.pages.proven(request, reply, view, { ...user, amr: ['sms'], fresh: true });
  }

  /** 第二重验证 by a code to the user's own number. */
  @Post('own-code')
  async sendOwn(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const at = await this.atOwnCode(request, reply);
    if (!at) return;
    const sent = await this.entry.sendToUser(at.progress.userId, callerOf(request.raw, this.addresses));
    if ('codeId' in sent) return this.desk.send(reply, 200, ownCodePage(at.view, at.mobileMasked, sent.codeId));
    this.desk.send(reply, sent.status, ownCodePage(at.view, at.mobileMasked, undefined, sent.fault));
  }

  @Post('own-code/check')
  async checkOwn(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const at = await this.atOwnCode(request, reply);
    if (!at) return;
    const codeId = typed(request, 'codeId');
    if (await this.entry.isOfUser(at.progress.userId, { codeId, code: typed(request, 'code').trim() })) {
      const progress = { ...at.progress, amr: [...at.progress.amr, 'sms', 'mfa'] };
      return this.desk.goOn(request, reply, at.view, { ...stateOf(at.view.interaction), progress });
    }
    this.desk.send(reply, 401, ownCodePage(at.view, at.mobileMasked, codeId, 'code'));
  }

  private async atOwnCode(
    request: FormRequest,
    reply: FastifyReply,
  ): Promise<{ view: View; progress: Progress; mobileMasked: string } | undefined> {
    const view = await this.desk.formOf(request, reply, this.pages.refused);
    if (!view) return undefined;
    const { progress } = stateOf(view.interaction);
    const next = progress && (await this.steps.next(view.interaction, progress));
    if (progress && next?.step === 'own-code') return { view, progress, mobileMasked: next.mobileMasked };
    await this.desk.goOn(request, reply, view, stateOf(view.interaction));
    return undefined;
  }
}
