import { Global, Module } from '@nestjs/common';
import { Accounts } from './account/accounts.js';
import { KnownDevices } from './account/known-devices.js';
import { LoginAttempts } from './account/login-attempts.js';
import { PasswordChange } from './account/password-change.js';
import { PasswordLogin } from './account/password-login.js';
import { ClientAddressModule } from './client-address/client-address.module.js';
import { ContactController } from './contact/contact.controller.js';
import { Contacts } from './contact/contacts.js';
import { AccountAdminController } from './admin/account/account-admin.controller.js';
import { ChangeAccount } from './admin/account/change-account.js';
import { ImportOfficers } from './admin/account/import-officers.js';
import { ListAccounts } from './admin/account/list-accounts.js';
import { ActionController } from './admin/action/action.controller.js';
import { ListActions } from './admin/action/list-actions.js';
import { AdminRecordModule } from './admin/admin-record.module.js';
import { ClientAdminModule } from './admin/client/client-admin.module.js';
import { OrganisationAdminController, PostAdminController } from './admin/organisation/register.controller.js';
import { ImportOrganisations } from './admin/organisation/import-organisations.js';
import { ImportPosts } from './admin/organisation/import-posts.js';
import { ListRegister } from './admin/organisation/list-register.js';
import { ApprovalModule } from './approval/approval.module.js';
import { ConsentModule } from './consent/consent.module.js';
import { EndingModule } from './ending/ending.module.js';
import { EnterpriseModule } from './enterprise/enterprise.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { InteractionModule } from './interaction/interaction.module.js';
import { FirstOperator } from './bootstrap/first-operator.js';
import { MeController } from './me/me.controller.js';
import { OidcModule } from './oidc/oidc.module.js';
import { PermissionModule } from './permission/permission.module.js';
import { PersonModule } from './person/person.module.js';
import { ResealModule } from './reseal/reseal.module.js';
import { SecondFactorModule } from './second-factor/second-factor.module.js';
import { SecurityModule } from './security/security.module.js';
import { DemoSeed } from './seed/demo-seed.js';
import { ThrottleModule } from './throttle/throttle.module.js';
import { TicketModule } from './ticket/ticket.module.js';

/** The parts below inject what it exports without importing it: it imports them. */
@Global()
@Module({
  imports: [
    AdminRecordModule,
    ApprovalModule,
    ClientAddressModule,
    ClientAdminModule,
    ConsentModule,
    EndingModule,
    EnterpriseModule,
    IdentityModule,
    InteractionModule,
    OidcModule,
    PermissionModule,
    PersonModule,
    ResealModule,
    SecondFactorModule,
    SecurityModule,
    ThrottleModule,
    TicketModule,
  ],
  controllers: [
    MeController,
    ContactController,
    AccountAdminController,
    OrganisationAdminController,
    PostAdminController,
    ActionController,
  ],
  providers: [
    Accounts,
    ChangeAccount,
    Contacts,
    DemoSeed,
    FirstOperator,
    ImportOfficers,
    ImportOrganisations,
    ImportPosts,
    KnownDevices,
    ListAccounts,
    ListActions,
    ListRegister,
    LoginAttempts,
    PasswordChange,
    PasswordLogin,
  ],
  exports: [Accounts, KnownDevices, LoginAttempts, OidcModule, PasswordChange, PasswordLogin],
})
export class AuthModule {}
