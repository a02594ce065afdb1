import { Module } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { HttpPool } from '@yiwang/http-client';
import { AdminRecordModule } from '../admin/admin-record.module.js';
import type { AuthConfig } from '../auth.config.js';
import { EndingModule } from '../ending/ending.module.js';
import { AccountAccess } from './account-access.js';
import { ActingPersons } from './acting-persons.js';
import { AnswerAuthorisation } from './answer-authorisation.js';
import { AuthorisationScopeController } from './authorisation-scope.controller.js';
import { Authorisations } from './authorisations.js';
import { AuthoriseAgent } from './authorise-agent.js';
import { EnterpriseController } from './enterprise.controller.js';
import { Enterprises } from './enterprises.js';
import { ExpireAuthorisations } from './expire-authorisations.js';
import { ListAuthorisations } from './list-authorisations.js';
import { LostRepresentatives } from './lost-representatives.js';
import { MyEnterpriseController } from './my-enterprise.controller.js';
import { RecheckParts, RecheckRepresentatives } from './recheck-representatives.js';
import { chooseRegister } from './register/choose-register.js';
import { EnterpriseRegister } from './register/enterprise-register.js';
import { RepresentEnterprise } from './represent-enterprise.js';
import { Representatives } from './representatives.js';

/** 法人 — enterprises, their representatives, and the agents that these authorise. */
@Module({
  imports: [AdminRecordModule, EndingModule],
  controllers: [EnterpriseController, MyEnterpriseController, AuthorisationScopeController],
  providers: [
    AccountAccess,
    ActingPersons,
    AnswerAuthorisation,
    Authorisations,
    AuthoriseAgent,
    Enterprises,
    ExpireAuthorisations,
    ListAuthorisations,
    LostRepresentatives,
    RecheckParts,
    RecheckRepresentatives,
    RepresentEnterprise,
    Representatives,
    {
      provide: EnterpriseRegister,
      inject: [CONFIG, HttpPool],
      useFactory: (config: AuthConfig, pool: HttpPool) => chooseRegister(config, pool),
    },
  ],
  exports: [LostRepresentatives],
})
export class EnterpriseModule {}
