import { Controller, Post, Req, Res } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { isAppError } from '@yiwang/kernel';
import type { FastifyReply } from 'fastify';
import { Enrolment } from '../second-factor/enrolment.js';
import { secondFactorEnrolled, secondFactorLocked } from '../second-factor/second-factor.errors.js';
import { SecondFactor } from '../second-factor/second-factor.js';
import { Desk, typed, type FormRequest } from './desk.js';
import { HiddenFromOpenApi } from './hidden-from-openapi.js';
import type { View } from './layout.js';
import { stateOf, type Progress } from './progress.js';
import { recoveryCodesPage } from './second-factor-pages.js';
import { StepPages } from './step-pages.js';
import { Steps } from './steps.js';

const passed = (progress: Progress, method?: string): Progress => ({
  ...progress,
  amr: [...progress.amr, ...(method === undefined ? [] : [method]), 'mfa'],
});

/** 第二重验证 by the user's device. */
@HiddenFromOpenApi()
@Public()
@Controller('oidc/interaction/:uid')
export class SecondFactorPageController {
  constructor(
    private readonly desk: Desk,
    private readonly pages: StepPages,
    private readonly steps: Steps,
    private readonly secondFactor: SecondFactor,
    private readonly enrolment: Enrolment,
  ) {}

  @Post('second-factor')
  async verify(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const at = await this.at(request, reply, 'totp');
    if (!at) return;
    const outcome = await this.secondFactor.verify(at.progress.userId, typed(request, 'code'));
    if ('method' in outcome) {
      const progress = passed(at.progress, outcome.method === 'totp' ? 'otp' : undefined);
      return this.desk.goOn(request, reply, at.view, { ...stateOf(at.view.interaction), progress });
    }
    const locked = outcome.refused === 'locked';
    await this.again(reply, at.view, at.progress, locked ? 429 : 401, locked ? 'factorLocked' : 'factor');
  }

  @Post('enrolment')
  async enrol(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const at = await this.at(request, reply, 'enrol');
    if (!at) return;
    try {
      const codes = await this.enrolment.confirm(at.progress.userId, at.view.interaction.uid, typed(request, 'code'));
      if (codes === undefined) return await this.again(reply, at.view, at.progress, 401, 'factor');
      await this.desk.keep(request, reply, { ...stateOf(at.view.interaction), progress: passed(at.progress, 'otp') });
      this.desk.send(reply, 200, recoveryCodesPage(at.view, codes));
    } catch (error) {
      if (isAppError(error) && error.code === secondFactorLocked().code)
        return this.again(reply, at.view, at.progress, 429, 'factorLocked');
      if (isAppError(error) && error.code === secondFactorEnrolled().code)
        return this.desk.goOn(request, reply, at.view, stateOf(at.view.interaction));
      throw error;
    }
  }

  /** Whose login is at this step; otherwise the step that it is at has been shown. */
  private async at(request: FormRequest, reply: FastifyReply, step: string): Promise<{ view: View; progress: Progress } | undefined> {
    const view = await this.desk.formOf(request, reply, this.pages.refused);
    if (!view) return undefined;
    const { progress } = stateOf(view.interaction);
    if (progress && (await this.steps.next(view.interaction, progress)).step === step) return { view, progress };
    await this.desk.goOn(request, reply, view, stateOf(view.interaction));
    return undefined;
  }

  private async again(
    reply: FastifyReply,
    view: View,
    progress: Progress,
    status: number,
    fault: 'factor' | 'factorLocked',
  ): Promise<void> {
    const next = await this.pages.next(view, progress, fault);
    if ('page' in next) this.desk.send(reply, status, next.page);
  }
}
