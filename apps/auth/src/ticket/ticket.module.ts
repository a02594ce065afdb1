import { Module } from '@nestjs/common';
import { AdminRecordModule } from '../admin/admin-record.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { OidcModule } from '../oidc/oidc.module.js';
import { ChangeSiteAddresses } from './admin/change-site-addresses.js';
import { ListSites } from './admin/list-sites.js';
import { ManageSites } from './admin/manage-sites.js';
import { SiteAdminController } from './admin/site-admin.controller.js';
import { SiteCallbacks } from './admin/site-callbacks.js';
import { AgentReach } from './site/agent-reach.js';
import { LegalPersonInterface } from './site/legal-person-interface.js';
import { PersonalInterface } from './site/personal-interface.js';
import { SimpleAuthController } from './site/simple-auth.controller.js';
import { SiteLogin } from './site/site-login.js';
import { SiteLoginController } from './site/site-login.controller.js';
import { SiteUpkeep } from './site/site-upkeep.js';
import { SiteUserInfo } from './site/site-user-info.js';
import { Sites } from './site/sites.js';
import { Tickets } from './site/tickets.js';

/** 浙江票据协议: departments' sites log people in with us. */
@Module({
  imports: [AdminRecordModule, IdentityModule, OidcModule],
  controllers: [SimpleAuthController, SiteAdminController, SiteLoginController],
  providers: [
    AgentReach,
    ChangeSiteAddresses,
    LegalPersonInterface,
    ListSites,
    ManageSites,
    PersonalInterface,
    SiteCallbacks,
    SiteLogin,
    Sites,
    SiteUpkeep,
    SiteUserInfo,
    Tickets,
  ],
})
export class TicketModule {}
