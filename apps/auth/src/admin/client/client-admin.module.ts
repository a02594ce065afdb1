import { Module } from '@nestjs/common';
import { ClientController } from '../../client/client.controller.js';
import { EndingModule } from '../../ending/ending.module.js';
import { OidcModule } from '../../oidc/oidc.module.js';
import { AdminRecordModule } from '../admin-record.module.js';
import { AdministerLogoutNotices } from '../logout/administer-logout-notices.js';
import { LogoutNoticeController } from '../logout/logout-notice.controller.js';
import { ChangeClient } from './change-client.js';
import { ClientAdminController } from './client-admin.controller.js';
import { ClientRequestController } from './client-request.controller.js';
import { ClientRequests } from './client-requests.js';
import { DecideClientRequest } from './decide-client-request.js';
import { ManageClients } from './manage-clients.js';
import { RegisteredClients } from './registered-clients.js';
import { RotateSecret } from './rotate-secret.js';

/** 接入管理: clients registered, approved, changed and shut out, and what they are told of logouts. */
@Module({
  imports: [AdminRecordModule, EndingModule, OidcModule],
  controllers: [ClientAdminController, ClientController, ClientRequestController, LogoutNoticeController],
  providers: [AdministerLogoutNotices, ChangeClient, ClientRequests, DecideClientRequest, ManageClients, RegisteredClients, RotateSecret],
})
export class ClientAdminModule {}
