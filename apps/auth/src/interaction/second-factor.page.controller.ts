import { Controller, Post, Req, Res, UseFilters } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { isAppError } from '@yiwang/kernel';
import type { FastifyReply } from 'fastify';
import { FACTOR_COOKIE } from '../account/caller.js';
import { Enrolment } from '../second-factor/enrolment.js';
import { FactorDevices } from '../second-factor/factor-devices.js';
import { secondFactorEnrolled, secondFactorLocked } from '../second-factor/second-factor.errors.js';
import { SecondFactor } from '../second-factor/second-factor.js';
import { Desk, typed, type FormRequest } from './desk.js';
import { HiddenFromOpenApi } from './hidden-from-openapi.js';
import type { View } from './layout.js';
import { stateOf, type Progress } from './progress.js';
import { recoveryCodesPage } from './second-factor-pages.js';
import { PageProblems } from './page-problems.filter.js';
import { StepPages } from './step-pages.js';
import { Steps } from './steps.js';

interface AtStep {
  view: View;
  progress: Progress;
}

const passed = (progress: Progress, method?: string): Progress => ({
  ...progress,
  amr: [...progress.amr, ...(method === undefined ? [] : [method]), 'mfa'],
});

/** 第二重验证 by the user's device. */
@HiddenFromOpenApi()
@Public()
@UseFilters(PageProblems)
@Controller('oidc/interaction/:uid')
export class SecondFactorPageController {
  constructor(
    private readonly desk: Desk,
    private readonly pages: StepPages,
    private readonly steps: Steps,
    private readonly secondFactor: SecondFactor,
    private readonly enrolment: Enrolment,
    private readonly devices: FactorDevices,
  ) {}

  @Post('second-factor')
  async verify(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const at = await this.at(request, reply, 'totp');
    if (!at) return;
    const { userId } = at.progress;
    const outcome = await this.secondFactor.verify(userId, typed(request, 'code'), this.devices.originOf(request.raw, userId));
    if ('method' in outcome) {
      this.desk.rememberDevice(reply, FACTOR_COOKIE, this.devices.issue(userId));
      const progress = passed(at.progress, outcome.method === 'totp' ? 'otp' : undefined);
      return this.desk.goOn(request, reply, at.view, { ...stateOf(at.view.interaction), progress });
    }
    const locked = outcome.refused === 'locked';
    await this.again(request, reply, at, locked ? 429 : 401, locked ? 'factorLocked' : 'factor');
  }

  @Post('enrolment')
  async enrol(@Req() request: FormRequest, @Res() reply: FastifyReply): Promise<void> {
    const at = await this.at(request, reply, 'enrol');
    if (!at) return;
    const { userId } = at.progress;
    try {
      const origin = this.devices.originOf(request.raw, userId);
      const codes = await this.enrolment.confirm(userId, at.view.interaction.uid, typed(request, 'code'), origin);
      if (codes === undefined) return await this.again(request, reply, at, 401, 'factor');
      this.desk.rememberDevice(reply, FACTOR_COOKIE, this.devices.issue(userId));
      await this.desk.keep(request, reply, { ...stateOf(at.view.interaction), progress: passed(at.progress, 'otp') });
      this.desk.send(reply, 200, recoveryCodesPage(at.view, codes));
    } catch (error) {
      if (isAppError(error) && error.code === secondFactorLocked().code) return this.again(request, reply, at, 429, 'factorLocked');
      if (isAppError(error) && error.code === secondFactorEnrolled().code)
        return this.desk.goOn(request, reply, at.view, stateOf(at.view.interaction));
      throw error;
    }
  }

  /** Whose login is at this step; otherwise the step that it is at has been shown. */
  private async at(request: FormRequest, reply: FastifyReply, step: string): Promise<AtStep | undefined> {
    const view = await this.desk.formOf(request, reply, this.pages.refused);
    if (!view) return undefined;
    const { progress } = stateOf(view.interaction);
    if (progress && (await this.steps.next(view.interaction, progress)).step === step) return { view, progress };
    await this.desk.goOn(request, reply, view, stateOf(view.interaction));
    return undefined;
  }

  private async again(
    request: FormRequest,
    reply: FastifyReply,
    { view, progress }: AtStep,
    status: number,
    fault: 'factor' | 'factorLocked',
  ): Promise<void> {
    const next = await this.pages.next(view, progress, fault);
    if ('page' in next) return this.desk.send(reply, status, next.page);
    // Nothing is asked of him any more: somebody took the demand away meanwhile.
    await this.desk.goOn(request, reply, view, stateOf(view.interaction));
  }
}
