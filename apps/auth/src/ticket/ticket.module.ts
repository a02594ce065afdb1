import { Module } from '@nestjs/common';
import { AdminRecordModule } from '../admin/admin-record.module.js';
import { RegisteredClients } from '../admin/client/registered-clients.js';
import { Clients } from '../client/clients.js';
import { ListSites } from './admin/list-sites.js';
import { ManageSites } from './admin/manage-sites.js';
import { SiteAdminController } from './admin/site-admin.controller.js';
import { LegalPersonInterface } from './site/legal-person-interface.js';
import { PersonalInterface } from './site/personal-interface.js';
import { SimpleAuthController } from './site/simple-auth.controller.js';
import { SiteLogin } from './site/site-login.js';
import { SiteUpkeep } from './site/site-upkeep.js';
import { SiteUserInfo } from './site/site-user-info.js';
import { Sites } from './site/sites.js';
import { Tickets } from './site/tickets.js';

/** 浙江票据协议: departments' sites log people in with us. Their browsers' entrance stands with the provider it leads to, in the service's module. */
@Module({
  imports: [AdminRecordModule],
  controllers: [SimpleAuthController, SiteAdminController],
  providers: [
    Clients,
    LegalPersonInterface,
    ListSites,
    ManageSites,
    PersonalInterface,
    RegisteredClients,
    SiteLogin,
    Sites,
    SiteUpkeep,
    SiteUserInfo,
    Tickets,
  ],
  exports: [SiteLogin, Sites, Tickets],
})
export class TicketModule {}
