import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from '../oidc/pages.js';
import { Enrolment } from '../second-factor/enrolment.js';
import { codePage, mobilePage, ownCodePage } from './code-pages.js';
import { Desk } from './desk.js';
import { choicePage, consentPage, type Identity } from './identity-pages.js';
import type { View } from './layout.js';
import { loginPage } from './login-page.js';
import { stateOf, type Progress } from './progress.js';
import { enrolPage, totpPage } from './second-factor-pages.js';
import { Steps } from './steps.js';
import type { Fault } from './texts.js';
import { UpstreamAdmission } from './upstream/upstream-admission.js';
import { Upstreams } from './upstream/upstreams.js';

/** Which page shows the step that a login has come to. */
@Injectable()
export class StepPages {
  constructor(
    private readonly desk: Desk,
    private readonly steps: Steps,
    private readonly enrolment: Enrolment,
    private readonly upstreams: Upstreams,
    private readonly admission: UpstreamAdmission,
  ) {}

  /** What stands where a form came in that is not ours: the first page, so that the real form can be sent from it. */
  readonly refused = (view: View): Promise<Page> => Promise.resolve(this.login(view, { fault: 'form' }));

  login(view: View, filled: { login?: string; fault?: Fault } = {}): Page {
    const upstreams = this.upstreams.for(view.interaction).map(({ name, label }) => ({ name, label: label[view.language] }));
    return loginPage(view, { ...filled, upstreams, binding: this.bindingOf(view) });
  }

  consent(view: View): Page {
    return consentPage(view);
  }

  /** The first factor was shown: on to the next step. */
  async proven(request: FastifyRequest, reply: FastifyReply, view: View, progress: Progress): Promise<void> {
    const next = await this.steps.next(view.interaction, progress);
    if (next.step === 'done') return this.enter(request, reply, view, progress, next.accountId);
    const { binding } = stateOf(view.interaction);
    await this.desk.goOn(request, reply, view, { progress, ...(binding && { binding }) });
  }

  /** Nothing is missing. An account elsewhere that waits for its user here has found him. */
  async enter(request: FastifyRequest, reply: FastifyReply, view: View, progress: Progress, accountId: string): Promise<void> {
    const { binding } = stateOf(view.interaction);
    if (!binding || (await this.admission.admit(binding, progress.userId))) {
      return this.desk.enter(request, reply, view, progress, accountId);
    }
    await this.desk.keep(request, reply, {});
    view.interaction.result = undefined;
    this.desk.send(reply, 409, this.login(view, { fault: 'bound' }));
  }

  /** The page of the next step, or who is in. */
  async next(view: View, progress: Progress, fault?: Fault): Promise<{ page: Page } | { accountId: string }> {
    const next = await this.steps.next(view.interaction, progress);
    switch (next.step) {
      case 'done':
        return next;
      case 'login':
        return { page: this.login(view, fault && { fault }) };
      case 'totp':
        return { page: totpPage(view, fault) };
      case 'own-code':
        return { page: ownCodePage(view, next.mobileMasked, undefined, fault) };
      case 'enrol': {
        const offer = await this.enrolment.offer(progress.userId, view.interaction.uid);
        return { page: enrolPage(view, { ...offer, demanded: next.demanded, fault }) };
      }
      case 'choose':
        return { page: this.choice(view, next.identities, fault) };
    }
  }

  /** The identity that was chosen, if it is one of his and nothing else is missing; of another that is left to him he is asked. */
  async choose(view: View, progress: Progress, accountId: string): Promise<{ page: Page } | { accountId: string }> {
    const next = await this.steps.next(view.interaction, progress);
    if (next.step === 'done' && next.accountId !== accountId)
      return { page: this.choice(view, await this.steps.identities(progress.userId), 'identity') };
    if (next.step === 'choose' && next.identities.some((identity) => identity.accountId === accountId)) return { accountId };
    return this.next(view, progress, next.step === 'choose' ? 'identity' : undefined);
  }

  private choice(view: View, identities: readonly Identity[], fault?: Fault): Page {
    return choicePage(view, { identities, present: view.interaction.session?.accountId, fault });
  }

  mobile(view: View, fault?: Fault): Page {
    return mobilePage(view, fault, this.bindingOf(view));
  }

  code(view: View, sent: { codeId: string; mobile: string }, fault?: Fault): Page {
    return codePage(view, sent, fault, this.bindingOf(view));
  }

  /** The other side's name, where an account there will be bound to whoever logs in: every page that he may do it on says so. */
  private bindingOf(view: View): string | undefined {
    const { binding } = stateOf(view.interaction);
    return binding && this.upstreams.findFor(view.interaction, binding.upstream)?.label[view.language];
  }
}
