import { Module } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { HttpPool } from '@yiwang/http-client';
import type { AuthConfig } from '../auth.config.js';
import { EndingModule } from '../ending/ending.module.js';
import { PersonModule } from '../person/person.module.js';
import { SecondFactorModule } from '../second-factor/second-factor.module.js';
import { SessionModule } from '../session/session.module.js';
import { UpstreamTicket } from '../ticket/upstream/upstream-ticket.js';
import { CodePageController } from './code.page.controller.js';
import { Desk } from './desk.js';
import { InteractionController } from './interaction.controller.js';
import { LocalLoginGuard } from './local-login.guard.js';
import { MobileEntry } from './mobile-entry.js';
import { SecondFactorPageController } from './second-factor.page.controller.js';
import { StepPages } from './step-pages.js';
import { Steps } from './steps.js';
import { OwnUpstreamsController } from './upstream/own-upstreams.controller.js';
import { OwnUpstreams } from './upstream/own-upstreams.js';
import { UpstreamAccounts } from './upstream/upstream-accounts.js';
import { UpstreamAdmission } from './upstream/upstream-admission.js';
import { UpstreamOidc } from './upstream/upstream-oidc.js';
import { UpstreamController } from './upstream/upstream.controller.js';
import { Upstreams } from './upstream/upstreams.js';

/** 登录页面: first factor, second factor, identity, consent. */
@Module({
  imports: [EndingModule, PersonModule, SecondFactorModule, SessionModule],
  controllers: [InteractionController, CodePageController, SecondFactorPageController, UpstreamController, OwnUpstreamsController],
  providers: [
    Desk,
    LocalLoginGuard,
    MobileEntry,
    OwnUpstreams,
    StepPages,
    Steps,
    UpstreamAccounts,
    UpstreamAdmission,
    {
      provide: Upstreams,
      inject: [CONFIG, HttpPool],
      // Without a configuration the document of the API is being written.
      useFactory: ({ UPSTREAM_OIDC = [], UPSTREAM_TICKET = [] }: Partial<AuthConfig>, http: HttpPool) =>
        new Upstreams([
          ...UPSTREAM_TICKET.map((options) => new UpstreamTicket(options, http)),
          ...UPSTREAM_OIDC.map((options) => new UpstreamOidc(options)),
        ]),
    },
  ],
  exports: [UpstreamAccounts],
})
export class InteractionModule {}
